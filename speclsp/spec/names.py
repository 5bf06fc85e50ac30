"""Names that cross documents. They carry no positions: those are looked up in the document."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple


class Name(NamedTuple):
    """Something that one document defines and others use."""

    # clause: an identifier in its scope. family: a prefix of identifiers in its scope.
    # bare: an identifier in whatever scope. bare-family: a prefix in whatever scope.
    # test: a test file's clause, with its folder as scope. titled: a clause under a section of
    # that title. anchor: a place in the document that is the scope. section: a section's own
    # identifier, in whatever document. number: a number before a section's title, in the document
    # that is the scope. tag: a tag, its case folded; it names a test file.
    # tag-form: what tags look like, "aaaa" for sy73. includes: the document that is
    # the scope takes in other files when it is published. lead: an identifier that leads an item,
    # a heading or a row, so that it may be defined there; in its scope, and in none. amendment: a
    # clause that a change amends, with the scope in which it is in force. term: what a term is
    # known by; the scope is what an abbreviation stands for, "" for others.
    # keywords: how a document has those of BCP 14: it is "declared" where they are from, they are
    # "used", or the notation has them by "convention". ruling: what a document says of authority
    # and of what clauses need, as a hash with the document as scope; in none, of which sort it is.
    # precedent: a decision, under its identifier; the scope is all that others depend on of it, or
    # "". Without an identifier: that there is one.
    kind: Literal[
        "clause", "family", "bare", "bare-family", "test", "titled", "anchor", "section",
        "number", "tag", "tag-form", "includes", "lead", "amendment", "term",
        "keywords", "ruling", "precedent",
    ]  # fmt: skip
    scope: str
    id: str


class Outline(NamedTuple):
    """What a document defines and uses, by name, and how much of it there is."""

    defines: frozenset[Name] = frozenset()
    uses: frozenset[Name] = frozenset()
    # Clauses with an identifier, by notation.
    clauses: tuple[tuple[str, int], ...] = ()
    # The same by notation and kind.
    kinds: tuple[tuple[str, str, int], ...] = ()
    # Sections with an identifier of their own.
    sections: int = 0


def form_of(identifier: str) -> str:
    """What an identifier looks like: as long, every lower-case letter or digit an "a"."""
    return re.sub(r"[a-z0-9]", "a", identifier)
