"""What is shown behind words that do not say it themselves: the title that `[?](#id)` leads to, the
authority of what is cited, the number of tests of a clause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from typing import Literal, NamedTuple

from speclsp.authority.standing import standing
from speclsp.document import Document
from speclsp.features.cursor import Mention, cited, in_segment, marked
from speclsp.features.goals import goals
from speclsp.features.page import one_line
from speclsp.features.testing import testable, tests
from speclsp.features.wording import counted
from speclsp.resolution.places import ClausePlace, SectionPlace, section_of
from speclsp.spec.facts import Clause, Link, Reference
from speclsp.text import Span
from speclsp.work import Work, at_once
from speclsp.workspace import Snapshot

Kind = Literal["title", "authority", "tests"]
KINDS: tuple[Kind, ...] = ("title", "authority", "tests")

_WORDLESS = frozenset(("", "?", "#", "\u00a7", "\u2026", "..."))
"""Words of a link that say nothing of what it leads to."""


class Hint(NamedTuple):
    """`label` is to be shown directly behind `offset`."""

    offset: int
    label: str


def hints(
    snapshot: Snapshot, path: str, span: Span, kinds: Collection[Kind] = KINDS
) -> tuple[Hint, ...]:
    """The hints in a stretch of the document at `path`, in the order of the text, each place
    once."""
    return at_once(hinting(snapshot, path, span, kinds))


def hinting(
    snapshot: Snapshot, path: str, span: Span, kinds: Collection[Kind] = KINDS
) -> Work[tuple[Hint, ...]]:
    """`hints`, a piece at a time."""
    document = snapshot.document(path)
    if document is None:
        return ()
    found: dict[int, list[str]] = {}
    starts = document.starts
    tested = testable(snapshot, path) if "tests" in kinds else None
    for at in range(max(0, bisect_right(starts, span.start) - 1), len(starts)):
        if starts[at] > span.end:
            break
        for offset, kind, label in _of_segment(snapshot, document, at, kinds, tested):
            if label and kind in kinds and span.start <= offset <= span.end:
                labels = found.setdefault(offset, [])
                labels += [label] * (label not in labels)
            yield
    return tuple(Hint(offset, ", ".join(labels)) for offset, labels in sorted(found.items()))


def _of_segment(
    snapshot: Snapshot,
    document: Document,
    at: int,
    kinds: Collection[Kind],
    tested: Callable[[Clause], bool] | None,
) -> Iterator[tuple[int, Kind, str]]:
    start, facts = document.starts[at], document.segments[at].facts
    if "title" in kinds or "authority" in kinds:
        for link in facts.links:
            if link.kind != "image":
                yield from _of_citation(snapshot, document, start, link, link.span)
        for _, reference in in_segment(document.settled.references, start):
            yield from _of_citation(snapshot, document, start, reference, cited(reference))
    if tested is not None:
        for _, clause in in_segment(document.settled.clauses, start):
            if not tested(clause):
                continue
            known = tests(snapshot, ClausePlace(document.path, start, clause))
            if known is not None:
                words = counted(len(known), "test").lower()
                yield (start + marked(clause).end, "tests", words)


def _of_citation(
    snapshot: Snapshot, document: Document, start: int, fact: Link | Reference, span: Span
) -> Iterator[tuple[int, Kind, str]]:
    found = goals(snapshot, document, Mention(span.moved(start), start, fact))
    goal = found[0] if len(found) == 1 else None
    if not isinstance(goal, ClausePlace | SectionPlace):
        return
    end = start + span.end
    section = _section(snapshot, goal)
    if isinstance(fact, Link) and fact.text.strip() in _WORDLESS and section is not None:
        yield (end, "title", one_line(section.section.title or section.section.id, 80))
    level = _level(snapshot, goal)
    if level is None and section is not None:
        level = section.section.authority
    if level is not None:
        yield (end, "authority", one_line(level, 40))


def _level(snapshot: Snapshot, goal: ClausePlace | SectionPlace) -> str | None:
    document = snapshot.document(goal.path)
    found = standing(snapshot, document, goal.span.start) if document else None
    return found.level if found and found.known else None


def _section(snapshot: Snapshot, goal: ClausePlace | SectionPlace) -> SectionPlace | None:
    if isinstance(goal, SectionPlace):
        return goal
    document = snapshot.document(goal.path)
    return section_of(document, goal.span.start) if document else None
