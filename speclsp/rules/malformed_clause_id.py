"""
An identifier almost matches its notation, or departs from the form that all others around it share.

What almost matches is not seen as a clause at all, so nothing that cites it is found. One number
without its leading zeros, one name with hyphens among names with underscores, or one capital letter
will be misspelt wherever it is cited. At least four others must agree.

## Bad

```spec
- **FR-001**: An album has one owner.
- **FR-002**: An album has a title.
- **FR-003**: An album has a date.
- **FR-004**: An album has photos.
- **FR-11**: An album has a cover.
    ^^^^^ malformed-clause-id: "FR-11" has 2 digits, all others of its family have 3
```

```spec
r[frame size]
^^^^^^^^^^^^^ malformed-clause-id: "r[frame size]" is almost a rule marker, write "r[frame-size]"
A frame has at most 64 kB.
```

## Good

```spec
- **FR-001**: An album has one owner.
- **FR-002**: An album has a title.
- **FR-003**: An album has a date.
- **FR-004**: An album has photos.
- **FR-1001**: An album has a cover.
```

## Not for you?

Write `malformed-clause-id = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore malformed-clause-id: reason -->` on a line of its own above the clause.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.rules.rule import Rule
from speclsp.rules.shared.instead import instead
from speclsp.spec.facts import Clause
from speclsp.text import Span
from speclsp.workspace import Snapshot

_OTHERS = 4
_NUMBER = re.compile(r"(?<!\d)\d+(?=[a-z]?\Z)")


class _Given(NamedTuple):
    """An identifier; the span counts from the start of its segment."""

    identifier: str
    start: int
    span: Span


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    for start, facts in document.facts:
        for mistake in facts.mistakes:
            if mistake.kind == "identifier" and _is_read(mistake.notation, document):
                remedy = f', write "{mistake.remedy}"' if mistake.remedy else ""
                data = (mistake.remedy,) if mistake.remedy else ()
                yield Diagnostic(mistake.span.moved(start), mistake.fault + remedy, data=data)
    families: dict[str, list[tuple[int, Clause]]] = {}
    for each in document.settled.clauses:
        if each[1].form == "marker" or each[1].prefix:
            family = "" if each[1].form == "marker" else each[1].prefix
            families.setdefault(family, []).append(each)
    yield from _capitals(_given(families.pop("", [])))
    for clauses in families.values():
        if len({len(clause.id) for _, clause in clauses}) > 1:
            yield from _other_widths(_given(clauses))
    yield from _hyphens(
        _Given(section.id, start, section.id_span)
        for start, section in document.sections
        if re.search(r"\w[-_]\w", section.id)
    )


def _is_read(notation: str, document: Document) -> bool:
    """Whether the document has anything else in that notation; any does for a mistake in none."""
    settled = document.settled
    return (
        not notation
        or any(clause.notation == notation for _, clause in settled.clauses)
        or any(reference.notation == notation for _, reference in settled.references)
    )


def _given(clauses: Iterable[tuple[int, Clause]]) -> list[_Given]:
    return [_Given(clause.id, start, clause.id_span) for start, clause in clauses]


def _other_widths(family: list[_Given]) -> Iterator[Diagnostic]:
    numbers = [
        (given, found.group()) for given in family if (found := _NUMBER.search(given.identifier))
    ]
    widths = Counter(len(number) for _, number in numbers)
    if len(widths) < 2 or len(numbers) <= _OTHERS:
        return
    width, count = widths.most_common(1)[0]
    padded = any(number.startswith("0") for _, number in numbers if len(number) == width)
    departing = [
        (given, number)
        for given, number in numbers
        if len(number) < width or (len(number) > width and number.startswith("0"))
    ]
    if padded and len(departing) == 1 and count >= _OTHERS:
        given, number = departing[0]
        digits = "1 digit" if len(number) == 1 else f"{len(number)} digits"
        fault = f'"{given.identifier}" has {digits}, all others of its family have {width}'
        yield Diagnostic(given.span.moved(given.start), fault, clause=given.identifier)


def _capitals(markers: list[_Given]) -> Iterator[Diagnostic]:
    departing = [given for given in markers if given.identifier != given.identifier.lower()]
    if len(departing) == 1 and len(markers) > _OTHERS:
        given = departing[0]
        fault = f'"{given.identifier}" has capitals, all other rules here are in lower case'
        yield Diagnostic(given.span.moved(given.start), fault, clause=given.identifier)


def _hyphens(sections: Iterable[_Given]) -> Iterator[Diagnostic]:
    all_of_them = list(sections)
    kebab = [given for given in all_of_them if "-" in given.identifier]
    snake = [given for given in all_of_them if "_" in given.identifier]
    for few, many, sign, other in (
        (kebab, snake, "hyphens", "underscores"),
        (snake, kebab, "underscores", "hyphens"),
    ):
        if len(few) == 1 and len(many) >= _OTHERS and few[0] not in many:
            fault = f'"{few[0].identifier}" has {sign}, all other sections here have {other}'
            yield Diagnostic(few[0].span.moved(few[0].start), fault, clause=few[0].identifier)


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterator[Fix]:
    """What almost matches is mended; an identifier that does match is not renamed by a fix."""
    for fix in instead(snapshot, document, diagnostic):
        yield fix._replace(grade="consent")


RULE = Rule("malformed-clause-id", "identity", "warning", __doc__, document=_check, fixes=_fixes)
