"""
A clause asks for what nothing can keep at all times, as "always available" does.

A service that is never down and a disk that never fails do not exist, so the clause is broken from
the first day. A share and a period, as "99.9 % of each month", can be kept and measured. This rule
is off until it is selected: "always" and "never" are exact in a rule on what a program does.

## Bad

```spec speclsp.toml
[rules]
absolute = "info"
```

```spec
The archive MUST always be available.
                 ^^^^^^ absolute: "always" asks for what nothing can keep

The disk array SHALL never fail.
                     ^^^^^ absolute: "never" asks for what nothing can keep
```

## Good

```spec speclsp.toml
[rules]
absolute = "info"
```

```spec
The archive MUST be available for 99.9 % of each month.

A reader MUST always check the length, and MUST never write.
```

## Evidence

The INCOSE guide to writing requirements (rule R26) forbids absolutes.
People who labelled sentences never marked "all" or "never", so only words on service and safety are
looked at.

## For you?

Write `absolute = "hint"` under `[rules]` in speclsp.toml. Then
`<!-- speclsp-ignore absolute: reason -->` at the end of a line leaves its sentence out.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.language.lexicon.verbs import base
from speclsp.language.lexicon.word_list import listed
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Span

_ABSOLUTES = listed("absolutely always completely continuously entirely never perfectly totally")
_UNKEEPABLE = listed(
    """
    accessible accurate available break correct crash error-free fail operational reachable reliable
    responsive safe secure up uptime work
    """
)
_NEAR = 4


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    words = statement.words
    for at, word in enumerate(words):
        if word.lower not in _ABSOLUTES:
            continue
        if any(base(each.lower) in _UNKEEPABLE for each in words[at + 1 : at + 1 + _NEAR]):
            yield Diagnostic(
                Span(word.start, word.end),
                f'"{word.text}" asks for what nothing can keep',
                question="In which share of the time or of the cases must it hold at least?",
            )


RULE = Rule(
    "absolute",
    "ambiguity",
    None,
    __doc__,
    statement=_check,
    triggers=_ABSOLUTES,
    applies=is_in_force,
)
