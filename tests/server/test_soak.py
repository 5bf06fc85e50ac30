"""Typing for a while among open documents: what must hold whatever the machine is busy with."""

from __future__ import annotations

import pytest

from bench.soak import KEYS_A_SECOND, typed
from bench.typist import Typist

SECONDS = 20


@pytest.mark.slow
def test_nothing_is_lost_and_nothing_piles_up() -> None:
    """That each version is published is seen by waiting for it."""
    outcome = typed(SECONDS)
    assert len(outcome.delays) == SECONDS * KEYS_A_SECOND
    assert outcome.different == []
    assert outcome.findings > 0
    assert outcome.after - outcome.before < 10e6


def test_the_typist_knows_what_is_written() -> None:
    text = "# A\n\nThe server refuses a message that is far too long.\n"
    typist = Typist(text)
    lines = text.split("\n")
    texts = set()
    for _ in range(2_000):
        change = typist.press()
        places = (change["range"]["start"], change["range"]["end"])
        low, high = (
            sum(len(line) + 1 for line in lines[: place["line"]]) + place["character"]
            for place in places
        )
        joined = "\n".join(lines)
        lines = (joined[:low] + change["text"] + joined[high:]).split("\n")
        assert "\n".join(lines) == typist.text
        texts.add(typist.text)
    assert len(texts) > 500
    assert "{#part-" in typist.text
