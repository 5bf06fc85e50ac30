"""Contradictions in everyday words: what is known of them stays true."""

from __future__ import annotations

from pathlib import Path

from bench.score.wordings import labelled, reported, wordings

CLASHING = ("The gate MUST stay open for 5 minutes.", "The gate MUST stay open for 9 minutes.")


def test_of_each_kind_there_are_as_many() -> None:
    every = labelled()
    assert len(every) == len(set(every))
    kinds = {each.kind for each in every}
    assert all(sum(each.kind == kind for each in every) == 21 for kind in kinds - {""})


def test_what_looks_alike_is_not_raised_and_what_is_found_stays_found() -> None:
    """Of those in nearly the same words three in four, and none that only look so."""
    scored = wordings(Path())
    sets, levels, _ = scored.tables
    whole = dict(zip(sets.heads, sets.rows[-1], strict=True))
    assert int(whole["look-alikes raised"]) <= 1, scored.lines
    near = dict(zip(levels.heads, levels.rows[0], strict=True))
    assert near["level"] == "1"
    assert float(near["recall"]) >= 0.75


def test_a_pair_is_compared_across_two_documents() -> None:
    assert {each.rule for each in reported(*CLASHING)} == {"conflicting-value"}
    assert reported(CLASHING[0], CLASHING[0].replace("gate", "hatch")) == []
