"""
A clause asks for the best, and does not say by which measure one is better than another.

"The best route" is the shortest for one reader and the cheapest for another. Naming the measure
ends the doubt. A superlative that is told by looking, as "the latest version", "the lowest free
number" or "at most", is left alone.

## Bad

```spec
The router MUST take the best route.
                         ^^^^ superlative: "best" does not say by which measure

The picker SHALL show the most relevant entries.
                          ^^^^^^^^^^^^^ superlative: "most relevant" does not say by which measure
```

## Good

```spec
The router MUST take the route with the fewest hops.

The picker SHALL show the most recent entries first.

The most significant bit MUST be 0, and at most 7 others may be set.
```

## Evidence

ISO/IEC/IEEE 29148 asks that superlatives be avoided.
Two published tools found three in four of the superlatives that people flagged, but two in three of
their reports were wrong, so this is a hint, and measured superlatives are reported in the strict
profile only.

## Not for you?

Write `superlative = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore superlative: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.diagnostic import Diagnostic
from speclsp.language.lexicon.degree import SUPERLATIVES
from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.word_list import listed
from speclsp.language.vagueness.adjectives import ADJECTIVES
from speclsp.language.vagueness.adverbs import ADVERBS
from speclsp.language.vagueness.settled import explained, reasons
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.asking import span, thing, written
from speclsp.rules.shared.binding import is_plain
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement

# Of which nobody can measure one against another.
# "best effort" is a way out, "best practice" and "best guess" are names.
_EXPRESSIONS = listed("effort guess intention interest judgement judgment known practice")
_JUDGED = listed("best easiest ideal nicest optimal optimum simplest smartest worst")
# "at most", "do its best".
_BEFORE = frozenset(("at", "its", "their", "your"))
# "least significant bit", "most recent".
_EXACT = listed("common frequent recent significant specific")


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    if is_plain(statement, setting, _JUDGED | {"most", "least"}):
        return
    words = statement.words
    last = 0
    for first in range(len(words)):
        if first < last:
            continue
        last = _superlative(words, first, setting.strict)
        if not last or (first > 0 and words[first - 1].lower in _BEFORE):
            continue
        if not setting.strict and (
            statement.strength not in {"must", "should"}
            or explained(words, first)
            or reasons(words, first)
        ):
            continue
        phrase = written(statement, first, last)
        yield Diagnostic(
            span(statement, first, last),
            f'"{phrase}" does not say by which measure',
            question=_question(statement, first, last, phrase),
        )


def _superlative(words: Sequence[Word], first: int, strict: bool) -> int:
    """Behind the superlative that begins here; 0 for none."""
    lower = words[first].lower
    after = words[first + 1].lower if first + 1 < len(words) else ""
    if lower in {"most", "least"}:
        if strict:
            return first + 1
        judged = (after in ADJECTIVES or after in ADVERBS) and after not in _EXACT
        return first + 2 if judged else 0
    if lower in _JUDGED:
        return 0 if singular(after) in _EXPRESSIONS else first + 1
    return first + 1 if strict and lower in SUPERLATIVES else 0


def _question(statement: Statement, first: int, last: int, phrase: str) -> str:
    high = thing(statement, first)[1]
    if high > last:
        return f'By which measure is one of the {written(statement, last, high)} the "{phrase}"?'
    return f'By which measure is it the "{phrase}"?'


RULE = Rule(
    "superlative",
    "ambiguity",
    "hint",
    __doc__,
    statement=_check,
    triggers=SUPERLATIVES | _JUDGED,
    applies=is_in_force,
)
