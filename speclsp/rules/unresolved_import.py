"""
A module imports a spec that cannot be found, or refers to one that it does not import.

Nothing is known of such a spec, so nothing that refers to it can be followed or held against it.
What lies outside the root is read only where its user allows it, with `--allow-import` or in the
settings of the editor, and a git repository only after `speclsp modules fetch`.

## Bad

```toml ordering/speclsp.toml
[module]
name = "ordering"

[[module.imports]]
name = "billing"
path = "../biling"
       ^^^^^^^^^^^ unresolved-import: "billing" cannot be imported: there is no folder "biling"
```

```spec ordering/spec.md
- **ORD-1**: An order SHALL be billed as freight#FRT-3 says.
                                         ^^^^^^^ unresolved-import: "freight" is not imported by "ordering"
```

```toml freight/speclsp.toml
[module]
name = "freight"
```

```spec freight/spec.md
- **FRT-3**: Freight SHALL be billed by weight.
```

## Good

```toml ordering/speclsp.toml
[module]
name = "ordering"

[[module.imports]]
name = "freight"
path = "../freight"
```

```spec ordering/spec.md
- **ORD-1**: An order SHALL be billed as freight#FRT-3 says.
```

```toml freight/speclsp.toml
[module]
name = "freight"
```

```spec freight/spec.md
- **FRT-3**: Freight SHALL be billed by weight.
```

## Not for you?

Write `unresolved-import = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore unresolved-import: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.modules.crossing import strangers
from speclsp.modules.module import modules
from speclsp.rules.rule import Rule
from speclsp.rules.shared.importing import imported, said
from speclsp.rules.shared.instead import instead
from speclsp.rules.shared.nearest import MOST, hint, nearest
from speclsp.workspace import ConfigFile, Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    offered = 0
    for span, name, module, known in strangers(snapshot, document):
        if known:
            yield Diagnostic(span, f'"{name}" is not imported by "{module.name}"')
            continue
        offered += 1
        names = {each.name for each in module.imports} | {each.name for each in modules(snapshot)}
        near = nearest(name, frozenset(names)) if offered <= MOST else ()
        fault = f'"{name}" is no module that "{module.name}" imports'
        yield Diagnostic(span, fault + hint(near), data=near)


def _declared(snapshot: Snapshot, path: str, file: ConfigFile) -> Iterator[Diagnostic]:
    for each in imported(snapshot, path):
        if each.spec.verdict == "missing":
            place = said(path, file, each, "path", "git", "package")
            yield Diagnostic(place, f'"{each.by.name}" cannot be imported: {each.spec.fault}')


RULE = Rule(
    "unresolved-import",
    "module",
    "error",
    __doc__,
    document=_check,
    settings=_declared,
    fixes=instead,
    needs="documents",
)
