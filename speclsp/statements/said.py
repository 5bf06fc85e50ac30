"""What is looked for in the statements of a document, remembered by segment.

It depends on a segment's words, its clauses and the setting alone. Where an edit has changed no
fact, only the segments that were read anew are looked at, and nobody asks the others again.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeVar

from speclsp.document import Document
from speclsp.language.vocabulary import count
from speclsp.segment import Before
from speclsp.spec.facts import Clause
from speclsp.statements.clauses import anew_in, held_in
from speclsp.statements.setting import Setting, in_force
from speclsp.statements.statement import Statement, in_segment
from speclsp.statements.steps import steps
from speclsp.workspace import Snapshot

_COUNTS = "counts"
_Found = TypeVar("_Found")
_Folded = TypeVar("_Folded")
# How a document is read, and what else the answer depends on.
_Key = tuple[Setting, Hashable]

Read = Callable[[Document, int, tuple[Clause, ...], Setting], tuple[_Found, ...]]
"""(a document, the place of a segment, the clauses in it, how it is read) -> what is found."""


def in_statements(
    snapshot: Snapshot,
    document: Document,
    name: str,
    find: Callable[[Statement, Setting], Iterable[_Found]],
    may: Callable[[str], bool],
    shown: bool = False,
    depends: Hashable = None,
) -> Iterator[tuple[int, _Found]]:
    """What `find` finds in each statement, with the absolute start of its passage, in the order of
    the text; `name` is that of what is looked for. In a segment whose words `may` not have it,
    nothing is read. What is `shown` in the steps of scenarios is looked at too. `depends` is what
    `find` and `may` depend on besides: where it is another, all is read again."""

    def read(
        document: Document, at: int, clauses: tuple[Clause, ...], how: Setting
    ) -> tuple[tuple[int, _Found], ...]:
        if not may(document.segment_words(at)):
            return ()
        said = list(in_segment(document, at, how))
        if shown:
            known = {(low, each.span) for low, each in said}
            said += (step for step in steps(document, at) if (step[0], step[1].span) not in known)
            said.sort(key=lambda each: each[0] + each[1].span.start)
        return tuple((low, each) for low, statement in said for each in find(statement, how))

    for start, (low, each) in by_segment(snapshot, document, name, read, depends):
        yield start + low, each


def by_segment(
    snapshot: Snapshot,
    document: Document,
    name: str,
    read: Read[_Found],
    depends: Hashable = None,
) -> Iterator[tuple[int, _Found]]:
    """What `read` finds in each segment, with its absolute start, in the order of the text."""
    starts = document.starts
    for at, found in _kept(snapshot, document, name, read, depends).found.items():
        for each in found:
            yield starts[at], each


def kept_by_segment(
    snapshot: Snapshot, document: Document, name: str, read: Read[_Found]
) -> dict[int, tuple[_Found, ...]]:
    """What `read` finds by the places of segments, of those in which something is. What is found in
    a segment that an edit has left alone is the same object as before."""
    return _kept(snapshot, document, name, read, None).found


def folded(
    snapshot: Snapshot,
    document: Document,
    name: str,
    read: Read[_Found],
    fold: Callable[[Iterable[_Found]], _Folded],
    amend: Callable[[_Folded, Sequence[_Found], Sequence[_Found]], _Folded],
) -> _Folded:
    """What `fold` makes of all that `read` finds, which has no places in it. After an edit `amend`
    makes it of that of before, what is gone, and what has come."""
    kept = _kept(snapshot, document, name, read, None)
    key = ("folded", name)
    edit = document.before
    known = document.memo.get(key) or (edit.memo.get(key) if edit else None)
    if known is None or not (known[0] is kept.found or known[0] is kept.before):
        known = (kept.found, fold(each for found in kept.found.values() for each in found))
    elif known[0] is not kept.found:
        made = known[1]
        if kept.gone != kept.come:
            made = amend(made, kept.gone, kept.come)
        known = (kept.found, made)
    document.memo[key] = known
    folded: _Folded = known[1]
    return folded


class _Kept(NamedTuple):
    """What is found by the places of segments, of those in which something is."""

    # What it depends on.
    key: object
    found: dict[int, tuple[Any, ...]]
    # What was found before an edit, what of it is gone, and what has come; None where all was read.
    before: dict[int, tuple[Any, ...]] | None = None
    gone: Sequence[Any] = ()
    come: Sequence[Any] = ()


def _kept(
    snapshot: Snapshot, document: Document, name: str, read: Read[_Found], depends: Hashable
) -> _Kept:
    how = in_force(document, snapshot.config(document.path))
    key, label = (how, depends), f"said {name}"
    kept: _Kept | None = document.memo.get(label)
    if kept is None or kept.key != key:
        kept = document.memo[label] = _every(document, key, label, read)
    return kept


def _every(document: Document, key: _Key, label: str, read: Read[_Found]) -> _Kept:
    edit, places = document.before, anew_in(document)
    before: _Kept | None = edit.memo.get(label) if edit else None
    if edit is None or places is None or before is None or before.key != key:
        every = range(len(document.segments))
        read_all = ((at, _in_segment(document, at, key, label, read)) for at in every)
        return _Kept(key, {at: found for at, found in read_all if found})
    fresh = {at: _in_segment(document, at, key, label, read) for at in places}
    known = _moved(before.found, edit)
    gone = [each for at in _places_before(places, edit) for each in before.found.get(at, ())]
    come = [each for found in fresh.values() for each in found]
    if any(known.get(at, ()) != found for at, found in fresh.items()):
        known = known | fresh
        known = {at: known[at] for at in sorted(known) if known[at]}
    return _Kept(key, known, before.found, gone, come)


def _moved(known: dict[int, _Found], edit: Before) -> dict[int, _Found]:
    """What was found before an edit, by the places of now; of what was read anew, anything."""
    more = len(edit.new) - len(edit.old)
    if not more:
        return known
    behind = edit.first + len(edit.old)
    return {
        at if at < edit.first else at + more: found
        for at, found in known.items()
        if not edit.first <= at < behind
    }


def _places_before(places: Iterable[int], edit: Before) -> Iterator[int]:
    """Where what is now at some places was before an edit, with what it took away."""
    yield from range(edit.first, edit.first + len(edit.old))
    more = len(edit.new) - len(edit.old)
    yield from (at if at < edit.first else at - more for at in places if at not in edit.anew)


def _in_segment(
    document: Document, at: int, key: _Key, label: str, read: Read[_Found]
) -> tuple[_Found, ...]:
    segment = document.segments[at]
    held = held_in(document, at)
    under = (key, held.shapes)
    known = segment.memo.get(label)
    if known is None or known[0] != under:
        known = segment.memo[label] = (under, read(document, at, held.clauses, key[0]))
    found: tuple[_Found, ...] = known[1]
    return found


def times_said(document: Document, word: str) -> int:
    """How often a document says a word, which is in lower case and in the singular."""
    return how_often(document, f"the word {word}", partial(count, word=word))


def how_often(document: Document, question: str, count: Callable[[str], int]) -> int:
    """How often a document's text has what `count` counts, which stands within a segment each time:
    after an edit only what was read anew is counted again. `question` is that of `count`."""
    answers: dict[str, int] = document.memo.setdefault(_COUNTS, {})
    if question not in answers:
        before = document.before
        known = before.memo.get(_COUNTS, {}).get(question) if before else None
        if before is None or known is None:
            answers[question] = count(document.text.string)
        else:
            answers[question] = known - count(before.words) + count(document.words(before.span))
    return answers[question]
