"""
A sentence says what should, can or may be where one that binds is expected.

Where the project obliges by "shall" or "must" alone, "should" leaves the reader free, "can" names
an ability, and "might" a chance. This rule is off until it is selected: in most projects "should"
and "may" are words with a meaning of their own.

## Bad

```spec speclsp.toml
[rules]
weak-modal = "warning"
```

```spec
A door should close after 10 s. It must lock. It can ring.
       ^^^^^^ weak-modal: "should" does not bind
```

## Good

```spec speclsp.toml
[rules]
weak-modal = "warning"
```

```spec
A door must close after 10 s.

The words "should" and "may" bind nobody, so they must not be used.
```

## Evidence

ISO/IEC/IEEE 29148 reserves "shall" for requirements.
Two published tools found nearly all uncertain verbs that people flagged, and three in four of their
reports were right: no other kind is told so well; but it is a matter of style.

## For you?

Write `weak-modal = "hint"` under `[rules]` in speclsp.toml. Then
`<!-- speclsp-ignore weak-modal: reason -->` at the end of a line leaves its sentence out.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Span

_WEAK = frozenset(("can", "could", "may", "might", "should", "would"))


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    for word in statement.words:
        # In capitals it is a key word with its own meaning.
        if word.tag == "modal" and word.lower in _WEAK and word.text[1:].islower():
            yield Diagnostic(
                Span(word.start, word.end),
                f'"{word.text}" does not bind',
                question=f'Is it required, or left free, what "{word.lower}" is said of here?',
            )


RULE = Rule(
    "weak-modal",
    "keyword",
    None,
    __doc__,
    statement=_check,
    triggers=_WEAK,
    applies=is_in_force,
)
