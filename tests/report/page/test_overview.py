"""What stands on the page about a small workspace, about parts of one, and about nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from speclsp.report.page.chart import chart
from speclsp.report.page.overview import Evidence, Overview, Ruling, Sheet
from speclsp.report.page.seen import MARK
from speclsp.report.page.surveying import overview
from speclsp.report.page.totals import figures
from tests.cli.process import plant
from tests.report.page.workspace import FERRY, looked_at, page


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Overview:
    return page(tmp_path_factory.mktemp("ferry"), FERRY)


def sheet(overview: Overview, path: str) -> Sheet:
    return next(each for each in overview.sheets if each.path == path)


def test_documents_are_named_from_the_root(ferry: Overview) -> None:
    assert [each.path for each in ferry.sheets] == sorted(
        path for path in FERRY if path.endswith(".md")
    )
    assert [each.path for each in ferry.sheets if each.is_test] == ["examples/c0unt.md"]


def test_a_clause_has_its_words_and_what_tests_it(ferry: Overview) -> None:
    counted, ticket, _ = sheet(ferry, "ferry.md").clauses
    assert (counted.id, counted.words) == ("c0unt", "The crew counts every passenger")
    assert counted.evidence == (Evidence("examples/c0unt.md", 0, "tests"),)
    assert (counted.state, ticket.state) == ("tested", "untested")
    light, rail = sheet(ferry, "deck.md").clauses
    assert light.words == "The deck MUST have a light that burns quickly."
    assert light.evidence == (Evidence("tests/deck.rs", 1, "tests"),)
    assert rail.evidence == (Evidence("tests/deck.rs", 5, "implements"),)
    assert (light.state, rail.state) == ("tested", "untested")
    (ringing,) = sheet(ferry, "openspec/specs/bell/spec.md").clauses
    assert (ringing.words, ringing.scenarios) == ("The bell SHALL ring once.", 1)


def test_a_conflict_stands_there_once_with_all_sides(ferry: Overview) -> None:
    (clash,) = ferry.clashes
    assert clash.rule == "competing-amendments"
    assert [(each.path, each.line, each.message) for each in clash.sides] == [
        ("openspec/changes/louder/specs/bell/spec.md", 3, ""),
        ("openspec/changes/softer/specs/bell/spec.md", 3, "modified here"),
    ]
    heading, words = clash.sides[1].lines
    assert [heading.text[slice(*each)] for each in heading.marks] == ["Ringing"]
    assert words.text == "The bell SHALL be silent."
    amended = sheet(ferry, clash.sides[0].path).clauses
    assert [each.state for each in amended] == ["clashing"]


def test_levels_are_in_their_order_and_unknown_ones_last(ferry: Overview) -> None:
    assert [
        (level.name, level.is_known, [(each.line, each.name) for each in level.holders])
        for level in ferry.authority.levels
    ] == [
        ("harbour", True, [(3, "Boarding")]),
        ("crew", True, [(8, "Talking")]),
        ("deckhand", False, [(12, "Fishing")]),
    ]
    assert "deck.md" in ferry.authority.silent


def test_the_worst_comes_first(ferry: Overview) -> None:
    ranks = [[-count for count in each.counts] for each in ferry.doubts.sections]
    assert ranks == sorted(ranks)
    titles = {(each.path, each.title): dict(each.rules) for each in ferry.doubts.sections}
    assert titles["deck.md", "Lights"] == {"vague-adverb": 1}
    assert sum(map(sum, (each.counts for each in ferry.doubts.documents))) == sum(
        map(sum, (each.counts for each in ferry.doubts.sections))
    )


def test_questions_stand_by_clause(ferry: Overview) -> None:
    asked = {
        (interview.path, asked.clause)
        for interview in ferry.interviews
        for asked in interview.clauses
    }
    assert ("deck.md", "deck.light") in asked
    assert all(each.words for one in ferry.interviews for a in one.clauses for each in a.questions)


def test_the_map_has_folders_and_what_refers_to_what(ferry: Overview) -> None:
    drawn = chart(ferry)
    assert drawn.of == "document"
    assert [(box.name, [row.name for row in box.rows], box.note) for box in drawn.boxes] == [
        ("", ["deck", "ferry", "openspec/specs/bell"], "and 1 test, 1 that demands nothing"),
        ("openspec/changes", ["louder/specs/bell", "softer/specs/bell"], ""),
    ]
    assert [(line.source, line.target) for line in drawn.lines] == [
        ((0, 1), (0, 0)),
        ((1, 0), (0, 2)),
        ((1, 1), (0, 2)),
    ]
    assert drawn.boxes[0].rows[1].dots == ("untested", "untested", "tested")


def test_what_lies_in_no_box_is_counted_too(tmp_path: Path) -> None:
    named = {f"docs/d{at}.md": "# D\n\nA lamp MUST glow.\n" for at in range(5)}
    drawn = chart(page(tmp_path, {**named, "README.md": "# Lamps\n"}))
    assert [box.name for box in drawn.boxes] == ["docs"]
    assert drawn.apart == "and 1 that demands nothing"


def test_few_documents_are_drawn_with_their_sections(tmp_path: Path) -> None:
    drawn = chart(page(tmp_path, {"deck.md": FERRY["deck.md"]}))
    assert drawn.of == "part"
    assert [(box.name, [row.name for row in box.rows]) for box in drawn.boxes] == [
        ("deck.md", ["Lights"])
    ]


def test_a_path_limits_what_is_shown_and_not_what_is_known(tmp_path: Path) -> None:
    plant(tmp_path, FERRY)
    result, seen = looked_at(tmp_path / "openspec" / "changes" / "louder", cwd=tmp_path)
    shown = overview(seen, result.diagnostics, result.summary, page(tmp_path, {}).heading)
    assert [each.path for each in shown.sheets] == ["openspec/changes/louder/specs/bell/spec.md"]
    assert len(shown.clashes[0].sides) == 2


def test_several_roots_are_named_from_where_all_of_them_are(tmp_path: Path) -> None:
    for name in ("one", "two"):
        plant(tmp_path / name, {"speclsp.toml": "", "a.md": "# A\n\nIt SHALL be [x](gone.md).\n"})
    elsewhere = plant(tmp_path / "elsewhere", {"c.txt": ""})
    result, seen = looked_at(tmp_path / "one", tmp_path / "two", cwd=elsewhere)
    shown = overview(seen, result.diagnostics, result.summary, page(tmp_path, {}).heading)
    assert [each.path for each in shown.sheets] == ["one/a.md", "two/a.md"]


def test_a_report_of_ours_is_no_specification(tmp_path: Path) -> None:
    ours = f"{MARK}\n# `Harbour`\n\nIt SHALL be quick.\n"
    shown = page(tmp_path, {"a.md": "# A\n", "report.md": ours})
    assert [each.path for each in shown.sheets] == ["a.md"]
    assert shown.doubts.documents == ()


@pytest.mark.parametrize(
    "files", [{}, {"a.md": ""}, {"a.md": "# A\n"}, {"a.md": "\n\nThe lamp SHALL glow.\n"}]
)
def test_little_is_no_trouble(tmp_path: Path, files: dict[str, str]) -> None:
    shown = page(tmp_path, files)
    assert shown.clashes == ()
    assert {each.name: each.shown for each in figures(shown)}["clauses"] == "0"
    assert len(chart(shown).boxes) == len(files)


def test_a_level_counts_wherever_it_is_stated(tmp_path: Path) -> None:
    files = {
        "speclsp.toml": '[[authority.documents]]\npaths = ["b.md"]\nlevel = "root"\n',
        "a.md": "# Manners {#manners}\n\nAuthority: user\n\n## Tone\n\nIt MUST be kind.\n",
        "b.md": "# Law\n\nIt MUST be kept.\n",
        "c.md": "# Else\n\nIt MUST be so.\n",
    }
    found = page(tmp_path, files).authority
    assert {
        level.name: [(each.path, each.line, each.name) for each in level.holders]
        for level in found.levels
        if level.holders
    } == {"root": [("b.md", 1, "b.md")], "user": [("a.md", 1, "Manners")]}
    assert found.silent == ("c.md",)


def test_declared_modules_are_boxes_of_their_own(tmp_path: Path) -> None:
    files = {f"{folder}/{at}.md": "# A\n\nIt MUST be so.\n" for folder in "xyz" for at in "12"}
    files |= {
        "x/speclsp.toml": '[module]\nname = "orders"\n',
        "y/deep/3.md": "# B\n\nIt MUST be so.\n",
        "y/speclsp.toml": '[module]\nname = "bills"\n',
    }
    boxes = chart(page(tmp_path, files)).boxes
    assert {each.name: [row.name for row in each.rows] for each in boxes} == {
        "orders": ["1", "2"],
        "bills": ["1", "2", "deep/3"],
        "z": ["1", "2"],
    }


RULED = {
    "oven.md": """\
# Oven

- **REQ-1**: The oven MUST cool for 5 minutes.
- **REQ-2**: The oven MUST cool for 9 minutes.
- **REQ-3**: The lamp MUST be on.
- **REQ-4**: The lamp MUST be off.
""",
    "precedents/P-1.md": """\
# P-1: How long the oven cools

- Clauses: REQ-1, REQ-2
- Date: 2026-03-04

## Ruling

Nine minutes.
""",
    "precedents/P-2.md": "# P-2: The lamp\n\n- Clauses: REQ-3, REQ-4\n\n## Ruling\n\n...\n",
}


def test_settled_conflicts_come_last_and_are_counted_apart(tmp_path: Path) -> None:
    found = page(tmp_path, RULED)
    assert [(each.rule, each.severity, each.is_settled) for each in found.clashes] == [
        ("conflicting-keyword", "error", False),
        ("conflicting-value", "info", True),
    ]
    shown = {each.name: each.shown for each in figures(found)}
    assert (shown["conflicts"], shown["settled conflicts"]) == ("1", "1")
    states = {each.id: each.state for each in sheet(found, "oven.md").clauses}
    assert {name for name, state in states.items() if state == "clashing"} == {"REQ-3", "REQ-4"}


def test_precedents_are_listed(tmp_path: Path) -> None:
    assert page(tmp_path, RULED).rulings == (
        Ruling(
            "precedents/P-1.md",
            1,
            "P-1",
            "How long the oven cools",
            "2026-03-04",
            "in force",
            ("REQ-1", "REQ-2"),
        ),
        Ruling("precedents/P-2.md", 1, "P-2", "The lamp", "", "no ruling yet", ("REQ-3", "REQ-4")),
    )
