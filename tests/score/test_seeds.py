"""Conflicts that are planted in real specifications are found, and rewordings are left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bench.score.seeding import seeding
from bench.score.seeds import judging
from bench.score.seeds.judging import Root, Verdict, batches
from bench.score.seeds.limits import (
    FEWEST,
    LEAST_FOUND,
    LEAST_FOUND_WHERE_PARSED,
    MOST_ALARMS,
)
from bench.score.seeds.measuring import CORPORA, Measured, measured
from bench.score.seeds.planting import HEADING, NOTATIONS, path_of, section
from bench.score.seeds.seed import CONFLICTS, KINDS, LOOSER, PLACES, REWRITES, Seed, drawn, seeds
from bench.score.seeds.sentences import clause_sentences
from speclsp.checking.check import Checked
from speclsp.checking.levels import Overrides
from speclsp.diagnostic import Diagnostic, Related
from speclsp.document import Document
from speclsp.text import Span
from speclsp.workspace import Snapshot
from tests.conftest import SHARED
from tests.engine.written import WRITTEN
from tests.score.plain import PLAIN

SAMPLE = 200
REWORDED = 2_000


def own(kind: str, number: int = 1) -> tuple[Seed, ...]:
    texts = WRITTEN | {"doors.md": PLAIN}
    documents = [Document.read(path, text) for path, text in texts.items()]
    return seeds("own", documents, kind, number)


def test_seeds_are_the_same_for_the_same_number() -> None:
    for kind in KINDS:
        assert own(kind) == own(kind)
        assert drawn(own(kind), 5, 1) == drawn(own(kind), 5, 1)
    assert any(own(kind, 1) != own(kind, 2) for kind in KINDS)


def test_no_seed_is_what_it_is_planted_beside() -> None:
    every = [seed for kind in KINDS for seed in own(kind)]
    assert {seed.kind for seed in every} >= {*CONFLICTS, *LOOSER, REWRITES} - {"unit-same-bound"}
    assert all(seed.words != seed.sentence.words for seed in every)
    assert {seed.where for seed in every} == {*PLACES}


def test_sentences_are_those_of_clauses() -> None:
    found = {
        (path, each.id, each.words)
        for path, text in WRITTEN.items()
        for each in clause_sentences(Document.read(path, text))
    }
    assert (
        "specs/001-doors/spec.md",
        "FR-001",
        "System MUST open doors, see FR-002 and SC-001",
    ) in found
    assert ("doc/flags.md", "DOOR-1", "A door must open.") in found
    assert any(id == "1.1" and words.startswith("WHEN a guest") for _, id, words in found)


def test_sentences_that_lean_on_others_are_left_out() -> None:
    words = [each.words for each in clause_sentences(Document.read("doors.md", PLAIN))]
    assert words[0] == "The door MUST open within 5 seconds of a knock."
    assert not any(each.startswith("It ") for each in words)


def test_what_is_planted_is_a_clause_where_the_sentence_is_one() -> None:
    every = [
        seed
        for kind in ("keyword", REWRITES)
        for seed in own(kind)
        if seed.sentence.notation in NOTATIONS
    ]
    assert len({seed.sentence.notation for seed in every}) >= 4
    for seed in every:
        path = path_of(seed)
        before = WRITTEN[path] if seed.where == "same" else ""
        text, (planted,) = section(path, [seed], len(before))
        document = Document.read(path, before + text)
        assert HEADING in text or not before
        # The tag of the Model Spec stands before the full stop.
        assert seed.words.startswith((before + text)[planted.span.start : planted.span.end])
        found = [each.span.moved(start) for start, each in document.settled.clauses]
        assert any(span.overlaps(planted.span) for span in found), (path, text)
        assert not path.startswith(".kiro") or "requirements.md" in path


def test_no_sentence_stands_twice_in_a_batch() -> None:
    every = [seed for kind in KINDS for seed in own(kind)] * 3
    made = list(batches(every))
    assert sorted(map(str, every)) == sorted(str(seed) for batch in made for seed in batch)
    for batch in made:
        assert len({seed.sentence.words for seed in batch}) == len(batch) <= judging.AT_A_TIME
        assert len({seed.where for seed in batch}) == 1


def judged(
    root: Path, monkeypatch: pytest.MonkeyPatch, found: Callable[[Snapshot, str], list[Diagnostic]]
) -> list[Verdict]:
    """The verdicts on forbidding what is demanded, with these findings."""

    def checked(snapshot: Snapshot, path: str, overrides: Overrides) -> Checked:
        return Checked(tuple(found(snapshot, path)))

    monkeypatch.setattr(judging, "check", checked)
    read = Root(root)
    before = {path: each.text.string for path, each in read.documents.items()}
    verdicts = list(read.judged(seeds(root.name, read.documents.values(), "keyword", 1)))
    after = {path: read.snapshot.string(path) for path in read.snapshot.documents}
    assert before == after, "what was planted is still there"
    return verdicts


@pytest.fixture
def doors(tmp_path: Path) -> Path:
    (tmp_path / "doors.md").write_text(PLAIN, "utf-8")
    return tmp_path


def clash(snapshot: Snapshot, words: str, other: str) -> Diagnostic:
    """A finding on the words in doors.md that names others, wherever they are."""
    ((path, text),) = (
        (path, each.awake().text.string)
        for path, each in snapshot.documents.items()
        if other in each.awake().text.string
    )
    at, there = snapshot.string("doors.md").index(words), text.index(other)
    related = Related(path, Span(there, there + len(other)), "here")
    return Diagnostic(
        Span(at, at + len(words)), "m", (related,), rule="competing-amendments", severity="error"
    )


def test_a_seed_is_found_by_a_finding_that_names_both(
    doors: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(snapshot: Snapshot, path: str) -> list[Diagnostic]:
        return [clash(snapshot, "open within 5", "MUST NOT open")] if path == "doors.md" else []

    verdicts = judged(doors, monkeypatch, found)
    assert {each.seed.where for each in verdicts if each.found} == {*PLACES}
    assert {each.seed.sentence.words for each in verdicts if each.found} == {
        "The door MUST open within 5 seconds of a knock."
    }
    assert all(each.severity == "error" for each in verdicts if each.found)


def test_a_finding_that_names_another_counts_for_nothing(
    doors: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(snapshot: Snapshot, path: str) -> list[Diagnostic]:
        return [clash(snapshot, "open within 5", "SHOULD NOT be")] if path == "doors.md" else []

    assert not any(each.found for each in judged(doors, monkeypatch, found))


def test_a_sentence_is_parsed_where_its_frame_is_whole(
    doors: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdicts = judged(doors, monkeypatch, lambda snapshot, path: [])
    parsed = {each.seed.sentence.words.split()[0]: each.parsed for each in verdicts}
    assert parsed["If"] is True


def test_the_part_gives_its_tables(tmp_path: Path) -> None:
    assert seeding(tmp_path).absent == "corpus"
    folder = tmp_path / "corpus" / "roam"
    folder.mkdir(parents=True)
    (folder / "doors.md").write_text(PLAIN, "utf-8")
    scored = seeding(tmp_path)
    kinds, _, corpora, rewordings = scored.tables
    assert [row[0] for row in kinds.rows] == [*CONFLICTS, *LOOSER]
    assert [row[0] for row in corpora.rows] == ["roam"]
    assert rewordings.rows[-1][0] == "**all**"
    assert "Absent: model-spec," in kinds.about


@pytest.fixture(scope="module")
def sampled() -> Measured:
    """A sample of each kind from the corpora that are there."""
    if not any((SHARED / "corpus" / name).is_dir() for name in CORPORA):
        pytest.skip("corpus is absent: no ../shared beside the repository (SPECLSP_SHARED)")
    result = measured(SHARED, SAMPLE, REWORDED)
    if result.absent:
        print("absent corpora:", ", ".join(result.absent))
    return result


@pytest.mark.slow
@pytest.mark.parametrize("kind", CONFLICTS)
def test_planted_conflicts_are_found(sampled: Measured, kind: str) -> None:
    share = sampled.of(kind)
    assert share.recall is not None
    assert share.recall >= LEAST_FOUND[kind], f"{kind}: {share}"


@pytest.mark.slow
@pytest.mark.parametrize("kind", CONFLICTS)
def test_planted_conflicts_are_found_where_the_sentence_is_parsed(
    sampled: Measured, kind: str
) -> None:
    share = sampled.of(kind)
    if share.parsed < FEWEST:
        pytest.skip(f"{kind}: only {share.parsed} of {share.seeds} sentences are parsed")
    assert share.parsed_recall is not None
    assert share.parsed_recall >= LEAST_FOUND_WHERE_PARSED[kind], f"{kind}: {share}"


@pytest.mark.slow
def test_rewordings_are_no_conflicts(sampled: Measured) -> None:
    share = sampled.of(REWRITES)
    assert share.alarms is not None
    said = [
        f"{each.rule}: {each.seed.sentence.words} / {each.seed.words}"
        for each in sampled.verdicts
        if each.seed.kind == REWRITES and each.severity in ("error", "warning")
    ]
    assert share.alarms <= MOST_ALARMS, "\n".join(said)


@pytest.mark.slow
def test_there_are_enough_seeds(sampled: Measured) -> None:
    """Numbers and units are rarer in these specifications than 200 clauses."""
    for kind in ("keyword", "polarity", "choice", "definition"):
        corpora = {each.seed.corpus for each in sampled.verdicts if each.seed.kind == kind}
        assert sampled.absent or (sampled.there[kind] >= 200 and len(corpora) >= 3)
    assert sampled.absent or sampled.there[REWRITES] >= REWORDED
