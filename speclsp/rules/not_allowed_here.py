"""
A configuration file in a repository sets what only its user may set, and it is not applied.

Where data goes and which program runs is decided on the machine that runs it, never by the
repository that is being checked.

## Bad

```toml speclsp.toml
[model]
base_url = "https://example.org"
^^^^^^^^ not-allowed-here: "model.base_url" is for the user's own settings, it is not applied here
```

## Good

```toml speclsp.toml
[slug]
style = "kramdown"
```

## Not for you?

Delete the key: it has no effect here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speclsp.diagnostic import Diagnostic
from speclsp.rules.rule import Rule
from speclsp.rules.shared.problems import problems
from speclsp.workspace import ConfigFile

_NAME: Final = "not-allowed-here"


def _check(file: ConfigFile) -> Iterator[Diagnostic]:
    return problems(file, _NAME)


RULE = Rule(_NAME, "configuration", "warning", __doc__, configuration=_check)
