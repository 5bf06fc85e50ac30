"""
"All ... MUST NOT" forbids it of every one, or only that all of them do it.

In English a negation behind "all", "every" or "both" can deny the verb or the quantifier: "all
streams must not be resumed" holds for some readers when one of two streams is resumed. "No" and
"not every" have one reading each.

## Bad

```spec
All session logs MUST NOT be copied.
^^^^^^^^^^^^^^^^^^^^^^^^^ quantifier-scope: "All session logs MUST NOT" can mean none of them, or not every one

Every guest MUST NOT hold a key.
^^^^^^^^^^^^^^^^^^^^ quantifier-scope: "Every guest MUST NOT" can mean none of them, or not every one

Both of the valves SHALL NOT be open.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quantifier-scope: "Both of the valves SHALL NOT" can mean none of them, or not every one
```

## Good

```spec
A guest MUST NOT copy session logs. Not every guest MUST hold a key. No valve SHALL be open.

All logs are kept, and a guest MUST NOT read them.

The system MUST NOT show all logs. Each guest MUST NOT hold more than one key.
```

## Evidence

Berry and Kamsties (2004) and GtWR R32 name the scope of quantifiers among the causes of ambiguity.
"all" alone is no fault: of the sentences of privacy policies with it, people marked none.

## Not for you?

Write `quantifier-scope = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore quantifier-scope: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.language.modality.modals import RULING
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import plain
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

_QUANTIFIERS = frozenset(("all", "every", "both"))
_OBLIGING = RULING | {"can", "need", "will"}
# The modal verb and its "not" in one word.
_DENYING = frozenset(("cannot", "can't", "mustn't", "shouldn't", "won't"))
_NO_DENIAL = frozenset(("only", "just", "merely", "necessarily"))
# In what "all" opens.
_INSIDE = frozenset(
    ("noun", "code", "adjective", "determiner", "preposition", "number", "gerund", "participle")
)
_FAR = 12


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    words = statement.said
    for at, word in enumerate(words):
        if word.lower in _QUANTIFIERS and _opens(words, at):
            denial = _denial(words, at)
            if denial is not None:
                span = Span(word.start, words[denial].end)
                shown = plain(statement.passage[span.start : span.end])
                yield Diagnostic(
                    span,
                    f'"{shown}" can mean none of them, or not every one',
                    question=f'Does "{shown}" mean none of them, or that not every one does?',
                )


def _opens(words: Sequence[Word], at: int) -> bool:
    """Whether a subject starts here."""
    if at == 0:
        return True
    before = words[at - 1]
    led = words[0].tag in ("preposition", "subordinator") and before.tag in ("noun", "code")
    if led and all(word.tag in _INSIDE for word in words[:at]):
        # `During an update all ...`.
        return True
    return before.tag in ("mark", "subordinator", "code", "number") or before.lower in (
        "and",
        "but",
        "then",
        "or",
    )


def _denial(words: Sequence[Word], at: int) -> int | None:
    """The "not" that follows at once on the modal behind the subject that starts here."""
    for behind in range(at + 1, min(len(words) - 1, at + _FAR)):
        word = words[behind]
        if word.lower in _DENYING:
            return behind
        if word.lower in _OBLIGING:
            denied = words[behind + 1].lower == "not" and behind + 2 < len(words)
            only = denied and words[behind + 2].lower in _NO_DENIAL
            return behind + 1 if denied and not only else None
        if word.tag not in _INSIDE:
            return None
    return None


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    written = document.words(diagnostic.span)
    quantifier, _, rest = written.partition(" ")
    if quantifier.lower() == "all" and rest[:3].lower() not in ("of ", "the"):
        name = rest[:1].upper() + rest[1:] if quantifier[0].isupper() else rest
        edit = Edit(diagnostic.span, name)
        yield Fix(f'Write "{plain(name)}": none of them', "consent", ((document.path, edit),))


RULE = Rule(
    "quantifier-scope",
    "ambiguity",
    "info",
    __doc__,
    statement=_check,
    triggers=_QUANTIFIERS,
    fixes=_fixes,
    applies=is_in_force,
)
