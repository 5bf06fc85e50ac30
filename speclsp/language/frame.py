"""The statement frame: who has to do what, when, how strongly, and within which bounds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from speclsp.language.words import Word
from speclsp.text import Span


class Frame(NamedTuple):
    """The parts of a statement. Offsets count from where the passage starts."""

    conditions: tuple[Span, ...] = ()
    actor: str = ""
    strength: str = ""
    polarity: bool = True
    action: str = ""
    object: str = ""


def frame(
    passage: str, words: Sequence[Word], lead: str = "", lead_words: Sequence[Word] = ()
) -> Frame:
    """The frame of the sentence that consists of `words`."""
    return Frame()
