"""What `expected.json` says of pairs of clauses, and whether a finding names both sides of one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

from bench.score.labels import EXPECTED
from bench.score.normative import documents
from bench.score.opposed import Lines, Opposed
from speclsp.document import Document
from speclsp.text import Span

_SECTION = re.compile(r"#+ ")


class Side(NamedTuple):
    """A labelled line, and those that carry the identifier of the same clause."""

    path: str
    line: int
    quote: str
    lines: frozenset[int]

    def holds(self, place: Lines) -> bool:
        return place.path == self.path and any(place.holds(line) for line in self.lines)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


class Pair(NamedTuple):
    """Two clauses that clash, or that only look so; the tier is "" for the latter."""

    kind: str
    a: Side
    b: Side
    tier: str = ""

    def named_by(self, each: Opposed) -> bool:
        """Whether the finding is on a side and names the other."""
        if any(self._names(each, *sides) for sides in ((self.a, self.b), (self.b, self.a))):
            return True
        return self._baseless and self.a.holds(each.one) and self._names_base(each)

    @property
    def _baseless(self) -> bool:
        """Whether there is nothing on the other side but the file where it ought to be."""
        return self.kind == "amendment" and _SECTION.match(self.b.quote) is not None

    def _names_base(self, each: Opposed) -> bool:
        there = each.other is not None and each.other.path == self.b.path
        return there or self.b.path in each.finding.message

    @staticmethod
    def _names(each: Opposed, one: Side, other: Side) -> bool:
        return each.other is not None and one.holds(each.one) and other.holds(each.other)


class Paired(NamedTuple):
    """A folder with the pairs to be reported and those to be left alone."""

    folder: Path
    conflicts: tuple[Pair, ...]
    lookalikes: tuple[Pair, ...]

    @property
    def name(self) -> str:
        return self.folder.name


def paired(folder: Path) -> Paired:
    expected = json.loads((folder / EXPECTED).read_text("utf-8"))
    read = {path: snapshot.documents[path].awake() for snapshot, path in documents(folder)}
    conflicts, lookalikes = (
        tuple(_pair(read, each) for each in expected.get(key, ()))
        for key in ("conflicts", "lookalikes")
    )
    return Paired(folder, conflicts, lookalikes)


def _pair(read: dict[str, Document], entry: dict[str, object]) -> Pair:
    a, b = _side(read, entry["a"]), _side(read, entry["b"])
    return Pair(str(entry["kind"]), a, b, str(entry.get("tier", "")))


def _side(read: dict[str, Document], entry: object) -> Side:
    assert isinstance(entry, dict)
    path, line, quote = str(entry["path"]), int(entry["line"]), str(entry["quote"])
    document = read.get(path)
    named = _identifier_lines(document, line) if document is not None else ()
    return Side(path, line, quote, frozenset((line, *named)))


def _identifier_lines(document: Document, line: int) -> list[int]:
    """Where the identifiers of the innermost clause at a line and of the heading above it stand."""
    text = document.text
    span = text.line(line - 1)
    words = text.string[span.start : span.end]
    place = Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))
    at = [
        start + clause.id_span.start
        for start, clause in document.settled.clauses
        if clause.span.moved(start).overlaps(place)
    ][-1:]
    if (above := document.section_at(place.start)) is not None and above[1].id:
        at.append(above[0] + above[1].span.start)
    return [text.line_at(each) + 1 for each in at]
