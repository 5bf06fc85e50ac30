"""What is looked for in the statements of a document, remembered by segment.

It depends on a segment's words, its clauses and the setting alone, so after an edit only the
segments that were read anew are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from speclsp.document import Document
from speclsp.resolution.setting import Setting, setting
from speclsp.resolution.statements import Statement, clauses_in, in_segment
from speclsp.spec.facts import Clause
from speclsp.workspace import Snapshot

_Found = TypeVar("_Found")


def in_statements(
    snapshot: Snapshot,
    document: Document,
    name: str,
    find: Callable[[Statement, Setting], Iterable[_Found]],
) -> Iterator[tuple[int, _Found]]:
    """What `find` finds in each statement, with the absolute start of its passage, in the order of
    the text; `name` is that of what is looked for."""
    read = setting(document, snapshot.config(document.path))
    for at, (start, segment) in enumerate(zip(document.starts, document.segments, strict=True)):
        clauses = clauses_in(document, at)
        key = (read, tuple(map(_shape, clauses)))
        known = segment.memo.get(name)
        if known is None or known[0] != key:
            found = tuple(
                (low, each)
                for low, statement in in_segment(document, at, clauses, read)
                for each in find(statement, read)
            )
            known = (key, found)
            segment.memo[name] = known
        for low, each in known[1]:
            yield start + low, each


def _shape(clause: Clause) -> tuple[Any, ...]:
    return clause.id, clause.span, clause.form, clause.kind
