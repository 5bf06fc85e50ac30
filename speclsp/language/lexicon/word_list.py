"""Lists of words as they are written in modules: in a string, with spaces between them."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words as a set."""
    return frozenset(words.split())
