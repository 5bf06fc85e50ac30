"""What a segment names or explains, so that other words may point at it: headings, terms, tables,
lists and the words that introduce them.

It is generous: a word that stands in any such place counts as named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from speclsp.language.lexicon.inflection import singular
from speclsp.spec.facts import Facts
from speclsp.spec.prose import Prose

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_BOLD = re.compile(r"(?:\*\*|__)(?=\S)(?P<words>[^*_\n]{2,80}?)(?:\*\*|__)")
_CAPTION = re.compile(r"[\s*_\ufffc]*(?:Table|Figure|Listing|Diagram)\b")
_LEAD = re.compile(r":[\s*_]*\Z")
# What a sentence is about that says what something is.
_DEFINING = re.compile(
    r"(?:\A[\s*_\ufffc]*|[.:;]\s[\s*_\ufffc]*)(?:(?:The|An?|Each|Every|Any|There (?:is|are))\s+)?"
    r"(?P<words>[A-Za-z][\w'’ -]{1,60}?)\s+(?:is|are|means|mean|has|have|consists?|ranges?)\b"
)
# "The desk MUST apply the bands that are ..." says nothing of what they are.
_NO_NAME = re.compile(
    r"\b(?:must|shall|should|may|can|will|that|which|who|if|when)\b", re.IGNORECASE
)
_FOLLOWING = re.compile(r"\b[Ff]ollowing\s+(?P<words>[A-Za-z][\w -]{1,40})")
_SHORT_CELL = 60


def named(facts: Facts, passages: Iterable[tuple[Prose, str]]) -> frozenset[frozenset[str]]:
    """Each name as the set of its words, in lower case and in the singular; the passages are those
    of the facts, with their words."""
    found = {_words(each) for each in _names(facts, passages)}
    found.discard(frozenset())
    return frozenset(found)


def _names(facts: Facts, passages: Iterable[tuple[Prose, str]]) -> Iterator[str]:
    yield from (section.title for section in facts.sections)
    yield from (term.name for term in facts.terms)
    yield from (anchor.id.replace("-", " ") for anchor in facts.anchors)
    yield from (example.title for example in facts.examples)
    for prose, words in passages:
        yield from _said(prose, words)


def _said(prose: Prose, words: str) -> Iterator[str]:
    if prose.kind == "cell":
        if len(words) <= _SHORT_CELL:
            yield words
        return
    yield from (each["words"] for each in _BOLD.finditer(words))
    if _CAPTION.match(words):
        yield words[:200]
    if _LEAD.search(words):
        yield words.rpartition(". ")[2]
    yield from (
        each["words"] for each in _DEFINING.finditer(words) if not _NO_NAME.search(each["words"])
    )
    yield from (each["words"] for each in _FOLLOWING.finditer(words))


def _words(name: str) -> frozenset[str]:
    return frozenset(singular(each.lower()) for each in _WORD.findall(name))
