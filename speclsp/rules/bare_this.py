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

from collections.abc import Iterator, Sequence

from speclsp.diagnostic import Diagnostic, Related
from speclsp.language.happenings import happenings
from speclsp.language.tagging import tagged
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.resolution.labels import said
from speclsp.resolution.setting import Setting
from speclsp.resolution.statements import Statement
from speclsp.rules.rule import Rule
from speclsp.text import Span

_THIS = frozenset(("this", "that"))
_OBLIGING = frozenset(("must", "shall", "should", "may", "will"))
# What it means is told at once.
_EXPLAINED_WORDS = """
allow apply avoid cause enable ensure help include let make mean not prevent require
"""
_EXPLAINED = frozenset(_EXPLAINED_WORDS.split())
_SHOWN = 3
# "This", "And this", "In all cases, this".
_NEAR_START = 5


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    words = said(statement)
    for at, word in enumerate(words):
        if word.lower in _THIS and _is_bare(words, at):
            verbs = happenings(_before(statement, words, at))
            if len(verbs) > 1:
                yield _finding(statement, word, verbs)


def _before(statement: Statement, words: Sequence[Word], at: int) -> Sequence[Word]:
    """The words that it can refer to: those of its sentence, or of the one before."""
    if at >= _NEAR_START:
        return words[:at]
    return tagged(statement.passage, statement.before[-1]) if statement.before else ()


def _is_bare(words: Sequence[Word], at: int) -> bool:
    """Whether a duty follows at once."""
    if at and words[at - 1].tag not in ("mark", "adverb", "conjunction"):
        return False
    modal, verb = at + 1, at + 2
    if verb >= len(words) or words[modal].tag != "modal" or words[modal].lower not in _OBLIGING:
        return False
    while verb < len(words) - 1 and words[verb].tag in ("adverb",):
        verb += 1
    return words[verb].lower not in _EXPLAINED


def _finding(statement: Statement, this: Word, verbs: Sequence[Span]) -> Diagnostic:
    shown = [" ".join(statement.passage[low:high].split()) for low, high in verbs[-_SHOWN:]]
    readings = ", ".join(f'"{each}"' for each in shown[:-1]) + f' or "{shown[-1]}"'
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
    triggers=_THIS,
    applies=is_in_force,
)
