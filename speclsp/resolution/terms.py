"""The terms of a document: those whose form says so, and all that stands in its glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from speclsp.document import Document
from speclsp.spec.facts import Section
from speclsp.text import Span

_GLOSSARY = re.compile(
    r"(?:[\d.]+\s+)?(?:(?:key|common|core) )?(?:glossary|terms|terminology|definitions|vocabulary"
    r"|entities|abbreviations|acronyms)(?:\s*(?:and|&|/|,|\().*)?\Z"
    r"|.*\band definitions\Z",
    re.IGNORECASE,
)


class TermPlace(NamedTuple):
    """A term in the document at `path`, where its name stands, and all that explains it."""

    path: str
    name: str
    name_span: Span
    span: Span


def terms_in(document: Document) -> tuple[TermPlace, ...]:
    """The terms that a document defines, in the order of the text."""
    return document.remembered(_terms)


def _terms(document: Document) -> tuple[TermPlace, ...]:
    return tuple(sorted(_found(document), key=lambda each: each.name_span))


def _found(document: Document) -> Iterator[TermPlace]:
    path = document.path
    glossaries = tuple(_glossaries(document.sections, document.size))
    for start, facts in document.facts:
        for term in facts.terms:
            span = term.span.moved(start)
            if term.sure or any(span.overlaps(extent) for extent in glossaries):
                yield TermPlace(path, term.name, term.name_span.moved(start), span)
    for extent in glossaries:
        # Headings below that of the glossary, unless they are its letters.
        inside = [
            s for s in document.sections if extent.start < s[0] + s[1].span.start < extent.end
        ]
        for start, section in inside:
            if 1 < len(section.title) <= 60:
                span = section.span.moved(start)
                yield TermPlace(path, section.title, section.title_span.moved(start), span)


def _glossaries(sections: tuple[tuple[int, Section], ...], size: int) -> Iterator[Span]:
    """From each heading of a glossary to the next one that is not below it."""
    end = 0
    for at, (start, section) in enumerate(sections):
        low = start + section.span.start
        if low < end or not _GLOSSARY.match(section.title):
            continue
        later = (
            s + each.span.start for s, each in sections[at + 1 :] if each.level <= section.level
        )
        end = next(later, size)
        yield Span(low, end)
