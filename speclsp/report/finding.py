"""A finding with its place as people count: lines and columns from 1, ends exclusive.

Columns count code points. Paths are relative to the working directory and separated by `/`.
"""

from __future__ import annotations

from typing import NamedTuple

from speclsp.diagnostic import Severity


class Excerpt(NamedTuple):
    """The line that a place begins in, or the part of it around the place."""

    text: str = ""
    # Where the place begins and ends in `text`, from 0; it may go on in the next line.
    start: int = 0
    end: int = 0
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
