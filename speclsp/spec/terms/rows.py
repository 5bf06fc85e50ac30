"""Terms in a table: `| Term | Meaning |` above, and one term in the first cell of each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.spec.facts import Term
from speclsp.spec.passage import Passage
from speclsp.text import Span

_TERM = re.compile(
    r"(?:terms?|acronyms?|abbreviations?|abbr\.?|initialism|expression|short form)\Z",
    re.IGNORECASE,
)
# Such a column names terms where it stands in a glossary.
_NAMES = re.compile(
    r"(?:names?|words?|concepts?|entit(?:y|ies)|roles?|actors?|phrases?|symbols?|parties|party)\Z",
    re.IGNORECASE,
)
_MEANING = re.compile(
    r"(?:meanings?|definitions?|descriptions?|explanations?|stands for|expansion|full (?:form|name)"
    r"|long form|expanded(?: form)?)\b",
    re.IGNORECASE,
)
_LONGEST = 60
_AROUND = '*_ \t"\u201c\u201d'


def term_rows(passages: Sequence[Passage]) -> Iterator[Term]:
    """The terms in the tables of a segment."""
    table = -1
    sure: bool | None = None
    head: list[Passage] = []
    for at, passage in enumerate(passages):
        block = passage.block
        if block.kind == "table":
            table, sure, head = at, None, []
        elif block.kind == "cell" and table >= 0:
            row = passages[block.parent]
            if row.block.note == "head":
                head.append(passage)
                continue
            if head:
                sure, head = _says_terms(head), []
            if sure is not None and block.level == 0 and row.block.parent == table:
                yield from _term(passage, row, sure)


def _says_terms(head: Sequence[Passage]) -> bool | None:
    """Whether the first column holds terms; False where it does so in a glossary only, None
    where it does not."""
    titles = [cell.words.strip(_AROUND) for cell in head]
    if not any(map(_MEANING.match, titles[1:])):
        return None
    if _TERM.match(titles[0]):
        return True
    return False if _NAMES.match(titles[0]) else None


def _term(cell: Passage, row: Passage, sure: bool) -> Iterator[Term]:
    words = cell.masked
    name = words.strip(_AROUND)
    if name.endswith(")") and "(" in name:
        name = name[: name.rindex("(")].rstrip(_AROUND)
    if 1 < len(name) <= _LONGEST and "\ufffc" not in name and any(map(str.isalpha, name)):
        low = cell.start + words.index(name)
        yield Term(name, Span(low, low + len(name)), row.span, sure, "row")
