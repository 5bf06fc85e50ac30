"""When a value that was read in a sentence is the one that was labelled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.score.frames import Read, measured, place, slots
from bench.score.ratios import Hits
from bench.score.slots import (
    SEVERAL,
    SINGLE,
    Slots,
    demanded,
    labelled_sentences,
    matched,
    same,
)
from speclsp.document import Document
from speclsp.language.frame import Frame
from speclsp.text import Span


@pytest.mark.parametrize(
    ("slot", "label", "read", "is_same"),
    [
        ("actor", "node", "a sending **Node**", True),
        ("actor", "node", "the nodes of the ring", True),
        ("actor", "node", "the ring of nodes", False),
        ("actor", "front_door", "The front_door", True),
        ("object", "port|", "", True),
        ("object", "port", "", False),
        ("object", "port", "`port`", True),
        ("action", "open|try", "try", True),
        ("action", "open", "opens", False),
        ("conditions", "if … door", "If somebody\nopens the `door`,", True),
        ("conditions", "if … door", "if somebody opens", False),
        ("times", "immediately", "immediately", True),
        ("quantities", "delay: <= 1,000 seconds", "<= 1000 second", True),
        ("quantities", "<= 5 s", "< 5 s", False),
        ("quantities", "= 3", "= 3 ", True),
        ("quantities", "= 3 keys", "= 3 spare keys", True),
    ],
)
def test_a_value_is_the_same(slot: str, label: str, read: str, is_same: bool) -> None:
    assert same(slot, label, read) is is_same


def test_each_label_takes_one_value() -> None:
    labels = frozenset({"if … open", "if … shut"})
    read = frozenset({"if it is open", "if they are open", "when shut"})
    assert matched("conditions", labels, read) == 1
    assert demanded(labels) == 2
    assert demanded(frozenset({"door|", "a|b"})) == 1


def test_slots_are_measured_by_sentence_and_by_value(tmp_path: Path) -> None:
    file = tmp_path / "frames.jsonl"
    place = {"corpus": "doors", "path": "a.md", "line": 1, "at": "MUST"}
    lines = [
        place | {"actor": "door", "quantities": ["delay: < 5 s"]},
        place | {"actor": "lamp|"},
        place | {"object": "key"},
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    door, lamp, key = labelled_sentences(file)
    assert door.labels["attributes"] == {"delay"}
    nothing: Slots = {slot: frozenset() for slot in (*SINGLE, *SEVERAL)}
    read = [
        Read(door, "", nothing | {"actor": frozenset({"the doors"})}),
        Read(lamp, "", nothing),
        Read(key, "", None),
    ]
    slot = {each.name: each for each in measured(read)}
    assert (slot["actor"].exact, slot["actor"].values) == (2, Hits(1, 1, 1))
    assert (slot["quantities"].exact, slot["quantities"].values) == (1, Hits(0, 0, 1))
    # What is not found as a statement is read as nothing, and never right.
    assert (slot["object"].exact, slot["object"].values) == (2, Hits(0, 0, 1))
    assert slot["actor"].accuracy == 2 / 3


def test_spans_are_read_from_the_words() -> None:
    words = "If it rings, the door MUST NOT open."
    found = slots(Frame(conditions=(Span(0, 11),), actor="door", positive=False), words)
    assert found["conditions"] == {"If it rings"}
    assert found["actor"] == {"door"}
    assert found["polarity"] == {"-"}


def test_a_sentence_is_found_by_words_of_its_line(tmp_path: Path) -> None:
    file = tmp_path / "frames.jsonl"
    entry = {"corpus": "doors", "path": "a.md", "line": 3, "at": "MUST open"}
    file.write_text(json.dumps(entry), "utf-8")
    (sentence,) = labelled_sentences(file)
    document = Document.read("a.md", "# Doors\n\nThey MUST open.\n")
    assert place(document, sentence) == len("# Doors\n\nThey ")
    with pytest.raises(ValueError, match="does not hold 'MUST open' once"):
        place(Document.read("a.md", "a\nb\nThey open.\n"), sentence)
