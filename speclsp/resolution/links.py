"""Link -> the document, section or file that it leads to. What a site generator may make of it is
unknown.

A plain link checker is wrong more often than right on public specifications, because what a link
means is decided by what publishes the page; so only what no generator could resolve is called
missing.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple
from unicodedata import normalize
from urllib.parse import unquote

from speclsp.config.scope import is_outside
from speclsp.document import Document
from speclsp.files.listing import MARKDOWN
from speclsp.resolution.places import ClausePlace, SectionPlace, sections
from speclsp.spec.facts import Label, Link
from speclsp.spec.links import normal
from speclsp.text import Span
from speclsp.workspace import Snapshot

# The last are how some site generators name a folder: `@site/x.md`, `~/x.md`.
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|[@~:]")
_GENERATED = re.compile(r"[{}<>$|*\s]|::|\\")
_GENERATOR_FRAGMENT = re.compile(
    r"(?:sec-|grammar-|prod-|dfn-|user-content-|fn:?\d|fnref|cite|L\d+|:~:|!|/)|.*[=/&?%]"
)
# A line of a file, as GitHub and VS Code number them: `#L12`, `#L12-L14`, `#L12,3`.
_LINE = re.compile(r"L(\d{1,9})(?:C\d+)?(?:[-,]L?\d+(?:C\d+)?)?\Z")
_JOINERS = re.compile("[\u200c\u200d\ufe0e\ufe0f]")
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
    if link.by_label:
        return _by_label(snapshot, document, link)
    return destination(snapshot, document, link.target)


def destination(snapshot: Snapshot, document: Document, written: str) -> Target:
    """Where a destination, as written in `document`, leads."""
    target = reached(snapshot, document, written)
    other = snapshot.document(target.path) if target.fragment and not target.section else None
    return _place(other, target.fragment) if other and target.verdict == "found" else target


def reached(snapshot: Snapshot, document: Document, written: str) -> Target:
    """The same without the place: that needs more work, and is new with every edit."""
    address = addressed(document.path, written)
    if address is None:
        return _imported(snapshot, document, written) if snapshot.imports else UNKNOWN
    if address.own:
        return _on_page(snapshot, document, address.fragment)
    found = _in_file(snapshot, address)
    # From the top of a site, or made by a program: what it leads to there is not known here.
    return found if found.verdict == "found" or address.plain else UNKNOWN


class Address(NamedTuple):
    """What a destination says, whether or not there is anything."""

    # Of the file, relative to the root.
    path: str
    fragment: str
    # Whether it is a fragment alone, of the page that it stands on.
    own: bool = False
    # Whether the path ends as that of a folder does.
    folder: bool = False
    # Whether it is relative, and nothing in it looks like the work of a program.
    plain: bool = True


def addressed(source: str, written: str) -> Address | None:
    """What a destination says that is written in the document at `source`; None for what is
    outside the root, and for what no path can be."""
    found = _addressed(source, written)
    return None if found is None or is_outside(found.path) else found


def beyond(source: str, written: str) -> Address | None:
    """The same for what is outside the root; None for all else."""
    found = _addressed(source, written)
    return found if found is not None and is_outside(found.path) else None


# A document says the same after each key, but for one link at most.
@lru_cache(maxsize=8_192)
def _addressed(source: str, written: str) -> Address | None:
    target = _ESCAPE.sub(r"\1", written).replace("&amp;", "&")
    if not target or _SCHEME.match(target) or "\\" in target:
        return None
    path, hash_, fragment = target.partition("#")
    path = unquote(path.partition("?")[0], errors="surrogateescape")
    fragment = unquote(fragment, errors="surrogateescape")
    plain = not target.startswith("/") and not _GENERATED.search(target)
    if not path:
        return Address(source, fragment, own=True) if hash_ and plain else None
    # A path from the top is meant from the root, as GitHub and editors have it.
    above = "" if path.startswith("/") else posixpath.dirname(source)
    joined = posixpath.normpath(posixpath.join(above, path.lstrip("/")))
    if joined.startswith("/"):
        return None
    joined = "" if joined == "." else joined
    return Address(joined, fragment, folder=path.endswith("/"), plain=plain)


def _in_file(snapshot: Snapshot, address: Address) -> Target:
    path, fragment, _, folder, _ = address
    there = snapshot.exists(path)
    if there:
        other = snapshot.document(path)
        if other is None or not fragment:
            return Target("found", path, fragment)
        return _anchor(other, fragment)
    name = posixpath.basename(path)
    if there is not None and not folder and "." not in name:
        # As wikis and editors have it; nothing is said against the fragment of such a link.
        for ending in MARKDOWN:
            if (other := snapshot.document(path + ending)) is not None:
                found = _anchor(other, fragment)
                return found if found.verdict == "found" else Target("found", other.path)
    if there is None or folder or "." not in name.strip(".") or name.endswith((".html", ".htm")):
        return UNKNOWN
    return Target("no-file", path, fragment)


def _imported(snapshot: Snapshot, document: Document, written: str) -> Target:
    """What leads out of the root, into a spec that is imported from there."""
    address = beyond(document.path, written)
    if address is None or not address.plain:
        return UNKNOWN
    path, fragment = address.path, address.fragment
    if (other := snapshot.imported.get(path)) is not None:
        return _anchor(other, fragment) if fragment else Target("found", path)
    for each in snapshot.imports.values():
        inside = path.startswith(f"{each.path}/") and path.lower().endswith(MARKDOWN)
        if inside and each.whole and not each.fault:
            return Target("no-file", path, fragment)
    return UNKNOWN


def anchored(document: Document, fragment: str) -> Target:
    """What a fragment names in `document`, with the place."""
    target = _anchor(document, fragment)
    found = target.verdict == "found" and target.fragment
    return _place(document, target.fragment) if found else target


def definition_of(document: Document, link: Link) -> tuple[int, Label] | None:
    """The definition of a reference link's label, with the start of its segment."""
    return document.remembered(_labels).get(normal(link.target))


def _labels(document: Document) -> dict[str, tuple[int, Label]]:
    labels: dict[str, tuple[int, Label]] = {}
    for start, facts in document.facts:
        for each in facts.labels:
            labels.setdefault(each.label, (start, each))
    return labels


def _by_label(snapshot: Snapshot, document: Document, link: Link) -> Target:
    if definition := definition_of(document, link):
        return destination(snapshot, document, definition[1].target)
    return UNKNOWN if link.kind == "shortcut" else Target("no-label", fragment=link.target)


def _on_page(snapshot: Snapshot, document: Document, fragment: str) -> Target:
    """A fragment alone: a place in the document, or in another that is on one page with it.

    That is what documents are that cite each other's sections by identifiers which they state.
    """
    target = _anchor(document, fragment)
    if target.verdict == "no-anchor" and (stated := sections(snapshot, fragment)):
        return Target("found", stated[0].path, fragment, section=stated[0])
    return target


def _anchor(document: Document, fragment: str) -> Target:
    path = document.path
    if not fragment or fragment == "top" or _names_the_page(path, fragment):
        return Target("found", path)
    if fragment in document.anchors:
        return Target("found", path, fragment)
    if anchor := document.remembered(_by_fold).get(folded(fragment)):
        return Target("found", path, anchor)
    if _LINE.match(fragment):
        return Target("found", path, fragment)
    if _GENERATOR_FRAGMENT.match(fragment) or document.remembered(_includes):
        return UNKNOWN
    return Target("no-anchor", path, fragment)


def _names_the_page(path: str, fragment: str) -> bool:
    """GitHub shows a README with an anchor of that name above it."""
    name = posixpath.basename(path).casefold()
    return fragment == "readme" and name.startswith("readme.")


def _by_fold(document: Document) -> dict[str, str]:
    return {folded(anchor): anchor for anchor in sorted(document.anchors, reverse=True)}


def _includes(document: Document) -> bool:
    """Whether other files are included, which may bring any anchor."""
    return any(facts.includes for _, facts in document.facts)


# A new name in a document asks for all of them again.
@lru_cache(maxsize=65_536)
def folded(anchor: str) -> str:
    """An anchor without what slug makers disagree on: case, runs of hyphens, the ends, how accents
    and emoji are put together."""
    composed = normalize("NFC", _JOINERS.sub("", anchor.casefold()))
    return re.sub(r"[-_]+", "-", composed).strip("-")


def _place(document: Document, anchor: str) -> Target:
    """The first thing in `document` that has this anchor, or the line that it states."""
    if found := document.remembered(_by_anchor).get(anchor):
        return found
    line = _LINE.match(anchor)
    number = int(line[1]) - 1 if line else -1
    if not 0 <= number < len(document.text.starts):
        return Target("found", document.path)
    return Target("found", document.path, anchor, anchor=document.text.line(number))


def _by_anchor(document: Document) -> dict[str, Target]:
    places: dict[str, Target] = {}
    for each in _places(document):
        places.setdefault(each.fragment, each)
    return places


def _places(document: Document) -> Iterator[Target]:
    path = document.path
    for (start, section), slug in zip(document.sections, document.slugs, strict=True):
        if anchor := section.id or slug:
            place = SectionPlace(path, start, section)
            yield Target("found", path, anchor, section=place)
    for start, facts in document.facts:
        for each in facts.anchors:
            yield Target("found", path, each.id, anchor=each.span.moved(start))
    for start, clause in document.settled.clauses:
        if anchor := document.settled.anchor(clause):
            yield Target("found", path, anchor, clause=ClausePlace(path, start, clause))
