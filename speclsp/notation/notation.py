"""What a notation is: how it reads a segment, and how far its identifiers reach.

To add one, write a module with a `NOTATION` and name it in `reading.NOTATIONS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from speclsp.spec.facts import Clause, Example, Mistake, Reference, TestHeader
from speclsp.spec.passage import Passage

PATTERN = r"[A-Z][A-Z0-9]*(?:-[A-Za-z0-9]+)*-\d+[a-z]?"
"""What an identifier looks like where a project does not say otherwise."""


class Options(NamedTuple):
    """What a project may say about how its documents are read."""

    pattern: str = PATTERN
    slug: Literal["github", "kramdown"] = "github"
    # Notations by name: read even where they are not recognised, and never read.
    enabled: tuple[str, ...] = ()
    disabled: tuple[str, ...] = ()


Fact = Clause | Reference | Mistake | Example | TestHeader


def anywhere(path: str) -> bool:
    return True


def one_scope(path: str) -> str:
    return ""


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
    # What `--statistics` and the manual say about it.
    about: str = ""
