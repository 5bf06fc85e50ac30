"""What has no identifier is given one in the way of its document, and nothing else changes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from speclsp.features.identifying import identifying
from speclsp.features.new_tests import tests_of_section as offered_tests
from speclsp.text import Span, edited
from tests.features.world import world


def given(files: Mapping[str, str], path: str = "a.md") -> str | None:
    """The text after what is offered at `|`, which is in one place; None where nothing is."""
    texts = dict(files)
    offset = texts[path].index("|")
    texts[path] = texts[path].replace("|", "")
    found = list(identifying(world(texts), path, Span(offset, offset)))
    if not found:
        return None
    (action,) = found
    assert action.kind == "refactor.rewrite.speclsp"
    return edited(texts[path], [edit for _, edit in action.fix.edits])


TONE = "# Tone {#tone authority=user}\n\nBe kind[^sy73]. Be brief[^bn20].\n"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("# One {#one}\n\n## Tw|o words\n", "# One {#one}\n\n## Two words {#two-words}\n"),
        ("# One {#o_n_e}\n\n## Two w|ords\n", "# One {#o_n_e}\n\n## Two words {#two_words}\n"),
        ("# One {#one}\n\nTw|o\n===\n", "# One {#one}\n\nTwo {#two}\n===\n"),
        (
            "# One {#one}\n\n## |One <!-- old -->\n",
            "# One {#one}\n\n## One {#one-2} <!-- old -->\n",
        ),
    ],
)
def test_a_section(text: str, after: str) -> None:
    assert given({"a.md": text}) == after


def test_a_section_is_called_what_no_other_section_is() -> None:
    files = {"a.md": "# One {#one}\n\n# T|wo\n", "b.md": "# Two {#two}\n"}
    assert given(files) == "# One {#one}\n\n# Two {#two-2}\n"


@pytest.mark.parametrize(
    "text",
    [
        "# One\n\n# T|wo\n",
        "# One {#one|}\n",
        "# One {#one}\n\n# Two| ##\n",
        "# One {#one}\n\nA sen|tence of words.\n",
    ],
)
def test_no_other_way_of_writing_is_begun(text: str) -> None:
    assert given({"a.md": text}) is None


def test_a_sentence_among_tags() -> None:
    after = given({"a.md": TONE + "\nIt is the first. It is **so|ft**. It is not.\n"})
    assert after is not None
    tag = after.partition("soft**[^")[2].partition("]")[0]
    assert len(tag) == 4
    assert tag.isalnum()
    assert tag[0].isalpha()
    assert not tag.isalpha()
    assert after == TONE + f"\nIt is the first. It is **soft**[^{tag}]. It is not.\n"
    # The same sentence has the same tag, unless that is taken.
    assert given({"a.md": TONE + "\nIt is the first. It is **so|ft**. It is not.\n"}) == after
    taken = {"a.md": TONE + "\nIt is **so|ft**.\n"}
    first = given(taken)
    again = given(taken | {"b.md": first or ""})
    assert first != again
    assert again is not None


@pytest.mark.parametrize(
    "text",
    [TONE.replace("kind", "ki|nd"), TONE + "\nWo|rd\n", TONE + "\n```\nIt is a fen|ce.\n```\n"],
)
def test_what_has_a_tag_or_is_no_sentence_gets_none(text: str) -> None:
    assert given({"a.md": text}) is None


def test_a_test_gets_no_tag_of_its_own() -> None:
    files = {"spec.md": TONE, "examples/sy73.md": "Examples for [^sy73] in Tone:\n\nIt is s|o.\n"}
    assert given(files, "examples/sy73.md") is None


ITEMS = "- **FR-001**: An album has one owner.\n- **FR-009**: It has a title.\n"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (ITEMS + "- It has a da|te.\n", ITEMS + "- **FR-010**: It has a date.\n"),
        ("- [R-1] One is.\n- T|wo is.\n", "- [R-1] One is.\n- [R-2] Two is.\n"),
        ("- R-1: One is.\n- T|wo is.\n", "- R-1: One is.\n- R-2: Two is.\n"),
    ],
)
def test_an_item_among_numbers(text: str, after: str) -> None:
    assert given({"a.md": text}) == after


def test_a_number_is_free_in_its_scope_and_nobody_waits_for_it() -> None:
    files = {
        "specs/001-x/spec.md": "- **FR-001**: one is.\n- tw|o is.\n\nAs FR-003 says.\n",
        "specs/001-x/more.md": "- **FR-002**: two is.\n",
        "specs/002-y/spec.md": "- **FR-050**: three is.\n",
    }
    after = given(files, "specs/001-x/spec.md")
    assert after is not None
    assert "- **FR-004**: two is." in after


def test_an_item_of_another_list_is_left() -> None:
    assert given({"a.md": ITEMS + "\ntext\n\n* an|other list\n"}) is None


RULES = "# Frames\n\nr[frame.size]\nA frame has at most 64 kB.\n"


def test_a_paragraph_among_rules() -> None:
    after = given({"a.md": RULES + "\nA peer MUST cl|ose the stream.\n"})
    assert after == RULES + "\nr[frame.peer-close-stream]\nA peer MUST close the stream.\n"
    assert given({"a.md": RULES.replace("most", "mo|st")}) is None


def test_line_ends_are_those_of_the_document() -> None:
    text = (RULES + "\nA peer MUST cl|ose it.\n").replace("\n", "\r\n")
    after = given({"a.md": text})
    assert after is not None
    assert "r[frame.peer-close]\r\nA peer" in after
    assert "\n" not in after.replace("\r\n", "")


def test_tests_for_every_clause_of_a_section() -> None:
    text = TONE + "\n## Below {#below}\n\nBe so[^ab1c].\n\n# Next {#next}\n\nBe it[^cd2e].\n"
    files = {"spec.md": text, "examples/sy73.md": "Examples for [^sy73] in Tone:\n"}
    snapshot = world(files)

    def created(offset: int) -> list[str]:
        return [
            path
            for action in offered_tests(snapshot, "spec.md", Span(offset, offset))
            for path, _ in action.fix.created
        ]

    assert created(3) == ["examples/bn20.md", "examples/ab1c.md"]
    assert created(text.index("## Below")) == ["examples/ab1c.md"]
    assert created(text.index("# Next")) == ["examples/cd2e.md"]
    assert created(text.index("Be kind")) == []
    (action,) = offered_tests(snapshot, "spec.md", Span(0, 0))
    assert action.title == "Create 2 tests for the untested clauses of this section"
    assert action.reviewed
    assert action.fix.created[1][1].startswith("Examples for [^ab1c] in Below:\n")


def test_no_folder_of_tests_is_begun() -> None:
    assert list(offered_tests(world({"spec.md": TONE}), "spec.md", Span(0, 0))) == []
