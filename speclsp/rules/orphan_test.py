"""
A test file is named for a clause that does not exist.

The clause was deleted or its tag renamed, and its test stayed behind: it shows what nobody demands
any more. A file in a folder of tests is taken for a test when its first line says so, or when its
name looks like the tags that are tested there. In code, a test without a marker is one in a file
where all others have theirs.

## Bad

```spec spec.md
# Tone {#tone authority=user}

The assistant is kind[^sy73].
```

```spec examples/sy73.md
Examples for [^sy73] in Tone:
```

```spec examples/ab12.md
Examples for [^ab12] in Tone:
               ^^^^ orphan-test: no clause has the tag "ab12", nothing refers to this test
```

```spec docs/lamps.md
r[lamp.dim]
A lamp dims.

r[lamp.off]
A lamp goes off.
```

```spec tests/lamps.rs
// r[verify lamp.dim]
#[test]
fn it_dims() {}

// r[verify lamp.off]
#[test]
fn it_goes_off() {}

#[test]
fn it_blinks() {}
   ^^^^^^^^^ orphan-test: "it_blinks" names no clause, as the other 2 tests of this file do
```

## Good

```spec spec.md
# Tone {#tone authority=user}

The assistant is kind[^sy73].
```

```spec examples/sy73.md
Examples for [^sy73] in Tone:
```

```spec examples/README.md
# How to write an example
```

## Not for you?

Write `orphan-test = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore-file orphan-test: reason -->` on a line of its own in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from speclsp.code.source import Source
from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.resolution.evidence import is_test, test_folder, tested_clauses, tested_identifier
from speclsp.rules.rule import Rule
from speclsp.spec.facts import TestHeader
from speclsp.spec.names import Name, form_of
from speclsp.text import Span
from speclsp.workspace import Snapshot

# Tests with a marker, beside one without.
_FEWEST = 2


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    path = document.path
    if not is_test(snapshot, path) or tested_clauses(snapshot, path):
        return
    identifier = tested_identifier(path)
    header = next(((start, h) for start, facts in document.facts for h in facts.headers), None)
    if header is None and not _looks_like_a_test(snapshot, document, identifier):
        return
    yield Diagnostic(
        _place(document, header),
        f'no clause has the tag "{identifier}", nothing refers to this test',
        clause=identifier,
    )


def _check_source(snapshot: Snapshot, source: Source) -> Iterator[Diagnostic]:
    tests = [each for each in source.functions if each.is_test]
    if len(tests) <= _FEWEST:
        return
    starts = [mark.span.start for mark in source.marks if mark.explicit and mark.verb == "verifies"]
    without = [
        test
        for test in tests
        if bisect_left(starts, test.extent.start) == bisect_left(starts, test.extent.end)
    ]
    if len(without) == 1:
        count = len(tests) - 1
        yield Diagnostic(
            without[0].span,
            f'"{without[0].name}" names no clause, as the other {count} tests of this file do',
        )


def _place(document: Document, header: tuple[int, TestHeader] | None) -> Span:
    if header:
        return header[1].id_span.moved(header[0])
    return document.text.line(0)


def _looks_like_a_test(snapshot: Snapshot, document: Document, identifier: str) -> bool:
    """Whether a document without a header has the name of a tag, and something in it agrees."""
    form = form_of(identifier)
    if form.strip("a"):
        return False
    titles = {section.title for _, section in document.sections[:1]}
    shows = identifier in titles or any(facts.examples for _, facts in document.facts)
    if not shows and not re.search(r"\d", identifier):
        return False
    folder = document.path.rpartition("/")[0]
    return any(
        test_folder(snapshot, path) == folder
        for path in snapshot.index.defining(Name("tag-form", "", form))
    )


RULE = Rule(
    "orphan-test",
    "evidence",
    "warning",
    __doc__,
    document=_check,
    source=_check_source,
    needs="documents",
)
