"""What a segment says of precedents: where one begins, and what its lines and headings state. All
offsets are relative to the segment; which of it belongs together is settled by the document."""

from __future__ import annotations

from typing import Literal, NamedTuple

from speclsp.text import Span

Key = Literal[
    "clauses", "settles", "supersedes", "status", "date", "situation", "ruling", "reason"
]  # fmt: skip


class Citation(NamedTuple):
    """A clause that a precedent names: `REQ-7@1f3a90c2`, or a link, or a link and a quote."""

    # The identifier, or the words of the link.
    target: str
    # Where it stands; of a link, all of it.
    span: Span
    # The hash of what the clause said, "" where none is recorded; its digits, or where it belongs.
    hash: str = ""
    hash_span: Span = Span(0, 0)
    # Where the link leads, as written, "" for an identifier.
    link: str = ""
    # The words of a clause without an identifier.
    quote: str = ""


class Settles(NamedTuple):
    """A finding that is settled: its rule, its words, its clause; "" for any."""

    rule: str = ""
    words: str = ""
    clause: str = ""
    clause_span: Span = Span(0, 0)


class Named(NamedTuple):
    """Another precedent, where one is superseded."""

    id: str
    span: Span


class Head(NamedTuple):
    """Where a precedent begins: a heading, or the first line of a quote."""

    id: str
    title: str
    # The date as written, "" where the head has none.
    date: str
    span: Span
    id_span: Span
    # Of the heading; 0 for a quote, whose `block` is all of it.
    level: int
    block: Span


class Field(NamedTuple):
    """What a precedent says under one of its keys."""

    key: Key
    # Where the value stands; for a heading, where the heading does.
    span: Span
    # The value of a status or a date. Other words are read where they stand.
    words: str = ""
    # Whether something is said, and not only what the author is to replace.
    given: bool = False
    clauses: tuple[Citation, ...] = ()
    settles: tuple[Settles, ...] = ()
    precedents: tuple[Named, ...] = ()
    # Whether it is a heading, above what is said.
    titled: bool = False
    # In which of the segment's precedents in quotes it stands, -1 for none.
    quote: int = -1


Part = Head | Field
