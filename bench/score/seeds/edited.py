"""One edit of a sentence, and how it is applied."""

from __future__ import annotations

from typing import NamedTuple


class Edited(NamedTuple):
    """A sentence with one stretch replaced, and what sort of edit that is."""

    sort: str
    words: str


def replaced(sort: str, words: str, low: int, high: int, by: str) -> Edited:
    """The words with others between two places."""
    return Edited(sort, words[:low] + by + words[high:])
