"""At which level of authority words stand, and who says so.

The innermost statement holds: a clause's own attribute, its section's, that of a section around it,
then what the document says at its top, the configuration, and a table elsewhere. A section is part
of the one above it, so that its words stand where that does unless they say otherwise. Strength
(must, should, may) is another matter.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from speclsp.authority.levels import Ladder, is_binding, kit_level, ladder
from speclsp.authority.nodes import Node, meant, nodes_at
from speclsp.authority.precedences import precedences, ranked
from speclsp.config.scope import placed_level
from speclsp.document import Document
from speclsp.spec.facts import Section
from speclsp.spec.names import Name
from speclsp.spec.relating import AUTHORITY
from speclsp.text import Span
from speclsp.workspace import Snapshot

Comparison = Literal["higher", "lower", "same", "unknown"]

How = Literal[
    "", "clause", "heading", "line", "front-matter", "document", "configuration", "table", "folder"
]
"""What states a level; "document": a line above the first heading; "folder": where the file is."""


class Standing(NamedTuple):
    """A level of authority and where it comes from, without any place. Words without one have the
    level "" and the rank -1."""

    level: str = ""
    # 0 is the highest of `levels`.
    rank: int = -1
    levels: tuple[str, ...] = ()
    how: How = ""
    # The file that states it, and the title of the section that does.
    path: str = ""
    title: str = ""
    # What the words come before by name, and what of that kind holds them.
    over: frozenset[Node] = frozenset()
    within: frozenset[Node] = frozenset()

    @property
    def known(self) -> bool:
        return self.rank >= 0


NONE = Standing()


class Line(NamedTuple):
    """`Authority: user`: its key, the word behind it, and where that stands."""

    key: str
    written: str
    span: Span


def compare(one: Standing, other: Standing) -> Comparison:
    """Whether `one` comes before the other, by level or because somebody says so; unknown where
    that cannot be told, or is told both ways."""
    shared = one.within & other.within
    over = bool(one.over & (other.within - shared))
    under = bool(other.over & (one.within - shared))
    said: Comparison = "unknown"
    if over != under:
        said = "higher" if over else "lower"
    ranked: Comparison = "unknown"
    if one.known and other.known and one.levels == other.levels:
        ranked = (
            "same" if one.rank == other.rank else "higher" if one.rank < other.rank else "lower"
        )
    if over and under:
        return "unknown"
    if said == "unknown" or said == ranked:
        return ranked
    return said if ranked in ("unknown", "same") else "unknown"


def standing(snapshot: Snapshot, document: Document, offset: int) -> Standing:
    """Where the words at `offset` stand."""
    found = _of_clause(snapshot, document, offset)
    if found is None:
        at = bisect_right(document.sections, offset, key=section_start)
        found = standings(snapshot, document)[at]
    known = precedences(snapshot)
    if not known:
        return found
    nodes = nodes_at(document, offset)
    over = frozenset(lower for each in nodes for lower in known.get(each, ()))
    within = frozenset(nodes) & ranked(snapshot)
    return found._replace(over=over, within=within)


def standing_of_segment(
    snapshot: Snapshot, document: Document, at: int, within: int = 0
) -> Standing:
    """Where the words stand that are `within` code points of the start of a segment. One segment
    may hold several short sections."""
    return standing(snapshot, document, document.starts[at] + within)


def standings(snapshot: Snapshot, document: Document) -> tuple[Standing, ...]:
    """Where the words above the first heading stand, then those below each heading in turn."""
    names, found = document.memo.get(standings, (None, ()))
    if names is snapshot.names:
        known: tuple[Standing, ...] = found
        return known
    if document.carried is not None and document.before is not None:
        # No section has come or gone, and none says anything else.
        names, found = document.before.memo.get(standings, (None, ()))
    if names is not snapshot.names:
        found = tuple(_standings(snapshot, document))
    document.memo[standings] = (snapshot.names, found)
    result: tuple[Standing, ...] = found
    return result


def _standings(snapshot: Snapshot, document: Document) -> Iterator[Standing]:
    held = ladder(snapshot, document.path)
    lines = lines_of(document)
    rows = _rows(snapshot)
    whole = _of_document(snapshot, document, held, lines.get(-1, ()), rows)
    yield whole
    around: list[tuple[int, Standing]] = []
    for at, (_, section) in enumerate(document.sections):
        while around and around[-1][0] >= section.level:
            around.pop()
        own = _of_section(document, section, held, lines.get(at, ()))
        if own is None and rows:
            node = Node(document.path, section.id or f"#{document.slugs[at]}")
            own = _of_row(held, rows.get(node))
        if own is None:
            own = around[-1][1] if around else whole
        around.append((section.level, own))
        yield own


def _of_section(
    document: Document, section: Section, held: Ladder, lines: Iterable[Line]
) -> Standing | None:
    stated = section.authority
    if stated is not None:
        # A level that is none leaves the section without one.
        return _at(held, stated, "heading", document.path, section.title) or NONE
    for key, written, _ in lines:
        if level := _in_words(document, held, key, written):
            return _at(held, level, "line", document.path, section.title)
    return None


def _of_document(
    snapshot: Snapshot,
    document: Document,
    held: Ladder,
    lines: Iterable[Line],
    rows: dict[Node, tuple[str, str]],
) -> Standing:
    path = document.path
    for key, written, _ in lines:
        how: How = "front-matter" if key == "front-matter" else "document"
        if level := _in_words(document, held, key, written):
            return _at(held, level, how, path) or NONE
    config = snapshot.config(path)
    if placed := _at(held, placed_level(config, path), "configuration", config.path):
        return placed
    if found := _of_row(held, rows.get(Node(path))):
        return found
    if held.basis == "spec-kit":
        return _at(held, kit_level(snapshot, path), "folder", path) or NONE
    return NONE


def _of_clause(snapshot: Snapshot, document: Document, offset: int) -> Standing | None:
    """What the attribute of a clause itself states."""
    for span, written in document.remembered(_own):
        if span.start <= offset < span.end:
            held = ladder(snapshot, document.path)
            return _at(held, written, "clause", document.path) or NONE
    return None


def _own(document: Document) -> tuple[tuple[Span, str], ...]:
    return tuple(
        (clause.span.moved(start), attribute.value)
        for start, clause in document.settled.clauses
        for attribute in clause.attributes
        if attribute.key == AUTHORITY
    )


def lines_of(document: Document) -> dict[int, list[Line]]:
    """What lines state, by the place of their section; -1 above the first heading."""
    found: dict[int, list[Line]] = {}
    for at, (start, facts) in enumerate(document.facts):
        for ruling in facts.rulings:
            if ruling.kind != "level":
                continue
            # What leads a segment that no heading begins leads nothing.
            if at and not any(each.span.start < ruling.span.start for each in facts.sections):
                continue
            span = ruling.span.moved(start)
            section = bisect_right(document.sections, span.start, key=section_start) - 1
            found.setdefault(section, []).append(Line(ruling.words[0], ruling.words[1], span))
    return found


def section_start(each: tuple[int, Section]) -> int:
    """Where a section starts in its document."""
    return each[0] + each[1].span.start


def _in_words(document: Document, held: Ladder, key: str, written: str) -> str:
    """The level that a line means; `level: user` may mean any other kind of level where nothing
    else says that the project has levels of authority."""
    sure = key != "level" or held.basis in ("configuration", "words")
    sure = sure or Name("ruling", "", "level") in document.outline.defines
    return held.known(written) if sure else ""


def _rows(snapshot: Snapshot) -> dict[Node, tuple[str, str]]:
    """The levels that tables give to documents and sections, with the document of the table; not
    those that are given differently."""
    memo = snapshot.names.memo
    if _rows not in memo:
        found: dict[Node, set[tuple[str, str]]] = {}
        for path in snapshot.index.defining(Name("ruling", "", "rank")):
            document = snapshot.document(path)
            if document is None or not is_binding(path):
                continue
            for start, facts in document.facts:
                for ruling in facts.rulings:
                    if ruling.kind == "row":
                        node = meant(snapshot, document, ruling.objects[0], start)
                        if node is not None:
                            found.setdefault(node, set()).add((ruling.words[0], path))
        memo[_rows] = {
            node: min(each)
            for node, each in found.items()
            if len({level.casefold() for level, _ in each}) == 1
        }
    rows: dict[Node, tuple[str, str]] = memo[_rows]
    return rows


def _of_row(held: Ladder, row: tuple[str, str] | None) -> Standing | None:
    return _at(held, held.known(row[0]), "table", row[1]) if row else None


def _at(held: Ladder, level: str, how: How, path: str, title: str = "") -> Standing | None:
    """At `level`; None where that is none."""
    rank = held.rank(level)
    return None if rank is None else Standing(level, rank, held.levels, how, path, title)
