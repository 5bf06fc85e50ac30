"""
Two statements give one thing two values of which it can have one: two formats, two currencies, two
orders.

So do two that the project itself says exclude each other, with an attribute, in a sentence or in the
configuration (docs/authority.md), while both are in force.

## Bad

```spec
- **REQ-1**: The exporter MUST write every report as CSV.
                                                     ^^^ conflicting-choice: "CSV" here, but "XML" in REQ-2, of the same thing
- **REQ-2**: The exporter MUST write every report as XML.
                                                     ^^^ conflicting-choice: "XML" here, but "CSV" in REQ-1, of the same thing
```

```spec
- **REQ-1**: The lamp MUST run on a battery.
    ^^^^^ conflicting-choice: "REQ-1" excludes "REQ-2", and both are in force
  Excludes: REQ-2
- **REQ-2**: The lamp MUST have a plug.
    ^^^^^ conflicting-choice: "REQ-1" excludes "REQ-2", and both are in force
```

## Good

```spec
- **REQ-1**: The exporter MUST write every report as CSV.
- **REQ-2**: The exporter MUST write every invoice as XML.
```

## Not for you?

Write `conflicting-choice = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore conflicting-choice: reason -->` on a line of its own above the statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from speclsp.authority.declared import DeclaredConflict, declared_in
from speclsp.authority.nodes import Node, shown_at
from speclsp.authority.nodes import name_of as named
from speclsp.conflicts.listing import Conflict
from speclsp.diagnostic import Diagnostic, Related
from speclsp.document import Document
from speclsp.rules.rule import Rule
from speclsp.rules.shared.conflicting import finds, where, words
from speclsp.rules.shared.siding import sided
from speclsp.workspace import Snapshot

_NAME: Literal["conflicting-choice"] = "conflicting-choice"


def _say(conflict: Conflict) -> str:
    return (
        f"{words(conflict.own)} here, but {words(conflict.other)} {where(conflict)},"
        " of the same thing"
    )


def _ask(conflict: Conflict) -> str:
    return f"Which is meant: {words(conflict.own)} or {words(conflict.other)}?"


_of_claims = finds(_NAME, _say, _ask)


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    yield from _of_claims(snapshot, document)
    for each in declared_in(snapshot, document.path):
        for own, other in ((each.a, each.b), (each.b, each.a)):
            if own.path == document.path:
                yield _declared(snapshot, document, each, own, other)


def _declared(
    snapshot: Snapshot, document: Document, conflict: DeclaredConflict, own: Node, other: Node
) -> Diagnostic:
    """A side of two clauses that the project says cannot both hold."""
    there = snapshot.document(other.path)
    sides = (Related(other.path, shown_at(there, other), "the other side"),) if there else ()
    said = (Related(each.path, each.span, "this says so") for each in conflict.relations)
    return Diagnostic(
        shown_at(document, own),
        conflict.why,
        (*sides, *said),
        question=f'Which is meant: "{named(snapshot, own)}" or "{named(snapshot, other)}"?',
    )


RULE = Rule(
    _NAME,
    "conflict",
    "error",
    __doc__,
    document=_check,
    fixes=sided,
    needs="documents",
    crossing=True,
)
