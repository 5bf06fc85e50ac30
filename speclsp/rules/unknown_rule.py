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

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.rules.problems import problems
from speclsp.rules.rule import Rule
from speclsp.text import Edit, Span
from speclsp.workspace import ConfigFile, Snapshot

_NAME: Final = "unknown-rule"


def _check(file: ConfigFile) -> Iterator[Diagnostic]:
    return problems(file, _NAME)


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterator[Fix]:
    """`document` is the configuration file. Quotation marks stay."""
    written, (start, end) = document.words(diagnostic.span), diagnostic.span
    marks = 1 if written[:1] in ("'", '"') else 0
    for name in diagnostic.data:
        edit = Edit(Span(start + marks, end - marks), name)
        yield Fix(f'Write "{name}"', "consent", ((document.path, edit),))


RULE = Rule(_NAME, "configuration", "warning", __doc__, configuration=_check, fixes=_fixes)
