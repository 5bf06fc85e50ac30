"""The page on fixes says which rules have some, and of which grades; each is shown to be true."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from speclsp.checking.check import check, fixes
from speclsp.checking.levels import Overrides
from speclsp.rules.all import RULES
from speclsp.rules.rule import no_fixes
from speclsp.text import edited
from tests.rules.literate import snapshot

PAGE = Path(__file__).resolve().parents[2] / "docs" / "fixes.md"
ROWS = re.findall(r"^\| `([a-z-]+)` \| .+ \| ([a-z, ]+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
WITH_FIXES = [rule.name for rule in RULES if rule.fixes is not no_fixes]

FEATURES = {
    "specs/001-x/spec.md": "# Needs\n\n- **FR-001**: a\n",
    "specs/002 y/spec.md": "- **FR-001**: b\n",
}
TESTED = {"examples/sy73.md": "Examples for [^sy73] in Tone:\n"}
TONE = "# Tone {#tone authority=user}\n\nKind[^sy73] and brief[^bn20].\n"
DECLARATION = (
    'The key words "MUST", "MUST NOT", "REQUIRED", "SHALL", "SHALL NOT", "SHOULD", "SHOULD NOT",\n'
    '"RECOMMENDED", "NOT RECOMMENDED", "MAY", and "OPTIONAL" in this document are to be interpreted'
    " as\ndescribed in BCP 14 (RFC 2119, RFC 8174) when, and only when, they appear in all"
    " capitals, as shown\nhere."
)

TILL = "# Terms\n\n- **Till**: a box.\n"
MEMBERS = (
    "**Member**: a person.\n\nEach member MUST log in. A member MAY leave. A member MUST pay. "
)

MODULES = {
    "speclsp.toml": '[module]\nname = "a"\nimports = [{ name = "bills", path = "b" }]\n',
    "b/speclsp.toml": '[module]\nname = "bills"\n',
    "b/b.md": "- R-1: a\n",
}

RANKS = """
[authority]
levels = ["company", "team"]

[[authority.documents]]
paths = ["a.md"]
level = "team"

[[authority.documents]]
paths = ["b.md"]
level = "company"
"""

# (rule, grade, files, the first of them after the fix)
SHOWN: list[tuple[str, str, Mapping[str, str], str]] = [
    ("duplicate-clause", "consent", {"a.md": "- R-1: a\n- R-1: b\n"}, "- R-1: a\n- R-2: b\n"),
    ("duplicate-clause", "consent", {"a.md": "# A {#a}\n\n# B {#a}\n"}, "# A {#a}\n\n# B {#a-2}\n"),
    (
        "dangling-reference",
        "safe",
        {"a.md": "- **FR-001**: a\n- **FR-002**: as FR-1\n"},
        "- **FR-001**: a\n- **FR-002**: as FR-001\n",
    ),
    (
        "dangling-reference",
        "consent",
        {"a.md": "- **FR-012**: a\n- **FR-002**: as FR-021\n"},
        "- **FR-012**: a\n- **FR-002**: as FR-012\n",
    ),
    (
        "ambiguous-reference",
        "consent",
        {"a.md": "As FR-001 says.\n"} | FEATURES,
        "As [FR-001](specs/001-x/spec.md#needs) says.\n",
    ),
    (
        "ambiguous-reference",
        "consent",
        {"z/a.md": "As [FR-001] says.\n", "specs/002 y/spec.md": FEATURES["specs/002 y/spec.md"]}
        | {"specs/003/spec.md": "- **FR-001**: c\n"},
        "As [FR-001](../specs/002%20y/spec.md) says.\n",
    ),
    ("malformed-clause-id", "consent", {"a.md": "r[a b]\nOne.\n"}, "r[a-b]\nOne.\n"),
    (
        "stale-link-title",
        "consent",
        {"a.md": "[Refunds and Complaints](#b)\n\n## Refunds and Disputes {#b}\n"},
        "[Refunds and Disputes](#b)\n\n## Refunds and Disputes {#b}\n",
    ),
    ("dangling-link", "consent", {"a.md": "[x](b.md)\n", "c/b.md": "x\n"}, "[x](c/b.md)\n"),
    (
        "dangling-anchor",
        "consent",
        {"a.md": "[a](#retrys)\n\n## Retries\n"},
        "[a](#retries)\n\n## Retries\n",
    ),
    ("dangling-anchor", "safe", {"a.md": "[a](#bc)\n\n## B c\n"}, "[a](#b-c)\n\n## B c\n"),
    (
        "undefined-link-label",
        "safe",
        {"a.md": "[a][frame-b]\n\n[frame b]: x.md\n", "x.md": ""},
        "[a][frame b]\n\n[frame b]: x.md\n",
    ),
    (
        "undefined-link-label",
        "consent",
        {"a.md": "[a][lable]\n\n[label]: x.md\n", "x.md": ""},
        "[a][label]\n\n[label]: x.md\n",
    ),
    ("missing-test", "consent", {"a.md": TONE} | TESTED, TONE),
    ("untested-clause", "consent", {"a.md": TONE} | TESTED, TONE),
    (
        "missing-test-function",
        "safe",
        {
            "a.md": "Kind[^x1].\n\n[^x1]: test_a.py::test_Kind\n",
            "test_a.py": "def test_kind() -> None:\n    pass\n",
        },
        "Kind[^x1].\n\n[^x1]: test_a.py::test_kind\n",
    ),
    (
        "missing-test-function",
        "consent",
        {
            "a.md": "Kind[^x1].\n\n[^x1]: test_a.py::test_kin\n",
            "test_a.py": "def test_kind() -> None:\n    pass\n",
        },
        "Kind[^x1].\n\n[^x1]: test_a.py::test_kind\n",
    ),
    (
        "stale-revision",
        "consent",
        {"a.md": "r[a.b+2]\nOne.\n\nSee r[a.b+1].\n"},
        "r[a.b+2]\nOne.\n\nSee r[a.b+2].\n",
    ),
    (
        "suspect-precedent",
        "consent",
        {
            "precedents/P-7.md": "# P-7: a\n\n- Clauses: R-1@00000000, R-2\n- Ruling: b\n",
            "a.md": "- R-1: The door stays open for 5 s.\n- R-2: x\n",
        },
        "# P-7: a\n\n- Clauses: R-1@9e6eb41a, R-2@2d711642\n- Ruling: b\n",
    ),
    (
        "unknown-precedent-clause",
        "consent",
        {
            "precedents/P-7.md": "# P-7: a\n\n- Clauses: R-21\n- Ruling: b\n",
            "a.md": "- R-12: x\n",
        },
        "# P-7: a\n\n- Clauses: R-12\n- Ruling: b\n",
    ),
    (
        "stale-test-title",
        "safe",
        {"examples/sy73.md": "Examples for [^sy73] in Ton:\n", "a.md": TONE},
        "Examples for [^sy73] in Tone:\n",
    ),
    (
        "malformed-example",
        "safe",
        {"a.md": "~~~xml\n<assistant> <!-- good -->\nx\n</assistant>\n~~~\n"},
        "~~~xml\n<assistant> <!-- GOOD -->\nx\n</assistant>\n~~~\n",
    ),
    (
        "malformed-example",
        "consent",
        {"a.md": "~~~xml\n<assistant> <!-- okay -->\nx\n</assistant>\n~~~\n"},
        "~~~xml\n<assistant> <!-- OK -->\nx\n</assistant>\n~~~\n",
    ),
    ("negated-keyword-case", "safe", {"a.md": "It MUST not.\n"}, "It MUST NOT.\n"),
    ("may-not", "consent", {"a.md": "It MAY not.\n"}, "It MUST NOT.\n"),
    ("doubled-modal", "consent", {"a.md": "It MUST must.\n"}, "It MUST.\n"),
    (
        "escape-clause",
        "consent",
        {"a.md": "It MUST stop, if possible, at once.\n"},
        "It MUST stop at once.\n",
    ),
    (
        "open-ended-list",
        "consent",
        {"a.md": "It MUST log a, b and so on.\n"},
        "It MUST log a, b.\n",
    ),
    (
        "vague-time",
        "consent",
        {"a.md": "It MUST ring soon.\n"},
        "It MUST ring within {N} s of {event}.\n",
    ),
    (
        "vague-adverb",
        "consent",
        {"a.md": "It MUST ring quickly.\n"},
        "It MUST ring within {N} ms of {event}.\n",
    ),
    ("hedging-adverb", "consent", {"a.md": "It MUST usually ring.\n"}, "It MUST ring.\n"),
    (
        "quantifier-scope",
        "consent",
        {"a.md": "All open doors MUST NOT creak.\n"},
        "Open doors MUST NOT creak.\n",
    ),
    (
        "only-placement",
        "consent",
        {"a.md": "A clerk MUST only print *bills* on Fridays.\n"},
        "A clerk MUST print only *bills* on Fridays.\n",
    ),
    (
        "ambiguous-pronoun",
        "consent",
        {"a.md": "When a gate and `bell` differ, it MUST stop.\n"},
        "When a gate and `bell` differ, the gate MUST stop.\n",
    ),
    (
        "undefined-acronym",
        "consent",
        {"a.md": "# Terms\n\n- **Till**: a box.\n\n# Rules\n\nIt MUST ask the QVT.\n"},
        "# Terms\n\n- **Till**: a box.\n- **QVT**: TBD.\n\n# Rules\n\nIt MUST ask the QVT.\n",
    ),
    (
        "undefined-term",
        "consent",
        {"a.md": f"{TILL}\n# A\n\nIt MUST ask the night nurse.\n"},
        f"{TILL}- **Night nurse**: TBD.\n\n# A\n\nIt MUST ask the night nurse.\n",
    ),
    (
        "term-drift",
        "consent",
        {"a.md": f"{MEMBERS}You MUST write to an attendee.\n"},
        f"{MEMBERS}You MUST write to a member.\n",
    ),
    (
        "unknown-authority",
        "safe",
        {"a.md": "# A {#a authority=User}\n"},
        "# A {#a authority=user}\n",
    ),
    (
        "unknown-authority",
        "consent",
        {"a.md": "# A {#a authority=usr}\n"},
        "# A {#a authority=user}\n",
    ),
    (
        "unmatched-amendment",
        "consent",
        {
            "openspec/changes/x/specs/doors/spec.md": "## REMOVED Requirements\n\n"
            "### Requirement: Closing tine\n",
            "openspec/specs/doors/spec.md": "### Requirement: Closing time\n\nIt SHALL close.\n",
        },
        "## REMOVED Requirements\n\n### Requirement: Closing time\n",
    ),
    ("unresolved-import", "safe", {"a.md": "See Bills#R-1.\n"} | MODULES, "See bills#R-1.\n"),
    ("unresolved-import", "consent", {"a.md": "See bils#R-1.\n"} | MODULES, "See bills#R-1.\n"),
    ("invalid-configuration", "consent", {"speclsp.toml": "exlude = []\n"}, "exclude = []\n"),
    ("unknown-rule", "consent", {"speclsp.toml": "select = ['lnk']\n"}, "select = ['link']\n"),
    (
        "nonstandard-keyword",
        "consent",
        {"a.md": "A peer SHALL NEVER wait.\n"},
        "A peer SHALL NOT wait.\n",
    ),
    (
        "nonstandard-keyword",
        "consent",
        {"a.md": "A peer MUST answer. It CAN wait.\n"},
        "A peer MUST answer. It MAY wait.\n",
    ),
    (
        "mixed-modality",
        "consent",
        {"a.md": "A gate SHALL close and should beep.\n"},
        "A gate SHALL close and SHALL beep.\n",
    ),
    (
        "mixed-case-keyword",
        "consent",
        {"a.md": "A gate SHALL close. The bell must ring.\n"},
        "A gate SHALL close. The bell MUST ring.\n",
    ),
    (
        "undeclared-keyword",
        "consent",
        {"a.md": "# Gate\n\nText.\n\n" + "It MUST close.\n" * 20},
        "# Gate\n\n" + DECLARATION + "\n\nText.\n\n" + "It MUST close.\n" * 20,
    ),
    (
        "and-or",
        "consent",
        {"a.md": "A gate that is open or broken and unlit SHALL beep.\n"},
        "A gate that is open or broken, and unlit SHALL beep.\n",
    ),
    (
        "number-without-unit",
        "show",
        {"a.md": "A gate SHALL wait 30.\n"},
        "A gate SHALL wait 30 {ms}.\n",
    ),
    (
        "range-inclusivity",
        "consent",
        {"a.md": "A gate SHALL weigh between 10 kg and 20 kg.\n"},
        "A gate SHALL weigh between 10 kg and 20 kg, both included.\n",
    ),
    (
        "unused-suppression",
        "safe",
        {"a.md": "A peer. <!-- speclsp-ignore MAY-NOT: agreed -->\n"},
        "A peer. <!-- speclsp-ignore may-not: agreed -->\n",
    ),
    (
        "unused-suppression",
        "consent",
        {"a.md": "It MAY not. <!-- speclsp-ignore may-not, link: x -->\n"},
        "It MAY not. <!-- speclsp-ignore may-not: x -->\n",
    ),
    (
        "unused-suppression",
        "consent",
        {"a.md": "It MAY not. <!-- speclsp-ignore link, may-not: x -->\n"},
        "It MAY not. <!-- speclsp-ignore may-not: x -->\n",
    ),
    (
        "unused-suppression",
        "consent",
        {"a.md": "One.\n\n<!-- speclsp-ignore link: x -->\nTwo.\n"},
        "One.\n\nTwo.\n",
    ),
    (
        "authority-violation",
        "consent",
        {
            "a.md": "- **R-1**: The desk MUST keep a report for 30 days.\n",
            "b.md": "- **R-2**: The desk MUST keep a report for 60 days.\n",
            "speclsp.toml": RANKS,
        },
        "- **R-1**: The desk MUST keep a report for 60 days.\n",
    ),
    (
        "conflicting-value",
        "consent",
        {
            "a.md": "- **R-1**: The desk MUST keep a report for at least 30 days.\n",
            "b.md": "- **R-2**: The desk MUST keep a report for at most 2 weeks.\n",
        },
        "- **R-1**: The desk MUST keep a report for at most 2 weeks.\n",
    ),
    (
        "conflicting-keyword",
        "consent",
        {
            "a.md": "- **R-1**: A viewer MUST NOT see the salary of an employee.\n",
            "b.md": "- **R-2**: A viewer MUST see the salary of an employee.\n",
        },
        "- **R-1**: A viewer MUST see the salary of an employee.\n",
    ),
    (
        "conflicting-choice",
        "consent",
        {
            "a.md": "- **R-1**: The desk MUST write every report as CSV.\n",
            "b.md": "- **R-2**: The desk MUST write every report as XML.\n",
        },
        "- **R-1**: The desk MUST write every report as XML.\n",
    ),
    (
        "conflicting-frequency",
        "consent",
        {
            "a.md": "- **R-1**: The desk MUST count the keys every 30 days.\n",
            "b.md": "- **R-2**: The desk MUST count the keys once a week.\n",
        },
        "- **R-1**: The desk MUST count the keys once a week.\n",
    ),
    ("unused-suppression", "consent", {"a.md": "A <!-- speclsp-ignore link: x -->"}, "A"),
]


def test_the_page_lists_the_rules_that_have_fixes() -> None:
    assert [rule for rule, _ in ROWS] == WITH_FIXES


def test_the_page_says_of_which_grade_they_are() -> None:
    shown: dict[str, set[str]] = {}
    for rule, grade, _, _ in SHOWN:
        shown.setdefault(rule, set()).add(grade)
    assert {rule: set(grades.split(", ")) for rule, grades in ROWS} == shown


@pytest.mark.parametrize(("rule", "grade", "files", "after"), SHOWN)
def test_a_fix_is_as_the_page_says(
    rule: str, grade: str, files: Mapping[str, str], after: str
) -> None:
    everything = snapshot(files.items())
    path = next(iter(files))
    overrides = Overrides(severities=((rule, "warning"),))
    found = [each for each in check(everything, path, overrides).diagnostics if each.rule == rule]
    fix = fixes(everything, path, found[0])[0]
    assert fix.grade == grade
    assert edited(files[path], [edit for at, edit in fix.edits if at == path]) == after
    texts = dict(files) | {path: after} | dict(fix.created)
    again = check(snapshot(texts.items()), path, overrides).diagnostics
    assert found[0].message not in {each.message for each in again}
