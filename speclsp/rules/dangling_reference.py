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

```spec
## Battery {#battery excludes=cabel}
                              ^^^^^ dangling-reference: "cabel" is defined nowhere, did you mean "cable"?

## Cable {#cable}
```

```toml albums/speclsp.toml
[module]
name = "albums"

[[module.imports]]
name = "covers"
path = "../covers"
```

```toml covers/speclsp.toml
[module]
name = "covers"
```

```spec covers/spec.md
- **REQ-3**: A cover shows one picture.
```

```spec albums/spec.md
- **REQ-1**: An album has one owner, who is told of it by covers#REQ-8.
                                                                 ^^^^^ dangling-reference: "REQ-8" is defined nowhere in the module "covers"
- **REQ-2**: Its cover is that which REQ-3 describes, as REQ-1 says.
                                     ^^^^^ dangling-reference: "REQ-3" is defined nowhere in "albums", did you mean "covers#REQ-3"?
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

from speclsp.authority.relations import stated
from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.modules.crossing import qualified
from speclsp.notation import numbered
from speclsp.notation.reading import BY_NAME
from speclsp.resolution.imports import named_in
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
    for words, subject, span in stated(snapshot, document).lost:
        offered += 1
        near = nearest(words, _identifiers(document)) if offered <= MOST else ()
        fault = f'"{words}" is defined nowhere'
        yield Diagnostic(span, fault + hint(near), clause=subject.id, data=near)


def _identifiers(document: Document) -> frozenset[str]:
    """The names that an attribute in the document most likely means."""
    sections = {each.id for _, each in document.sections if each.id}
    return frozenset(sections | document.clauses_by_id.keys())


def _fault(snapshot: Snapshot, document: Document, reference: Reference) -> str:
    if reference.module:
        return f'"{reference.target}" is defined nowhere in the module "{reference.module}"'
    if reference.kind == "clause":
        scope = document.settled.scope(reference.notation)
        others = scope and snapshot.index.defining(Name("bare", "", reference.target))
        where = f' in "{scope}"' if others else ""
        return f'"{reference.target}" is defined nowhere{where}'
    name = "number" if reference.notation == numbered.NAME else "identifier"
    return f'no section has the {name} "{reference.target}"'


def _near(snapshot: Snapshot, document: Document, reference: Reference) -> tuple[str, ...]:
    if reference.module:
        return nearest(reference.target, named_in(snapshot, document, reference.module))
    if others := tuple(qualified(snapshot, document, reference.target)):
        return others
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
