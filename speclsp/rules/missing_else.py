"""
A clause says what happens when something turns out well, and nothing says what happens otherwise.

"The gate MUST open when the guest enters the correct code": and after a wrong one, and after ten of
them? Looked for are conditions on an answer, a decision or a check, in a clause of its own, and a
sentence of the document that speaks of the same thing going wrong.

## Bad

```spec
- **FR-001**: The gate MUST open when the guest enters the correct code.
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-else: "when the guest enters the correct code" has no counterpart that says what happens otherwise
- **FR-002**: The lamp MUST glow at night.
- **FR-003**: When the scan shows the number of the locker, the desk MUST close the file.
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-else: "When the scan shows the number of the locker" has no counterpart that says what happens otherwise
```

## Good

```spec
- **FR-001**: The gate MUST open when the guest enters the correct code.
- **FR-002**: The gate MUST stay closed when the guest enters a wrong code.
- **FR-003**: The gate MUST close only if the guard confirms the command.
- **FR-004**: If the guard approves the draft, the desk MUST print it; otherwise it MUST drop it.
- **FR-005**: When a day ends, the lamp MUST glow.
```

## Evidence

EARS has a form of its own for unwanted behaviour, and GtWR R27 asks for both sides of a condition.
That a side is missing is seen only in the whole document, so that this is information.

## Not for you?

Write `missing-else = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore missing-else: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.language.meaning.outcomes import may_fail, outcomes
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import is_mentioned, plain
from speclsp.spec.facts import Clause
from speclsp.statements.said import by_segment, how_often
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement, in_segment
from speclsp.workspace import Snapshot

_OTHERWISE = re.compile(
    r"\b(?:otherwise|else|unless|until|fewer than|less than|without|if not|failing that"
    r"|in (?:all|any) other cases?|any other|all other)\b",
    re.IGNORECASE,
)
# At the start of a line that follows, and how many are looked at.
_ELSE = re.compile(
    r"\b(?:otherwise|else|failing that|in (?:all|any) other cases?|if not)\b", re.IGNORECASE
)
_LINES = 3
_WRONG = re.compile(
    r"\b(?:incorrect|wrong|invalid\w*|mismatch\w*|fail\w*"
    r"|errors?|reject\w*|refus\w*|den(?:y|ies|ied)|declin\w*|expir\w*|unsuccessful|unauthori[sz]ed"
    r"|unauthenticated|ineligible|time(?:s|d)?[- ]?out|malformed|missing|attempts?)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|cannot|unless|until)\b", re.IGNORECASE)
_WITHOUT = re.compile(r"\b(?:no|without)(?: (?:an?|any|the|valid|correct))?\s*\Z", re.IGNORECASE)
# How far from the thing words about its going wrong may stand.
_NEAR = 160
_VERY_NEAR = 40


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    for start, found in by_segment(snapshot, document, "outcomes", _open):
        if _goes_on(document, start + found.span.end):
            continue
        if not any(_goes_wrong(document, noun) for noun in found.data):
            yield found._replace(span=found.span.moved(start), data=())


def _open(
    document: Document, at: int, clauses: tuple[Clause, ...], how: Setting
) -> tuple[Diagnostic, ...]:
    """Conditions of the segment that can turn out the other way, with the nouns that a counterpart
    would name."""
    if not (clauses or how.profile == "behavioural"):
        return ()
    return tuple(
        each._replace(span=each.span.moved(low))
        for low, statement in in_segment(document, at, how)
        if may_fail(statement.vocabulary) and not _OTHERWISE.search(statement.passage)
        for each in _in_statement(statement, how)
    )


def _in_statement(statement: Statement, how: Setting) -> Iterator[Diagnostic]:
    if not (statement.clause or how.profile == "behavioural") or statement.strength != "must":
        return
    for span, nouns in outcomes(statement.said):
        if is_mentioned(statement, span, how):
            continue
        shown = plain(statement.passage[span.start : span.end])
        yield Diagnostic(
            span,
            f'"{shown}" has no counterpart that says what happens otherwise',
            clause=statement.clause,
            data=nouns,
            question=f'What happens where it is not so that "{shown}" holds?',
        )


def _goes_on(document: Document, at: int) -> bool:
    """Whether a line below, as the next item of a list, begins with the other case."""
    text = document.text.string
    for _ in range(_LINES):
        at = text.find("\n", at) + 1
        if not at:
            return False
        if _ELSE.search(text, at, at + _VERY_NEAR):
            return True
    return False


def _goes_wrong(document: Document, noun: str) -> bool:
    """Whether a line of the document speaks of that thing going wrong."""

    def told(text: str) -> int:
        found = 0
        for place in _places(text, noun):
            low = max(text.rfind("\n", 0, place) + 1, place - _NEAR)
            line = text.find("\n", place)
            high = min(place + _NEAR, line if line >= 0 else len(text))
            if (
                _WRONG.search(text, low, high)
                or _NOT.search(text, max(low, place - _VERY_NEAR), min(high, place + _VERY_NEAR))
                or _WITHOUT.search(text[low:place])
            ):
                found += 1
        return found

    return how_often(document, f"what goes wrong with {noun}", told) > 0


def _places(text: str, noun: str) -> Iterable[int]:
    return (found.start() for found in re.finditer(re.escape(noun), text, re.IGNORECASE))


RULE = Rule(
    "missing-else",
    "ambiguity",
    "info",
    __doc__,
    document=_check,
    rereads=True,
    applies=is_in_force,
)
