"""Place, file or address -> the links that lead there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from speclsp.code.targets import quoted
from speclsp.document import Document
from speclsp.resolution.links import destination, folded, reached
from speclsp.resolution.places import AnchorPlace, ClausePlace, LabelPlace, SectionPlace
from speclsp.resolution.pointers import Pointer, pointers
from speclsp.spec.facts import Section
from speclsp.spec.names import Name
from speclsp.text import Span
from speclsp.work import Work
from speclsp.workspace import Snapshot

Kind = Literal[
    "reference",
    "link",
    "label",
    "header",
    "footnote",
    "file",
    "configuration",
    "amendment",
    "mark",
    "test",
]
"""`mark` and `test` are words in code; a test verifies what it names."""

Place = ClausePlace | SectionPlace | AnchorPlace | LabelPlace


class Use(NamedTuple):
    """The name at `span` in the file at `path`, absolute and without marks.

    Of a link that is the fragment, as written. A use of the kind "file" is the name of the file
    itself, and its span is 0 to 0.
    """

    path: str
    span: Span
    kind: Kind
    # Whether this is what it means, and not one of several things that it may mean.
    sure: bool = True
    # All that a reader takes for it: a whole link, `r[frame.size]`; 0 to 0 where that is the name.
    whole: Span = Span(0, 0)

    @property
    def shown(self) -> Span:
        return self.whole if self.whole.end else self.span


def leading_to(snapshot: Snapshot, places: set[Place], only: str) -> Work[set[Use]]:
    """The links that lead to one of `places`, quotes in code among them."""
    found: set[Use] = set(_quoting(snapshot, places, only))
    names = {folded(name) for each in places if (name := anchor_of(snapshot, each))}
    spots = {_spot(each) for each in places}
    # The same words lead to the same place from every document of a folder.
    known: dict[tuple[str, str], bool] = {}
    for document in documents(snapshot, only):
        by_fragment = pointers(document).by_fragment
        folder = document.path.rpartition("/")[0]
        for name in names & by_fragment.keys():
            for pointer in by_fragment[name]:
                written = pointer.fact.target
                key = (document.path if written.startswith("#") else folder, written)
                if key not in known:
                    known[key] = _leads(snapshot, document, pointer, spots)
                if known[key] and pointer.fragment_span:
                    moved = pointer.path_span.start - pointer.fact.target_span.start
                    whole = pointer.fact.span.moved(moved)
                    found.add(Use(document.path, pointer.fragment_span, "link", whole=whole))
        yield
    return found


def pointing(snapshot: Snapshot, path: str, only: str = "") -> Work[tuple[Use, ...]]:
    """The links to the file at `path`, with a fragment or without; the spans are of the path."""
    found: list[Use] = []
    # A name without an ending may mean a document.
    names = {path, path.rpartition(".")[0]} - {""}
    for document in documents(snapshot, only):
        by_path = pointers(document).by_path
        for name in names & by_path.keys():
            found += (
                Use(document.path, pointer.path_span, "link")
                for pointer in by_path[name]
                if reached(snapshot, document, pointer.fact.target).path == path
            )
        yield
    return tuple(sorted(found))


def citing(snapshot: Snapshot, address: str, only: str = "") -> Work[tuple[Use, ...]]:
    """The links to an address outside the workspace."""
    found: list[Use] = []
    for document in documents(snapshot, only):
        for start, fact in pointers(document).by_address.get(address, ()):
            found.append(Use(document.path, fact.target_span.moved(start), "link"))
        yield
    return tuple(sorted(found))


def documents(snapshot: Snapshot, only: str = "") -> Iterable[Document]:
    """All documents, or the one at `only`."""
    if not only:
        return snapshot.documents.values()
    return (one,) if (one := snapshot.document(only)) else ()


def _quoting(snapshot: Snapshot, places: set[Place], only: str) -> Iterator[Use]:
    """The comments in code that say that they quote what stands at one of `places`."""
    for place in places:
        there = (place.path, anchor_of(snapshot, place))
        for path in snapshot.index.using(Name("anchor", *there)) if there[1] else ():
            source = snapshot.sources.get(path) if only in ("", path) else None
            for mark in source.marks if source else ():
                if mark.notation == "duvet" and quoted(mark) == there:
                    start = mark.span.start + mark.target.index("#") + 1
                    yield Use(path, Span(start, mark.span.end), "link")


def _leads(
    snapshot: Snapshot, document: Document, pointer: Pointer, spots: set[tuple[str, Span]]
) -> bool:
    target = destination(snapshot, document, pointer.fact.target)
    if target.verdict != "found":
        return False
    if (place := target.section or target.clause) is not None:
        return _spot(place) in spots
    return target.anchor is not None and (target.path, target.anchor) in spots


def _spot(place: Place) -> tuple[str, Span]:
    return place.path, place.span


def anchor_of(snapshot: Snapshot, place: Place) -> str:
    """What a link's fragment calls the place, "" for none."""
    document = snapshot.document(place.path)
    if document is None or isinstance(place, LabelPlace):
        return ""
    if isinstance(place, AnchorPlace):
        return place.anchor.id
    if isinstance(place, ClausePlace):
        return document.settled.anchor(place.clause)
    return place.section.id or slug_of(document, place)


def slug_of(document: Document, place: SectionPlace) -> str:
    """The slug of a section of the document, "" for one that states an identifier."""
    at = bisect_left(document.sections, place.span.start, key=_section_start)
    return document.slugs[at] if at < len(document.slugs) else ""


def _section_start(section: tuple[int, Section]) -> int:
    return section[0] + section[1].span.start
