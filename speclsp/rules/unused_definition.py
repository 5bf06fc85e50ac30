"""
A term is defined and never used, so either it is called something else or it is not needed.

It is said of what stands in a glossary.
A use in any document counts, in the singular or in the plural, in prose or in code; so does what an
abbreviation stands for.
Nothing is said before all documents are read.

## Bad

```spec
The relay MUST end each session after a day.

## Glossary

- **Session**: a connection with state.
- **Lease**: a right to a session that ends by itself.
    ^^^^^ unused-definition: "Lease" is defined and used nowhere
```

## Good

```spec
The relay MUST end each session after a day, and MUST keep its leases.

## Glossary

- **Session**: a connection with state.
- **Lease**: a right to a session that ends by itself.
```

## Evidence

A glossary that is longer than what it explains hides what matters; that a term is not used can be
told exactly.

## Not for you?

Write `unused-definition = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore unused-definition: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.language.lexicon.synonyms import NEAR
from speclsp.language.vocabulary import stem
from speclsp.notation.folders import is_in_force
from speclsp.resolution.glossary import Glossary, defines_terms
from speclsp.resolution.terms import TermPlace, terms_in
from speclsp.resolution.words import says_elsewhere
from speclsp.rules.rule import Rule
from speclsp.spec.terms.glossaries import key
from speclsp.statements.said import how_often, times_said
from speclsp.workspace import Snapshot

_COMMON = 300


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    if not defines_terms(document.path):
        return
    by_key: dict[str, list[TermPlace]] = {}
    for each in terms_in(document):
        if each.listed and each.form != "short":
            by_key.setdefault(key(each.name), []).append(each)
    shorts = [each for each in terms_in(document) if each.form == "short"]
    defined = Counter(key(each.name) for each in terms_in(document))
    for known, own in by_key.items():
        several = (own, *_short(shorts, own))
        if any(_is_used(snapshot, document, each, defined) for each in several):
            continue
        other = _other(document, known)
        called = f'"{other}"' if other else "something else"
        for term in own:
            yield Diagnostic(
                term.name_span,
                f'"{term.name}" is defined and used nowhere'
                + (f", unless {called} means it" if other else ""),
                question=f'Is "{term.name}" called {called}, or not needed?',
            )


def _short(shorts: list[TermPlace], own: list[TermPlace]) -> Iterator[list[TermPlace]]:
    """The abbreviations that are given with a term: who uses those uses it."""
    for each in shorts:
        if any(each.span.overlaps(term.span) for term in own):
            yield [each]


def _is_used(
    snapshot: Snapshot, document: Document, own: list[TermPlace], defined: Mapping[str, int]
) -> bool:
    alone = Glossary((each.path, each) for each in own)
    times = defined[key(own[0].name)]
    return _is_used_here(document, alone, times) or _is_used_elsewhere(snapshot, alone, own[0])


def _other(document: Document, known: str) -> str:
    """A word that the document may use for the term, "" for none."""
    said = (
        word
        for word in sorted(NEAR.get(known, ()))
        if " " not in word and word not in {key(each.name) for each in terms_in(document)}
    )
    return next((word for word in said if _is_said(document, word)), "")


def _is_said(document: Document, word: str) -> bool:
    return times_said(document, word) > 0


def _is_used_here(document: Document, alone: Glossary, defined: int) -> bool:
    """Whether the document says a term more often than it defines it."""
    for words in alone.words():
        question = f"the term {' '.join(words)}"
        if how_often(document, question, partial(_uses, alone, stem(words[0]))) > defined:
            return True
    return False


def _uses(alone: Glossary, start: str, string: str) -> int:
    """How often the one term stands in the text, in whatever number."""
    if string.casefold().count(start) > _COMMON:
        # Too common a word to look at each of its places.
        return _COMMON
    found: set[int] = set()
    for place in _places(string, start):
        found |= {occurrence.start for occurrence in alone.around(string, place)}
    return len(found)


def _places(string: str, start: str) -> Iterator[int]:
    """Where words begin so."""
    folded = string.casefold()
    if len(folded) != len(string):
        begins = re.compile(rf"(?<![^\W_]){re.escape(start)}", re.IGNORECASE)
        yield from (each.start() for each in begins.finditer(string))
        return
    at = folded.find(start)
    while at >= 0:
        if not folded[at - 1 : at].isalnum():
            yield at
        at = folded.find(start, at + 1)


def _is_used_elsewhere(snapshot: Snapshot, alone: Glossary, term: TermPlace) -> bool:
    return any(says_elsewhere(snapshot, term.path, words) for words in sorted(alone.words()))


RULE = Rule(
    "unused-definition",
    "term",
    "hint",
    __doc__,
    document=_check,
    applies=is_in_force,
    rereads=True,
    needs="documents",
)
