"""The names by which a mark is found again, and the documents that a quoted target may mean."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from speclsp.code.mark import Mark
from speclsp.spec.names import Name

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|/")


def names(mark: Mark) -> Iterator[Name]:
    """What the index knows the mark by."""
    yield Name("bare", "", mark.target)
    if mark.notation == "openfasttrace":
        yield Name("bare", "", f"{mark.target}~{mark.revision}")
    if mark.notation == "duvet" and (place := quoted(mark)):
        yield Name("anchor", *place)


def quoted(mark: Mark) -> tuple[str, str] | None:
    """Path and anchor of what a duvet annotation quotes; None for what is not in the workspace."""
    path, _, anchor = mark.target.partition("#")
    if _SCHEME.match(path) or not anchor:
        return None
    path = posixpath.normpath(path)
    return None if path.startswith("..") else (path, anchor)
