"""Fixes mend what they are for: the finding is gone then, and line ends and the rest stay."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from speclsp.checking.check import check
from speclsp.checking.check import fixes as offered
from speclsp.checking.levels import Overrides
from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.rules.all import BY_NAME
from speclsp.text import edited
from tests.rules.literate import snapshot

TESTED = "# Tone {#tone authority=user}\n\nThe assistant is kind[^sy73] and brief[^bn20].\n"


def fixes(files: Mapping[str, str], path: str, rule: str) -> list[Fix]:
    """Those of the first finding of the rule."""
    everything = snapshot(files.items())
    found = [each for each in check(everything, path).diagnostics if each.rule == rule]
    document = everything.document(path) or Document.read(path, files[path])
    return list(BY_NAME[rule].fixes(everything, document, found[0]))


def fixed(files: Mapping[str, str], fix: Fix) -> dict[str, str]:
    texts = dict(files) | dict(fix.created)
    for path in {path for path, _ in fix.edits}:
        texts[path] = edited(files[path], [edit for other, edit in fix.edits if other == path])
    return texts


def remaining(files: Mapping[str, str], path: str, rule: str) -> list[Diagnostic]:
    found = check(snapshot(files.items()), path, Overrides()).diagnostics
    return [each for each in found if each.rule == rule]


@pytest.mark.parametrize(
    ("rule", "text", "after", "grade"),
    [
        (
            "negated-keyword-case",
            "A peer **MUST**\r\nnot wait.\r\n",
            "A peer **MUST**\r\nNOT wait.\r\n",
            "safe",
        ),
        ("may-not", "A peer *MAY* not wait.", "A peer *MUST* NOT wait.", "consent"),
        ("doubled-modal", "It **MUST** must wait.", "It **MUST** wait.", "consent"),
        (
            "dangling-reference",
            "- **FR-001**: a\n- **FR-002**: as FR-1 says\n",
            "- **FR-001**: a\n- **FR-002**: as FR-001 says\n",
            "safe",
        ),
        (
            "dangling-anchor",
            "[a](#retrys)\n\n## Retries\n",
            "[a](#retries)\n\n## Retries\n",
            "consent",
        ),
        (
            "undefined-link-label",
            "[a][frame-format]\n\n[frame format]: https://example.org\n",
            "[a][frame format]\n\n[frame format]: https://example.org\n",
            "safe",
        ),
        (
            "unknown-authority",
            "# Tone {#tone authority=usr}\n",
            "# Tone {#tone authority=user}\n",
            "consent",
        ),
        (
            "malformed-clause-id",
            "r[frame size]\nA frame.\n",
            "r[frame-size]\nA frame.\n",
            "consent",
        ),
        (
            "malformed-example",
            "~~~xml\n<assistant> <!-- good -->\n</assistant>\n~~~\n",
            "~~~xml\n<assistant> <!-- GOOD -->\n</assistant>\n~~~\n",
            "safe",
        ),
        (
            "unused-suppression",
            "A peer MAY wait. <!-- speclsp-ignore may-nt: agreed -->\n",
            "A peer MAY wait. <!-- speclsp-ignore may-not: agreed -->\n",
            "consent",
        ),
    ],
)
def test_the_best_fix_of_a_finding(rule: str, text: str, after: str, grade: str) -> None:
    files = {"page.md": text}
    fix = fixes(files, "page.md", rule)[0]
    assert (fixed(files, fix)["page.md"], fix.grade) == (after, grade)
    if rule != "unused-suppression":
        assert remaining(fixed(files, fix), "page.md", rule) == []


def test_both_readings_of_may_not_are_offered() -> None:
    found = fixes({"page.md": "A peer MAY not wait."}, "page.md", "may-not")
    assert [fix.title for fix in found] == ['Write "MUST NOT"', 'Write "might not"']


def test_two_modal_verbs_that_differ_are_left_to_the_author() -> None:
    assert fixes({"page.md": "It SHOULD may wait."}, "page.md", "doubled-modal") == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_missing_test_is_created_with_the_line_ends_of_the_document(end: str) -> None:
    files = {
        "spec.md": TESTED.replace("\n", end),
        "examples/sy73.md": "Examples for [^sy73] in Tone:\n",
    }
    (fix,) = fixes(files, "spec.md", "missing-test")
    ((path, text),) = fix.created
    assert path == "examples/bn20.md"
    assert text.startswith(f"Examples for [^bn20] in Tone:{end}{end}**Example**:{end}")
    assert set(text) & {"\r", "\n"} == set(end)
    after = fixed(files, fix)
    assert remaining(after, "spec.md", "missing-test") == []
    # It is not forgotten: the new file says that it is to be filled in.
    (empty,) = check(snapshot(after.items()), path).diagnostics
    assert (empty.rule, after[path][slice(*empty.span)]) == ("malformed-example", "<user>")


def test_a_stale_title_is_corrected_as_it_is_written() -> None:
    files = {
        "spec.md": TESTED.replace("# Tone", "# A *warm* tone"),
        "examples/sy73.md": "Examples for [^sy73] in Tone: <!-- reviewed -->\r\n",
        "examples/bn20.md": "Examples for [^bn20] in A warm tone:\n",
    }
    (fix,) = fixes(files, "examples/sy73.md", "stale-test-title")
    after = fixed(files, fix)["examples/sy73.md"]
    assert after == "Examples for [^sy73] in A *warm* tone: <!-- reviewed -->\r\n"
    assert fix.grade == "safe"
    assert remaining(fixed(files, fix), "examples/sy73.md", "stale-test-title") == []
    assert remaining(files, "examples/bn20.md", "stale-test-title") == []


def test_a_link_is_led_to_the_files_of_its_name() -> None:
    files = {"docs/guide.md": "[a](terms.md#scope)\n", "terms.md": "# Scope\n"}
    files["x/terms.md"] = files["terms.md"]
    found = fixes(files, "docs/guide.md", "dangling-link")
    texts = [fixed(files, fix)["docs/guide.md"] for fix in found]
    assert texts == ["[a](../terms.md#scope)\n", "[a](../x/terms.md#scope)\n"]


def test_a_lost_file_is_not_looked_for_where_the_anchor_is_missing() -> None:
    files = {
        "guide.md": "[a](protocol.md#Frames)\n",
        "spec/protocol.md": "# Frames\n",
        "old/protocol.md": "# Nothing\n",
    }
    found = fixes(files, "guide.md", "dangling-link")
    assert [fix.title for fix in found] == ['Link to "spec/protocol.md"']


def test_the_name_of_a_rule_in_a_configuration_keeps_its_quotation_marks() -> None:
    files = {"speclsp.toml": 'select = ["dangling-lnk"]\n'}
    (fix,) = fixes(files, "speclsp.toml", "unknown-rule")
    assert fixed(files, fix) == {"speclsp.toml": 'select = ["dangling-link"]\n'}


def test_all_marks_of_a_file_are_qualified_together() -> None:
    files = {
        "specs/001-lamp/spec.md": "- **FR-001**: A lamp dims.\n",
        "specs/002-door/spec.md": "- **FR-001**: A door closes.\n",
        "tests/test_a.py": "# Verifies: FR-001\n# Verifies: FR-001\ndef test_a(): pass\n",
    }
    everything = snapshot(files.items())
    (found,) = check(everything, "tests/test_a.py").diagnostics
    first, second = offered(everything, "tests/test_a.py", found)
    assert [first.title, second.title] == ['Write "001-lamp/FR-001"', 'Write "002-door/FR-001"']
    assert [edit.text for _, edit in first.edits] == ["001-lamp/FR-001"] * 2
