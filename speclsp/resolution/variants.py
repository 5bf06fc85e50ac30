"""Names of two words that differ from a term in one: "the scrap box" where a "Scrap bin" is
defined."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from speclsp.document import Document
from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.synonyms import NEAR
from speclsp.resolution.glossary import Glossary, glossary
from speclsp.statements.said import in_statements
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Span
from speclsp.workspace import Snapshot

_Terms = dict[tuple[str, str], str]


class Variant(NamedTuple):
    """Two words, where they stand in their passage, and what the term is known by."""

    name: str
    span: Span
    term: str
    # The word that is another one, in lower case and in the singular.
    other: str


def variants(snapshot: Snapshot, document: Document) -> Iterator[tuple[int, Variant]]:
    """Those in the statements of a document, each with the start of its passage."""
    near = _near(snapshot)
    if not near:
        return
    firsts = frozenset(first for first, _ in near)
    find, may = partial(_variants, near), partial(_may_stand, firsts)
    depends = frozenset(near.items())
    yield from in_statements(snapshot, document, "variants", find, may, shown=True, depends=depends)


def _near(snapshot: Snapshot) -> _Terms:
    """The names that may stand for a term of two words and are none, and that term."""
    found = snapshot.names.memo.get(_near)
    if found is None:
        terms = glossary(snapshot)
        found = snapshot.names.memo[_near] = dict(_pairs(terms))
    assert isinstance(found, dict)
    return found


def _pairs(terms: Glossary) -> Iterator[tuple[tuple[str, str], str]]:
    for known in sorted(terms.paths):
        words = known.split()
        if len(words) != 2 or known.isupper():
            continue
        first, last = words
        others = [(other, last) for other in sorted(NEAR.get(first, ()))]
        if last not in terms:
            others += [(first, other) for other in sorted(NEAR.get(last, ()))]
        for one, two in others:
            if " " not in one + two and f"{one} {two}" not in terms and two not in terms:
                yield (one, two), known


def _may_stand(firsts: frozenset[str], words: str) -> bool:
    return not firsts.isdisjoint(words.lower().split())


def _variants(near: _Terms, statement: Statement, setting: Setting) -> Iterator[Variant]:
    words = statement.words
    for phrase in statement.phrases:
        at = phrase.head - 1
        if at <= phrase.first or words[phrase.first].tag != "determiner":
            continue
        pair = singular(words[at].lower), singular(words[phrase.head].lower)
        known = near.get(pair)
        if known is not None:
            span = Span(words[at].start, words[phrase.head].end)
            other = next(each for each in pair if each not in known.split())
            yield Variant(" ".join(pair), span, known, other)
