"""Conflicts are scored by pairs: a finding counts when it is on one side and names the other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.score.conflicts import conflicts, roots
from bench.score.opposed import Lines, opposed
from bench.score.pairs import paired
from bench.score.tables import Table
from speclsp.diagnostic import Severity
from speclsp.report.finding import Finding, RelatedPlace

DOORS = """\
# Doors {#doors}

The door MUST open.

r[door.shut]
The door MUST stay shut.

### Lamps {#lamps}

- **D-001**: The lamp MUST glow.
- **D-002**: The lamp MUST be dark,
  and cold.
"""
CHANGE = "openspec/changes/{}/specs/doors/spec.md"
TONE = """## MODIFIED Requirements

### Requirement: Tone

The door SHALL sound a tone.

#### Scenario: Closing

- **WHEN** the door closes
- **THEN** the tone sounds
"""
BASE = """# doors

## Requirements

### Requirement: Light

The door SHALL flash.

#### Scenario: Closing

- **WHEN** the door closes
- **THEN** it flashes
"""


def rows(table: Table) -> dict[str, dict[str, str]]:
    """The cells of each row by their heads."""
    return {row[0]: dict(zip(table.heads[1:], row[1:], strict=True)) for row in table.rows}


def place(path: str, line: int, quote: str) -> dict[str, str | int]:
    return {"path": path, "line": line, "quote": quote}


def write(folder: Path, texts: dict[str, str], expected: object) -> None:
    for path, text in (texts | {"expected.json": json.dumps(expected)}).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


@pytest.fixture
def doors(tmp_path: Path) -> Path:
    """A pair of clauses of either kind."""
    folder = tmp_path / "01-doors"
    opened, shut = place("doors.md", 3, "open"), place("doors.md", 6, "shut")
    glow, dark = place("doors.md", 10, "glow"), place("doors.md", 11, "dark")
    expected = {
        "conflicts": [{"kind": "modality", "a": opened, "b": shut, "tier": "deterministic"}],
        "lookalikes": [{"kind": "different-actor", "a": glow, "b": dark}],
    }
    write(folder, {"doors.md": DOORS}, expected)
    return folder


def finding(line: int, other: int, severity: Severity = "error", last: int = 0) -> Finding:
    made = Finding(
        "doors.md", line, 1, last or line, 9, "conflicting-value", "conflict", severity, "m"
    )
    return made._replace(related=(RelatedPlace("doors.md", other, 1, "here"),))


@pytest.mark.parametrize(
    ("found", "named"),
    [
        (finding(3, 6), True),
        # The line with the identifier of the same clause.
        (finding(3, 5), True),
        (finding(1, 6), True),
        (finding(5, 3), True),
        (finding(3, 6, last=4), True),
        (finding(3, 8), False),
        (finding(6, 6), False),
        (finding(3, 6)._replace(related=()), False),
        (finding(3, 6)._replace(group="link"), False),
        (finding(3, 6)._replace(path="other.md"), False),
    ],
)
def test_a_pair_is_named_by_a_finding_on_either_side(
    doors: Path, found: Finding, named: bool
) -> None:
    (pair,) = paired(doors).conflicts
    assert any(pair.named_by(each) for each in opposed([found])) is named


def test_a_heading_with_an_identifier_counts_for_the_lines_below_it(doors: Path) -> None:
    (pair,) = paired(doors).lookalikes
    assert pair.a.lines == {8, 10}
    assert pair.b.lines == {8, 11}


def test_a_place_ends_where_its_last_character_is() -> None:
    ((each),) = opposed([finding(3, 6, last=5)._replace(end_column=1)])
    assert each.one == Lines("doors.md", 3, 4)


def test_amendments_are_scored(tmp_path: Path) -> None:
    """By the rules that have long been there."""
    folder = tmp_path / "truth" / "specs" / "03-changes"
    one, two = CHANGE.format("one"), CHANGE.format("two")
    base = "openspec/specs/doors/spec.md"
    first, second = (place(path, 3, "Tone") for path in (one, two))
    nothing = place(base, 3, "## Requirements")
    expected = {
        "conflicts": [
            {"kind": "amendment", "a": first, "b": second, "tier": "deterministic"},
            {"kind": "amendment", "a": first, "b": nothing, "tier": "deterministic"},
            {"kind": "choice", "a": place(one, 5, "tone"), "b": place(base, 7, "flash")},
        ],
        "lookalikes": [{"kind": "intended-amendment", "a": second, "b": nothing}],
    }
    write(folder, {one: TONE, two: TONE, base: BASE}, expected)
    scored = conflicts(tmp_path)
    folders, tiers, kinds, unlisted, _ = scored.tables
    row = rows(folders)["**all**"]
    assert (row["conflicts"], row["found"], row["recall"]) == ("3", "2", "0.67")
    assert (row["raised at warning+"], row["raised any"]) == ("1", "1")
    assert (row["precision"], row["unlisted any"]) == ("0.67", "0")
    assert rows(tiers)["deterministic"]["recall"] == "1.00"
    assert rows(kinds)["amendment"]["found at warning+"] == "2"
    assert unlisted.rows == ()
    assert [line.split()[0] for line in scored.lines] == ["MISS", "LOOK", "error", "FAR"]


def test_each_release_of_a_history_is_a_root(tmp_path: Path) -> None:
    for name in ("roam", "roam-history/2025-01-02", "roam-history/2025-03-04"):
        (tmp_path / "corpus" / name).mkdir(parents=True)
    assert [path.name for path in roots(tmp_path)] == ["roam", "2025-01-02", "2025-03-04"]


def test_a_conflict_is_among_the_candidates_where_either_side_lists_the_other(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "truth" / "specs" / "01-doors"
    expected = {
        "conflicts": [
            {
                "kind": "modality",
                "a": place("doors.md", 3, "open"),
                "b": place("doors.md", 6, "shut"),
                "tier": "deterministic",
            },
            {
                "kind": "paraphrase",
                "a": place("doors.md", 1, "Doors"),
                "b": place("doors.md", 11, "dark"),
                "tier": "model",
            },
        ],
    }
    write(folder, {"doors.md": DOORS}, expected)
    scored = conflicts(tmp_path)
    near = rows(scored.tables[-1])
    assert near["deterministic"] == {
        "labels": "1",
        "of 5": "1.00",
        "of 10": "1.00",
        "of 20": "1.00",
    }
    assert near["model"]["of 20"] == "0.00"
    assert [line.split()[:3] for line in scored.lines][-1] == ["FAR", "-", "model"]
