"""The sentences of a document that demand something, by an identity made of their headings and
words; none where the document has clauses with identifiers of their own.

To be asked for, not to be kept up: an edit anywhere asks for all of a document again.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from typing import NamedTuple

from speclsp.document import Document
from speclsp.notation import front_matter
from speclsp.notation.folders import is_fixture, is_in_force, is_precedents, plans
from speclsp.spec.derived import demands, hashed, slug_path
from speclsp.spec.facts import Section
from speclsp.text import Span


class DerivedClause(NamedTuple):
    """A sentence without an identifier; the span is that of the document."""

    # `/doors/opening/1f3a90c2`, the second of equal ones with `-2` behind it.
    id: str
    # As it reads: without emphasis, on one line.
    words: str
    span: Span


def derived(document: Document) -> tuple[DerivedClause, ...]:
    """The derived clauses of a document, in the order of the text."""
    return document.remembered(_derived)


def _derived(document: Document) -> tuple[DerivedClause, ...]:
    path = document.path
    named = any(notation != front_matter.NAME for notation, _ in document.outline.clauses)
    silent = plans(path) or is_fixture(path) or is_precedents(path)
    if named or silent or not is_in_force(path):
        return ()
    return tuple(_clauses(document))


def _clauses(document: Document) -> Iterator[DerivedClause]:
    text = document.text.string
    seen: Counter[str] = Counter()
    above: tuple[tuple[int, str], ...] = ()
    for start, read in zip(document.starts, document.segments, strict=True):
        segment, facts = text[start : start + read.size], read.facts
        sections = deque(facts.sections)
        for prose in facts.prose:
            while sections and sections[0].span.start <= prose.span.start:
                above = _below(above, sections.popleft())
            for sentence in demands(prose, segment):
                name = slug_path(tuple(title for _, title in above)) + hashed(sentence.words)
                seen[name] += 1
                again = f"-{seen[name]}" if seen[name] > 1 else ""
                yield DerivedClause(name + again, sentence.words, sentence.span.moved(start))


def _below(above: tuple[tuple[int, str], ...], section: Section) -> tuple[tuple[int, str], ...]:
    """Level and title of the headings around what stands below `section`."""
    outer = tuple(each for each in above if each[0] < section.level)
    return (*outer, (section.level, section.title))
