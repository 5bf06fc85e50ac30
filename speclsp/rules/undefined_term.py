"""
A requirement relies on somebody or something that nothing introduces, so readers guess what it is.

A role, a body, a place, a system or a record in a requirement ("the overflow hub", "the duty
officer"), and whatever something is taken to or from ("the spare ration"), is looked for in all
documents of the workspace. Nothing is said where any of them speaks of such a thing in other words,
where it is a defined term, or where the words behind it say which one is meant; nor in a short text
on its own where nothing is defined, which says most things once.

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
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.language.lexicon.actors import is_actor
from speclsp.language.lexicon.closed_class import CLOSED
from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.parties import DESCRIBING, EVERYDAY, GENERIC, PARTIES
from speclsp.language.lexicon.verbs import base
from speclsp.language.lexicon.word_list import listed
from speclsp.language.meaning.titled import names_of_a_kind
from speclsp.language.syntax.phrases import Phrase
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force, is_worklist, plans
from speclsp.resolution.glossary import Glossary, glossary
from speclsp.resolution.words import says_elsewhere
from speclsp.rules.rule import Rule
from speclsp.rules.shared.glossary_entry import entry
from speclsp.rules.shared.wording import is_allowed, plain, quoted
from speclsp.statements.said import in_statements, times_said
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Span
from speclsp.workspace import Snapshot

_MOST_WORDS = 3
# A shorter text says most things once, unless it is one of several.
_LEAST = 800
_SEVERAL = 4
# What behind a phrase says which one is meant, of all places and of an object.
_EXPLAINS = frozenset(("relative", "code", "number", "participle", "gerund", "noun", "be"))
_EXPLAINING = frozenset(("of", "that", "for", "which", "where", "who", "whose", "named", "called"))
_NEARBY = frozenset(("with", "in", "on", "at", "from", "by"))
_NAMING = frozenset(("noun", "gerund", "verb"))
_NAMED = re.compile(
    r"\bthe(?=[\s*_>]{1,9}([a-z-]{1,40})[\s*_>]{1,9}([a-z-]{1,40})(?:[\s*_>]{1,9}([a-z-]{1,40}))?)"
)
_TOWARDS = listed(
    "to from on by via through into onto against for under with at in of over inside outside"
)
_CONSULTS = listed(
    "notify inform ask alert contact consult call follow obey observe honour honor respect satisfy"
    " invoke join apply use page warn tell brief update maintain query"
)


class _Party(NamedTuple):
    """A noun phrase that names somebody or something; its place counts from its passage."""

    words: str
    span: Span
    # It is new where all words of one of these are said nowhere else.
    unsaid: tuple[tuple[str, ...], ...]
    # Whether more than one reader in two would ask: it has a name in capitals, or duties.
    sure: bool = False


def _parties(statement: Statement, setting: Setting) -> Iterator[_Party]:
    if statement.clause_kind == "story" or statement.strength == "may":
        return
    for span, which in names_of_a_kind(statement.text):
        place = span.moved(statement.span.start)
        if not quoted(statement.passage, *place) and not is_allowed(
            statement.passage, place, setting.vocabulary
        ):
            yield _Party(plain(statement.passage[slice(*place)]), place, ((which,),), sure=True)
    if "the" not in statement.vocabulary:
        return
    words = statement.words
    for phrase in statement.phrases:
        head = words[phrase.head]
        known = singular(head.lower)
        first = _first(words, phrase)
        if first is None or _is_explained(words, phrase):
            continue
        acts = known in PARTIES and words[first].tag != "adjective"
        if not acts and (known in EVERYDAY or not _is_pointed_at(words, phrase)):
            continue
        span = Span(words[phrase.first].start, head.end)
        said = statement.passage[span.start : span.end]
        if "\ufffc" in said or quoted(statement.passage, span.start, span.end):
            continue
        if not is_allowed(statement.passage, Span(span.start + 4, span.end), setting.vocabulary):
            one = singular(words[first].lower)
            if known == "list" and is_actor(one):
                # "The guest list" says whose.
                continue
            if _is_obliged(words, phrase):
                # "The duty officer MUST ..." says what the officer is for.
                yield _Party(plain(said), span, ((known, one),), sure=True)
            elif acts:
                yield _Party(plain(said), span, ((known,), (one,)))
            elif words[first].tag == "noun":
                yield _Party(plain(said), span, ((one,),))
            else:
                yield _Party(plain(said), span, ((known, one),))


def _may_name(words: str) -> bool:
    return any(names_of_a_kind(words)) or any(
        first not in CLOSED and first not in GENERIC for first, *_ in _NAMED.findall(words.lower())
    )


def _first(words: Sequence[Word], phrase: Phrase) -> int | None:
    """Where the word stands that says which one, in "the" and two or three words; None where it is
    no name."""
    inside = range(phrase.first + 1, phrase.head)
    if words[phrase.first].lower != "the" or not 1 <= len(inside) < _MOST_WORDS:
        return None
    for at in (*inside, phrase.head):
        text = words[at].text
        # "The user's editor" says whose.
        if (
            (text[0].isupper() and words[phrase.head].text[0].islower())
            or text.isupper()
            or "'" in text
            or "\u2019" in text
            or words[at].kind != "word"
        ):
            return None
    if any(singular(words[at].lower) in GENERIC for at in inside):
        return None
    named = [at for at in inside if words[at].tag in _NAMING]
    if len(named) == len(inside):
        return named[0]
    if any(
        words[at].tag not in _NAMING
        and (words[at].tag != "adjective" or words[at].lower in DESCRIBING)
        for at in inside
    ):
        return None
    return named[0] if named else inside[0]


def _is_pointed_at(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether something goes there or comes from there, or whether it is to be followed or told."""
    if not phrase.first:
        return False
    before = words[phrase.first - 1]
    return before.lower in _TOWARDS or base(before.lower) in _CONSULTS


def _is_obliged(words: Sequence[Word], phrase: Phrase) -> bool:
    return phrase.head + 1 < len(words) and words[phrase.head + 1].tag == "modal"


def _is_explained(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether what stands behind the phrase says which one is meant."""
    if phrase.head + 1 >= len(words):
        return False
    behind = words[phrase.head + 1]
    if behind.lower in ("(", "'", "\u2019") or behind.lower in _EXPLAINING:
        return True
    if behind.lower in _NEARBY:
        # "Take coins from the reserve with a list" is done with a list.
        return not phrase.first or words[phrase.first - 1].lower not in _TOWARDS
    return behind.tag in _EXPLAINS


_MOST = 400


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    if is_worklist(document.path) or plans(document.path):
        return
    terms = None
    parties = in_statements(snapshot, document, "parties", _parties, _may_name, shown=True)
    # Where there are more, the document speaks of much that it leaves to others.
    for start, party in islice(parties, _MOST):
        terms = terms or glossary(snapshot)
        alone = len(snapshot.documents) < _SEVERAL
        if not terms.paths and document.size < _LEAST and alone:
            return
        if not any(
            all(not _is_spoken_of(snapshot, document, terms, word) for word in each)
            for each in party.unsaid
        ):
            continue
        name = party.words.removeprefix("the ").removeprefix("The ")
        yield Diagnostic(
            party.span.moved(start),
            f'"{party.words}" is introduced nowhere',
            data=(name,),
            milder=not party.sure,
            question=f'Who or what is "{party.words}"?',
        )


def _is_spoken_of(snapshot: Snapshot, document: Document, terms: Glossary, word: str) -> bool:
    """Whether anything but the phrase itself says the word."""
    return (
        terms.speaks_of(word)
        or times_said(document, word) > 1
        or says_elsewhere(snapshot, document.path, (word,))
    )


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
