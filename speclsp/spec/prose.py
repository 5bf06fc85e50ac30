"""The prose of a segment: its words by place, with what is not prose masked. Kept packed.

A workspace has tens of thousands of passages and looks at few of them at a time, so a passage is a
few numbers until it is asked for.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from speclsp.text import Span

Kind = Literal["paragraph", "heading", "cell"]
_KINDS: tuple[Kind, ...] = ("paragraph", "heading", "cell")
# What stands before the words of a quote or an item; code and links begin otherwise.
_CONTAINING = frozenset("> \t")
_NORMATIVE, _ITEM, _DEPTH = 4, 8, 16


class Prose(NamedTuple):
    """The words of a paragraph, a heading or a cell, with what is not prose in them masked."""

    kind: Kind
    span: Span
    # Start and end, in turn: code, HTML, link destinations, addresses, container markers.
    masks: tuple[int, ...]
    normative: bool
    # Whether it stands directly in a list item, and how many items contain it.
    item: bool = False
    depth: int = 0

    def words(self, segment: str) -> str:
        """The words, masked; their offsets count from `span.start`."""
        return masked(segment, self.span, self.masks)


def masked(segment: str, span: Span, masks: Sequence[int]) -> str:
    """The words at `span` with U+FFFC for every character that is masked, but spaces for comments
    and for what belongs to a quote or an item, so that neither changes anything for the reader."""
    pieces: list[str] = []
    done = span.start
    for start, end in zip(masks[::2], masks[1::2], strict=True):
        blank = " " if segment.startswith("<!--", start) else "\ufffc"
        pieces.append(segment[done:start])
        if segment[start] in _CONTAINING:
            inside = start
            while inside < end and segment[inside] in _CONTAINING:
                inside += 1
            pieces.append(" " * (inside - start))
            start = inside
        pieces.append(blank * (end - start))
        done = end
    return "".join((*pieces, segment[done : span.end]))


class PackedProse:
    """Passages in the order of the text. Equal passages are equal when packed."""

    __slots__ = ("_numbers",)

    def __init__(self, passages: Iterable[Prose] = ()) -> None:
        numbers = array("i")
        for kind, span, masks, normative, item, depth in passages:
            flags = _KINDS.index(kind) | normative * _NORMATIVE | item * _ITEM | depth * _DEPTH
            numbers.extend((flags, span.start, span.end, len(masks), *masks))
        self._numbers = numbers.tobytes()

    def __iter__(self) -> Iterator[Prose]:
        numbers = array("i")
        numbers.frombytes(self._numbers)
        at = 0
        while at < len(numbers):
            flags, start, end, count = numbers[at : at + 4]
            at += 4 + count
            yield Prose(
                _KINDS[flags & 3],
                Span(start, end),
                tuple(numbers[at - count : at]),
                bool(flags & _NORMATIVE),
                bool(flags & _ITEM),
                flags // _DEPTH,
            )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PackedProse) and self._numbers == other._numbers

    def __hash__(self) -> int:
        return hash(self._numbers)

    def __repr__(self) -> str:
        return f"PackedProse({list(self)!r})"
