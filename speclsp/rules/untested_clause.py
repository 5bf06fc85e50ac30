"""
A clause has no test at all.

Off until selected: many clauses are never meant to be tested by an example. It reports the tags
that no file in a folder of tests is named for, whether or not there is such a folder.

## Bad

```spec
# Tone {#tone authority=user}

The assistant is kind[^sy73].
                       ^^^^ untested-clause: no test shows what "sy73" demands
```

## Good

```spec spec.md
# Tone {#tone authority=user}

The assistant is kind[^sy73].
```

```spec examples/sy73.md
Examples for [^sy73] in Tone:
```

## For you?

Write `untested-clause = "info"` under `[rules]` in speclsp.toml. One clause is left out by
`<!-- speclsp-ignore untested-clause: reason -->` at the end of its line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.resolution.evidence import has_test, test_folder
from speclsp.rules.missing_test import create_test
from speclsp.rules.rule import Rule
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    tags = [each for each in document.settled.clauses if each[1].form == "tag"]
    folder = test_folder(snapshot, document.path) if tags else None
    for start, clause in tags:
        if folder is None or has_test(snapshot, folder, clause.id) is False:
            yield Diagnostic(
                clause.id_span.moved(start),
                f'no test shows what "{clause.id}" demands',
                clause=clause.id,
            )


RULE = Rule(
    "untested-clause",
    "evidence",
    None,
    __doc__,
    document=_check,
    fixes=create_test,
    needs="documents",
)
