"""The rows of a table that define: an identifier in the first cell, a statement in another.

Tables that trace, review or report name clauses in the same way, so a table must look like a list
of requirements: one form down the whole first column, and no heading that speaks of tests or tasks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from speclsp.spec.facts import Clause, Form
from speclsp.spec.passage import Passage
from speclsp.text import Span

SENTENCE = re.compile(r"[\W_]*(?:\w[^\s|]*\s+){2}\w")
"""What an identifier may name: `- REQ-7 The lamp dims`, but not `- REQ-7 (login)`."""

_PREFIX = re.compile(r"\d+[a-z]?\Z")
_SMALL = re.compile(
    r"(?P<prefix>[A-Za-z][A-Za-z_]{0,11}[-_.]?)?(?P<number>\d{1,4}(?:\.\d{1,3})*)\Z"
)
_ID_HEADING = re.compile(
    r"(?:(?:req(?:uirement)?|rule|clause|criterion)[ .-]*)?"
    r"(?:id|ids|identifier|no|nr|num|number|ref|reference|key|#|№)\.?\Z|(?:req|rule|clause)\Z",
    re.IGNORECASE,
)
_OTHER_USE = re.compile(
    r"\b(?:tests?|tested|tasks?|cover\w*|evidence|implement\w*|verif\w*|trac\w+|results?|files?"
    r"|where|components?|fix\w*|resol\w+|findings?|issues?|changes?|changed|summary|gaps?|actual"
    r"|before|after|outcome|coverage|location|mapped|maps|commits?|satisfied|met)\b",
    re.IGNORECASE,
)
_DEMANDS = re.compile(
    r"\b(?:must|shall|should|may|required|has to|have to|need to)\b", re.IGNORECASE
)
_LEAST_ROWS = 2


class _Row(NamedTuple):
    row: Passage
    cells: tuple[Passage, ...]


def row_clauses(
    passages: Sequence[Passage], pattern: str, notation: str
) -> Mapping[int, tuple[Clause, ...]]:
    """The clauses of the rows, by the place of the passage that holds the identifier."""
    found: dict[int, tuple[Clause, ...]] = {}
    for at, passage in enumerate(passages):
        if passage.block.kind == "table":
            for place, clause in _table(_rows(passages, at), pattern, notation):
                found[place] = (clause,)
    return found


def _rows(passages: Sequence[Passage], table: int) -> tuple[_Row, ...]:
    """The rows of the table, the head first."""
    rows: dict[int, list[Passage]] = {}
    for at in range(table + 1, len(passages)):
        block = passages[at].block
        if block.parent < table:
            break
        if block.kind == "row" and block.parent == table:
            rows[at] = []
        elif block.kind == "cell" and block.parent in rows:
            rows[block.parent].append(passages[at])
    return tuple(_Row(passages[at], tuple(cells)) for at, cells in rows.items())


def _table(rows: tuple[_Row, ...], pattern: str, notation: str) -> Iterator[tuple[int, Clause]]:
    if len(rows) < _LEAST_ROWS or rows[0].row.block.note != "head":
        return
    head, *body = rows
    body = [row for row in body if row.cells and row.cells[0].block.level == 0]
    titles = [_plain(cell) for cell in head.cells]
    if not body or not titles or any(map(_OTHER_USE.search, titles)):
        return
    names = [_identifier(row.cells[0]) for row in body]
    given = [words for words, _ in names if words]
    if not given:
        return
    exact = all(_whole(pattern).fullmatch(each) for each in given)
    if not exact and not _one_small_form(titles[0], given, body):
        return
    seen: set[str] = set()
    for row, (words, span) in zip(body, names, strict=True):
        if not words or not any(SENTENCE.match(cell.masked) for cell in row.cells[1:]):
            continue
        form: Form = "repeat" if words in seen else "row"
        seen.add(words)
        prefix = _PREFIX.sub("", words) if exact else ""
        yield (
            row.cells[0].at,
            Clause(words, notation, row.row.span, span, prefix=prefix, form=form),
        )


@lru_cache(maxsize=64)
def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _one_small_form(title: str, given: Sequence[str], body: Sequence[_Row]) -> bool:
    """Whether a column of numbers, or of names such as `r1`, names demands."""
    found = [_SMALL.match(each) for each in given]
    prefixes = {each.group("prefix") if each else None for each in found}
    if None in (each and each.group() for each in found) or len(prefixes) > 1:
        return False
    if len(given) != len(body) or len(given) < _LEAST_ROWS or not _ID_HEADING.match(title):
        return False
    demands = sum(any(_DEMANDS.search(cell.masked) for cell in row.cells[1:]) for row in body)
    return 2 * demands > len(body)


def _identifier(cell: Passage) -> tuple[str, Span]:
    """The words of the first cell without emphasis and brackets, and where they stand."""
    words = cell.masked.strip("*_[] \t\ufffc") if "`" not in cell.words else ""
    low = cell.start + cell.masked.find(words)
    return words, Span(low, low + len(words))


def _plain(cell: Passage) -> str:
    return cell.words.strip("*_` \t")
