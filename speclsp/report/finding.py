"""A finding with its place as people count: lines and columns from 1, ends exclusive.

Columns count code points, or bytes of UTF-8 where a name says so. Paths are relative to the working
directory and separated by `/`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from speclsp.diagnostic import Grade, Severity

Baseline = Literal["", "new", "unchanged", "updated", "absent"]
"""How a finding stands to those that were known before, "" where nobody has compared them."""


class Excerpt(NamedTuple):
    """The line that a place begins in, or the part of it around the place."""

    text: str = ""
    # Where the place begins and ends in `text`, from 0; it may go on in the next line.
    start: int = 0
    end: int = 0
    # Whether the line goes on before and behind `text`.
    cut_before: bool = False
    cut_after: bool = False


class QuotedLine(NamedTuple):
    """A line of the passage that a place is in, or the part of it around what is marked."""

    # In its document, from 1.
    number: int
    text: str = ""
    # What the finding is about, from 0, ascending and apart from each other.
    marks: tuple[tuple[int, int], ...] = ()
    # Whether the line goes on before and behind `text`.
    cut_before: bool = False
    cut_after: bool = False


class RelatedPlace(NamedTuple):
    """The other side of a finding."""

    path: str
    line: int
    column: int
    message: str
    excerpt: Excerpt = Excerpt()
    end_line: int = 0
    end_column: int = 0
    # As that of the finding.
    quote: tuple[QuotedLine, ...] = ()


class PlacedEdit(NamedTuple):
    """What to write in place of a stretch of a document."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    byte_column: int
    end_byte_column: int
    text: str


class PlacedFix(NamedTuple):
    """A way to mend a finding."""

    title: str
    grade: Grade
    edits: tuple[PlacedEdit, ...]


class Finding(NamedTuple):
    """What a rule has to say about a place."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    rule: str
    group: str
    severity: Severity
    message: str
    # The identifier of the clause that it is about.
    clause: str | None = None
    related: tuple[RelatedPlace, ...] = ()
    excerpt: Excerpt = Excerpt()
    byte_column: int = 0
    end_byte_column: int = 0
    # The same wherever the words move to, and unlike any other's in the document.
    fingerprint: str = ""
    # Those that were asked for, the best first.
    fixes: tuple[PlacedFix, ...] = ()
    baseline: Baseline = ""
    # What the author would have to answer, "" for nothing.
    question: str = ""
    # The passage that it is in, where it is about several places that cannot all hold.
    quote: tuple[QuotedLine, ...] = ()
