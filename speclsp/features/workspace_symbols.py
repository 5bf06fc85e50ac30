"""Clauses, sections and examples of a workspace by a part of their name, as editors search.

The letters of what is asked for stand in a name in their order. What starts with it comes first,
then what has a word that starts with it, then what contains it, then what has its letters here and
there. These are looked for in turn, so that a search ends as soon as there is enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import NamedTuple

from speclsp.document import Document
from speclsp.features.cursor import marked
from speclsp.features.names import Entry, Kind, Searched, natural, searched
from speclsp.features.page import one_line
from speclsp.text import Span
from speclsp.work import Work, at_once
from speclsp.workspace import Snapshot

MOST = 100
"""Of what is found for one question."""

_LOOKED_AT = 1_000
"""Of what fits about equally well, by path; the best of them are given."""

_AT_A_TIME = 20
"""Documents whose names are looked through in one piece: a tenth of a millisecond or so."""

_LONGEST = 64
_EXACT, _START, _WORD, _INSIDE, _SCATTERED = range(5)


class Symbol(NamedTuple):
    """Something with a name; `span` is where that stands, `container` the section that it is in.

    The lower `fit`, the better it fits; for several workspaces, symbols are ordered by it.
    """

    fit: tuple[int, int, str]
    kind: Kind
    name: str
    container: str
    path: str
    span: Span


class _Hit(NamedTuple):
    fit: tuple[int, int, str]
    path: str
    entry: Entry


_Search = Callable[[Searched], Iterable[tuple[int, Entry]]]
"""The names of a document that fit, each with how well."""


def symbols(snapshot: Snapshot, query: str) -> tuple[Symbol, ...]:
    """The best that `query` finds, the best first; for an empty one whatever is first by path."""
    return at_once(finding(snapshot, query))


def finding(snapshot: Snapshot, query: str) -> Work[tuple[Symbol, ...]]:
    """`symbols`, a piece at a time."""
    documents = snapshot.documents
    folded = " ".join(query.casefold().split())[:_LONGEST]
    tables: list[tuple[str, Searched]] = []
    for number, (path, document) in enumerate(sorted(documents.items(), key=_path)):
        tables.append((path, searched(document)))
        if number % _AT_A_TIME == 0:
            yield
    hits: dict[tuple[str, Entry], _Hit] = {}
    for search in _searches(folded):
        looked_at = 0
        for number, (path, names) in enumerate(tables):
            for grade, entry in search(names):
                looked_at += 1
                if (path, entry) not in hits:
                    fit = (grade, len(entry.name), natural(entry.name))
                    hits[path, entry] = _Hit(fit, path, entry)
            if looked_at >= _LOOKED_AT:
                break
            if number % _AT_A_TIME == 0:
                yield
        if len(hits) >= MOST:
            break
    found = []
    for hit in sorted(hits.values())[:MOST]:
        found.append(_symbol(documents, hit))
        yield
    return tuple(found)


def _searches(folded: str) -> Iterator[_Search]:
    """From what fits best to what fits worst; each also finds what those before it have found."""
    if not folded:
        yield lambda names: ((_EXACT, entry) for entry in names.entries)
        return
    line = f"\n{folded}"
    # What has nothing is passed over at once: that is most of them.
    yield lambda names: _starting(line, names) if line in names.joined else ()
    yield lambda names: _containing(folded, names) if folded in names.joined else ()
    letters = [re.escape(letter) for letter in folded if not letter.isspace()]
    if len(letters) > 1:
        scattered = re.compile("\n" + "".join(rf"[^\n{each}]*{each}" for each in letters))
        yield partial(_scattered, scattered)


def _starting(line: str, names: Searched) -> Iterator[tuple[int, Entry]]:
    joined = names.joined
    at = joined.find(line)
    while at >= 0:
        end = at + len(line)
        yield (_EXACT if joined[end] == "\n" else _START), names.at(at + 1)
        at = joined.find(line, end)


def _containing(folded: str, names: Searched) -> Iterator[tuple[int, Entry]]:
    joined = names.joined
    at = joined.find(folded)
    while at >= 0:
        yield (_INSIDE if joined[at - 1].isalnum() else _WORD), names.at(at)
        # On with the next name.
        at = joined.find(folded, joined.find("\n", at))


def _scattered(letters: re.Pattern[str], names: Searched) -> Iterator[tuple[int, Entry]]:
    for found in letters.finditer(names.joined):
        yield _SCATTERED, names.at(found.start() + 1)


def _path(each: tuple[str, Document]) -> str:
    return each[0]


def _symbol(documents: Mapping[str, Document], hit: _Hit) -> Symbol:
    document, entry = documents[hit.path], hit.entry
    if entry.kind == "section":
        start, section = document.sections[entry.key]
        span = section.title_span.moved(start)
        container = ""
    elif entry.kind == "clause":
        start, clause = document.settled.clauses[entry.key]
        span = marked(clause).moved(start)
        container = _section(document, start + clause.span.start)
    else:
        starts = ((start, each) for start, facts in document.facts for each in facts.examples)
        start, example = next(islice(starts, entry.key, None))
        span = example.title_span.moved(start)
        container = _section(document, span.start)
    return Symbol(hit.fit, entry.kind, entry.name, container or hit.path, hit.path, span)


def _section(document: Document, offset: int) -> str:
    found = document.section_at(offset)
    return one_line(found[1].title, 120) if found else ""
