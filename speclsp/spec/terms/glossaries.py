"""Which terms hold in a document: those whose form says so, and all that stands in its glossary."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from speclsp.language.lexicon.inflection import singular
from speclsp.spec.facts import Facts, Section, Term
from speclsp.text import Span

_KEY = r"(?:[\d.]+\s+)?(?:(?:key|common|core|shared|main|project|domain|important|basic|user) )?"
_GLOSSARY = re.compile(
    rf"{_KEY}(?:"
    r"(?:glossary|terms|terminology|definitions|vocabulary|abbreviations|acronyms|nomenclature"
    r"|ubiquitous language)"
    r"(?:\s*(?:and (?!conditions)|&|/|,|\().*)?"
    r"|(?:glossary|definitions?) of (?:key )?(?:terms|words|abbreviations|acronyms)"
    r"|(?:terms|words|names|expressions) (?:used|defined|we use|in use)\b.*"
    r"|words with .*\bmeanings?"
    r"|what (?:the|these|our) (?:words|terms|names) mean|meanings? of (?:the )?(?:words|terms)"
    r"|.*\b(?:and|&) (?:definitions|terminology|glossary|abbreviations|acronyms)"
    r"|.* (?:glossary|terminology)"
    r")\Z",
    re.IGNORECASE,
)
# Sections that list things or people, each of which may have sections of its own.
_LIST = re.compile(
    rf"{_KEY}(?:entities|actors|roles|personas)(?:\s*(?:and|&|/|,|\().*)?\Z", re.IGNORECASE
)
# Headings below that of a glossary that tell of the one above.
_NO_TERM = re.compile(
    r"(?:overview|introduction|general|common|relationships?|attributes?|fields?|properties"
    r"|validation.*|state transitions?|index(?:es)?|indices|examples?|notes?|usage|schema|lifecycle"
    r"|constraints|queries|references|see also|purpose|scope|.*conventions?)\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:\d{1,3}\.)*\d{1,3}[.)]?\s+")
_ASIDE = re.compile(r"(?<!\s)\s*\([^()]*\)\Z")
_LONGEST = 60
# Of an abbreviation.
_SHORT = 8
# Behind every text.
_END = 1 << 62


@lru_cache(maxsize=50_000)
def key(name: str) -> str:
    """What a term is known by: in the singular, in lower case unless it is all capitals."""
    words = singular(" ".join(name.replace("-", " ").split()))
    return words if words.isupper() and len(words) <= _SHORT else words.casefold()


def is_glossary(title: str) -> bool:
    """Whether a section of this title explains words, things or people."""
    return bool(_GLOSSARY.match(title) or _LIST.match(title))


class Held(NamedTuple):
    """A term of a document, the start of its segment, and whether it stands in a glossary."""

    start: int
    term: Term
    listed: bool


def held(found: Iterable[tuple[int, Facts]]) -> tuple[Held, ...]:
    """The terms of a document, in the order of the text."""
    segments = tuple(found)
    sections = tuple((start, section) for start, facts in segments for section in facts.sections)
    if not any(facts.terms for _, facts in segments) and not sections:
        return ()
    extents = tuple(_glossaries(sections))
    kept = [
        Held(start, term, listed)
        for start, facts in segments
        for term in facts.terms
        if (listed := _holds(extents, start, term)) or term.sure
    ]
    if extents:
        starts = [each.start + each.term.span.start for each in kept]
        kept += (Held(*each, True) for each in _titles(segments, extents, starts))
    return tuple(sorted(kept, key=lambda each: each.start + each.term.name_span.start))


class _Extent(NamedTuple):
    """A glossary: its heading, the next one of any level, and the next that is not below it."""

    start: int
    own: int
    end: int
    lists: bool


def _glossaries(sections: Sequence[tuple[int, Section]]) -> Iterator[_Extent]:
    end = 0
    starts = [start + section.span.start for start, section in sections]
    for at, (low, (_, section)) in enumerate(zip(starts, sections, strict=True)):
        lists = _LIST.match(section.title) is not None
        if low < end or not (lists or _GLOSSARY.match(section.title)):
            continue
        behind = range(at + 1, len(sections))
        end = next((starts[i] for i in behind if sections[i][1].level <= section.level), _END)
        yield _Extent(low, next((starts[i] for i in behind), _END), end, lists)


def _around(extents: Sequence[_Extent], offset: int) -> _Extent | None:
    at = bisect_right(extents, offset, key=lambda each: each.start) - 1
    return extents[at] if at >= 0 and offset < extents[at].end else None


def _holds(extents: Sequence[_Extent], start: int, term: Term) -> bool:
    """Whether what only looks like a term stands where it is one."""
    extent = _around(extents, start + term.span.start)
    if extent is None:
        return False
    return not extent.lists or (term.form != "plain" and start + term.span.start < extent.own)


def _titles(
    segments: Sequence[tuple[int, Facts]], extents: Sequence[_Extent], terms: Sequence[int]
) -> Iterator[tuple[int, Term]]:
    """Headings below that of a glossary which something explains, unless they group `terms`, which
    start there, ascending."""
    starts = (*(start for start, _ in segments[1:]), _END)
    for (start, facts), end in zip(segments, starts, strict=True):
        heads = [start + each.span.start for each in facts.sections]
        for section, at, behind in zip(facts.sections, heads, (*heads[1:], end), strict=False):
            # Not the heading of the glossary itself.
            extent = _around(extents, at)
            if extent is None or extent.start == at or _GLOSSARY.match(section.title):
                continue
            # What stands above the first term below it explains the heading, which else groups
            # them.
            at_term = bisect_right(terms, at)
            if at_term < len(terms) and not extent.lists:
                behind = min(behind, terms[at_term])
            explained = any(
                prose.kind == "paragraph" and section.span.end <= prose.span.start < behind - start
                for prose in facts.prose
            )
            name, span = _plain(section)
            if explained and 1 < len(name) <= _LONGEST and not _NO_TERM.match(name):
                yield start, Term(name, span, section.span, True, "title")


def _plain(section: Section) -> tuple[str, Span]:
    """The title without a number before it, and without what stands in brackets behind it; as it
    is where it is made of other words."""
    name, span = section.title, section.title_span
    if span.end - span.start != len(name):
        return name, span
    if number := _NUMBER.match(name):
        name, span = name[number.end() :], Span(span.start + number.end(), span.end)
    if aside := _ASIDE.search(name):
        name, span = name[: aside.start()], Span(span.start, span.start + aside.start())
    return name, span
