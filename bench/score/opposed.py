"""Findings of the group `conflict` as pairs of places: what is reported, and what it is held
against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from speclsp.checking.levels import Overrides
from speclsp.report.finding import Excerpt, Finding

GROUP = "conflict"
ONLY_CONFLICTS = Overrides(select=(GROUP,))

# They say that two clauses are the same, not that they clash.
SAYS_SAME = frozenset(("duplicate-statement", "near-duplicate"))


class Lines(NamedTuple):
    """Some lines of a file, from 1, the last included."""

    path: str
    first: int
    last: int

    def holds(self, line: int) -> bool:
        return self.first <= line <= self.last

    def __str__(self) -> str:
        return f"{self.path}:{self.first}"


class Opposed(NamedTuple):
    """A finding with one of its related places; with none, where it names no other."""

    finding: Finding
    one: Lines
    other: Lines | None
    words: str
    other_words: str

    @property
    def clashing(self) -> bool:
        """Whether it says that the two cannot both hold."""
        return self.finding.rule not in SAYS_SAME

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """The same from either side."""
        places = {f"{each.path}:{each.first}" for each in (self.one, self.other) if each}
        return self.finding.rule, tuple(sorted(places))


def opposed(findings: Iterable[Finding]) -> Iterator[Opposed]:
    """The pairs that are reported, from each side that reports them."""
    for each in findings:
        if each.group != GROUP:
            continue
        one = Lines(each.path, each.line, _last(each.line, each.end_line, each.end_column))
        if not each.related:
            yield Opposed(each, one, None, _words(each.excerpt), "")
        for other in each.related:
            last = _last(other.line, other.end_line, other.end_column)
            place = Lines(other.path, other.line, last)
            yield Opposed(each, one, place, _words(each.excerpt), _words(other.excerpt))


def once(pairs: Iterable[Opposed]) -> tuple[Opposed, ...]:
    """Each pair of places once for each rule, though both sides report it."""
    return tuple({each.key: each for each in reversed(tuple(pairs))}.values())[::-1]


def said(each: Opposed, folder: str) -> str:
    """A pair for reading: both places, and the words there."""
    finding = each.finding
    head = f"{folder}/{each.one} {finding.severity} {finding.rule}: {finding.message}"
    lines = [head, f"     {each.words}"]
    if each.other is not None:
        lines += [f"   {folder}/{each.other}", f"     {each.other_words}"]
    return "\n".join(lines)


def line_at(folder: Path, path: str, line: int) -> str:
    """A line of a file as it is written, without the space around it."""
    return (folder / path).read_text("utf-8").splitlines()[line - 1].strip()


def _last(line: int, end_line: int, end_column: int) -> int:
    """The last line of a place that has a character of it."""
    return max(line, end_line - (end_column <= 1))


def _words(excerpt: Excerpt) -> str:
    return excerpt.text.strip()
