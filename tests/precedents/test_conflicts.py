"""What the rules find between two statements is settled by a precedent that names both."""

from __future__ import annotations

import pytest

from speclsp.checking.check import check
from speclsp.diagnostic import Diagnostic
from speclsp.precedents.writing import new_precedent
from speclsp.rules.all import BY_NAME, RULES
from speclsp.rules.rule import Rule
from tests.rules.literate import Example, examples, snapshot

RULED = "It is as the later of the two says."
BAD = [
    pytest.param(rule, example, id=f"{rule.name}-{example.name}")
    for rule in RULES
    if rule.crossing
    for example in examples(rule.doc or "")
    if example.title == "Bad"
]

SHORT = "The gate MUST stay open for at most 10 seconds."
LONG = "The gate MUST stay open for at least 30 seconds."
PRIVATE = """# Conduct

## Privacy {#privacy authority=root}

- **REQ-1**: The assistant must never reveal a home address.

## Couriers {#couriers authority=developer}

- **REQ-2**: While a parcel is on its way, the assistant may reveal a home address.
"""


def found(files: dict[str, str], rule: str) -> list[tuple[str, Diagnostic]]:
    everything = snapshot(files.items())
    return [
        (path, each)
        for path in files
        for each in check(everything, path).diagnostics
        if each.rule == rule
    ]


def precedent(clauses: str) -> str:
    return f"# P-4: Gates\n\n- Clauses: {clauses}\n- Ruling: {RULED}\n"


@pytest.mark.parametrize(
    ("files", "clauses", "rule", "sides"),
    [
        (
            {"a.md": f"- **REQ-1**: {SHORT}\n", "b.md": f"- **REQ-2**: {LONG}\n"},
            "REQ-1, REQ-2",
            "conflicting-value",
            2,
        ),
        (
            {"a.md": f"# Gate\n\n{SHORT}\n", "b.md": f"# Gate\n\n{LONG}\n"},
            f'[a](../a.md) "{SHORT}", [b](../b.md) "{LONG}"',
            "conflicting-value",
            2,
        ),
        (
            {"a.md": f"# Gate\n\n{SHORT}\n", "b.md": f"- **REQ-2**: {LONG}\n"},
            f'[a](../a.md) "{SHORT}", REQ-2',
            "conflicting-value",
            2,
        ),
        ({"a.md": PRIVATE}, "REQ-1, REQ-2", "authority-violation", 1),
    ],
)
def test_a_precedent_that_names_both_sides_settles_both(
    files: dict[str, str], clauses: str, rule: str, sides: int
) -> None:
    before = found(files, rule)
    assert [each.severity for _, each in before] == ["error"] * sides
    ruled = files | {"precedents/P-4.md": precedent(clauses)}
    for (path, one), (was, other) in zip(found(ruled, rule), before, strict=True):
        assert (path, one.message) == (was, f"{other.message}, settled by P-4")
        assert (one.severity, one.question) == ("info", "")
        assert one.related[-1].path == "precedents/P-4.md"
    half = files | {"precedents/P-4.md": precedent(clauses.partition(", ")[0])}
    assert found(half, rule) == before


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_the_precedent_that_is_offered_settles_what_the_rule_finds(
    rule: Rule, example: Example
) -> None:
    files = {file.path: file.text for file in example.files}
    everything = snapshot(files.items())
    several = found(files, rule.name)
    assert several
    for path, finding in several:
        document = everything.document(path)
        assert document is not None
        offered = new_precedent(everything, document, finding, BY_NAME[rule.name].group)
        assert offered is not None
        name, text = offered
        ruled = files | {name: text.replace("_(Write what holds from now on.)_", RULED)}
        after = [
            one for at, one in found(ruled, rule.name) if (at, one.span) == (path, finding.span)
        ]
        assert any(each.message.startswith(f"{finding.message}, settled by P-") for each in after)
