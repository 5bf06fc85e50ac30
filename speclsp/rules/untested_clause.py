"""
A clause has no test at all.

Off until selected: many clauses are never meant to be tested by an example. It reports the tags
that no file in a folder of tests is named for, whether or not there is such a folder, and where
code is marked with the clauses that it tests, those that no test is marked with. A precedent in
force shows what a clause means in one case, and counts as its test.

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

```spec docs/frames.md
r[frame.size]
A frame has at most 64 kB.
```

```spec tests/frames.rs
// r[verify frame.size]
#[test]
fn a_large_frame_is_refused() {}
```

```spec spec.md
# Tone {#tone authority=user}

The assistant is kind[^sy73].

> **Precedent P-2** (2026-03-01): bad news
>
> - Clauses: sy73@0d86bd95
> - Ruling: Bad news is told at once, in kind words.
```

## For you?

Write `untested-clause = "info"` under `[rules]` in speclsp.toml. One clause is left out by
`<!-- speclsp-ignore untested-clause: reason -->` at the end of its line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.precedents.known import is_shown
from speclsp.resolution.evidence import has_test, stated_tests, test_folder
from speclsp.resolution.marks import is_verified, meaning
from speclsp.resolution.places import ClausePlace
from speclsp.rules.missing_test import create_test
from speclsp.rules.rule import Rule
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    tags = any(clause.is_tag for _, clause in document.settled.clauses)
    folder = test_folder(snapshot, document.path) if tags else None
    stated = stated_tests(document)
    for start, clause in document.settled.clauses:
        if clause.is_tag:
            tested = folder is not None and has_test(snapshot, folder, clause.id) is not False
            tested = tested or clause.id in stated
        else:
            tested = not _is_tested_in_code(snapshot, clause.notation)
        place = ClausePlace(document.path, start, clause)
        if not (tested or is_verified(snapshot, place) or is_shown(snapshot, place)):
            yield Diagnostic(
                clause.id_span.moved(start),
                f'no test shows what "{clause.id}" demands',
                clause=clause.id,
            )


def _is_tested_in_code(snapshot: Snapshot, notation: str) -> bool:
    """Whether some test is marked with a clause of this notation, so that one without is told from
    one that nobody means to test."""
    key = (_is_tested_in_code, notation)
    if key not in snapshot.memo:
        snapshot.memo[key] = any(
            mark.verb == "verifies"
            and mark.notation in (notation, "generic")
            and any(place.clause.notation == notation for place in meaning(snapshot, mark).clauses)
            for source in snapshot.sources.values()
            for mark in source.marks
        )
    return bool(snapshot.memo[key])


RULE = Rule(
    "untested-clause",
    "evidence",
    None,
    __doc__,
    document=_check,
    fixes=create_test,
    needs="sources",
)
