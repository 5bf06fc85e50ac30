"""Rounds of edits, each of which speaks of the text after the one before, as edits of the first."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from speclsp.text import Edit, Span

_Piece = Span | str
"""A stretch of the first text that is kept, or words that are new."""


def composed(size: int, rounds: Iterable[Sequence[Edit]]) -> tuple[Edit, ...]:
    """One round that gives what the rounds give to a text of `size`, in the order of the text.

    The edits of a round do not overlap.
    """
    pieces: list[_Piece] = [Span(0, size)]
    for edits in rounds:
        pieces = list(_edited(deque(pieces), edits))
    return tuple(_edits(pieces, size))


def _edited(pieces: deque[_Piece], edits: Sequence[Edit]) -> Iterator[_Piece]:
    done = 0
    for (start, end), words in sorted(edits, key=lambda each: each.span):
        yield from _taken(pieces, start - done)
        for _ in _taken(pieces, end - start):
            pass
        if words:
            yield words
        done = end
    yield from pieces


def _taken(pieces: deque[_Piece], size: int) -> Iterator[_Piece]:
    """Takes so much off the front."""
    while size > 0 and pieces:
        piece = pieces.popleft()
        length = piece.end - piece.start if isinstance(piece, Span) else len(piece)
        if length > size:
            first, rest = _cut(piece, size)
            pieces.appendleft(rest)
            piece, length = first, size
        size -= length
        yield piece


def _cut(piece: _Piece, size: int) -> tuple[_Piece, _Piece]:
    if isinstance(piece, str):
        return piece[:size], piece[size:]
    middle = piece.start + size
    return Span(piece.start, middle), Span(middle, piece.end)


def _edits(pieces: Iterable[_Piece], size: int) -> Iterator[Edit]:
    """What stands between the stretches that are kept, in place of what stood there."""
    done = 0
    words = ""
    for piece in (*pieces, Span(size, size)):
        if isinstance(piece, str):
            words += piece
            continue
        if words or piece.start > done:
            yield Edit(Span(done, piece.start), words)
        done, words = piece.end, ""
