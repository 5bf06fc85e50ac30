"""What a notation is: how it reads a segment, what of that holds, how far its identifiers reach.

To add one, write a module with a `NOTATION` and name it in `reading.NOTATIONS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from speclsp.spec.facts import Attribute, Clause, Example, Facts, Mistake, Reference, TestHeader
from speclsp.spec.passage import Passage
from speclsp.spec.precedents import Field, Head
from speclsp.text import Span

PATTERN = r"[A-Z][A-Z0-9]*(?:-[A-Za-z0-9]+)*-\d+[a-z]?"
"""What an identifier looks like where a project does not say otherwise."""


SlugStyle = Literal["github", "kramdown", "spec-md"]
"""How an anchor is made of a title."""


class Options(NamedTuple):
    """What a project may say about how its documents are read."""

    pattern: str = PATTERN
    slug: SlugStyle = "github"
    # Notations by name: read even where they are not recognised, and never read.
    enabled: tuple[str, ...] = ()
    disabled: tuple[str, ...] = ()
    # The folder of the module that the document is of, in which its identifiers are unique; "" for
    # that of the root.
    module: str = ""


Fact = Clause | Reference | Mistake | Example | TestHeader | Attribute | Head | Field

Found = Sequence[tuple[int, Facts]]
"""What all notations found in a document: the start of each segment, and its facts."""

Settling = Callable[[int, Clause | Reference], Clause | Reference | None]
"""(start of its segment, a fact of this notation) -> the fact as it holds in the document, where
its identifier may depend on what stands above it; None when it does not hold. Asked in the order of
the text."""


def anywhere(path: str) -> bool:
    return True


def one_scope(path: str) -> str:
    return ""


def as_read(path: str, found: Found, enabled: bool) -> Settling:
    return lambda start, fact: fact


def no_anchor(clause: Clause) -> str:
    return ""


def bare(clause: Clause) -> Span:
    return clause.id_span


def headed(clause: Clause) -> Span:
    """For a number in a heading, with the words before it: `### Requirement 3`."""
    return Span(
        clause.span.start if clause.form == "heading" else clause.id_span.start, clause.id_span.end
    )


def as_written(reference: Reference) -> Span:
    return reference.span


@dataclass(frozen=True)
class Notation:
    """A way of writing clauses. All of it is pure: it sees words and paths, no workspace."""

    name: str
    # The facts of one segment, in any order; offsets are those of the segment.
    read: Callable[[Sequence[Passage], Options], Iterable[Fact]]
    # Whether a document at this path is read at all.
    reads: Callable[[str], bool] = anywhere
    # Whether a document at this path may define clauses; where it may not, its clauses are
    # references.
    defines: Callable[[str], bool] = anywhere
    # The domain, named by a path, in which an identifier of a document at this path is unique.
    scope: Callable[[str], str] = one_scope
    # Whether what its references name is always in the document's own scope.
    closed: bool = False
    # The notation whose requirements have identifiers of the same kind, so that one name in both is
    # one too many; "" for none.
    kin: str = ""
    # Whether identifiers are counted off, so that one number is no guess for another.
    counted: bool = False
    # Whether each requirement wants SHALL or MUST in its words, and a scenario.
    obliges: bool = False
    # How its facts hold in the document at a path, where others may claim the same words, and
    # whether the notation is enabled by name. It may depend on what `outline.shape` keeps, and on
    # nothing else.
    settling: Callable[[str, Found, bool], Settling] = as_read
    # For a document that proposes changes: the scope whose clauses it amends, "" for others.
    amended: Callable[[str], str] = one_scope
    # The anchor that a page gives to a clause, "" for none.
    anchor: Callable[[Clause], str] = no_anchor
    # The identifier with its marks, relative to the segment: `[^sy73]`, `r[frame.size]`.
    marked: Callable[[Clause], Span] = bare
    # The same where it is referred to: `#overview`.
    cited: Callable[[Reference], Span] = as_written
    # What `--statistics` and the manual say about it.
    about: str = ""
