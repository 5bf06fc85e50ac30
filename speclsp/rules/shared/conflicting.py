"""What rules on conflicts share: each takes the conflicts of its kind, at their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from speclsp.conflicts.conflict import Kind
from speclsp.conflicts.levels import is_settled, ranked
from speclsp.conflicts.listing import Conflict, Side, conflicts_in
from speclsp.diagnostic import Diagnostic, Related, Severity
from speclsp.document import Document
from speclsp.language.modality.modals import Strength
from speclsp.rules.rule import DocumentCheck, Rule, no_fixes
from speclsp.rules.shared.siding import exchange, exchanges, sided
from speclsp.text import Span
from speclsp.workspace import Snapshot

Say = Callable[[Conflict], str]
"""What a finding says of a conflict."""

STRENGTHS: tuple[Strength, ...] = ("must", "should", "may", "")
"""From the strongest down."""

_MOST = 20
_REPEATED = frozenset(("duplicate-statement", "near-duplicate"))
_LONGEST_WORDS = 80


def always(conflict: Conflict) -> bool:
    return True


def finds(
    kind: Kind, say: Say, ask: Say | None = None, holds: Callable[[Conflict], bool] = always
) -> DocumentCheck:
    """The check of the rule on one kind of conflict, which stand at one level of authority, and
    for which something `holds`."""

    def check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
        shown = 0
        told: set[Span] = set()
        for each in conflicts_in(snapshot, document):
            if each.kind != kind or shown >= _MOST or not holds(each) or is_settled(snapshot, each):
                continue
            if kind in _REPEATED and each.own.span in told:
                # That it is said again is told once.
                continue
            if ranked(snapshot, each) not in ("higher", "lower"):
                shown += 1
                told.add(each.own.span)
                yield diagnostic(each, say(each), ask(each) if ask else "")

    return check


def crossing(
    name: Kind,
    severity: Severity,
    doc: str | None,
    say: Say,
    ask: Say | None = None,
    holds: Callable[[Conflict], bool] = always,
) -> Rule:
    """The rule on one kind of conflict."""
    return Rule(
        name,
        "conflict",
        severity,
        doc,
        document=finds(name, say, ask, holds),
        fixes=sided if exchanges(name) else no_fixes,
        needs="documents",
        crossing=True,
    )


def diagnostic(conflict: Conflict, message: str, question: str = "") -> Diagnostic:
    """A finding on one side of a conflict, with the other as its evidence."""
    own, other = conflict.own, conflict.other
    return Diagnostic(
        own.span,
        message,
        (Related(other.path, other.span, f"the other side: {words(other)}"),),
        own.clause,
        exchange(conflict),
        question=question,
        milder=conflict.milder,
    )


def where(conflict: Conflict) -> str:
    """Where the other side stands, as a message says it."""
    own, other = conflict.own, conflict.other
    if other.clause or other.path != own.path:
        return f"in {name_of(conflict)}"
    return "above" if other.span < own.span else "below"


def name_of(conflict: Conflict) -> str:
    """What the other side of a conflict is called in a message."""
    own, other = conflict.own, conflict.other
    if other.clause or other.path != own.path:
        return conflict.called or other.path
    return "a sentence above" if other.span < own.span else "a sentence below"


def words(side: Side) -> str:
    """The words at one side, as a message quotes them."""
    said = side.said or side.words
    return f'"{said if len(said) <= _LONGEST_WORDS else said[: _LONGEST_WORDS - 1] + chr(0x2026)}"'


def amount(side: Side) -> str:
    """The amount at one side, as a message quotes it."""
    return f"not {words(side)}" if side.forbids else words(side)


def because(conflict: Conflict) -> str:
    """The situation that shows a conflict, behind a colon."""
    if not conflict.witness:
        return ""
    return f": {conflict.witness.format('this one', conflict.called or 'the other')}"
