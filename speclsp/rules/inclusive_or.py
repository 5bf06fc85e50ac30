"""
A duty to do one thing or another does not say whether both may be done.

"MUST send the code or the link" is kept by sending both for one reader and broken by it for
another. "Either ... or", "exactly one of" or "or both" ends the doubt. Alternatives of a condition,
of a negation and of what is received are left alone: there both readings come to the same.

## Bad

```spec
The gate MUST send the code or the link.
                   ^^^^^^^^^^^^^^^^^^^^ inclusive-or: "the code or the link" can allow both or forbid both
```

## Good

```spec
The gate MUST send either the code or the link.

The gate MUST send the code or the link, but not both.

If the code or the link is lost, the gate MUST NOT open or ring.
```

## Evidence

Berry's handbook and SREE list it.
QuARS reported 98 and five were real, and people marked it in 7 of 1,892 sentences, so this is a
hint and looks at few verbs.

## Not for you?

Write `inclusive-or = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore inclusive-or: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.language.lexicon.word_list import listed
from speclsp.language.modality.modals import DUTY
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.asking import span, thing, written
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement

# Verbs of giving, of which both could be done.
_GIVING = listed("attach choose display include notify offer provide return send show store use")
_SETTLING = listed("any at both either exactly neither not one only whether")
_LONGEST = 40


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    if statement.strength != "must":
        return
    words = statement.words
    if len(words) > _LONGEST or not statement.vocabulary.isdisjoint(_SETTLING):
        return
    for at in range(1, len(words) - 1):
        if words[at].lower != "or":
            continue
        low, end = thing(statement, at - 1)
        start, high = thing(statement, at + 1)
        if end != at or start != at + 1 or high <= start or low < 2:
            continue
        given = words[low - 1].lower in _GIVING and words[low - 2].lower in DUTY
        if given and high < len(words) and words[high].lower not in {"or", ","}:
            pair = written(statement, low, high)
            one, other = written(statement, low, end), written(statement, start, high)
            yield Diagnostic(
                span(statement, low, high),
                f'"{pair}" can allow both or forbid both',
                question=f"Exactly one of {one} and {other}, or may it be both?",
            )


RULE = Rule(
    "inclusive-or",
    "ambiguity",
    "hint",
    __doc__,
    statement=_check,
    triggers=_GIVING,
    applies=is_in_force,
)
