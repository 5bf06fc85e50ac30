"""
A requirement gives an order and does not say to whom, while those beside it name who acts.

"WHEN a door opens THEN notify the guard": the alarm, the porter, or the reader? Where all clauses
are orders, as in a style guide, they are for the reader; in a list whose introduction names the
actor, for that.

## Bad

```spec .kiro/specs/doors/requirements.md
### Requirement 1: Doors

#### Acceptance Criteria

1. WHEN a door opens THEN the alarm SHALL sound.
2. WHEN a door is forced THEN notify the guard.
                              ^^^^^^ missing-actor: "notify" does not say who has to
3. WHEN a door closes THEN the alarm SHALL stop.
```

```spec
**REQ-LIB-001** The librarian MUST ask for a card.

**REQ-LIB-002** After a loss, inform the owner of the card.
                              ^^^^^^ missing-actor: "inform" does not say who has to
```

## Good

```spec
**REQ-LIB-001** The librarian MUST ask for a card.

**REQ-LIB-002** After a loss, the librarian MUST inform the owner of the card.

A sending node:

- **REQ-LIB-003** MUST add a checksum.
```

```spec
**STYLE-001** Write whole sentences.

**STYLE-002** Name the actor.
```

In a scenario an outcome is meant too, where two or more take part and the others are named.

## Evidence

EARS and GtWR R2 ask for the system's name in each requirement.
Paska's smell "incomplete requirement", of which the missing actor is one, was found with a
precision and a recall of about 0.89.

## Not for you?

Write `missing-actor = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore missing-actor: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.language.syntax.commands import command
from speclsp.language.tagging import tagged
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force, is_worklist
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import is_allowed, plain, quoted
from speclsp.spec.facts import Clause
from speclsp.statements.acting import acting
from speclsp.statements.clauses import innermost
from speclsp.statements.said import by_segment
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement, in_segment
from speclsp.text import Span
from speclsp.workspace import Snapshot

# Something stands before the modal verb, so that no word has to be looked at: "the alarm MUST".
_SUBJECT = re.compile(
    r"\w(?<!\bthen)(?<!\d)[`*_]{0,4}\s+[*_]{0,4}(?:must|shall|should|may|will)\b", re.IGNORECASE
)
# Longer than any step that is written to be read.
_LONGEST = 1_500
_KINDS = frozenset(("requirement", "criterion"))
_STEP = re.compile(r"^[ \t]*[-*][ \t]+(?:\*\*|__)?THEN(?:\*\*|__)?[ \t]+(.+)$", re.MULTILINE)
# Of the outcomes of scenarios fewer are orders where that is not the style.
_FEW_STEPS = 10
# Where more than half are orders, that is the style.
_STYLE = 2


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    yield from _check_steps(snapshot, document)
    openings = list(by_segment(snapshot, document, "orders", _openings))
    orders = [(start, found) for start, found in openings if found is not None]
    if len(orders) * _STYLE > len(openings):
        return
    for start, found in orders:
        yield found._replace(span=found.span.moved(start))


def _check_steps(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    """Outcomes of scenarios that are orders, where nearly all others name who acts."""
    outcomes = list(by_segment(snapshot, document, "outcomes that are orders", _steps))
    orders = [(start, found) for start, found in outcomes if found is not None]
    if not orders or len(orders) * _FEW_STEPS > len(outcomes):
        return
    # Where one system does all, everybody knows who is meant.
    if len(acting(snapshot, document)) > 1:
        for start, found in orders:
            yield found._replace(span=found.span.moved(start), milder=True)


def _steps(
    document: Document, at: int, clauses: tuple[Clause, ...], how: Setting
) -> tuple[Diagnostic | None, ...]:
    text = document.segment_words(at)
    if "THEN" not in text:
        return ()
    found: list[Diagnostic | None] = []
    for step in _STEP.finditer(text):
        said_there = Span(*step.span(1))
        short = said_there.end - said_there.start <= _LONGEST
        words = tagged(text, said_there) if short else ()
        verb = command(words) if words else None
        found.append(
            _finding(text, words, verb, innermost(clauses, step.start()), how)
            if verb is not None
            else None
        )
    return tuple(found)


def _is_counted(statement: Statement) -> bool:
    return statement.clause_kind in _KINDS and statement.clause_form not in ("heading", "tag")


def _counts(clause: Clause) -> bool:
    return clause.kind in _KINDS and clause.form not in ("heading", "tag")


def _openings(
    document: Document, at: int, clauses: tuple[Clause, ...], how: Setting
) -> tuple[Diagnostic | None, ...]:
    """For each sentence that opens a clause, what is found if it is an order."""
    if not any(map(_counts, clauses)):
        return ()
    return tuple(
        next(
            (each._replace(span=each.span.moved(low)) for each in _order(statement, how)),
            None,
        )
        for low, statement in in_segment(document, at, how)
        if statement.clause and not statement.before and _is_counted(statement)
    )


def _order(statement: Statement, how: Setting) -> Sequence[Diagnostic]:
    if statement.lead or statement.kind == "cell" or _SUBJECT.search(statement.text):
        return ()
    words = statement.said
    verb = command(words)
    if verb is None:
        return ()
    found = _finding(statement.passage, words, verb, statement.clause, how)
    return () if found is None else (found,)


def _finding(
    text: str, words: Sequence[Word], verb: int, clause: str, how: Setting
) -> Diagnostic | None:
    last = verb + 1 if words[verb].tag == "modal" else verb
    span = Span(words[verb].start, words[last].end)
    if quoted(text, *span) or is_allowed(text, span, how.vocabulary):
        return None
    written = plain(text[span.start : span.end])
    return Diagnostic(
        span,
        f'"{written}" does not say who has to',
        clause=clause,
        question=f'Who has to do what "{written}" asks for?',
    )


def _applies(path: str) -> bool:
    return is_in_force(path) and not is_worklist(path)


RULE = Rule(
    "missing-actor",
    "ambiguity",
    "warning",
    __doc__,
    document=_check,
    rereads=True,
    applies=_applies,
)
