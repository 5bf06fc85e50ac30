"""Whether a new name is only that: nothing else is read differently, nothing else means the renamed
thing, and nothing has lost what it meant."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from speclsp.code.source import Source
from speclsp.document import Document
from speclsp.features.parts import is_part
from speclsp.features.trial import Trial, afterwards
from speclsp.resolution.leading import Place
from speclsp.resolution.marks import meaning
from speclsp.resolution.places import ClausePlace
from speclsp.resolution.unresolved import lost_links, lost_references
from speclsp.resolution.uses import using
from speclsp.text import Edit, Span
from speclsp.work import Work
from speclsp.workspace import Snapshot

# What a trial leaves as it is, or what has no place in a text.
_UNTRIED = ("file", "configuration")


def misread(trial: Trial, before: Document, after: Document) -> bool:
    """Whether more than what was replaced is read differently in the document, but for clauses
    that are called after what was."""
    edits = trial.edits[before.path]
    return (
        _clauses(before, edits, trial.names) != _clauses(after, (), {})
        or _references(before, edits, trial.names, [edit.span for edit in edits])
        != _references(after, (), {}, [afterwards(edit.span, edits) for edit in edits])
        or _count(before) != _count(after)
    )


def misread_code(trial: Trial, before: Source, after: Source) -> bool:
    """Whether more than what was replaced is read differently in the code."""
    edited = {edit.span for edit in trial.edits[before.path]}
    # Quotes are links, which nothing else can be read from.
    old = [
        trial.names.get(each.target, "") if each.span in edited else each.target
        for each in before.marks
        if each.notation != "duvet"
    ]
    new = [each.target for each in after.marks if each.notation != "duvet"]
    counts = [(len(each.marks), len(each.functions)) for each in (before, after)]
    return old != new or counts[0] != counts[1]


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
        if was is None or now is None:
            marks = _lost_marks(trial.after, path) - _lost_marks(trial.before, path)
            for words in sorted(marks):
                return path, words
        else:
            more = sorted(_lost(trial.after, now) - _lost(trial.before, was))
            for words in more:
                return path, words
        yield
    return None


def _clauses(document: Document, edits: Sequence[Edit], names: Mapping[str, str]) -> list[str]:
    """The identifiers of its clauses, as they will be after `edits`."""
    words = {edit.span: edit.text for edit in edits}
    found = []
    for start, clause in document.settled.clauses:
        edited = words.get(clause.id_span.moved(start))
        if edited is not None or is_part(document, ClausePlace(document.path, start, clause)):
            found.append(names.get(clause.id, edited or clause.id))
        else:
            found.append(clause.id)
    return found


def _references(
    document: Document, edits: Sequence[Edit], names: Mapping[str, str], spans: Sequence[Span]
) -> list[str]:
    """What its references name, but for those that are a part of what stands at `spans`, which
    are in the order of the text."""
    words = {edit.span: edit.text for edit in edits}
    found = []
    for start, reference in document.settled.references:
        span = reference.span.moved(start)
        # No two overlap, so that only the last that starts before it can hold it.
        at = bisect_right(spans, span.start, key=lambda each: each.start) - 1
        if at < 0 or spans[at] == span or not _holds(spans[at], span):
            edited = words.get(span)
            target = reference.target
            found.append(target if edited is None else names.get(target, edited))
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


def _lost_marks(snapshot: Snapshot, path: str) -> Counter[str]:
    """What marks in code name that is not there."""
    source = snapshot.sources.get(path)
    marks = source.marks if source else ()
    return Counter(each.target for each in marks if meaning(snapshot, each).verdict == "missing")


def _lost(snapshot: Snapshot, document: Document) -> Counter[str]:
    """What leads nowhere. That a name means several things is its authors' way: every feature may
    have an FR-001."""
    missing = [
        each.reference.target
        for each in lost_references(snapshot, document)
        if each.verdict == "missing"
    ]
    return Counter([*missing, *(each.link.target for each in lost_links(snapshot, document))])
