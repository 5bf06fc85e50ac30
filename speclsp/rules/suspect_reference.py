"""
A clause has changed since the branch began, and what refers to it or tests it has not been touched.

It may still be right, but nobody has said so. It is looked for only where another branch is named:
`speclsp --check --base main`. What stands in a line that has changed too is taken for looked at.

## Bad

```spec
- **FR-001**: An album has at most two owners.

A photo belongs to the one owner of its album, see FR-001.
                                                   ^^^^^^ suspect-reference: "FR-001" has changed since main, and this reference has not
```

When the branches parted, this was:

```spec fork:page.md
- **FR-001**: An album has one owner.

A photo belongs to the one owner of its album, see FR-001.
```

## Good

```spec
- **FR-001**: An album has at most two owners.

A photo belongs to each owner of its album, see FR-001.
```

```spec fork:page.md
- **FR-001**: An album has one owner.

A photo belongs to the one owner of its album, see FR-001.
```

## Not for you?

Write `suspect-reference = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore suspect-reference: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic, Related
from speclsp.document import Document
from speclsp.resolution.comparison import Comparison, clause_words, line_of, name_of, namesakes
from speclsp.resolution.evidence import is_test, tested_clauses
from speclsp.resolution.places import ClausePlace
from speclsp.resolution.references import resolve
from speclsp.rules.rule import Rule
from speclsp.text import Span


def _check(comparison: Comparison, document: Document) -> Iterator[Diagnostic]:
    here, _, fork, branch = comparison
    before = fork.document(document.path)
    if before is None:
        return
    lines = {line.strip() for line in before.text.string.splitlines()}
    for start, reference in document.settled.references:
        if reference.kind != "clause":
            continue
        span = reference.span.moved(start)
        for place in _changed(comparison, resolve(here, document, reference).clauses):
            inside = place.path == document.path and place.span.overlaps(span)
            if inside or not _stood(lines, line_of(document, span)):
                continue
            message = f'"{reference.target}" has changed since {branch}, and this reference has not'
            related = (Related(place.path, place.id_span, "changed here"),)
            yield Diagnostic(span, message, related, place.clause.id)
            break
    if is_test(here, document.path) and before.text.string == document.text.string:
        yield from _tests(comparison, document)


def _tests(comparison: Comparison, document: Document) -> Iterator[Diagnostic]:
    for place in _changed(comparison, tested_clauses(comparison.here, document.path)):
        identifier = place.clause.id
        message = f'"{identifier}" has changed since {comparison.name}, and its test has not'
        related = (Related(place.path, place.id_span, "changed here"),)
        yield Diagnostic(_header(document), message, related, identifier)


def _header(document: Document) -> Span:
    for start, facts in document.facts:
        for header in facts.headers:
            return header.id_span.moved(start)
    return document.text.line(0)


def _changed(comparison: Comparison, places: tuple[ClausePlace, ...]) -> Iterator[ClausePlace]:
    """Those of the clauses that said something else where the branches parted."""
    here, _, fork, _ = comparison
    for place in places:
        if fork.document(place.path) is here.document(place.path):
            continue
        former = list(namesakes(fork, name_of(here, place), place.clause.notation))
        now = clause_words(here, place)
        if former and all(clause_words(fork, each) != now for each in former):
            yield place


def _stood(lines: set[str], words: str) -> bool:
    """Whether these lines stood there before, each somewhere."""
    return all(line.strip() in lines for line in words.splitlines())


RULE = Rule("suspect-reference", "evidence", "info", __doc__, compared=_check, needs="documents")
