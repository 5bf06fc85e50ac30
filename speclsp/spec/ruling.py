"""What a document says in words of authority and of what clauses have to do with each other."""

from __future__ import annotations

from typing import Literal, NamedTuple

from speclsp.text import Span

Kind = Literal["level", "order", "row", "over", "needs"]


class Operand(NamedTuple):
    """What a ruling names, as it is written; the span is that of the segment."""

    # this: the document, or the section, that the words stand in. all: all other documents.
    # quoted: a link, or a path in code. path: a path in words. clause: an identifier.
    kind: Literal["this", "all", "quoted", "path", "clause"]
    words: str
    span: Span


class Ruling(NamedTuple):
    """One such statement; the span is that of its words in the segment."""

    # level: `Authority: user`, in words the key and the level. order: the levels, the highest
    # first. row: a level, and in `objects` what has it. over: the subject comes before the objects.
    # needs: in words what the subject does to the objects, "requires" and the like.
    kind: Kind
    words: tuple[str, ...]
    span: Span
    # None: the clause that the words stand in.
    subject: Operand | None = None
    objects: tuple[Operand, ...] = ()
