"""The levels of authority around the one at which words stand, as a line of a page."""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.authority.levels import FORMER, ladder
from speclsp.authority.nodes import name_of
from speclsp.authority.standing import Standing, standing
from speclsp.document import Document
from speclsp.features.page import Code, Line
from speclsp.workspace import Snapshot

_MOST = 5
_MANY_LEVELS = 12


def ranked(
    snapshot: Snapshot, document: Document, offset: int, here: str | None = None
) -> Iterator[Line]:
    """Where the words at `offset` stand among the levels, and what they come before. What says so
    is named unless it is the section with the title `here`."""
    found = standing(snapshot, document, offset)
    if found.known:
        yield (
            "Authority ",
            Code(found.level),
            ", ",
            *_chain(found),
            *_whence(snapshot, document, found, here),
        )
    if found.over:
        names = sorted(name_of(snapshot, each) for each in found.over)
        several = (" and others",) if len(names) > _MOST else ()
        yield ("Comes before ", *_joined(names[:_MOST], ", "), *several)


def _chain(found: Standing) -> Line:
    """`guideline < **user** < root`, the lowest first."""
    levels = list(found.levels)
    if FORMER.get(found.level) == levels[found.rank]:
        levels[found.rank] = found.level
    if len(levels) > _MANY_LEVELS:
        return (f"{found.rank + 1} of {len(levels)} from the highest",)
    line: list[str | Code] = []
    for level in reversed(levels):
        own = level == found.level
        line += [" < "] if line else []
        line += ["**", Code(level), "**"] if own else [Code(level)]
    return tuple(line)


def _whence(
    snapshot: Snapshot, document: Document, found: Standing, here: str | None
) -> Iterator[str | Code]:
    """Who says so, where that is not to be seen."""
    if found.how in ("heading", "line") and found.title != here:
        yield from (", as all below ", Code(found.title))
    elif found.how == "front-matter":
        yield ", by the front matter"
    elif found.how == "document":
        yield ", as the document says at its top"
    elif found.how == "configuration" or found.how == "table":
        yield from (", as ", Code(found.path), " says")
    elif found.how == "folder":
        yield ", by its place in Spec Kit"
    held = ladder(snapshot, document.path)
    if held.basis in ("configuration", "words") and held.path not in (found.path, document.path):
        yield from ("; the levels are those of ", Code(held.path))


def _joined(names: list[str], between: str) -> Iterator[str | Code]:
    for at, name in enumerate(names):
        if at:
            yield between
        yield Code(name)
