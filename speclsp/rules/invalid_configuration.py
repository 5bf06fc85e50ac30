"""
A configuration file has a mistake, and what is wrong in it does not hold.

A key that is misspelt or a value of the wrong kind would otherwise be left out in silence, and the
check would not be the one that was asked for.

## Bad

```toml speclsp.toml
exlude = ["drafts/**"]
^^^^^^ invalid-configuration: unknown key "exlude", did you mean "exclude"?
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

from speclsp.diagnostic import Diagnostic
from speclsp.rules.rule import Rule
from speclsp.rules.shared.problems import problems, remedies
from speclsp.workspace import ConfigFile

_NAME: Final = "invalid-configuration"


def _check(file: ConfigFile) -> Iterator[Diagnostic]:
    return problems(file, _NAME)


RULE = Rule(_NAME, "configuration", "error", __doc__, configuration=_check, fixes=remedies)
