"""What in a document names the same as the words at the cursor: to be seen while the cursor is
there."""

from __future__ import annotations

from typing import NamedTuple

from speclsp.features.references import named
from speclsp.text import Span
from speclsp.work import Work, at_once
from speclsp.workspace import Snapshot


class Highlight(NamedTuple):
    """Words that name a thing, and whether they are where it gets its name."""

    span: Span
    defines: bool


def highlights(snapshot: Snapshot, path: str, offset: int) -> tuple[Highlight, ...]:
    """What to highlight in the document at `path`, in the order of the text."""
    return at_once(highlighting(snapshot, path, offset))


def highlighting(snapshot: Snapshot, path: str, offset: int) -> Work[tuple[Highlight, ...]]:
    """`highlights`, a piece at a time."""
    # Asked with every move of the cursor, so no other document is looked at.
    here = yield from named(snapshot, path, offset, path)
    found = {Highlight(each.span, each.defines) for each in here if each.path == path}
    return tuple(sorted(each for each in found if each.span.end))
