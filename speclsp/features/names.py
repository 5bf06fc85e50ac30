"""The names that a document defines, as tables that are made once and searched often.

A workspace has tens of thousands of names, and a search through all of them is to take a few
milliseconds: so each document keeps its own, folded and joined, and only hits are looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from speclsp.document import Document
from speclsp.features.page import one_line

Kind = Literal["clause", "section", "example"]

_NUMBER = re.compile(r"\d+")


class Named(NamedTuple):
    """A clause by its identifier, in its notation."""

    folded: str
    id: str
    notation: str
    form: str
    prefix: str


class Entry(NamedTuple):
    """What can be searched for: `key` finds it again in the document, in this kind's list."""

    kind: Kind
    name: str
    key: int


class Searched(NamedTuple):
    """`joined` has the folded name of each entry in a line of its own, after a line end."""

    joined: str
    entries: tuple[Entry, ...]
    # Where the line of each entry starts.
    starts: tuple[int, ...]

    def at(self, place: int) -> Entry:
        """The entry in whose line `place` is."""
        return self.entries[bisect_right(self.starts, place) - 1]


def clause_names(document: Document) -> tuple[Named, ...]:
    """The clauses of a document, each identifier of a notation once, by their folded names."""
    return document.remembered(_clause_names)


def starting(names: tuple[Named, ...], folded: str) -> Iterator[Named]:
    """Those whose names start with `folded`."""
    at = bisect_left(names, (folded,))
    while at < len(names) and names[at].folded.startswith(folded):
        yield names[at]
        at += 1


def searched(document: Document) -> Searched:
    """Everything in a document that has a name."""
    return document.remembered(_searched)


# Whoever searches finds the same names with the next letter.
@lru_cache(maxsize=8_192)
def natural(name: str) -> str:
    """What orders names so that REQ-2 stands before REQ-10."""
    return _NUMBER.sub(lambda number: number.group().lstrip("0").zfill(12), name.casefold())


def _clause_names(document: Document) -> tuple[Named, ...]:
    found = {
        Named(clause.id.casefold(), clause.id, clause.notation, clause.form, clause.prefix)
        for _, clause in document.settled.clauses
    }
    return tuple(sorted(found))


def _searched(document: Document) -> Searched:
    entries: list[Entry] = []
    for at, (_, section) in enumerate(document.sections):
        if name := section.title or section.id:
            entries.append(Entry("section", one_line(name, 200), at))
    numbered = {start + c.span.start for start, c in document.settled.clauses}
    headings = {start + each.span.start for start, each in document.sections} & numbered
    for at, (start, clause) in enumerate(document.settled.clauses):
        # One that is a heading is found by its words, which its identifier is among.
        if clause.form != "heading" or start + clause.span.start not in headings:
            entries.append(Entry("clause", one_line(clause.id, 200), at))
    titles = (example.title for _, facts in document.facts for example in facts.examples)
    for at, title in enumerate(titles):
        entries.append(Entry("example", one_line(title, 200), at))
    entries = [each for each in entries if each.name]
    # Folding may make a name longer, so places are taken from what is folded.
    lines = [each.name.casefold() for each in entries]
    starts, at = [], 1
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return Searched("\n" + "\n".join(lines) + "\n", tuple(entries), tuple(starts))
