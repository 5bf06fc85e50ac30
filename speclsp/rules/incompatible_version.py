"""
A module imports a spec in a version that it says will not do.

The range is what its authors have read and rely on: `>=1.2, <2`, `^1.2` or `~1.2`. A spec that has
moved on may mean something else by the same clause, and one without a version cannot be told.

## Bad

```toml ordering/speclsp.toml
[module]
name = "ordering"

[[module.imports]]
name = "billing"
path = "../billing"
version = ">=1.2, <2"
          ^^^^^^^^^^^ incompatible-version: "billing" has the version 2.0.1, which is not in ">=1.2, <2"

[[module.imports]]
name = "freight"
path = "../freight"
version = "^1"
          ^^^^ incompatible-version: "freight" states no version, so none is known to be in "^1"
```

```toml billing/speclsp.toml
[module]
name = "billing"
version = "2.0.1"
```

```spec billing/spec.md
- **BIL-1**: An invoice SHALL have a number.
```

```spec freight/spec.md
- **FRT-3**: Freight SHALL be billed by weight.
```

## Good

```toml ordering/speclsp.toml
[module]
name = "ordering"

[[module.imports]]
name = "billing"
path = "../billing"
version = "^2.0"
```

```toml billing/speclsp.toml
[module]
name = "billing"
version = "2.0.1"
```

```spec billing/spec.md
- **BIL-1**: An invoice SHALL have a number.
```

## Not for you?

Write `incompatible-version = "off"` under `[rules]` in the speclsp.toml with the import. A comment,
`<!-- speclsp-ignore incompatible-version: reason -->`, has no place in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.config.versions import range_of, version_of
from speclsp.diagnostic import Diagnostic
from speclsp.rules.rule import Rule
from speclsp.rules.shared.importing import imported, said
from speclsp.workspace import ConfigFile, Snapshot


def _declared(snapshot: Snapshot, path: str, file: ConfigFile) -> Iterator[Diagnostic]:
    for each in imported(snapshot, path):
        wanted = range_of(each.by.version) if each.by.version else None
        if wanted is None or each.module is None:
            continue
        place = said(path, file, each, "version")
        name, stated = f'"{each.by.name}"', each.module.version
        version = version_of(stated)
        if version is None:
            yield Diagnostic(
                place,
                f'{name} states no version, so none is known to be in "{each.by.version}"',
            )
        elif not wanted.holds(version):
            yield Diagnostic(
                place, f'{name} has the version {stated}, which is not in "{each.by.version}"'
            )


RULE = Rule(
    "incompatible-version",
    "module",
    "warning",
    __doc__,
    settings=_declared,
    needs="documents",
)
