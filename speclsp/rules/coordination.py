"""
A noun before "A and B" can go with A alone or with both.

"Session logs and backups": are the backups those of sessions too? Written the other way round
("backups and session logs"), or with the noun repeated, there is one reading.

## Bad

```spec
The store MUST encrypt session logs and backups.
                       ^^^^^^^^^^^^^^^^^^^^^^^^ coordination: "session" can go with "logs" alone, or with "backups" too
```

## Good

```spec
The store MUST encrypt backups and session logs.

The store MUST encrypt session logs and session backups. The store MUST keep the session logs and the
backups, and the logs and backups of a year.
```

## Evidence

In 898 phrases joined by "and" or "or" (MAANA, Ezzini and others 2021), people were divided about
0.52.
Of those with a noun before the first of two bare nouns, they were divided about 0.77; an adjective
there, or one shared noun behind, is no better than chance, so that this rule leaves them alone.

## For you?

Write `coordination = "hint"` under `[rules]` in speclsp.toml to have it on;
`<!-- speclsp-ignore coordination: reason -->` at the end of a line puts one finding off.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.diagnostic import Diagnostic
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Span

_JOINING = frozenset(("and", "or"))


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    words = statement.words
    for at, word in enumerate(words):
        if word.lower in _JOINING and 1 < at < len(words) - 1 and _is_open(words, at):
            first, second, third = words[at - 2], words[at - 1], words[at + 1]
            yield Diagnostic(
                Span(first.start, third.end),
                f'"{first.text}" can go with "{second.text}" alone, or with "{third.text}" too',
                question=f'Does "{first.text}" go with "{third.text}" as well?',
            )


def _is_open(words: Sequence[Word], at: int) -> bool:
    """Whether two nouns stand before the conjunction, and one without an article behind it."""
    first, second, third = words[at - 2], words[at - 1], words[at + 1]
    if not first.tag == second.tag == third.tag == "noun" or first.lower == third.lower:
        return False
    behind = words[at + 2].tag if at + 2 < len(words) else "mark"
    return behind not in ("noun", "code", "conjunction")


RULE = Rule(
    "coordination",
    "ambiguity",
    None,
    __doc__,
    statement=_check,
    triggers=_JOINING,
    applies=is_in_force,
)
