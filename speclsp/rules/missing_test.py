"""
A tag points at a test file that is not there, while the tests beside it are kept.

In the Model Spec's way of writing, the tag `[^sy73]` behind a sentence says that `examples/sy73.md`
tests it. A folder of tests that is not in use yet, or none, is no reason for a finding.

## Bad

```spec spec.md
# Tone {#tone authority=user}

The assistant is kind[^sy73]. It is brief[^bn20].
                                           ^^^^ missing-test: "bn20" has no test, there is no file "examples/bn20.md"
```

```spec examples/sy73.md
Examples for [^sy73] in Tone:
```

## Good

```spec spec.md
# Tone {#tone authority=user}

The assistant is kind[^sy73].
```

```spec examples/sy73.md
Examples for [^sy73] in Tone:
```

## Not for you?

Write `missing-test = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore missing-test: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.resolution.evidence import has_test, in_use, stated_tests, test_folder
from speclsp.resolution.judged import clauses_by_segment, judged
from speclsp.resolution.untested import new_test
from speclsp.rules.rule import Rule
from speclsp.spec.facts import Clause
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    stated = stated_tests(document)
    tags = [
        [each for each in clauses if each.is_tag and each.id not in stated] if clauses else clauses
        for clauses in clauses_by_segment(document)
    ]
    folder = test_folder(snapshot, document.path) if any(tags) else None
    if folder is None:
        return

    def path_without_test(clause: Clause) -> str | None:
        there = has_test(snapshot, folder, clause.id)
        return f"{folder}/{clause.id}.md" if there is False else None

    missing = list(judged(snapshot, document, "tests", (folder,), tags, path_without_test))
    if len(missing) == sum(map(len, tags)) and not in_use(snapshot, folder):
        return
    for start, clause, path in missing:
        yield Diagnostic(
            clause.id_span.moved(start),
            f'"{clause.id}" has no test, there is no file "{path}"',
            clause=clause.id,
            data=(path,),
        )


def create_test(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterator[Fix]:
    """For a finding about a tag that has no test."""
    made = new_test(snapshot, document, diagnostic.clause, diagnostic.span.start)
    if made is not None:
        yield Fix(f'Create "{made[0]}"', "consent", created=(made,))


RULE = Rule(
    "missing-test", "evidence", "error", __doc__, document=_check, fixes=create_test, needs="files"
)
