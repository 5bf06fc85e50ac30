"""Whether a new name is only that: nothing else is read differently, nothing else means the renamed
thing, and nothing has lost what it meant."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from speclsp.document import Document
from speclsp.features.trial import Trial, afterwards
from speclsp.resolution.leading import Place
from speclsp.resolution.unresolved import lost_links, lost_references
from speclsp.resolution.uses import using
from speclsp.text import Edit, Span
from speclsp.work import Work
from speclsp.workspace import Snapshot

# What a trial leaves as it is, or what has no place in a text.
_UNTRIED = ("file", "configuration", "mark")


def misread(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    """Whether more than what was replaced is read differently in the document."""
    return (
        _clauses(before, edits) != _clauses(after, ())
        or _references(before, edits, [edit.span for edit in edits])
        != _references(after, (), [afterwards(edit.span, edits) for edit in edits])
        or _count(before) != _count(after)
    )


def captured(trial: Trial, pair: tuple[Place, Place]) -> Work[str | None]:
    """Where something did not name the thing before and would now, or the other way round."""
    edits = trial.edits
    wanted = set()
    for use in (yield from using(trial.before, pair[0])):
        if use.sure and use.kind not in _UNTRIED and use.path not in trial.untried:
            span = afterwards(use.span, edits.get(use.path, ()))
            wanted.add((trial.moved(use.path), span))
    for use in (yield from using(trial.after, pair[1])):
        if use.sure and use.kind not in _UNTRIED and (use.path, use.span) not in wanted:
            return use.path
        wanted.discard((use.path, use.span))
    return min(wanted)[0] if wanted else None


def lost(trial: Trial, paths: Iterable[str]) -> Work[tuple[str, str] | None]:
    """The first of the documents in which something refers to nothing that did not before, and what
    it refers to."""
    for path in sorted(paths):
        was, now = trial.before.document(path), trial.after.document(trial.moved(path))
        if was is not None and now is not None:
            more = sorted(_lost(trial.after, now) - _lost(trial.before, was))
            for words in more:
                return path, words
        yield
    return None


def _clauses(document: Document, edits: Sequence[Edit]) -> list[str]:
    """The identifiers of its clauses, as they will be after `edits`."""
    words = {edit.span: edit.text for edit in edits}
    found = document.settled.clauses
    return [words.get(clause.id_span.moved(start), clause.id) for start, clause in found]


def _references(document: Document, edits: Sequence[Edit], spans: Sequence[Span]) -> list[str]:
    """What its references name, but for those that are a part of what stands at `spans`, which
    are in the order of the text."""
    words = {edit.span: edit.text for edit in edits}
    found = []
    for start, reference in document.settled.references:
        span = reference.span.moved(start)
        # No two overlap, so that only the last that starts before it can hold it.
        at = bisect_right(spans, span.start, key=lambda each: each.start) - 1
        if at < 0 or spans[at] == span or not _holds(spans[at], span):
            found.append(words.get(span, reference.target))
    return found


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _count(document: Document) -> list[int]:
    """How much of each kind there is in it that a name has nothing to do with."""
    kinds = [
        (each.sections, each.labels, each.footnotes, each.examples, each.headers, each.comments)
        for _, each in document.facts
    ]
    return [sum(map(len, each)) for each in zip(*kinds, strict=True)]


def _lost(snapshot: Snapshot, document: Document) -> Counter[str]:
    """What leads nowhere. That a name means several things is its authors' way: every feature may
    have an FR-001."""
    missing = [
        each.reference.target
        for each in lost_references(snapshot, document)
        if each.verdict == "missing"
    ]
    return Counter([*missing, *(each.link.target for each in lost_links(snapshot, document))])
