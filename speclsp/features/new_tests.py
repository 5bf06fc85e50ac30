"""Tests for every clause of a section that has none, in one go."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from speclsp.diagnostic import Fix
from speclsp.document import Document
from speclsp.features.actions import Action
from speclsp.features.kinds import REWRITE
from speclsp.resolution.evidence import has_test, test_folder
from speclsp.resolution.untested import new_test
from speclsp.text import Span
from speclsp.workspace import Snapshot

_MOST = 100


def tests_of_section(snapshot: Snapshot, path: str, span: Span) -> Iterator[Action]:
    """For the section whose heading `span` touches, with those below it; nothing where its clauses
    have their tests, or none could be made."""
    document = snapshot.document(path)
    section = _section(document, span) if document else None
    folder = test_folder(snapshot, path) if section else None
    if document is None or section is None or folder is None:
        return
    made = tuple(islice(_made(snapshot, document, section, folder), _MOST))
    if made:
        count = f"{len(made)} tests" if len(made) > 1 else "1 test"
        fix = Fix(f"Create {count} for the untested clauses of this section", "consent", (), made)
        yield Action(fix.title, REWRITE, fix, reviewed=True)


def _section(document: Document, span: Span) -> Span | None:
    """From the heading to the next one that is not below it."""
    sections = document.sections
    for at, (start, section) in enumerate(sections):
        heading = section.span.moved(start)
        if heading.start <= span.start <= heading.end and span.end <= heading.end:
            for below, other in sections[at + 1 :]:
                if other.level <= section.level:
                    return Span(heading.start, below + other.span.start)
            return Span(heading.start, document.size)
    return None


def _made(
    snapshot: Snapshot, document: Document, section: Span, folder: str
) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for start, clause in document.settled.clauses:
        offset = start + clause.id_span.start
        inside = clause.is_tag and section.start <= offset < section.end
        if not inside or clause.id.casefold() in seen:
            continue
        seen.add(clause.id.casefold())
        if has_test(snapshot, folder, clause.id) is False:
            made = new_test(snapshot, document, clause.id, offset)
            if made is not None:
                yield made
