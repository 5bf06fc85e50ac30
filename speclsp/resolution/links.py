"""Link -> the document, section or file that it leads to. What a site generator may make of it is
unknown.

A plain link checker is wrong more often than right on public specifications, because what a link
means is decided by what publishes the page; so only what no generator could resolve is called
missing.
"""

from __future__ import annotations

import posixpath
import re
from typing import Literal, NamedTuple
from urllib.parse import unquote

from speclsp.document import Document
from speclsp.resolution.places import ClausePlace, SectionPlace
from speclsp.spec.facts import Link
from speclsp.spec.links import normal
from speclsp.text import Span
from speclsp.workspace import Snapshot

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_GENERATED = re.compile(r"[{}<>$|*\s]|::|\\")
_GENERATOR_FRAGMENT = re.compile(
    r"(?:sec-|grammar-|prod-|dfn-|user-content-|fn:?\d|fnref|cite|L\d+|:~:|!|/)|.*[=/&?%]"
)
_INCLUDES = re.compile(
    r"\{%-?\s*include|\{\{#?\s*include|--8<--|^!include|^\{!|<!--\s*@?include|^::: *include"
    r"|^@import|^```\{include\}",
    re.MULTILINE,
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


class Target(NamedTuple):
    """What a link leads to.

    found: `path` exists, and so does the anchor, whose place is `section`, `clause` or `anchor`.
    no-file, no-anchor, no-label: it leads nowhere. unknown: outside, generated, or not to be
    judged.
    """

    verdict: Literal["found", "no-file", "no-anchor", "no-label", "unknown"]
    # The document or file, relative to the root; "" when unknown.
    path: str = ""
    fragment: str = ""
    section: SectionPlace | None = None
    clause: ClausePlace | None = None
    anchor: Span | None = None


UNKNOWN = Target("unknown")


def follow(snapshot: Snapshot, document: Document, link: Link) -> Target:
    """Where `link`, which stands in `document`, leads."""
    if link.kind in ("full", "collapsed", "shortcut"):
        return _by_label(snapshot, document, link)
    return destination(snapshot, document, link.target)


def destination(snapshot: Snapshot, document: Document, written: str) -> Target:
    """Where a destination, as written in `document`, leads."""
    target = _ESCAPE.sub(r"\1", written).replace("&amp;", "&")
    if not target or _SCHEME.match(target) or target.startswith("/") or _GENERATED.search(target):
        return UNKNOWN
    path, _, fragment = target.partition("#")
    path = unquote(path.partition("?")[0], errors="surrogateescape")
    fragment = unquote(fragment, errors="surrogateescape")
    if not path:
        return _anchor(snapshot, document, document, fragment) if "#" in target else UNKNOWN
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), path))
    if joined.startswith(("../", "/")) or joined == "..":
        return UNKNOWN
    joined = "" if joined == "." else joined
    there = snapshot.exists(joined)
    if there:
        other = snapshot.document(joined)
        if other is None or not fragment:
            return Target("found", joined, fragment)
        return _anchor(snapshot, document, other, fragment)
    name = posixpath.basename(joined)
    if (
        there is None
        or path.endswith("/")
        or "." not in name.strip(".")
        or name.endswith((".html", ".htm"))
    ):
        return UNKNOWN
    return Target("no-file", joined, fragment)


def _by_label(snapshot: Snapshot, document: Document, link: Link) -> Target:
    label = normal(link.target)
    for _, facts in document.facts:
        for each in facts.labels:
            if each.label == label:
                return destination(snapshot, document, each.target)
    return UNKNOWN if link.kind == "shortcut" else Target("no-label", fragment=link.target)


def _anchor(snapshot: Snapshot, source: Document, document: Document, fragment: str) -> Target:
    path = document.path
    if not fragment or fragment == "top":
        return Target("found", path)
    if fragment in document.anchors:
        return _place(document, fragment)
    folded = _folded(fragment)
    for anchor in document.anchors:
        if _folded(anchor) == folded:
            return _place(document, anchor)
    if _GENERATOR_FRAGMENT.match(fragment) or _INCLUDES.search(document.text.string):
        return UNKNOWN
    return Target("no-anchor", path, fragment)


def _folded(anchor: str) -> str:
    """An anchor without what slug makers disagree on: case, runs of hyphens, and the ends."""
    return re.sub(r"[-_]+", "-", anchor.casefold()).strip("-")


def _place(document: Document, anchor: str) -> Target:
    """The first thing in `document` that has this anchor."""
    path = document.path
    for (start, section), slug in zip(document.sections, document.slugs, strict=True):
        if anchor in (section.id, slug):
            return Target("found", path, anchor, section=SectionPlace(path, start, section))
    for start, facts in document.facts:
        for each in facts.anchors:
            if each.id == anchor:
                return Target("found", path, anchor, anchor=each.span.moved(start))
    for start, clause in document.settled.clauses:
        if anchor in (clause.id, f"r-{clause.id}"):
            return Target("found", path, anchor, clause=ClausePlace(path, start, clause))
    return Target("found", path, anchor)
