"""The links and references of a document that lead nowhere, or to several things."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from speclsp.document import Document
from speclsp.notation import precedents
from speclsp.resolution.judged import judged
from speclsp.resolution.links import Target, definition_of, reached
from speclsp.resolution.references import resolve
from speclsp.spec.facts import Label, Link, Reference
from speclsp.spec.links import normal
from speclsp.spec.names import Name
from speclsp.text import Span
from speclsp.workspace import Snapshot

_NOWHERE = Span(0, 0)
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
    return _once(snapshot, document, _lost_links)


def lost_references(snapshot: Snapshot, document: Document) -> tuple[LostReference, ...]:
    """References that mean nothing or several things, in the order of the text."""
    return _once(snapshot, document, _lost_references)


def _once(
    snapshot: Snapshot,
    document: Document,
    find: Callable[[Snapshot, Document], Iterator[_Found]],
) -> tuple[_Found, ...]:
    """What several rules ask of one document in turn."""
    names, known = document.memo.get(find, (None, ()))
    if names is snapshot.names:
        found: tuple[_Found, ...] = known
        return found
    found = tuple(find(snapshot, document))
    document.memo[find] = (snapshot.names, found)
    return found


def _lost_links(snapshot: Snapshot, document: Document) -> Iterator[LostLink]:
    labels = tuple(label.label for _, facts in document.facts for label in facts.labels)
    uses: list[tuple[Link | Label, ...]] = [
        (*facts.links, *facts.labels) for _, facts in document.facts
    ]

    def target(use: Link | Label) -> Target | None:
        if isinstance(use, Label) or not use.by_label:
            found = reached(snapshot, document, use.target)
            return found if found.verdict in ("no-file", "no-anchor") else None
        if use.kind == "shortcut" or use.doubtful or definition_of(document, use):
            return None
        if snapshot.index.defining(Name("bare", "", use.target)):
            # `[words][frame.size]` refers to a clause.
            return None
        return Target("no-label", fragment=use.target)

    for start, link, found in judged(snapshot, document, "links", labels, uses, target):
        yield LostLink(start, link, found)


def _lost_references(snapshot: Snapshot, document: Document) -> Iterator[LostReference]:
    by_start: dict[int, list[Reference]] = {start: [] for start in document.starts}
    for start, reference in document.settled.references:
        # What a precedent names is looked at by rules of its own.
        if reference.notation != precedents.NAME:
            by_start[start].append(reference)
    uses = list(by_start.values())

    labels = tuple(label.label for _, facts in document.facts for label in facts.labels)
    defined = frozenset(labels)
    # What a reference means does not depend on where it stands.
    known: dict[Reference, str] = {}

    def verdict(reference: Reference) -> str | None:
        placeless = reference._replace(span=_NOWHERE)
        if (found := known.get(placeless)) is None:
            found = known[placeless] = resolve(snapshot, document, reference).verdict
        if found == "missing" and normal(reference.target) in defined:
            # `[FR-9]: https://example.org` says what it is.
            return None
        return found if found in ("missing", "ambiguous") else None

    for start, reference, found in judged(snapshot, document, "references", labels, uses, verdict):
        yield LostReference(start, reference, found)
