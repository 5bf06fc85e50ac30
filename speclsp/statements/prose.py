"""The prose of a document's segments, read once for all who look at it during a check."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any, TypeVar

from speclsp.document import Document
from speclsp.spec.prose import Prose

_Made = TypeVar("_Made")

_WORD = re.compile("[a-z]+")
# What a document remembers by, while it is checked, what several ask for.
_SHARED = "read once"


class ReadProse:
    """A passage, and its words with U+FFFC for what is no prose. Offsets count from its start."""

    def __init__(self, prose: Prose, words: str) -> None:
        self.prose = prose
        self.words = words

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Its words in lower case, cut at every mark."""
        return spelled(self.words)


def spelled(words: str) -> frozenset[str]:
    """The words of a text in lower case, cut at every mark."""
    return frozenset(_WORD.findall(words.lower()))


def prose_in(document: Document, at: int) -> tuple[ReadProse, ...]:
    """The passages of one segment, in the order of the text."""
    return once(document, ("prose", at), lambda: _read(document, at))


def _read(document: Document, at: int) -> tuple[ReadProse, ...]:
    words = document.segment_words(at)
    return tuple(ReadProse(each, each.words(words)) for each in document.segments[at].facts.prose)


@contextmanager
def reading_once(document: Document) -> Iterator[None]:
    """Keep meanwhile what is made by `once`."""
    document.memo.setdefault(_SHARED, {})
    try:
        yield
    finally:
        document.memo.pop(_SHARED, None)


def once(document: Document, key: Hashable, make: Callable[[], _Made]) -> _Made:
    """What `make` gives, which nobody changes: made once while `reading_once`."""
    shared: dict[Hashable, Any] | None = document.memo.get(_SHARED)
    if shared is None:
        return make()
    if key not in shared:
        shared[key] = make()
    made: _Made = shared[key]
    return made
