"""
A reference or a link means something in another module that this one keeps to itself.

What a module exports is what it promises to others: the rest may change, move or vanish in any of
its versions. A module that says nothing of its exports gives all of them.

## Bad

```toml billing/speclsp.toml
[module]
name = "billing"
exports.clauses = ["BIL-1*"]
exports.terms = ["Invoice"]
```

```spec billing/spec.md
# Billing

**Dunning run**: a reminder to all debtors.

- **BIL-10**: An invoice SHALL have a number.
- **BIL-20**: A number SHALL come from the ledger.
```

```toml ordering/speclsp.toml
[module]
name = "ordering"

[[module.imports]]
name = "billing"
path = "../billing"
```

```spec ordering/spec.md
- **ORD-1**: An order SHALL name its number after billing#BIL-20.
                                                          ^^^^^^ unexported-reference: "BIL-20" is not among what "billing" exports
- **ORD-2**: An order SHALL wait for the billing#dunning-run.
                                                 ^^^^^^^^^^^ unexported-reference: "Dunning run" is not among what "billing" exports
```

## Good

```toml billing/speclsp.toml
[module]
name = "billing"
exports.clauses = ["BIL-1*"]
```

```spec billing/spec.md
- **BIL-10**: An invoice SHALL have a number.
- **BIL-20**: A number SHALL come from the ledger, as BIL-10 wants.
```

```toml ordering/speclsp.toml
[module]
name = "ordering"

[[module.imports]]
name = "billing"
path = "../billing"
```

```spec ordering/spec.md
- **ORD-1**: An order SHALL name its number after billing#BIL-10.
```

## Not for you?

Write `unexported-reference = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore unexported-reference: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic, Related
from speclsp.document import Document
from speclsp.modules.crossing import crossings
from speclsp.rules.rule import Rule
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    for each in crossings(snapshot, document):
        if not each.exported:
            yield Diagnostic(
                each.span,
                f'"{each.name}" is not among what "{each.module.name}" exports',
                (Related(each.path, each.defined, "defined here"),),
            )


RULE = Rule("unexported-reference", "module", "error", __doc__, document=_check, needs="documents")
