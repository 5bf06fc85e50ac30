"""
A statement goes against one of higher authority, which does not give leave for that.

Where the levels of two statements differ, the higher holds, and the fault is that of the lower one.
A higher statement that grants the exception ("unless the developer says otherwise") is not gone
against. How levels are stated is said in docs/authority.md.

## Bad

```spec
# Conduct

## Privacy {#privacy authority=root}

The assistant must never reveal a home address.

## Couriers {#couriers authority=developer}

While a parcel is on its way, the assistant may reveal a home address.
                                            ^^^^^^^^^^ authority-violation: "may reveal" goes against "must never reveal" above, which has higher authority
```

## Good

```spec
# Conduct

## Privacy {#privacy authority=root}

The assistant must not reveal a home address, unless the developer runs a courier service.

## Couriers {#couriers authority=developer}

While a parcel is on its way, the assistant may reveal a home address.
```

## Not for you?

Write `authority-violation = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore authority-violation: reason -->` on a line of its own above the statement.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.conflicts.levels import is_settled, ranked
from speclsp.conflicts.listing import conflicts_in
from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.rules.rule import Rule
from speclsp.rules.shared.conflicting import because, diagnostic, where, words
from speclsp.rules.shared.siding import sided
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    for each in conflicts_in(snapshot, document):
        if ranked(snapshot, each) == "lower" and not is_settled(snapshot, each):
            message = (
                f"{words(each.own)} goes against {words(each.other)} {where(each)},"
                f" which has higher authority{because(each)}"
            )
            question = "Should the higher statement allow this, or does this one have to give way?"
            yield diagnostic(each, message, question)._replace(milder=False)


RULE = Rule(
    "authority-violation",
    "conflict",
    "error",
    __doc__,
    document=_check,
    fixes=sided,
    needs="documents",
    crossing=True,
)
