"""What a segment says that terms mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from speclsp.claims.amounts import amounts
from speclsp.claims.interval import Interval
from speclsp.claims.stems import stems
from speclsp.language.english import is_english
from speclsp.language.lexicon.verbs import is_base
from speclsp.language.tagging import tagged
from speclsp.spec.facts import Term
from speclsp.spec.terms.glossaries import is_glossary, key
from speclsp.statements.prose import ReadProse
from speclsp.text import Span

SURE, LIKELY, DOUBTFUL = 2, 1, 0
"""How sure it is that a term is defined: by its form or in a glossary; by a sentence that says what
something is; by a label, which may be of any kind."""

_POINTER = re.compile(
    r"\s*(?:is |are )?(?:see\b|as (?:defined|described|specified) (?:in|by)\b|cf\.?\s)",
    re.IGNORECASE,
)
# What somebody says, in a transcript.
_SPOKEN = re.compile(r"\b(?:I|I['\u2019]\w+|[Mm]y|[Yy]ou)\b")
_LEAD = re.compile(r"[\s*_:\u2013\u2014.,|()\"\u201d-]*(?:(?:is|are|means?|refers? to|denotes?) )?")
_SENTENCE = re.compile(
    # Behind the identifier of its clause.
    r"[\s\ufffc]*(?:[*_]{0,2}[A-Z]{1,8}(?:-[A-Z]{1,8})*-\d{1,6}[*_]{0,2}[:.)]?[*_]{0,2}\s+)?"
    r"(?:(?:In|For|Throughout|Within) (?:the purposes? of )?this \w+, )?"
    r"(?P<term>[Tt]he (?:term|word) )?"
    r"(?:(?:[Aa]n?|[Tt]he|[Aa]ny|[Ee]ach)\s)?[*_]{0,3}(?P<quoted>[\"\u201c])?[*_]{0,3}"
    r"(?P<name>[A-Za-z][\w-]*(?:\s[\w-]+){0,2}?)[*_\"\u201d]*"
    r"\s(?:is|(?:means|refers\sto|denotes|represents|stands\sfor|designates"
    r"|(?:is|are)\s(?:defined|understood)\sas"
    r"|(?:SHALL|MUST|shall|must|is\sto)\s(?:be\sunderstood\sas|mean)))"
    r"\s(?P<said>(?:an?|the|any|one|either|each|every|those|all)\s)"
)
_NO_NAME = re.compile(
    r"(?:if|when|whether|while|where|as|for|in|once|it|this|that|there|these|what|here|which|each"
    r"|every|all|any|another|one|goal|purpose|reason|following|result|above|below|first|second"
    r"|default|example|only|main|idea|problem|same|point|difference|key|and|but|or|so|note)\b",
    re.IGNORECASE,
)
# A command or a step: "Store: `store setup`", "3. **Developer**: ..".
_COMMAND = re.compile(r"[\s*_:\u2013\u2014-]*[`\ufffc]")
_ORDER = re.compile(r"[\s*_:\u2013\u2014-]*([A-Z][a-z]+) (?:an?|the|this|that|it|all|my|your)\b")
_STEP = re.compile(r"\d{1,3}[.)]\s+[*_]*\Z")
# "RpiDNS", the name of a product, which every document describes from its side.
_PRODUCT = re.compile(r"[a-z][A-Z]{2}")
_FORMS = frozenset(("label", "plain", "listed", "row", "words"))
_LONGEST = 600
_NEAR = 12


class Meaning(NamedTuple):
    """The stems and amounts of the words that explain a term. Places count from the segment's
    start: of its name, and of all that explains it."""

    key: str
    words: str
    stems: frozenset[str]
    sizes: tuple[tuple[str, Interval], ...]
    grade: int
    name_span: Span
    span: Span

    def moved(self, by: int) -> Meaning:
        """The same, so much further behind in its segment."""
        return self._replace(name_span=self.name_span.moved(by), span=self.span.moved(by))


def meanings(
    words: str, title: str, terms: Iterable[Term], prose: Iterable[ReadProse]
) -> Iterator[Meaning]:
    """Those of a segment with these words and this heading."""
    listed = is_glossary(title)
    names: set[str] = set()
    for term in terms:
        if term.form not in _FORMS or term.expansion:
            continue
        behind = words[term.name_span.end : min(term.span.end, term.name_span.end + _LONGEST)]
        grade = SURE if term.sure or listed else DOUBTFUL
        names.add(key(term.name))
        before = words[max(0, term.name_span.start - _NEAR) : term.name_span.start]
        if not listed and _is_order(behind):
            continue
        if grade == DOUBTFUL and (_COMMAND.match(behind) or _STEP.search(before)):
            continue
        yield from _meaning(term.name, behind, grade, term.name_span, term.span)
    for read in prose:
        if read.prose.kind != "paragraph" or (found := _SENTENCE.match(read.words)) is None:
            continue
        name, start = found["name"], read.prose.span.start
        if _NO_NAME.match(name) or key(name) in names:
            continue
        said = read.words[found.start("said") : found.start("said") + _LONGEST]
        end = re.search(r"[.;]\s|\n\s*\n|\Z", said)
        said = said[: end.start()] if end else said
        place = Span(*found.span("name")).moved(start)
        grade = SURE if found["term"] or found["quoted"] else LIKELY
        yield from _meaning(name, said, grade, place, Span(place.start, place.end + len(said)))


def _is_order(behind: str) -> bool:
    """Whether somebody tells somebody else what to do: "Clerk: Print the letter"."""
    found = _ORDER.match(behind)
    return found is not None and is_base(found[1].lower())


def _meaning(name: str, behind: str, grade: int, place: Span, span: Span) -> Iterator[Meaning]:
    behind = re.split(r"\n\s*\n", behind, maxsplit=1)[0]
    lead = _LEAD.match(behind)
    words = " ".join(behind[lead.end() if lead else 0 :].split())
    names, sizes = _said(words)
    if names and not _PRODUCT.search(name):
        yield Meaning(key(name), words, names, sizes, grade, place, span)


@lru_cache(maxsize=4_096)
def _said(words: str) -> tuple[frozenset[str], tuple[tuple[str, Interval], ...]]:
    """The stems and the amounts of an explanation; none of one that points elsewhere, or that is
    not English."""
    if _POINTER.match(words) or _SPOKEN.search(words) or not is_english(words):
        return frozenset(), ()
    found = tagged(words, Span(0, len(words)))
    sized = amounts(found)
    inside = {at for each in sized for at in range(each.first, each.last)}
    places = [at for at in range(len(found)) if at not in inside]
    names = frozenset(each.name for each in stems(found, places, [word.text for word in found]))
    return names, tuple((each.dimension, each.interval) for each in sized)
