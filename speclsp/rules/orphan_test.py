"""
A test file is named for a clause that does not exist.

The clause was deleted or its tag renamed, and its test stayed behind: it shows what nobody demands
any more. A file in a folder of tests is taken for a test when its first line says so, or when its
name looks like the tags that are tested there.

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
from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.resolution.evidence import is_test, test_folder, tested_clauses, tested_identifier
from speclsp.rules.rule import Rule
from speclsp.spec.facts import TestHeader
from speclsp.spec.names import Name, form_of
from speclsp.text import Span
from speclsp.workspace import Snapshot


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


RULE = Rule("orphan-test", "evidence", "warning", __doc__, document=_check, needs="documents")
