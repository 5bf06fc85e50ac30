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
**STYLE-001** Write short sentences.

**STYLE-002** Name the actor.
```

## Evidence

EARS and GtWR R2 ask for the system's name in each requirement.
Paska's smell "incomplete requirement", of which the missing actor is one, was found with a
precision and a recall of about 0.89.

## Not for you?

Write `missing-actor = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore missing-actor: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.language.commands import command
from speclsp.notation.folders import is_in_force, is_worklist
from speclsp.resolution.labels import said
from speclsp.resolution.setting import Setting, setting
from speclsp.resolution.statements import Statement, clauses_in, in_segment
from speclsp.rules.rule import Rule
from speclsp.rules.wording import is_allowed, plain, quoted
from speclsp.spec.facts import Clause
from speclsp.text import Span
from speclsp.workspace import Snapshot

_KINDS = frozenset(("requirement", "criterion"))
# Where more than half are orders, that is the style.
_STYLE = 2


class _Orders(NamedTuple):
    """Of a segment: how many clauses open with a sentence, and which of them are orders."""

    clauses: int
    found: tuple[Diagnostic, ...]


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    if not any(_counts(clause) for _, clause in document.settled.clauses):
        return
    how = setting(document, snapshot.config(document.path))
    each = [_orders(document, at, how) for at in range(len(document.segments))]
    total = sum(one.clauses for one in each)
    if sum(len(one.found) for one in each) * _STYLE > total:
        return
    for start, one in zip(document.starts, each, strict=True):
        for found in one.found:
            yield found._replace(span=found.span.moved(start))


def _counts(clause: Clause) -> bool:
    return clause.kind in _KINDS and clause.form not in ("heading", "tag")


def _orders(document: Document, at: int, how: Setting) -> _Orders:
    segment = document.segments[at]
    clauses = [clause for clause in clauses_in(document, at) if _counts(clause)]
    if not clauses:
        return _Orders(0, ())
    key = (how, tuple((each.id, each.span) for each in clauses))
    kept = segment.memo.get("orders")
    if kept is None or kept[0] != key:
        statements = [
            (low, statement)
            for low, statement in in_segment(document, at, clauses, how)
            if statement.clause and not statement.before
        ]
        found = [
            diagnostic._replace(span=diagnostic.span.moved(low))
            for low, statement in statements
            for diagnostic in _order(statement, how)
        ]
        kept = segment.memo["orders"] = (key, _Orders(len(statements), tuple(found)))
    orders: _Orders = kept[1]
    return orders


def _order(statement: Statement, how: Setting) -> Sequence[Diagnostic]:
    if statement.lead or statement.kind == "cell":
        return ()
    words = said(statement)
    verb = command(words)
    if verb is None:
        return ()
    last = verb + 1 if words[verb].tag == "modal" else verb
    span = Span(words[verb].start, words[last].end)
    if quoted(statement.passage, *span) or is_allowed(statement.passage, span, how.vocabulary):
        return ()
    written = plain(statement.passage[span.start : span.end])
    return (
        Diagnostic(
            span,
            f'"{written}" does not say who has to',
            clause=statement.clause,
            question=f'Who has to do what "{written}" asks for?',
        ),
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
