"""
A configuration file names a rule or a group of rules that does not exist, so nothing is switched.

## Bad

```toml speclsp.toml
[rules]
dangling-lnk = "off"
^^^^^^^^^^^^ unknown-rule: unknown rule "dangling-lnk", did you mean "dangling-link"?
```

## Good

```toml speclsp.toml
[rules]
dangling-link = "off"
```

## Not for you?

Write `unknown-rule = "off"` under `[rules]` in the file that holds for the file, or delete the line
it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speclsp.diagnostic import Diagnostic
from speclsp.rules.rule import Rule
from speclsp.rules.shared.problems import problems, remedies
from speclsp.workspace import ConfigFile

_NAME: Final = "unknown-rule"


def _check(file: ConfigFile) -> Iterator[Diagnostic]:
    return problems(file, _NAME)


RULE = Rule(_NAME, "configuration", "warning", __doc__, configuration=_check, fixes=remedies)
