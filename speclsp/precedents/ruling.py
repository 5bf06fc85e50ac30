"""Whether two rulings on the same clauses say something different, as far as that is certain.

Two are held to differ only where each names the clause that prevails, and it is another one; or
where they are the same words but for a number, a negation, how strongly they oblige, or which
clause is meant where. Of anything else nothing is said: other words may mean the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from speclsp.document import Document
from speclsp.notation.precedents import Precedent
from speclsp.resolution.extents import extents
from speclsp.spec.derived import normal
from speclsp.text import Span

_MARGIN = re.compile(r"^[ \t]*(?:>[ \t]*)*(?:[-*+][ \t]+)?", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_WORD = re.compile(r"[^\W_](?:[\w.~'\u2019-]*[^\W_])?|[^\w\s]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*\Z")
# The whole of a sentence: what stands under a condition may hold beside another.
_PREVAILS = re.compile(
    r"(?:[Cc]lause |[Ss]ection )?(?P<id>\S+) (?:prevails|holds|governs|wins|takes precedence)"
    r"(?: over \S+?)?(?:[.;!](?=\s|\Z)|\Z)"
)
_NOT = frozenset(("not", "no", "never", "neither", "nor", "cannot"))
_STRENGTHS = {
    "must": "must",
    "shall": "must",
    "required": "must",
    "should": "should",
    "recommended": "should",
    "may": "may",
    "optional": "may",
}
_LONGEST = 4_000


class _Form(NamedTuple):
    """A ruling without what two of the same form may differ in, and that in its order."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    clauses: tuple[str, ...]
    strengths: tuple[str, ...]
    negations: int


def ruling_of(document: Document, precedent: Precedent) -> str:
    """What a precedent of the document rules, on one line; "" where it does not."""
    known: dict[Span, str] = document.memo.setdefault(ruling_of, {})
    if precedent.id_span not in known:
        known[precedent.id_span] = _ruling(document, precedent)
    return known[precedent.id_span]


def _ruling(document: Document, precedent: Precedent) -> str:
    part = precedent.ruling
    if part is None or not precedent.given:
        return ""
    span = part.span
    if part.titled:
        every = extents(document)
        at = bisect_left(every, span.start, key=lambda each: each.start)
        whole = every[at] if at < len(every) and every[at].start == span.start else span
        span = Span(span.end, whole.end)
    words = _COMMENT.sub(" ", document.words(span)[:_LONGEST])
    return normal(_MARGIN.sub("", words))


def differ(one: str, other: str, clauses: Collection[str]) -> bool:
    """Whether two rulings on these clauses certainly differ."""
    if one == other or not one or not other:
        return False
    first, second = _prevailing(one, clauses), _prevailing(other, clauses)
    if first and second:
        return first != second
    named = tuple(clauses)
    ours, theirs = _form(one, named), _form(other, named)
    return ours.words == theirs.words and ours != theirs


def _prevailing(ruling: str, clauses: Collection[str]) -> str:
    """The clause that a ruling begins by putting above the others, "" for none."""
    found = _PREVAILS.match(ruling)
    named = found["id"].strip("`\"'") if found else ""
    return named if named in clauses else ""


@lru_cache(maxsize=1_024)
def _form(ruling: str, clauses: tuple[str, ...]) -> _Form:
    words: list[str] = []
    numbers: list[str] = []
    named: list[str] = []
    strengths: list[str] = []
    negations = 0
    for word in _WORD.findall(ruling):
        small = word.casefold()
        if word in clauses:
            words.append("\0clause")
            named.append(word)
        elif _NUMBER.match(word):
            words.append("\0number")
            numbers.append(_value(word))
        elif small in _NOT or small.endswith(("n't", "n\u2019t")):
            negations += 1
        elif small in _STRENGTHS:
            words.append("\0strength")
            strengths.append(_STRENGTHS[small])
        else:
            words.append(small)
    while words and words[-1] in ".!":
        words.pop()
    even = negations % 2
    return _Form(tuple(words), tuple(numbers), _ordered(words, named), tuple(strengths), even)


def _value(number: str) -> str:
    """A number, however its thousands are set apart."""
    digits = number.replace(",", "")
    return digits if digits.count(".") > 1 else str(float(digits))


def _ordered(words: list[str], named: list[str]) -> tuple[str, ...]:
    """The clauses in the order in which they are named, but sorted where they are only listed."""
    listed: list[list[str]] = []
    clauses = iter(named)
    for at, word in enumerate(words):
        if word != "\0clause":
            continue
        behind = at > 1 and words[at - 1] in ("and", "or", ",") and words[at - 2] == "\0clause"
        if behind:
            listed[-1].append(next(clauses))
        else:
            listed.append([next(clauses)])
    return tuple(each for several in listed for each in sorted(several))


@dataclass(frozen=True)
class Opposes:
    """Whether a precedent of a document, at its place among them, rules otherwise."""

    identifier: str
    at: int
    ruling: str
    clauses: tuple[str, ...]

    def __call__(self, document: Document) -> bool:
        if self.at >= len(document.precedents):
            return False
        other = document.precedents[self.at]
        named = other.id == self.identifier
        return named and differ(self.ruling, ruling_of(document, other), self.clauses)
