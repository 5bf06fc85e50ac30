"""
A duty is told by an example, so nobody can tell what it covers besides.

"MUST accept formats such as PDF" is kept by a reader of PDF alone for one person, and needs ten
formats for another. The list of what is meant ends the doubt; an example may stand in a sentence of
its own. Examples in brackets explain a word and are left alone.

## Bad

```spec
The reader MUST accept formats such as PDF.
                               ^^^^^^^ example-as-requirement: "such as" shows examples of "formats" and leaves the rest open
```

## Good

```spec
The reader MUST accept PDF and PNG.

The reader MUST accept every registered format (for example PDF).

The reader MUST refuse all other formats, such as TIFF.
```

## Evidence

ISO directives allow no requirement in an example, and NALABS counts such references.
People flagged "such as" in 5 of 100 sentences or fewer, so this is a hint.

## Not for you?

Write `example-as-requirement = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore example-as-requirement: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.diagnostic import Diagnostic
from speclsp.language.modality.modals import DUTY
from speclsp.language.vagueness.phrase import Phrases, combined, each
from speclsp.language.vagueness.settled import explained, reasons
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.asking import span, thing, written
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement

_PHRASES = Phrases(each("", "such as", combined("for", "example|instance"), "e.g", "eg"))
# The class is named in whole, and the example only helps.
_WHOLE = frozenset(
    ("a", "all", "an", "any", "anything", "each", "every", "everything", "no", "other", "the")
)
_FAR = 40


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    if statement.strength != "must" and not setting.strict:
        return
    words = statement.words
    for first in range(1, len(words)):
        phrase = _PHRASES.at(words, first)
        if not phrase or not (setting.strict or _obliges(words, first)):
            continue
        last = first + len(phrase.words)
        before = first - 1 if words[first - 1].kind != "mark" else max(0, first - 2)
        low, high = thing(statement, before)
        if high <= low or high > first or (words[low].lower in _WHOLE and not setting.strict):
            continue
        if not setting.strict and (explained(words, first) or reasons(words, first)):
            continue
        shown = written(statement, low, high)
        yield Diagnostic(
            span(statement, first, last),
            f'"{written(statement, first, last)}" shows examples of "{shown}" and leaves'
            " the rest open",
            question=f'Are those all that "{shown}" means, or which others?',
        )


def _obliges(words: Sequence[Word], first: int) -> bool:
    """Whether the example is of what must be done, not in brackets nor in a condition."""
    for index in range(first - 1, max(-1, first - _FAR), -1):
        word = words[index]
        if word.lower in DUTY:
            return words[index + 1].tag != "not"
        if word.text in {"(", ";", ":"} or word.tag in {"subordinator", "relative", "modal"}:
            return False
    return False


RULE = Rule(
    "example-as-requirement",
    "ambiguity",
    "hint",
    __doc__,
    statement=_check,
    triggers=frozenset(("such", "example", "instance", "e", "eg")),
    applies=is_in_force,
)
