"""What a line of code says about a clause, and the test functions around it. Values only."""

from __future__ import annotations

from typing import Literal, NamedTuple

from speclsp.notation.notation import PATTERN
from speclsp.text import Span

Verb = Literal["implements", "verifies", "depends", "relates", "quotes"]
"""What the code does with the clause that it names."""

NOWHERE = Span(0, 0)


class Mark(NamedTuple):
    """A clause or a section named in code."""

    # The identifier as clauses have it; `path#anchor` where a section is quoted.
    target: str
    verb: Verb
    # The notation that it is written in; clauses of others are not meant by it, except that
    # "generic" may mean any.
    notation: str
    # The identifier alone, in code points of the file.
    span: Span
    prefix: str = ""
    # 0 when it states none; the span of the number.
    revision: int = 0
    revision_span: Span = NOWHERE
    # The feature folder that the words around it name, "" for none.
    scope: str = ""
    # Whether its form says that it names a clause. Other words do so only where a clause has that
    # name.
    explicit: bool = True
    # The words that are said to stand in the section, and where they are repeated.
    quote: str = ""
    quote_span: Span = NOWHERE


class Function(NamedTuple):
    """A test, or another function beside it. `extent` begins with its comments and attributes."""

    name: str
    span: Span
    extent: Span
    is_test: bool = True


class Ignore(NamedTuple):
    """`speclsp-ignore RULE: reason` in a comment: the words, and what they stand in."""

    # From `speclsp-ignore` to the end of the comment's line.
    words: str
    span: Span
    # Whether nothing else is in the line.
    alone: bool


class Options(NamedTuple):
    """What a project may say about how code is read."""

    # What an identifier of the project looks like.
    pattern: str = PATTERN
    # Expressions for what else names a clause, anywhere in a line.
    patterns: tuple[str, ...] = ()
    # Whether a configuration names the file: it need not be code then.
    named: bool = False
