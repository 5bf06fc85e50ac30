"""
Several own or share several, and it is open how many each has, or whether all have the same.

"Guests have keys": each has one, each has several, or all share some. With "each" and a number one
reading is left.

## Bad

```spec
Guests MUST have keys.
       ^^^^^^^^^ distributive-plural: "Guests" and "keys": one each, several each, or some for all
```

## Good

```spec
Each guest MUST have one key.

Guests MUST see the keys. Guests MUST have 2 keys each.
```

## Evidence

SREE counts such plurals among the dangerous ones.
Readers take almost all of them the same way, so that this rule is off unless it is asked for.

## For you?

Write `distributive-plural = "hint"` under `[rules]` in speclsp.toml to have it on;
`<!-- speclsp-ignore distributive-plural: reason -->` at the end of a line puts one finding off.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.language.lexicon.verbs import base
from speclsp.language.modality.modals import RULING
from speclsp.language.syntax.phrases import Phrase, is_plural
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import plain
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Span

_OWNING = frozenset(("have", "own", "share", "use"))


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    words = statement.words
    for first, second in zip(statement.phrases, statement.phrases[1:], strict=False):
        between = words[first.last : second.first]
        owns = between and base(between[-1].lower) in _OWNING
        modal = between and between[0].lower in RULING and len(between) == 2
        if owns and modal and _is_open(statement, first) and _is_open(statement, second):
            one, other = _shown(statement, first), _shown(statement, second)
            yield Diagnostic(
                Span(between[0].start, between[-1].end),
                f'"{one}" and "{other}": one each, several each, or some for all',
                question=f'How many of the "{other}" does each of the "{one}" have?',
            )


def _is_open(statement: Statement, phrase: Phrase) -> bool:
    """Whether it is a plural of which no word says how many."""
    words = statement.words
    first = words[phrase.first]
    counted = first.tag in ("determiner", "number", "pronoun") and first.lower != "the"
    each = words[phrase.last].lower if phrase.last < len(words) else ""
    return is_plural(words, phrase) and not counted and each != "each"


def _shown(statement: Statement, phrase: Phrase) -> str:
    words = statement.words
    return plain(statement.passage[words[phrase.first].start : words[phrase.last - 1].end])


RULE = Rule(
    "distributive-plural",
    "ambiguity",
    None,
    __doc__,
    statement=_check,
    triggers=frozenset(("have", "own", "share", "use")),
    applies=is_in_force,
)
