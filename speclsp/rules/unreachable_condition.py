"""
A condition never holds, so that nobody can ever do what follows from it.

Either two amounts of the same thing exclude each other, or what has a closed list of values is to
have another one.

## Bad

```spec
- **REQ-1**: The fan MUST start when the load is above 90 percent and below 10 percent.
                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unreachable-condition: "above 90 percent" and "below 10 percent" exclude each other, so this never holds
- **REQ-2**: The ticket state MUST be one of `open`, `held` and `closed`.
- **REQ-3**: When the ticket state is `late`, the board MUST ring the bell.
                      ^^^^^^^^^^^^^^^^^^^^^^ unreachable-condition: "late" is none of "closed, held, open" in REQ-2, so this never holds
```

## Good

```spec
- **REQ-1**: The fan MUST start when the load is above 90 percent or below 10 percent.
- **REQ-2**: The ticket state MUST be one of `open`, `held`, `late` and `closed`.
- **REQ-3**: When the ticket state is `late`, the board MUST ring the bell.
- **REQ-4**: For sums below 10 euros and above 900 euros, the desk MUST ask the guest.
```

## Not for you?

Write `unreachable-condition = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore unreachable-condition: reason -->` on a line of its own above the statement.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.claims.claim import Claim
from speclsp.conflicts.levels import is_settled
from speclsp.conflicts.listing import Conflict, conflicts_in
from speclsp.conflicts.reading import claimed
from speclsp.conflicts.unreachable import excluding
from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.rules.rule import Rule
from speclsp.rules.shared.conflicting import diagnostic, name_of
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    every = [
        (document.starts[at], claim)
        for at, found in claimed(snapshot, document).items()
        for claim in found
        if isinstance(claim, Claim)
    ]
    for start, claim in every:
        yield from _of_claim(document, start, claim)
    for conflict in conflicts_in(snapshot, document):
        if conflict.kind != "unreachable-condition" or is_settled(snapshot, conflict):
            continue
        if _is_none(conflict, [claim for _, claim in every]):
            yield diagnostic(conflict, _say(conflict), f'May it be "{conflict.own.words}"?')


def _of_claim(document: Document, start: int, claim: Claim) -> Iterator[Diagnostic]:
    for place, one, other in excluding(document, start, claim):
        yield Diagnostic(
            place,
            f'"{one}" and "{other}" exclude each other, so this never holds',
            clause=claim.clause,
            question='Which of the two amounts is meant, or is it "or"?',
        )


def _is_none(conflict: Conflict, near: list[Claim]) -> bool:
    """Whether the own side asks for a value that no list of the document has; of what is named by
    one word, only lists of the document are meant."""
    asked = conflict.one.tested if isinstance(conflict.one, Claim) else ()
    for each in asked:
        if each.span == conflict.found.places[0]:
            here = conflict.own.path == conflict.other.path
            lists = [claim.members for claim in near if claim.listed == each.noun]
            return (here or len(each.names) > 1) and not any(each.value in names for names in lists)
    return False


def _say(conflict: Conflict) -> str:
    own, other = conflict.own, conflict.other
    return f'"{own.words}" is none of "{other.words}" in {name_of(conflict)}, so this never holds'


RULE = Rule(
    "unreachable-condition",
    "conflict",
    "warning",
    __doc__,
    document=_check,
    needs="documents",
    crossing=True,
)
