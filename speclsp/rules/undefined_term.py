"""
A requirement relies on somebody or something that nothing introduces, so readers guess what it is.

A role, a body, a place, a system or a record in a requirement ("the overflow hub", "the duty
officer") is looked for in all documents of the workspace. Nothing is said where any of them speaks
of such a thing in other words, where it is a defined term, or where the words behind it say which
one is meant; nor in a short text where nothing is defined, which says most things once.

## Bad

```spec
**Teller**: an employee who takes and gives coins.

The teller MUST hand foreign coins to the treasury steward.
                                      ^^^^^^^^^^^^^^^^^^^^ undefined-term: "the treasury steward" is introduced nowhere
```

## Good

```spec
**Teller**: an employee who takes and gives coins.

A treasury steward is an employee who counts coins.

The teller MUST hand foreign coins to the treasury steward.

The teller MUST call the night porter of the branch.
```

## Evidence

Reviewers' guides ask for the terms of a specification to be defined (INCOSE's Guide to Writing
Requirements, R4).
A noun phrase that stands once in a workspace and names a party is what they object to most often;
attributes, and things that everybody knows, are left out.

## Not for you?

Write `undefined-term = "off"` under `[rules]` in speclsp.toml, name the term in `vocabulary`, or
put `<!-- speclsp-ignore undefined-term: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.language.closed import CLOSED
from speclsp.language.inflection import plural, singular
from speclsp.language.parties import GENERIC, PARTIES
from speclsp.language.phrases import Phrase
from speclsp.language.vocabulary import count, stem
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force, is_worklist, plans
from speclsp.resolution.glossary import Glossary, glossary
from speclsp.resolution.said import in_statements, of_lines_with
from speclsp.resolution.setting import Setting
from speclsp.resolution.statements import Statement
from speclsp.resolution.words import says_elsewhere
from speclsp.rules.glossary_entry import entry
from speclsp.rules.rule import Rule
from speclsp.rules.wording import is_allowed, plain, quoted
from speclsp.text import Span
from speclsp.workspace import Snapshot

_MOST_WORDS = 3
# A shorter text says most things once.
_LEAST = 1_200
_FORMS = PARTIES | frozenset(map(plural, PARTIES))
# What behind a phrase says which one is meant.
_EXPLAINS = frozenset(("relative", "code", "number", "participle", "gerund", "noun", "modal", "be"))
_EXPLAINING = frozenset(("of", "that", "for", "with", "in", "on", "at", "from", "which", "where"))


_NAMING = ("noun", "gerund", "verb")


_NAMED = re.compile(
    r"\bthe(?=[\s*_>]{1,9}([a-z-]{1,40})[\s*_>]{1,9}([a-z-]{1,40})(?:[\s*_>]{1,9}([a-z-]{1,40}))?)"
)


class _Party(NamedTuple):
    """A noun phrase that names somebody or something; its place counts from its passage."""

    words: str
    span: Span
    head: str
    # What says which one.
    first: str


def _parties(statement: Statement, setting: Setting) -> Iterator[_Party]:
    if statement.strength != "must" and not statement.clause:
        return
    if "the" not in statement.vocabulary or statement.vocabulary.isdisjoint(_FORMS):
        return
    words = statement.words
    for phrase in statement.phrases:
        head = words[phrase.head]
        known = singular(head.lower)
        if known not in PARTIES or not _is_name(words, phrase) or _is_explained(words, phrase):
            continue
        span = Span(words[phrase.first].start, head.end)
        said = statement.passage[span.start : span.end]
        if "\ufffc" in said or quoted(statement.passage, span.start, span.end):
            continue
        if not is_allowed(statement.passage, Span(span.start + 4, span.end), setting.vocabulary):
            first = singular(words[phrase.first + 1].lower)
            yield _Party(plain(said), span, known, first)


def _may_name(words: str) -> bool:
    return any(
        (second in _FORMS or third in _FORMS) and first not in GENERIC and first not in CLOSED
        for first, second, third in _NAMED.findall(words.lower())
    )


def _is_name(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase is "the" and two or three nouns, of which the first says which one."""
    first, *rest = words[phrase.first : phrase.head + 1]
    if first.lower != "the" or not 2 <= len(rest) <= _MOST_WORDS:
        return False
    modifiers = rest[:-1]
    if any(each.tag not in _NAMING or each.text.isupper() for each in modifiers):
        return False
    if any("'" in each.text or "\u2019" in each.text for each in rest):
        # "the user's editor" says whose.
        return False
    return all(singular(each.lower) not in GENERIC for each in modifiers)


def _is_explained(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether what stands behind the phrase says which one is meant, or what is demanded of it."""
    if phrase.head + 1 >= len(words):
        return False
    behind = words[phrase.head + 1]
    if behind.lower in ("(", "'", "\u2019") or behind.lower in _EXPLAINING:
        return True
    return behind.tag in _EXPLAINS


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    if is_worklist(document.path) or plans(document.path):
        return
    terms = None
    for start, party in in_statements(snapshot, document, "parties", _parties, _may_name):
        terms = terms or glossary(snapshot)
        if not terms.paths and document.size < _LEAST:
            return
        if all(
            _is_spoken_of(snapshot, document, terms, each) for each in (party.head, party.first)
        ):
            continue
        name = party.words.partition(" ")[2]
        yield Diagnostic(
            party.span.moved(start),
            f'"{party.words}" is introduced nowhere',
            data=(name,),
            question=f'Who or what is "{party.words}"?',
        )


def _is_spoken_of(snapshot: Snapshot, document: Document, terms: Glossary, word: str) -> bool:
    """Whether anything but the phrase itself says the word."""
    return (
        terms.speaks_of(word)
        or of_lines_with(document, f"twice {word}", stem(word), _twice(word))
        or says_elsewhere(snapshot, document.path, (word,))
    )


def _twice(word: str) -> Callable[[str], bool]:
    return lambda string: count(string, word, 2) > 1


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    (name,) = diagnostic.data
    yield from entry(snapshot, document, name[0].upper() + name[1:])


RULE = Rule(
    "undefined-term",
    "term",
    "warning",
    __doc__,
    document=_check,
    fixes=_fixes,
    applies=is_in_force,
    rereads=True,
    needs="documents",
)
