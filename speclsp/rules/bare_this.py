"""
"This" or "That" stands alone where more than one thing was said before, and a duty hangs on it.

"A receiver MUST NOT deliver a broken frame. This MUST be counted": the broken frame, or that it was
not delivered? With a noun behind it ("this refusal") one reading is left.

## Bad

```spec
If a guest cancels a booking, the desk refunds the fee and releases the room. This MUST happen within 10 s.
                                                                              ^^^^ bare-this: "This" can mean "cancels", "refunds" or "releases"

A gate MUST NOT open for a ticket whose date is over. This MUST be logged.
                                                      ^^^^ bare-this: "This" can mean "open" or "is over"

The desk MUST lock the room when a guest leaves and MUST call a porter. This does not apply at night.
                                                                        ^^^^ bare-this: "This" can mean "lock", "leaves" or "call"
```

## Good

```spec
A gate MUST NOT open for a ticket whose date is over. This refusal MUST be logged.

The gate locks. This MUST be logged.

The desk refunds the fee and releases the room. This means that the room MUST be offered again.
```

## Evidence

A demonstrative without a noun is what readers of requirements trip over after "it" (SREE, QuARS).
As a word alone it says little: of the sentences with "this", people marked between 6 and 15 of 100,
and of those that QuARS reported 7 of 100 were real.
So it counts here only where a duty follows and the sentence before tells of two happenings.

## Not for you?

Write `bare-this = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore bare-this: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from speclsp.diagnostic import Diagnostic, Related
from speclsp.language.anaphora.agreement import is_measure
from speclsp.language.lexicon.verbs import base
from speclsp.language.lexicon.word_list import listed
from speclsp.language.modality.modals import RULING
from speclsp.language.sentences import sentences
from speclsp.language.syntax.phrases import is_plural, phrases
from speclsp.language.syntax.predicates import happenings
from speclsp.language.syntax.roles import roles
from speclsp.language.tagging import tagged
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import either, shown
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Span

_ONE = frozenset(("this", "that"))
_SEVERAL = frozenset(("these", "those"))
_OBLIGING = RULING | {"will"}
_SKIPPED = frozenset(("adverb", "not"))
# What it means is told at once.
_EXPLAINED = listed(
    """
allow avoid cause enable ensure help imply include involve let make mean prevent require
    """
)
# Said of what was laid down before, without a modal verb.
_HOLDING = frozenset(("affect", "apply", "concern", "count", "happen", "hold", "occur"))
_NEXT = re.compile(r"\s*(?:This|That)\s+(?:(?:do|did|can)(?:es)?\b|\w{1,20}s\b)")
_MODAL = re.compile(r"\b(?:must|shall|should|may)\b", re.IGNORECASE)
_SHOWN = 3
# "This", "And this", "In all cases, this".
_NEAR_START = 5


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    if (_ONE | _SEVERAL) & statement.vocabulary:
        words = statement.said
        for at, word in enumerate(words):
            if word.lower in _ONE | _SEVERAL and _is_bare(words, at):
                before = _before(statement, words, at)
                yield from _found(statement, word, before)
    if not statement.clause and (opened := _NEXT.match(statement.passage, statement.span.end)):
        yield from _behind(statement, opened.end())


def _behind(statement: Statement, opened: int) -> Iterator[Diagnostic]:
    """A sentence without a modal verb that says how far the statement before it goes: "This does
    not apply to guests."."""
    span = next((each for each in sentences(statement.passage) if each.end >= opened), None)
    if span is None or _MODAL.search(statement.passage, span.start, span.end):
        return
    words = tagged(statement.passage, span)
    if words and words[0].lower in _ONE and _holds(words, 1):
        yield from _found(statement, words[0], statement.said)


def _before(statement: Statement, words: Sequence[Word], at: int) -> Sequence[Word]:
    """The words that it can refer to: those of its sentence, or of the one before."""
    if at >= _NEAR_START:
        return words[:at]
    return tagged(statement.passage, statement.before[-1]) if statement.before else ()


def _is_bare(words: Sequence[Word], at: int) -> bool:
    """Whether a duty follows at once, or how far one goes."""
    if at and words[at - 1].tag not in ("mark", "adverb", "conjunction"):
        return False
    modal, verb = at + 1, at + 2
    if verb >= len(words):
        return False
    if words[modal].tag != "modal" or words[modal].lower not in _OBLIGING:
        return _holds(words, modal)
    return base(words[_over(words, verb)].lower) not in _EXPLAINED


def _holds(words: Sequence[Word], at: int) -> bool:
    """ "does not apply", "happens"."""
    if at < len(words) and words[at].tag == "do":
        at += 1
    at = _over(words, at)
    return base(words[at].lower) in _HOLDING


def _over(words: Sequence[Word], at: int) -> int:
    while at < len(words) - 1 and words[at].tag in _SKIPPED:
        at += 1
    return min(at, len(words) - 1)


def _found(statement: Statement, this: Word, before: Sequence[Word]) -> Iterator[Diagnostic]:
    meant = _things(before) if this.lower in _SEVERAL else happenings(before)
    if len(meant) > 1:
        yield _finding(statement, this, meant)


def _things(words: Sequence[Word]) -> tuple[Span, ...]:
    """What is named in the plural, and is no subject, measure or part of a list."""
    named = phrases(words)
    found = [
        phrase
        for phrase, role in zip(named, roles(words, named), strict=True)
        if words[phrase.head].tag == "noun"
        and role in ("object", "oblique")
        and is_plural(words, phrase)
        and not is_measure(words, phrase)
    ]
    for one, other in pairwise(found):
        if all(word.tag in ("mark", "conjunction") for word in words[one.last : other.first]):
            return ()
    return tuple(Span(words[each.first].start, words[each.last - 1].end) for each in found)


def _finding(statement: Statement, this: Word, verbs: Sequence[Span]) -> Diagnostic:
    readings = either([shown(statement, span) for span in verbs[-_SHOWN:]])
    return Diagnostic(
        Span(this.start, this.end),
        f'"{this.text}" can mean {readings}',
        tuple(Related("", span, "can be meant") for span in verbs[-_SHOWN:]),
        question=f'What does "{this.text}" stand for: {readings}?',
    )


RULE = Rule(
    "bare-this",
    "ambiguity",
    "info",
    __doc__,
    statement=_check,
    applies=is_in_force,
)
