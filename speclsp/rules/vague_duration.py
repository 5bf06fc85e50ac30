"""
A deadline in days or longer does not say from when it counts, nor which days count.

"Within 5 days" begins with a request for one reader and with its approval for the next, and ends a
week later where Sunday is no day.

## Bad

```spec
The shop MUST refund the price within 14 days.
                               ^^^^^^^^^^^^^^ vague-duration: "within 14 days" does not say from when it counts
```

## Good

```spec
The shop MUST refund the price within 14 calendar days after receipt.

When a parcel comes back, the shop MUST refund the price within 14 days.
```

## Evidence

Rule R35 of the INCOSE Guide to Writing Requirements: define temporal dependencies explicitly.
Many documents say once for all how days count, which no rule can see, so it is off.

## For you?

Write `vague-duration = "warning"` under `[rules]` in speclsp.toml; where it is wrong, put
`<!-- speclsp-ignore vague-duration: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import plain
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Span

_WITHIN = re.compile(
    r"\b[Ww]ithin (?:the )?(?:next )?(?:\d{1,4}|one|two|three|four|five|six|seven|ten|fourteen|thirty)"
    r" (?:days?|weeks?|months?|years?)\b"
)
# What it counts from, or which days do.
_COUNTED = re.compile(
    r"\b(?:if|when|whenever|once|after|following|since|upon|as soon as|from|of|on|before|at)\b",
    re.IGNORECASE,
)


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    text, start = statement.text, statement.span.start
    if statement.lead or _COUNTED.search(text):
        return
    for found in _WITHIN.finditer(text):
        written = plain(found.group())
        yield Diagnostic(
            Span(start + found.start(), start + found.end()),
            f'"{written}" does not say from when it counts',
            question=f'"{written}" of which event, and which days count?',
        )


RULE = Rule(
    "vague-duration",
    "ambiguity",
    None,
    __doc__,
    statement=_check,
    triggers=frozenset(("within",)),
    applies=is_in_force,
)
