"""What is written above a clause or a section that states an identifier: who cites it, which tests
it has, which precedents are about it, and for a clause at which level of authority it stands."""

from __future__ import annotations

from collections import Counter
from typing import Literal, NamedTuple

from speclsp.authority.origin import origin
from speclsp.authority.standing import standing
from speclsp.document import Document
from speclsp.features.cursor import marked
from speclsp.features.page import one_line
from speclsp.features.testing import testable, tests
from speclsp.features.wording import counted
from speclsp.precedents.known import precedents_of
from speclsp.resolution.places import ClausePlace, SectionPlace, section_of
from speclsp.resolution.uses import citations
from speclsp.text import Span
from speclsp.work import Work, at_once
from speclsp.workspace import Snapshot

Kind = Literal["references", "tests", "precedents", "authority"]
KINDS: tuple[Kind, ...] = ("references", "tests", "precedents", "authority")


class Lens(NamedTuple):
    """To be written above the line of `span`. What it says costs more, and is asked for apart."""

    span: Span
    kind: Kind
    place: ClausePlace | SectionPlace
    # Whether there are lenses of others in the line, so that it has to say whose it is.
    named: bool


class Said(NamedTuple):
    """What a lens says, and the places that it leads to: path and span."""

    title: str
    places: tuple[tuple[str, Span], ...]


def lenses(snapshot: Snapshot, path: str) -> tuple[Lens, ...]:
    """The lenses of the document at `path`, in the order of the text."""
    return at_once(placing(snapshot, path))


def placing(snapshot: Snapshot, path: str) -> Work[tuple[Lens, ...]]:
    """`lenses`, a piece at a time."""
    document = snapshot.document(path)
    if document is None:
        return ()
    places: list[tuple[Span, ClausePlace | SectionPlace]] = []
    for start, clause in document.settled.clauses:
        places.append((marked(clause).moved(start), ClausePlace(path, start, clause)))
    for start, section in document.sections:
        if section.id:
            places.append((section.title_span.moved(start), SectionPlace(path, start, section)))
    if not places:
        return ()
    places.sort(key=lambda each: each[0])
    yield
    text = document.text
    lines = [text.line_at(span.start) for span, _ in places]
    shared = Counter(lines)
    tested = testable(snapshot, path)
    placed: set[int] = set()
    found: list[Lens] = []
    for (span, place), line in zip(places, lines, strict=True):
        named = shared[line] > 1
        found.append(Lens(span, "references", place, named))
        if isinstance(place, ClausePlace) and tested(place.clause):
            found.append(Lens(span, "tests", place, named))
        if isinstance(place, ClausePlace) and precedents_of(snapshot, place):
            found.append(Lens(span, "precedents", place, named))
        if isinstance(place, ClausePlace) and line not in placed:
            placed.add(line)
            if _is_placed(snapshot, document, place):
                found.append(Lens(span, "authority", place, False))
        yield
    return tuple(found)


def said(snapshot: Snapshot, lens: Lens) -> Said:
    """What `lens` says."""
    return at_once(saying(snapshot, lens))


def saying(snapshot: Snapshot, lens: Lens) -> Work[Said]:
    """`said`, a piece at a time."""
    place = lens.place
    places: tuple[tuple[str, Span], ...]
    if lens.kind == "references":
        found = yield from citations(snapshot, place)
        places = tuple((each.path, each.shown) for each in found)
        title = counted(len(places), "reference")
    elif lens.kind == "authority":
        title, places = _placed(snapshot, place)
    elif lens.kind == "precedents":
        about = precedents_of(snapshot, place) if isinstance(place, ClausePlace) else ()
        places = tuple((each.path, each.span) for each in about)
        title = counted(len(places), "precedent")
    else:
        listed = tests(snapshot, place) if isinstance(place, ClausePlace) else None
        places = tuple((each.path, each.span) for each in listed or ())
        title = counted(len(places), "test")
    return Said(f"{_name(place)}: {title}" if lens.named else title, places)


def _is_placed(snapshot: Snapshot, document: Document, place: ClausePlace) -> bool:
    """Whether somebody states the level of a clause, and not in what its heading shows."""
    found = standing(snapshot, document, place.id_span.start)
    section = section_of(document, place.id_span.start)
    heads = section is not None and place.id_span.start < section.span.end
    shown = heads and section is not None and section.section.authority is not None
    return found.known and found.how != "folder" and not shown


def _placed(
    snapshot: Snapshot, place: ClausePlace | SectionPlace
) -> tuple[str, tuple[tuple[str, Span], ...]]:
    """The level, and where it is stated."""
    document = snapshot.document(place.path)
    if document is None:
        return "", ()
    offset = place.span.start
    found = standing(snapshot, document, offset)
    if not found.known:
        return "", ()
    where = origin(snapshot, document, offset, found)
    title = f"Authority {one_line(found.level, 40)}, {found.rank + 1} of {len(found.levels)}"
    return title, (where,) if where else ()


def _name(place: ClausePlace | SectionPlace) -> str:
    identifier = place.clause.id if isinstance(place, ClausePlace) else place.section.id
    return one_line(identifier, 60)
