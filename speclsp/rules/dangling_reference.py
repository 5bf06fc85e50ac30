"""
A clause or a section is referred to that is defined nowhere, so the reader is sent to nothing.

It was deleted or renumbered, or its name is misspelt. Words that only look like an identifier, as
UTF-8, are left alone unless something of their family is defined where they stand.

## Bad

```spec
- **FR-001**: An album has one owner.
- **FR-002**: The owner is told, as FR-021 describes.
                                    ^^^^^^ dangling-reference: "FR-021" is defined nowhere
```

```spec
r[frame.size.max]
A frame has at most 64 kB, see r[frame.size.min].
                                 ^^^^^^^^^^^^^^ dangling-reference: "frame.size.min" is defined nowhere, did you mean "frame.size.max"?
```

## Good

```spec
- **FR-001**: An album has one owner.
- **FR-002**: The owner is told, as FR-001 describes, in UTF-8.
```

## Not for you?

Write `dangling-reference = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore dangling-reference: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.notation import numbered
from speclsp.notation.reading import BY_NAME
from speclsp.resolution.unresolved import lost_references
from speclsp.rules.rule import Rule
from speclsp.rules.shared.instead import instead
from speclsp.rules.shared.nearest import MOST, hint, nearest
from speclsp.spec.facts import Reference
from speclsp.spec.names import Name
from speclsp.workspace import Snapshot

_MOST_DOCUMENTS = 50


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    offered = 0
    for start, reference, verdict in lost_references(snapshot, document):
        if verdict != "missing":
            continue
        offered += 1
        near = _near(snapshot, document, reference) if offered <= MOST else ()
        fault = _fault(snapshot, document, reference)
        yield Diagnostic(reference.span.moved(start), fault + hint(near), data=near)


def _fault(snapshot: Snapshot, document: Document, reference: Reference) -> str:
    if reference.kind == "clause":
        scope = document.settled.scope(reference.notation)
        others = scope and snapshot.index.defining(Name("bare", "", reference.target))
        where = f' in "{scope}"' if others else ""
        return f'"{reference.target}" is defined nowhere{where}'
    name = "number" if reference.notation == numbered.NAME else "identifier"
    return f'no section has the {name} "{reference.target}"'


def _near(snapshot: Snapshot, document: Document, reference: Reference) -> tuple[str, ...]:
    if BY_NAME[reference.notation].counted:
        return ()
    if reference.kind == "section":
        ids = frozenset(each.id for _, each in document.sections if each.id)
        return nearest(reference.target, ids)
    scope = document.settled.scope(reference.notation)
    paths = snapshot.index.defining(Name("family", scope, reference.prefix))
    paths = paths or snapshot.index.defining(Name("bare-family", "", reference.prefix))
    names: set[str] = set()
    for path in paths[:_MOST_DOCUMENTS]:
        if (other := snapshot.document(path)) is not None:
            names |= {c.id for _, c in other.settled.clauses if c.prefix == reference.prefix}
    return nearest(reference.target, frozenset(names))


RULE = Rule(
    "dangling-reference",
    "identity",
    "error",
    __doc__,
    document=_check,
    fixes=instead,
    needs="documents",
)
