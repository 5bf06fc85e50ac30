"""What is asked of every link, reference or clause of a document, remembered by segment.

The answers depend on names alone, never on where something stands; so as long as no name, file or
configuration changes, only the segments that an edit touched are looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from speclsp.document import Document
from speclsp.spec.facts import Clause
from speclsp.workspace import Snapshot

_Use = TypeVar("_Use")
_Found = TypeVar("_Found")


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
    return document.remembered(_clauses_by_segment)


def _clauses_by_segment(document: Document) -> list[list[Clause]]:
    by_start: dict[int, list[Clause]] = {start: [] for start in document.starts}
    for start, clause in document.settled.clauses:
        by_start[start].append(clause)
    return list(by_start.values())
