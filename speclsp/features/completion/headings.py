"""Attributes behind a heading or below a block: `{#id authority=user}`, their keys and values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.authority.levels import ladder
from speclsp.document import Document
from speclsp.features.completion.item import FAR, OWN, Item, in_order
from speclsp.features.completion.site import Site
from speclsp.spec.names import Name
from speclsp.spec.titles import github_slug, title
from speclsp.workspace import Snapshot

_OPEN = re.compile(
    r"(?P<heading>[ ]{0,3}#{1,6}[ \t]+(?P<title>.*?))[ \t]*\{:?(?P<inside>[^{}]*)\Z"
    r"|[ \t]*\{:(?P<below>[^{}]*)\Z"
)
_VALUE = re.compile(r"(?:.*[ \t])?(?P<key>[\w-]+)=[\"']?(?P<typed>[^\s\"'{}=]*)\Z")
_KEY = re.compile(r"(?:.*[ \t])(?P<typed>[\w-]*)\Z|(?P<first>[\w-]*)\Z")
_ID = re.compile(r"[ \t]*#(?P<typed>[\w.:-]*)\Z")


def attributes(snapshot: Snapshot, here: Site) -> tuple[str, Iterator[Item | None]] | None:
    """What is typed of an attribute, and what it may be; None outside of attributes."""
    found = _OPEN.match(here.before)
    if found is None:
        return None
    inside = found["inside"] if found["inside"] is not None else found["below"]
    if identifier := _ID.match(inside):
        return identifier["typed"], _identifiers(snapshot, here.document, found["title"] or "")
    if value := _VALUE.match(inside):
        return value["typed"], _values(snapshot, here.document, value["key"])
    if (key := _KEY.match(inside)) and "#" in inside:
        return key["typed"] or "", _keys(snapshot, here.document)
    return inside.strip(), iter(())


def _identifiers(snapshot: Snapshot, document: Document, words: str) -> Iterator[Item]:
    """The identifier that a title suggests, numbered where another section has it, with the hyphens
    or underscores of the other identifiers."""
    slug = github_slug(title(words)).strip("-")
    if not slug:
        return
    known = [section.id for _, section in document.sections]
    joint = "_" if any("_" in each for each in known) else "-"
    slug = slug.replace("-", joint)
    identifier, number = slug, 2
    while snapshot.index.defining(Name("section", "", identifier)):
        identifier, number = f"{slug}{joint}{number}", number + 1
    yield Item(identifier, "new", identifier, OWN, "from the title")


def _keys(snapshot: Snapshot, document: Document) -> Iterator[Item]:
    known = {"authority", *(key for key, _ in _stated(document))}
    for key in sorted(known):
        yield Item(key, "key", f"{key}=", OWN if key == "authority" else FAR)


def _values(snapshot: Snapshot, document: Document, key: str) -> Iterator[Item]:
    if key == "authority":
        levels = ladder(snapshot, document.path).levels
        yield from in_order(Item(level, "value", level) for level in levels)
        return
    for value in sorted({value for other, value in _stated(document) if other == key}):
        yield Item(value, "value", value)


def _stated(document: Document) -> frozenset[tuple[str, str]]:
    """The keys and values that the document uses."""
    return document.remembered(_pairs)


def _pairs(document: Document) -> frozenset[tuple[str, str]]:
    sections = (each.attributes for _, each in document.sections)
    clauses = (each.attributes for _, each in document.settled.clauses)
    found = (each for some in (*sections, *clauses) for each in some)
    return frozenset((each.key, each.value) for each in found)
