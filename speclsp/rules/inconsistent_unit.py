"""
A size is given in units of 1000 in one place and in units of 1024 in the others of the document.

"KB" and "KiB" differ by 2 in 100 and "GB" and "GiB" by 7, and nobody knows whether the author meant
it. The unit that is used less often is the one that is pointed at.

## Bad

```spec
A photo MUST have at most 20 MiB.
A clip MUST have at most 500 MiB.
A text MUST have at most 2 MB.
                         ^^^^ inconsistent-unit: "2 MB" counts in thousands, "20 MiB" and others in 1024s
```

## Good

```spec
A photo MUST have at most 20 MiB.
A clip MUST have at most 500 MiB.
A text MUST have at most 2 MiB.
```

## Evidence

Rules R6 and R36 of the INCOSE Guide to Writing Requirements: units of measure, used alike. Where
both are meant nothing is wrong, so the rule is off.

## For you?

Write `inconsistent-unit = "warning"` under `[rules]` in speclsp.toml; where it is wrong, put
`<!-- speclsp-ignore inconsistent-unit: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from speclsp.diagnostic import Diagnostic, Related
from speclsp.document import Document
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.spec.facts import Clause
from speclsp.statements.prose import prose_in
from speclsp.statements.said import by_segment
from speclsp.statements.setting import Setting
from speclsp.text import Span
from speclsp.workspace import Snapshot

Family = Literal["thousands", "1024s"]

_SIZE = re.compile(r"(?<![\w.])\d[\d.,]{0,20}[ \u00a0]?(?P<unit>[kKMGTP](?P<binary>i)?B)(?![\w/])")


class _Size(NamedTuple):
    span: Span
    words: str
    family: Family


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    sizes = list(by_segment(snapshot, document, "sizes", _sizes))
    decimal = [each for each in sizes if each[1].family == "thousands"]
    binary = [each for each in sizes if each[1].family == "1024s"]
    few, many = sorted((decimal, binary), key=len)
    if not few or len(few) == len(many):
        return
    at, usual = many[0]
    for start, size in few:
        place = Related(document.path, usual.span.moved(at), "what others are counted in")
        yield Diagnostic(
            size.span.moved(start),
            f'"{size.words}" counts in {size.family}, "{usual.words}" and others in {usual.family}',
            (place,),
            question=f'Is "{size.words}" meant in {usual.family}?',
        )


def _sizes(
    document: Document, at: int, clauses: tuple[Clause, ...], how: Setting
) -> tuple[_Size, ...]:
    """Those in the normative words of a segment."""
    return tuple(_found(document, at))


def _found(document: Document, at: int) -> Iterator[_Size]:
    if "B" not in document.segment_words(at):
        return
    for read in prose_in(document, at):
        prose = read.prose
        if not prose.normative or prose.kind == "heading":
            continue
        for each in _SIZE.finditer(read.words):
            span = Span(each.start(), each.end()).moved(prose.span.start)
            yield _Size(span, each.group(), "1024s" if each["binary"] else "thousands")


RULE = Rule(
    "inconsistent-unit",
    "ambiguity",
    None,
    __doc__,
    document=_check,
    applies=is_in_force,
    rereads=True,
)
