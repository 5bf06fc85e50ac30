"""
A module imports itself, directly or by way of others, so none of them can be settled first.

Each of the modules in the circle waits for the others: no change in one can be agreed on before the
rest is. What they share belongs into a module of its own, that both import.

## Bad

```toml ordering/speclsp.toml
[module]
name = "ordering"

[[module.imports]]
name = "billing"
path = "../billing"
       ^^^^^^^^^^^^ import-cycle: "billing" imports "ordering" in turn
```

```spec ordering/spec.md
- **ORD-1**: An order SHALL have a number.
```

```toml billing/speclsp.toml
[module]
name = "billing"

[[module.imports]]
name = "ordering"
path = "../ordering"
       ^^^^^^^^^^^^^ import-cycle: "ordering" imports "billing" in turn
```

```spec billing/spec.md
- **BIL-1**: An invoice SHALL have a number.
```

## Good

```toml ordering/speclsp.toml
[module]
name = "ordering"

[[module.imports]]
name = "billing"
path = "../billing"
```

```spec ordering/spec.md
- **ORD-1**: An order SHALL have a number.
```

```toml billing/speclsp.toml
[module]
name = "billing"
```

```spec billing/spec.md
- **BIL-1**: An invoice SHALL have a number.
```

## Not for you?

Write `import-cycle = "off"` under `[rules]` in the speclsp.toml with the import. A comment,
`<!-- speclsp-ignore import-cycle: reason -->`, has no place in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.modules.cycles import cycle
from speclsp.modules.module import declaring
from speclsp.rules.rule import Rule
from speclsp.rules.shared.importing import imported, said
from speclsp.workspace import ConfigFile, Snapshot

_MOST_NAMED = 5


def _declared(snapshot: Snapshot, path: str, file: ConfigFile) -> Iterator[Diagnostic]:
    module = declaring(snapshot, path)
    if module is None:
        return
    for each in imported(snapshot, path):
        if way := cycle(snapshot, module, each):
            place = said(path, file, each, "path", "git", "package")
            yield Diagnostic(place, _fault(module.name, way))


def _fault(name: str, way: tuple[str, ...]) -> str:
    if len(way) == 1:
        return f'"{name}" imports itself'
    if len(way) == 2:
        return f'"{way[0]}" imports "{name}" in turn'
    between = ", ".join(f'"{each}"' for each in way[1:-1][:_MOST_NAMED])
    more = ", ..." if len(way) - 2 > _MOST_NAMED else ""
    return f'"{way[0]}" imports "{name}" in turn, by way of {between}{more}'


RULE = Rule("import-cycle", "module", "error", __doc__, settings=_declared, needs="documents")
