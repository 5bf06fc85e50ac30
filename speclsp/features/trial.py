"""What the workspace would be if some words were replaced and some files moved. Nothing is changed:
the result is looked at, and thrown away."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from typing import NamedTuple

from speclsp.code.source import Source
from speclsp.document import Document
from speclsp.files.listing import Listing
from speclsp.text import Edit, Span, edited
from speclsp.work import Work
from speclsp.workspace import Change, Snapshot, changed

_NEAR = 200
"""Characters between two edits that are made as one."""


class Replacement(NamedTuple):
    """Other words for those at `span` in the file at `path`."""

    path: str
    span: Span
    words: str


class Trial(NamedTuple):
    """A snapshot, and what it would be after some replacements and moves."""

    before: Snapshot
    after: Snapshot
    replacements: tuple[Replacement, ...]
    moves: Mapping[str, str]
    # Documents in which links are to follow, and have not in the trial.
    untried: Set[str]
    # Old name -> new name, of what is renamed and of what is called after it.
    names: Mapping[str, str]

    @property
    def edits(self) -> dict[str, list[Edit]]:
        return by_path(self.replacements)

    def moved(self, path: str) -> str:
        return self.moves.get(path, path)


def tried(
    snapshot: Snapshot, replacements: Iterable[Replacement], moves: Mapping[str, str]
) -> Work[Snapshot]:
    """The snapshot after `replacements`, which do not overlap, and after files have moved.

    Configurations stay as they are: what they say of clauses silences findings, and no more.
    """
    documents: dict[str, Document] = {}
    sources: dict[str, Source] = {}
    for path, edits in by_path(replacements).items():
        document = snapshot.document(path)
        if document is not None:
            # From the end, so that what is before stays where it is.
            documents[path] = yield from document.editing(_joined(edits, document)[::-1])
        elif (source := snapshot.sources.get(path)) is not None:
            words = edited(source.text.string, edits)
            sources[path] = yield from Source.reading(path, words, source.options)
        yield
    for old, new in moves.items():
        if (moving := documents.pop(old, None) or snapshot.document(old)) is not None:
            documents[new] = moving.placed(new)
    there = _moved(snapshot.listing, moves) if moves else None
    gone = frozenset(moves)
    change = Change(documents=documents, sources=sources, removed=gone, listing=there)
    return changed(snapshot, change)


def _joined(edits: Iterable[Edit], document: Document) -> list[Edit]:
    """The same with one edit for those that stand near each other: each has its segment read."""
    string = document.text.string
    joined: list[Edit] = []
    for edit in edits:
        if joined and 0 <= edit.span.start - joined[-1].span.end <= _NEAR:
            (start, end), words = joined.pop()
            words += string[end : edit.span.start] + edit.text
            joined.append(Edit(Span(start, edit.span.end), words))
        else:
            joined.append(edit)
    return joined


def by_path(replacements: Iterable[Replacement]) -> dict[str, list[Edit]]:
    """The edits of each file, in the order of its text."""
    found: dict[str, list[Edit]] = {}
    for path, span, words in sorted(replacements):
        found.setdefault(path, []).append(Edit(span, words))
    return found


def afterwards(span: Span, edits: Iterable[Edit]) -> Span:
    """Where `span` is after `edits`, which are in the order of the text. One that is replaced is
    where the new words are."""
    by = 0
    for edit in edits:
        if edit.span == span:
            return Span(span.start + by, span.start + by + len(edit.text))
        if edit.span.start >= span.end:
            break
        grown = len(edit.text) - (edit.span.end - edit.span.start)
        if edit.span.start >= span.start:
            # Inside.
            span = Span(span.start, span.end + grown)
        else:
            by += grown
    return span.moved(by)


def _moved(listing: Listing, moves: Mapping[str, str]) -> Listing:
    folders = {posixpath.dirname(new) for new in moves.values()} - {""}
    return replace(
        listing,
        documents=tuple(sorted(moves.get(each, each) for each in listing.documents)),
        files=frozenset(moves.get(each, each) for each in listing.files),
        folders=listing.folders | folders,
    )
