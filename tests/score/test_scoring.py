"""Every part of `make score` on a few labelled lines of its own, with rules that have long been
there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.score.__main__ import PARTS
from bench.score.arta import Requirement, arta, crossed, requirement
from bench.score.coordination import coordination, segment
from bench.score.defects import defects
from bench.score.normative import amount
from bench.score.page import WORDS, page
from bench.score.pronouns import marked, pronouns
from bench.score.sample import sample
from bench.score.tables import Scored, Table
from bench.score.truth import truth
from bench.score.volume import volume
from speclsp.text import Span

DOORS = """\
# Doors

**D-001**: The door MUST not open TBD.

**D-002**: The lamp MUST not glow.

The word `TBD` is fine, and "TODO" too.
"""
# So that rules of another day change nothing here.
ONLY = 'select = ["placeholder", "negated-keyword-case"]\n'


def rows(table: Table) -> dict[str, dict[str, str]]:
    """The cells of each row by their heads."""
    return {row[0]: dict(zip(table.heads[1:], row[1:], strict=True)) for row in table.rows}


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """One labelled specification."""
    folder = tmp_path / "truth" / "specs" / "01-doors"
    folder.mkdir(parents=True)
    (folder / "spec.md").write_text(DOORS, "utf-8")
    (folder / "speclsp.toml").write_text(ONLY, "utf-8")
    labels = [("MUST not open", "mixed-case-keyword"), ("TBD", "vague-time"), ("door", "slash")]
    expected = {
        "ambiguities": [
            {"path": "spec.md", "line": 3, "quote": quote, "kind": kind, "severity": "warning"}
            for quote, kind in labels
        ],
        "traps": [{"path": "spec.md", "line": 7, "quote": "`TBD`"}],
    }
    (folder / "expected.json").write_text(json.dumps(expected), "utf-8")
    return tmp_path


def test_truth_counts_what_is_found_raised_and_unlisted(shared: Path) -> None:
    scored = truth(shared)
    folders, kinds, unlisted = map(rows, scored.tables)
    assert folders["01-doors"] == folders["**all**"]
    assert folders["01-doors"] == {
        "labels": "3",
        "found": "2",
        "recall": "0.67",
        "kind fits": "1",
        "found at warning+": "2",
        "traps error": "0",
        "traps warning+": "0",
        "traps any": "0",
        "precision warning+": "1.00",
        "precision any": "1.00",
        "F1": "0.80",
        "unlisted warning+": "1",
        "clauses": "2",
        "unlisted per clause": "0.50",
        "unlisted any": "1",
    }
    assert kinds["vague-time"] == {"labels": "1", "found": "1", "kind fits": "0"}
    assert unlisted == {"negated-keyword-case": {"severity": "warning", "01": "1", "all": "1"}}
    kind, miss, other = scored.lines
    assert miss == "MISS 01-doors/spec.md:3 slash: door"
    assert kind.startswith("KIND 01-doors/spec.md:3 vague-time as placeholder")
    assert other.startswith("ELSE 01-doors/spec.md:5 warning negated-keyword-case")
    assert other.endswith("**D-002**: The lamp MUST not glow.")


def test_a_raised_trap_costs_precision(shared: Path) -> None:
    file = shared / "truth" / "specs" / "01-doors" / "expected.json"
    expected = json.loads(file.read_text("utf-8"))
    expected["traps"].append({"path": "spec.md", "line": 5, "quote": "not"})
    file.write_text(json.dumps(expected), "utf-8")
    row = rows(truth(shared).tables[0])["**all**"]
    assert (row["traps warning+"], row["precision warning+"], row["unlisted any"]) == (
        "1",
        "0.67",
        "0",
    )


def test_arta_is_scored_by_word(tmp_path: Path) -> None:
    entry = {
        "id": 7,
        "source": "2007-lifts.xml",
        "text": "\n\t1.1  The lift MUST not\n stop. \n",
        "gold": {"negative": ["Not"]},
        "arta": {"negative": ["not"], "superlative": ["lift"]},
        "smella": {},
    }
    row = requirement(entry)
    assert (row.project, row.text) == ("lifts", "1.1 The lift MUST not stop.")
    folder = tmp_path / "truth" / "ambiguity"
    folder.mkdir(parents=True)
    (folder / "arta-dev.jsonl").write_text(json.dumps(entry) + "\n", "utf-8")
    whole, labels = arta(tmp_path).tables
    assert rows(whole)["arta"]["all P"] == "0.50"
    assert rows(whole)["arta"]["lifts R"] == "1.00"
    # The finding holds "MUST not".
    assert rows(whole)["speclsp, default"]["all R"] == "1.00"
    assert [row[0] for row in labels.rows] == ["negative", "superlative"]


def test_a_word_of_an_open_label_needs_another_project() -> None:
    def row(name: str, project: str, *words: str) -> Requirement:
        gold = frozenset((name, "subjective", word) for word in words)
        return Requirement(name, project, "", {"gold": gold})

    rows = [row("1", "lifts", "fast", "soft"), row("2", "doors", "fast")]
    found = [("1", "subjective", "fast"), ("1", "subjective", "soft"), ("1", "negative", "not")]
    assert crossed(rows, found) == {found[0], found[2]}


def test_pronouns_are_found_where_they_are_marked(tmp_path: Path) -> None:
    row = marked(
        "a", "When <referential>it</referential> ends <referential>its</referential>.", True
    )
    assert row.text == "When it ends its."
    assert row.places == (Span(5, 7), Span(13, 16))
    folder = tmp_path / "truth" / "ambiguity"
    folder.mkdir(parents=True)
    head = "ID\tSentence\tDetected as\tResolved as\n"
    either = "If the client calls the server, <referential>it</referential> MUST log the call."
    lines = f'a\t{either}\tNOCUOUS\t\nb\tAs "it is.\tINNOCUOUS\tx\n'
    (folder / "reqeval-training.tsv").write_text(head + lines, "utf-8")
    ours, everything = rows(pronouns(tmp_path).tables[0]).values()
    assert (ours["flagged"], ours["P"], ours["R"]) == ("1", "1.00", "1.00")
    assert (everything["sentences"], everything["P"], everything["R"]) == ("2", "0.50", "1.00")


def test_coordination_reads_its_phrases(tmp_path: Path) -> None:
    read = segment(["1", "Lock old  doors and gates.", "old doors and gates ", "0-Ambiguous"])
    assert read is not None
    assert (read.places, read.ambiguous) == ((Span(5, 24),), True)
    assert segment(["id", "sentence", "phrase", "decision"]) is None
    assert segment(["1", "broken; row"]) is None
    folder = tmp_path / "truth" / "ambiguity"
    folder.mkdir(parents=True)
    either = "session logs and backups"
    lines = [f"1;The store MUST encrypt {either}.;{either};0-Ambiguous", "2;A b.;A b;1-First Read"]
    text = "\n".join(["id;sentence;phrase;decision", *lines, ""])
    (folder / "maana-ca-dev.csv").write_text(text, "utf-8")
    ours, everything = rows(coordination(tmp_path).tables[0]).values()
    assert (ours["flagged"], ours["P"], ours["R"]) == ("1", "1.00", "1.00")
    assert everything["P"] == "0.50"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus with a known defect and one that nobody has noted."""
    folder = tmp_path / "corpus" / "roam"
    folder.mkdir(parents=True)
    (folder / "doors.md").write_text(DOORS, "utf-8")
    (folder / "speclsp.toml").write_text(ONLY, "utf-8")
    known = {"corpus": "roam", "path": "doors.md", "line": 3, "kind": "mixed-case-negation"}
    (tmp_path / "truth").mkdir()
    (tmp_path / "truth" / "real-defects.jsonl").write_text(json.dumps(known) + "\n", "utf-8")
    return tmp_path


def test_real_defects_are_found_by_line(corpus: Path) -> None:
    scored = defects(corpus)
    row = rows(scored.tables[0])["mixed-case-negation"]
    assert (row["defects"], row["found"], row["further findings"]) == ("1", "1", "1")
    assert [line.split(":")[1].split()[0] for line in scored.lines] == ["5"]


def test_volume_is_counted_by_words_and_clauses(corpus: Path) -> None:
    said = amount(corpus / "corpus" / "roam")
    # "D" of the identifier counts, code and headings do not.
    assert said == (6 + 1 + 5 + 1 + 7, 2, 2)
    whole, by_rule = map(rows, volume(corpus).tables)
    assert whole["roam"]["warning"] == "2"
    assert whole["roam"]["at most"] == "2"
    assert whole["roam"]["warning+ per 100 clauses"] == "150.00"
    assert by_rule["negated-keyword-case"]["all"] == "2"


def test_a_sample_is_the_same_for_a_seed(corpus: Path) -> None:
    head, *lines = sample(corpus, "", 1, 5)
    assert head == "== roam: 1 of 3 findings, seed 5"
    assert lines == list(sample(corpus, "roam", 1, 5))[1:]
    assert list(sample(corpus, "other", 1, 5)) == []
    assert any(">>MUST not<<" in line for line in sample(corpus, "roam", 9, 5))


def test_what_is_absent_is_said(tmp_path: Path) -> None:
    # What is measured on sentences of the repository is never absent.
    for part in (each for name, each in PARTS.items() if name != "wordings"):
        scored = part(tmp_path)
        assert scored.absent
        assert not scored.tables


def test_the_page_has_a_place_for_every_part() -> None:
    table = Table("Doors", ("what", "count"), (("lamps", "3"),), "Counted.")
    made = page(dict.fromkeys(PARTS, Scored((table,))), "2026-01-02")
    assert made.count(
        "### Doors\n\nCounted.\n\n| what | count |\n|---|--:|\n| lamps | 3 |\n"
    ) == len(PARTS)
    assert "Taken on 2026-01-02." in made
    assert "<!--" not in made
    assert WORDS.read_text("utf-8").count("<!--") == len(PARTS)
