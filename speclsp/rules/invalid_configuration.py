"""
A configuration file has a mistake, and what is wrong in it does not hold.

A key that is misspelt or a value of the wrong kind would otherwise be left out in silence, and the
check would not be the one that was asked for. The same goes for a clause that `[[constraints]]` names
and no document below the file defines.

## Bad

```toml speclsp.toml
exlude = ["drafts/**"]
^^^^^^ invalid-configuration: unknown key "exlude", did you mean "exclude"?
```

```toml speclsp.toml
[[constraints]]
clause = "REQ-2"
requires = ["REQ-21"]
            ^^^^^^^^ invalid-configuration: "REQ-21" is defined nowhere below this file
```

```spec
- **REQ-1**: The lamp has a battery.
- **REQ-2**: The lamp dims at night.
```

## Good

```toml speclsp.toml
exclude = ["drafts/**"]
```

## Not for you?

It cannot be suppressed by a comment; mend the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speclsp.authority.constraints import constraints
from speclsp.diagnostic import Diagnostic
from speclsp.rules.rule import Rule
from speclsp.rules.shared.problems import problems, remedies
from speclsp.workspace import ConfigFile, Snapshot

_NAME: Final = "invalid-configuration"


def _check(file: ConfigFile) -> Iterator[Diagnostic]:
    return problems(file, _NAME)


def _unnamed(snapshot: Snapshot, path: str, _: ConfigFile) -> Iterator[Diagnostic]:
    """What constraints name, and is no clause or several."""
    for words, nodes, span in constraints(snapshot, path).unnamed:
        if len(nodes) < 2:
            yield Diagnostic(span, f'"{words}" is defined nowhere below this file')
        else:
            path_ = nodes[0].path
            message = f'"{words}" names {len(nodes)} clauses, write "{path_}#{words}" or another'
            yield Diagnostic(span, message)


RULE = Rule(
    _NAME,
    "configuration",
    "error",
    __doc__,
    configuration=_check,
    settings=_unnamed,
    fixes=remedies,
)
