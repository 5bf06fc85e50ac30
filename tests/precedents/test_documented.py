"""The page on precedents shows what is so, and a heading that is a clause is settled as one."""

from __future__ import annotations

import re
from pathlib import Path

from speclsp.checking.check import check
from tests.rules.literate import snapshot

PAGE = Path(__file__).resolve().parents[2] / "docs" / "precedents.md"
FENCES = re.findall(r"^```markdown\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
PRINCIPLES = """# Rules

### II. Reports

A report MUST be kept for 30 days.
"""
FEATURE = "# Feature\n\n- **FR-001**: A report MUST be kept for 60 days.\n"
RULED = """# P-2: Reports

- Clauses: [FR-001](../specs/001-a/spec.md), [II](../.specify/memory/constitution.md)
- Ruling: FR-001 prevails over II.
- Reason: The auditor asks for them.
"""


def test_the_example_is_found_and_settled() -> None:
    doors, precedent = FENCES[:2]
    found = check(snapshot({"doors.md": doors}.items()), "doors.md").diagnostics
    assert {each.rule for each in found} == {"conflicting-value"}
    after = snapshot({"doors.md": doors, "precedents/P-7.md": precedent}.items())
    settled = check(after, "doors.md").diagnostics
    assert [each.severity for each in settled] == ["info"] * len(found)
    assert all(each.message.endswith(", settled by P-7") for each in settled)
    assert "suspect-precedent" not in {
        each.rule for each in check(after, "precedents/P-7.md").diagnostics
    }


def test_a_principle_is_named_as_the_clause_that_it_is() -> None:
    path = "specs/001-a/spec.md"
    files = {path: FEATURE, ".specify/memory/constitution.md": PRINCIPLES}
    (found,) = check(snapshot(files.items()), path).diagnostics
    assert found.rule == "authority-violation"
    assert "in II of .specify/memory/constitution.md" in found.message
    (settled,) = check(snapshot((files | {"precedents/P-2.md": RULED}).items()), path).diagnostics
    assert settled.message == f"{found.message}, settled by P-2"


def test_a_ruling_means_the_clauses_that_it_links() -> None:
    """Whatever other features have a clause of that number."""
    files = {
        "specs/001-a/spec.md": FEATURE,
        "specs/002-b/spec.md": FEATURE.replace("report", "letter"),
        ".specify/memory/constitution.md": PRINCIPLES,
        "precedents/P-2.md": RULED,
    }
    found = check(snapshot(files.items()), "precedents/P-2.md").diagnostics
    assert "ambiguous-reference" not in {each.rule for each in found}
