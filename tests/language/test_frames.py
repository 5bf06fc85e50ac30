"""The statement frame on sentences of public specifications, labelled by hand (README.md here)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.score.frames import LABELS, Slot, extracted, measured
from bench.score.slots import SEVERAL, SINGLE, labelled_sentences

SENTENCES = labelled_sentences(LABELS)

# A little below what `python -m bench.score frames` measures.
FLOORS = {
    "actor": 0.88,
    "strength": 0.97,
    "polarity": 0.98,
    "action": 0.96,
    "object": 0.84,
    "conditions": 0.91,
    "quantities": 0.93,
    "attributes": 0.95,
    "times": 0.91,
    "scope": 0.90,
    "references": 0.96,
}


@pytest.fixture(scope="module")
def read(corpus: Callable[[str], Path]) -> dict[str, Slot]:
    """Every slot; skipped where a corpus is absent."""
    folders = {corpus(name).parent for name in sorted({each.corpus for each in SENTENCES})}
    found = tuple(extracted(folders.pop(), SENTENCES))
    assert len(found) == len(SENTENCES)
    assert [each.sentence for each in found if each.slots is None] == []
    return {slot.name: slot for slot in measured(found)}


@pytest.mark.parametrize("name", FLOORS)
def test_a_slot_is_read_as_it_was_labelled(name: str, read: dict[str, Slot]) -> None:
    assert read[name].accuracy >= FLOORS[name]


def test_every_slot_has_a_floor() -> None:
    assert set(FLOORS) == {*SINGLE, *SEVERAL}


def test_no_sentence_is_labelled_twice() -> None:
    places = Counter((each.corpus, each.path, each.line, each.at) for each in SENTENCES)
    assert [place for place, count in places.items() if count > 1] == []
    assert len(SENTENCES) >= 200


def test_a_label_quotes_a_few_words_at_most() -> None:
    for each in SENTENCES:
        assert len(each.at.split()) <= 3, each.at
        for values in each.labels.values():
            assert all(len(value.split()) <= 4 for value in values), values


def test_values_are_of_their_slots() -> None:
    for each in SENTENCES:
        assert each.labels["strength"] <= {"must", "should", "may"}
        assert each.labels["polarity"] <= {"+", "-"}
        assert len(each.labels["strength"]) == len(each.labels["polarity"]) == 1
