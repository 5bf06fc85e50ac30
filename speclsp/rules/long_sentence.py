"""
A sentence that demands something is so long that a reader loses what belongs to what.

Whatever is said of one thing in 45 words is better said in two sentences, or in a list. Code counts
as one word, and a list below a sentence is none of it.

## Bad

```spec
A client MUST keep the token that the server sent in its first answer, together with the time at which it came, and send both with each later call so that the server can tell two clients of one user from each other and from a third.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ long-sentence: the sentence has 47 words
```

## Good

```spec
A client MUST keep the token that the server sent in its first answer. It MUST send the token with each later call.
```

## Evidence

NASA's ARM and NALABS both count words per requirement; neither count says that a sentence is wrong,
so this is only a hint.

## Not for you?

Write `long-sentence = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore long-sentence: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement

_MOST = 45
# No shorter text has so many words.
_LETTERS = 2 * _MOST


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    if statement.span.end - statement.span.start < _LETTERS:
        return
    count = sum(word.kind != "mark" for word in statement.words)
    if count > _MOST:
        yield Diagnostic(
            statement.span,
            f"the sentence has {count} words",
            question="Which of its parts could stand as a sentence?",
        )


RULE = Rule(
    "long-sentence",
    "ambiguity",
    "hint",
    __doc__,
    statement=_check,
    applies=is_in_force,
)
