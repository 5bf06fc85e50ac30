"""
A sentence says what is not, where a positive one would say what is.

"Shall not be unavailable" can be tested by no number of tests. This rule is off until it is
selected: a prohibition is often the plainest way to write a rule, and "MUST NOT" is a key word.

## Bad

```spec speclsp.toml
[rules]
plain-negation = "info"
```

```spec
A key that does not fit MUST be refused.
                ^^^ plain-negation: "not" says what is not the case
```

## Good

```spec speclsp.toml
[rules]
plain-negation = "info"
```

```spec
A key MUST be refused unless it fits. A door MUST NOT open then.
```

## Evidence

ISO/IEC/IEEE 29148 asks for positive statements.
Two published tools found nearly all negations that people flagged, but seven in ten of their
reports were wrong: in most rules a negation is harmless.

## For you?

Write `plain-negation = "hint"` under `[rules]` in speclsp.toml. Then
`<!-- speclsp-ignore plain-negation: reason -->` at the end of a line leaves its sentence out.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Span

_NEGATIONS = frozenset(("cannot", "can't", "not"))


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    for word in statement.words:
        # "MUST NOT" is a key word.
        if word.lower in _NEGATIONS and not word.text.isupper():
            yield Diagnostic(
                Span(word.start, word.end),
                f'"{word.text}" says what is not the case',
                question="What is the case instead?",
            )


RULE = Rule(
    "plain-negation",
    "ambiguity",
    None,
    __doc__,
    statement=_check,
    triggers=_NEGATIONS,
    applies=is_in_force,
)
