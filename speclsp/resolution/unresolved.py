"""The links and references of a document that lead nowhere, remembered by segment.

What a link or a reference means depends on names alone, never on where they stand; so as long as no
name, file or configuration changes, only the segments that an edit touched are looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from speclsp.document import Document
from speclsp.resolution.links import Target, definition_of, reached
from speclsp.resolution.references import Resolved, resolve
from speclsp.spec.facts import Clause, Label, Link, Reference
from speclsp.workspace import Snapshot

_BY_LABEL = ("full", "collapsed", "shortcut")
_Use = TypeVar("_Use")
_Found = TypeVar("_Found")


class LostLink(NamedTuple):
    """A link, or the definition of a label, and why it leads nowhere; `start` is its segment's."""

    start: int
    link: Link | Label
    target: Target


class LostReference(NamedTuple):
    """A reference that means nothing or several things; `start` is that of its segment."""

    start: int
    reference: Reference
    verdict: str


def lost_links(snapshot: Snapshot, document: Document) -> tuple[LostLink, ...]:
    """Links without a target, in the order of the text.

    Of a label that leads nowhere, the definition is reported and not every use.
    """
    return _once(snapshot, document, "lost links", _lost_links)


def lost_references(snapshot: Snapshot, document: Document) -> tuple[LostReference, ...]:
    """References that mean nothing or several things, in the order of the text."""
    return _once(snapshot, document, "lost references", _lost_references)


def _once(
    snapshot: Snapshot,
    document: Document,
    name: str,
    find: Callable[[Snapshot, Document], Iterator[_Found]],
) -> tuple[_Found, ...]:
    """What several rules ask of one document in turn."""
    names, known = document.memo.get(name, (None, ()))
    if names is snapshot.names:
        found: tuple[_Found, ...] = known
        return found
    found = tuple(find(snapshot, document))
    document.memo[name] = (snapshot.names, found)
    return found


def _lost_links(snapshot: Snapshot, document: Document) -> Iterator[LostLink]:
    labels = tuple(label.label for _, facts in document.facts for label in facts.labels)
    uses: list[tuple[Link | Label, ...]] = [
        (*facts.links, *facts.labels) for _, facts in document.facts
    ]

    def target(use: Link | Label) -> Target | None:
        if isinstance(use, Label) or use.kind not in _BY_LABEL:
            found = reached(snapshot, document, use.target)
            return found if found.verdict in ("no-file", "no-anchor") else None
        if use.kind == "shortcut" or definition_of(document, use):
            return None
        return Target("no-label", fragment=use.target)

    for start, link, found in judged(snapshot, document, "links", labels, uses, target):
        yield LostLink(start, link, found)


def _lost_references(snapshot: Snapshot, document: Document) -> Iterator[LostReference]:
    by_start: dict[int, list[Reference]] = {start: [] for start in document.starts}
    for start, reference in document.settled.references:
        by_start[start].append(reference)
    uses = list(by_start.values())

    def verdict(reference: Reference) -> str | None:
        found: Resolved = resolve(snapshot, document, reference)
        return found.verdict if found.verdict in ("missing", "ambiguous") else None

    for start, reference, found in judged(snapshot, document, "references", (), uses, verdict):
        yield LostReference(start, reference, found)


def judged(
    snapshot: Snapshot,
    document: Document,
    name: str,
    besides: tuple[str, ...],
    uses: Sequence[Sequence[_Use]],
    judge: Callable[[_Use], _Found | None],
) -> Iterator[tuple[int, _Use, _Found]]:
    """What `judge` says of the uses in each segment, with the segment's start; None is left out.

    It is asked again only when a name, the use or `besides` has changed, so it must not depend on
    anything else; `name` is that of the question.
    """
    key = (document.path, besides)
    for start, segment, here in zip(document.starts, document.segments, uses, strict=True):
        if not here:
            continue
        names, known, asked, found = segment.memo.get(name, (None, None, None, ()))
        if names is not snapshot.names or known != key or asked != here:
            found = tuple((use, said) for use in here if (said := judge(use)) is not None)
            segment.memo[name] = (snapshot.names, key, here, found)
        for use, said in found:
            yield start, use, said


def clauses_by_segment(document: Document) -> list[list[Clause]]:
    """The clauses that hold in each segment."""
    found: list[list[Clause]] | None = document.memo.get("clauses by segment")
    if found is None:
        by_start: dict[int, list[Clause]] = {start: [] for start in document.starts}
        for start, clause in document.settled.clauses:
            by_start[start].append(clause)
        found = document.memo["clauses by segment"] = list(by_start.values())
    return found
