"""
A hedge lets exceptions in that nobody names, so two readers allow different ones.

"The server MUST generally answer" is kept by a server that sometimes does not. Saying when it need
not, in the sentence or in the next one, turns the hedge into a rule; leaving the hedge out keeps
the rule without exceptions. Only hedges of the duty itself are reported: "data that is usually
large" describes data.

## Bad

```spec
The server MUST generally answer in the order of the requests.
                ^^^^^^^^^ hedging-adverb: "generally" allows exceptions that nobody names

Normally, a lease SHALL end after 12 hours.
^^^^^^^^ hedging-adverb: "Normally" allows exceptions that nobody names

A client SHOULD in most cases keep the connection open.
                ^^^^^^^^^^^^^ hedging-adverb: "in most cases" allows exceptions that nobody names
```

## Good

```spec
The server MUST answer in the order of the requests.

A lease SHALL normally end after 12 hours, except for one that was renewed.

The server MUST log how often the process terminates normally.
```

## Evidence

SREE calls it speculation, the NASA study of requirements a weak phrase.
In sentences that people labelled, "generally" was marked in 93 of 100 uses, "usually",
"typically" and "normally" in about 80: no other words are flagged so often.

## Not for you?

Write `hedging-adverb = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore hedging-adverb: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.language.lexicon.word_list import listed
from speclsp.language.modality.modals import OBLIGING, is_demanded
from speclsp.language.vagueness.hedges import HEDGES
from speclsp.language.vagueness.phrase import Phrases
from speclsp.language.vagueness.settled import explained, reasons
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.asking import deed, span, written
from speclsp.rules.shared.binding import binds, is_mild
from speclsp.rules.shared.omitting import omitted
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.workspace import Snapshot

_PHRASES = Phrases(HEDGES)
# The exceptions are named here, or in the sentence that follows.
_EXCEPTING = listed("but except excepting exceptions however otherwise unless")
_EXCEPTING_NEXT = re.compile(
    r"[\s*_]*(?:however|but|exceptions?|the (?:only )?exceptions?|except|unless|only (?:if|when))\b",
    re.IGNORECASE,
)
_FAR = 60
_NEAR = 8
_LABEL = 8
_COMPARED = listed("as how less more most so too")

_NOW_AND_THEN = frozenset(("sometimes", "occasionally", "often", "rarely", "seldom"))


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    words = statement.words
    for first, (phrase, weight) in _PHRASES.said(words):
        last = first + len(phrase)
        if not binds(statement, setting, weight):
            continue
        if setting.strict or (_hedges_duty(statement, first, last) and not _named(statement, last)):
            hedge = written(statement, first, last)
            done = deed(statement, first, last)
            yield Diagnostic(
                span(statement, first, last),
                f'"{hedge}" allows exceptions that nobody names',
                question=f'In which cases may "{done}" be left out?'
                if done
                else f'Which cases does "{hedge}" leave out?',
                milder=is_mild(statement, setting, weight),
            )


def _hedges_duty(statement: Statement, first: int, last: int) -> bool:
    """Whether it stands at the modal, or opens the sentence: not in what is said about a thing."""
    words = statement.words
    if first > 0 and words[first - 1].lower in _COMPARED:
        return False
    if _opens(words, first):
        return _next_modal(words, last) in OBLIGING
    if last < len(words) and words[last].lower in OBLIGING:
        return True
    if last - first > 1 and (last == len(words) or words[last].text in {".", ";"}):
        return is_demanded(words, first)
    before = first - 1
    while before > max(0, first - _NEAR) and (
        words[before].tag in {"adverb", "not", "be"} or words[before].text == ","
    ):
        before -= 1
    return words[before].lower in OBLIGING


def _opens(words: Sequence[Word], first: int) -> bool:
    """Whether nothing but the clause's label stands before: "REQ-7: Normally, the pump MUST"."""
    if first > _LABEL:
        return False
    return all(
        word.kind in {"mark", "number", "code"} or word.tag == "mark" or "-" in word.text
        for word in words[:first]
    )


def _next_modal(words: Sequence[Word], at: int) -> str:
    """The first modal behind, in the words up to a semicolon."""
    for word in words[at:]:
        if word.tag == "modal":
            return word.lower
        if word.text == ";":
            break
    return ""


def _named(statement: Statement, last: int) -> bool:
    words = statement.words
    near = words[max(0, last - _FAR) : last + _FAR]
    if any(word.lower in _EXCEPTING for word in near):
        return True
    if explained(words, last - 1) or reasons(words, last - 1):
        return True
    return bool(_EXCEPTING_NEXT.match(statement.passage, statement.span.end))


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    # Without "sometimes" it would be always.
    if document.words(diagnostic.span).lower() not in _NOW_AND_THEN:
        yield from omitted(document, diagnostic.span)


RULE = Rule(
    "hedging-adverb",
    "ambiguity",
    "warning",
    __doc__,
    statement=_check,
    triggers=_PHRASES.triggers,
    fixes=_fixes,
    applies=is_in_force,
)
