"""All precedents of a workspace, by the clauses that they cite, and which of them are in force.

It holds names and no places, so it is remembered as long as no name changes; where a precedent
stands is looked up in its document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from speclsp.authority.components import components
from speclsp.document import Document
from speclsp.notation.precedents import Precedent
from speclsp.precedents.cited import Quote, Quotes, citations, sentence
from speclsp.resolution.places import ClausePlace
from speclsp.spec.names import Name
from speclsp.spec.precedents import Settles
from speclsp.text import Span
from speclsp.workspace import Snapshot

_NUMBER = re.compile(r"\d+")
_Name = TypeVar("_Name")

Key = tuple[str, ...]
"""A clause by the path of its document and its identifier, or a `Quote`."""


class Entry(NamedTuple):
    """A precedent without its place: the document at `path`, and which of those in it."""

    id: str
    path: str
    at: int
    in_force: bool
    keys: tuple[Key, ...]
    settles: tuple[Settles, ...] | None

    @property
    def quotes(self) -> Iterator[Quote]:
        return (key for key in self.keys if isinstance(key, Quote))


class Known(NamedTuple):
    """Those of a workspace, by number, then by path, then by place."""

    entries: tuple[Entry, ...]
    # By their identifiers.
    named: dict[str, tuple[Entry, ...]]
    # By what they cite.
    citing: dict[Key, tuple[Entry, ...]]
    # Those in force, by what they cite.
    ruling: dict[Key, tuple[Entry, ...]]
    # By the document that records them.
    recorded: dict[str, tuple[Entry, ...]]
    # Those in force, by the documents in which they cite something.
    reaching: dict[str, tuple[Entry, ...]]


class PrecedentPlace(NamedTuple):
    """A precedent in the document at `path`."""

    path: str
    precedent: Precedent
    in_force: bool

    @property
    def span(self) -> Span:
        return self.precedent.span


def known(snapshot: Snapshot) -> Known:
    """The precedents of a snapshot."""
    memo = snapshot.names.memo
    if known not in memo:
        memo[known] = _known(snapshot)
    found: Known = memo[known]
    return found


def _known(snapshot: Snapshot) -> Known:
    recorded: list[tuple[Document, int, Precedent]] = []
    for path in snapshot.index.defining(Name("precedent", "", "")):
        if (document := snapshot.document(path)) is not None:
            recorded += [(document, at, each) for at, each in enumerate(document.precedents)]
    gone = {
        each.id
        for _, _, one in recorded
        if one.decided
        for each in one.supersedes
        if each.id != one.id
    }
    entries = sorted(
        (_entry(snapshot, *each, gone) for each in recorded),
        key=place_in_order,
    )
    standing = [entry for entry in entries if entry.in_force]
    return Known(
        tuple(entries),
        _by(entries, lambda entry: (entry.id,)),
        _by(entries, _cites),
        _by(standing, _cites),
        _by(entries, lambda entry: (entry.path,)),
        _by(standing, lambda entry: dict.fromkeys(key[0] for key in entry.keys)),
    )


def _by(
    entries: Iterable[Entry], names: Callable[[Entry], Iterable[_Name]]
) -> dict[_Name, tuple[Entry, ...]]:
    found: dict[_Name, list[Entry]] = {}
    for entry in entries:
        for name in names(entry):
            found.setdefault(name, []).append(entry)
    return {name: tuple(several) for name, several in found.items()}


def _cites(entry: Entry) -> tuple[Key, ...]:
    return entry.keys


def _entry(
    snapshot: Snapshot, document: Document, at: int, precedent: Precedent, gone: set[str]
) -> Entry:
    keys = tuple(
        dict.fromkeys(
            key
            for _, found in citations(snapshot, document, precedent)
            if found.verdict == "found"
            for key in found.keys
        )
    )
    in_force = precedent.stands and precedent.id not in gone
    return Entry(precedent.id, document.path, at, in_force, keys, precedent.settles)


def place_in_order(entry: Entry) -> tuple[int, str, int]:
    """By number, then by path, then by place."""
    return number(entry.id), entry.path, entry.at


def circles(snapshot: Snapshot) -> Mapping[str, frozenset[str]]:
    """To each precedent that supersedes itself by way of others all that are in the circle."""
    memo = snapshot.names.memo
    if circles not in memo:
        edges: dict[str, dict[str, None]] = {}
        for entry in known(snapshot).entries:
            place = place_of(snapshot, entry)
            if place is not None and place.precedent.decided:
                named = (each.id for each in place.precedent.supersedes if each.id != entry.id)
                edges.setdefault(entry.id, {}).update(dict.fromkeys(named))
        memo[circles] = components({name: tuple(others) for name, others in edges.items()})
    found: Mapping[str, frozenset[str]] = memo[circles]
    return found


def number(identifier: str) -> int:
    """The number in the identifier of a precedent."""
    found = _NUMBER.search(identifier)
    return int(found.group()) if found else 0


def place_of(snapshot: Snapshot, entry: Entry) -> PrecedentPlace | None:
    """Where a precedent stands now; None where it is gone."""
    document = snapshot.document(entry.path)
    if document is None or entry.at >= len(document.precedents):
        return None
    return PrecedentPlace(entry.path, document.precedents[entry.at], entry.in_force)


def in_force(snapshot: Snapshot, document: Document) -> frozenset[int]:
    """Which of the precedents of a document are in force, by their place among them."""
    here = known(snapshot).recorded.get(document.path, ())
    return frozenset(each.at for each in here if each.in_force)


def precedents_of(snapshot: Snapshot, place: ClausePlace) -> tuple[PrecedentPlace, ...]:
    """The precedents that cite the clause at `place`, in force or not."""
    found = known(snapshot).citing.get((place.path, place.clause.id), ())
    places = (place_of(snapshot, each) for each in found)
    return tuple(each for each in places if each is not None)


def called(snapshot: Snapshot, identifier: str) -> tuple[PrecedentPlace, ...]:
    """The precedents of this identifier."""
    if not snapshot.index.defining(Name("precedent", "", identifier)):
        return ()
    found = known(snapshot).named.get(identifier, ())
    places = (place_of(snapshot, each) for each in found)
    return tuple(each for each in places if each is not None)


def is_shown(snapshot: Snapshot, place: ClausePlace) -> bool:
    """Whether a precedent in force shows what the clause at `place` means in a case."""
    found = known(snapshot).citing.get((place.path, place.clause.id), ())
    return any(each.in_force for each in found)


def covers(snapshot: Snapshot, document: Document, entry: Entry, clause: str, offset: int) -> bool:
    """Whether a precedent cites the clause of this identifier in a document, or the sentence at
    `offset`."""
    if clause and (document.path, clause) in entry.keys:
        return True
    for quote in entry.quotes:
        if quote.path == document.path and snapshot.names.asked(document, Quotes(quote)):
            span = sentence(document, quote)
            if span is not None and span.start <= offset < span.end:
                return True
    return False
