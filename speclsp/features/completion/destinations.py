"""Where a link may lead: sections and anchors of a document, and files below and beside it.

Written as VS Code's own Markdown support writes them: relative, percent-encoded where a link would
end otherwise, and as they are between angle brackets.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from speclsp.config.scope import is_outside
from speclsp.document import Document
from speclsp.features.completion.item import FAR, LAST, NEAR, OWN, Item, Source
from speclsp.features.completion.site import Site
from speclsp.features.page import one_line
from speclsp.files.listing import MARKDOWN
from speclsp.resolution.encoding import encoded
from speclsp.workspace import Snapshot

_OPEN = re.compile(
    r"\]\((?:<(?P<angle>[^<>]*)|(?P<bare>(?:[^\s()<>]|\([^\s()<>]*\))*))\Z"
    r"|[ ]{0,3}\[(?!\^)[^\[\]]+\]:[ \t]*(?:<(?P<angle2>[^<>]*)|(?P<bare2>[^\s<>]*))\Z"
    r"|<a[ \t][^<>]*\bhref=\"(?P<html>[^\"<>]*)\Z"
)
_REST = re.compile(r"[^\s()<>#\"]*")
_ANGLE_REST = re.compile(r"[^<>#\r\n]*")
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|[@~{]")
# In a destination that is not between angle brackets; letters of other scripts stay.
_ENCODED = re.compile(r"[\s()<>%\\\"`\[\]{}?#\x00-\x1f]")


class Written(NamedTuple):
    """A destination up to the cursor, as written, and whether between angle brackets."""

    words: str
    angle: bool
    # How much of it stands behind the cursor.
    rest: int


def written(here: Site) -> Written | None:
    """The destination that is being written; None where there is none."""
    found = _OPEN.search(here.before)
    if found is None:
        return None
    angle = found["angle"] if found["angle"] is not None else found["angle2"]
    bare = next((found[name] for name in ("bare", "bare2", "html") if found[name] is not None), "")
    pattern = _REST if angle is None else _ANGLE_REST
    behind = pattern.match(here.after)
    return Written(
        bare if angle is None else angle, angle is not None, behind.end() if behind else 0
    )


def destinations(snapshot: Snapshot, here: Site, dest: Written) -> Iterator[Item | None]:
    """What may stand behind the last "/" or "#" of a destination."""
    words = dest.words
    if _OUTSIDE.match(words):
        return
    path, hash_, _ = words.partition("#")
    if hash_:
        there = here.document if not path else _reached(snapshot, here, path)
        if there is not None:
            yield from _fragments(there, dest.angle, "")
        return
    folder, slash, _ = words.rpartition("/")
    if not slash:
        yield from _fragments(here.document, dest.angle, "#")
    yield from _entries(snapshot, here, folder if slash else ".", dest.angle, bool(slash))


def typed(dest: Written) -> str:
    """The part of a destination that is completed."""
    return dest.words.rpartition("#")[2] if "#" in dest.words else dest.words.rpartition("/")[2]


def _reached(snapshot: Snapshot, here: Site, path: str) -> Document | None:
    joined = posixpath.join(
        posixpath.dirname(here.document.path), unquote(path, errors="surrogateescape")
    )
    return snapshot.document(posixpath.normpath(joined))


def _fragments(document: Document, angle: bool, mark: str) -> Iterator[Item]:
    path = document.path
    for (_, section), slug in zip(document.sections, document.slugs, strict=True):
        if anchor := section.id or slug:
            label = mark + anchor
            detail = one_line(section.title, 120)
            source = Source("section", path, anchor)
            yield Item(label, "section", mark + _encoded(anchor, angle), OWN, detail, source=source)
    for _, clause in document.settled.clauses:
        if anchor := document.settled.anchor(clause):
            source = Source("clause", path, clause.id)
            yield Item(mark + anchor, "clause", mark + _encoded(anchor, angle), NEAR, source=source)
    for _, facts in document.facts:
        for each in facts.anchors:
            yield Item(mark + each.id, "label", mark + _encoded(each.id, angle), FAR)


def _entries(
    snapshot: Snapshot, here: Site, folder: str, angle: bool, below: bool
) -> Iterator[Item]:
    own = here.document.path
    joined = posixpath.normpath(
        posixpath.join(posixpath.dirname(own), unquote(folder, errors="surrogateescape"))
    )
    if is_outside(joined):
        yield from _imported(snapshot, joined, angle)
        return
    joined = "" if joined == "." else joined
    hidden = here.before.endswith("/.")
    for name in snapshot.listing.inside.get(joined, ()):
        path = f"{joined}/{name}" if joined else name
        if path == own or (name.startswith(".") and not hidden):
            continue
        text = _encoded(name.rstrip("/"), angle) + ("/" if name.endswith("/") else "")
        if name.endswith("/"):
            yield Item(name, "folder", text, NEAR + 1)
        else:
            rank = NEAR if name.lower().endswith(MARKDOWN) else LAST
            yield Item(name, "file", text, rank)
    if not below and joined:
        yield Item("../", "folder", "../", LAST)


def _imported(snapshot: Snapshot, folder: str, angle: bool) -> Iterator[Item]:
    """What a folder outside the root holds of the specs that are imported."""
    above = f"{folder}/"
    below = (path[len(above) :] for path in snapshot.imported if path.startswith(above))
    for name in sorted(
        {head + slash for head, slash, _ in (each.partition("/") for each in below)}
    ):
        text = _encoded(name.rstrip("/"), angle) + ("/" if name.endswith("/") else "")
        yield Item(name, "folder" if name.endswith("/") else "file", text, NEAR)


def _encoded(words: str, angle: bool) -> str:
    if angle:
        return words.replace("<", "%3C").replace(">", "%3E")
    return _ENCODED.sub(lambda found: encoded(found.group(), ""), words)
