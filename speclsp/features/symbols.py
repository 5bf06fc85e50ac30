"""The outline of a document: its sections by level, with their clauses and examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from speclsp.document import Document
from speclsp.features.cursor import marked
from speclsp.features.page import one_line
from speclsp.features.wording import sentence
from speclsp.resolution.places import ClausePlace
from speclsp.spec.facts import Section
from speclsp.text import Span
from speclsp.work import Work, at_once
from speclsp.workspace import Snapshot

Kind = Literal["section", "clause", "example"]


class Symbol(NamedTuple):
    """One entry of an outline; `selection` lies in `span`, and `name` is never empty."""

    name: str
    detail: str
    kind: Kind
    span: Span
    selection: Span
    children: tuple[Symbol, ...] = ()


@dataclass
class _Entry:
    kind: Kind
    # Of a heading; 7 of what stands below one and contains nothing.
    level: int
    name: str
    detail: str
    span: Span
    selection: Span
    children: list[_Entry] = field(default_factory=list)


def symbols(snapshot: Snapshot, path: str) -> tuple[Symbol, ...]:
    """The outline of the document at `path`, in the order of the text."""
    return at_once(outlining(snapshot, path))


def beside_headings(found: Iterable[Symbol]) -> Iterator[Symbol]:
    """What of an outline is no section, for an editor that lists those itself."""
    for symbol in found:
        if symbol.kind == "section":
            yield from beside_headings(symbol.children)
        else:
            yield symbol


def outlining(snapshot: Snapshot, path: str) -> Work[tuple[Symbol, ...]]:
    """`symbols`, a piece at a time."""
    document = snapshot.document(path)
    if document is None:
        return ()
    size = document.size
    entries: list[_Entry] = []
    for each in _entries(document):
        entries.append(each)
        yield
    entries.sort(key=lambda each: (each.span.start, each.level))
    top: list[_Entry] = []
    open_sections: list[_Entry] = []
    for at, entry in enumerate(entries):
        while open_sections and entry.level <= open_sections[-1].level:
            _end(open_sections.pop(), entry.span.start)
        (open_sections[-1].children if open_sections else top).append(entry)
        if entry.kind == "section":
            open_sections.append(entry)
        elif entry.kind == "example":
            # It goes on to whatever comes next.
            _end(entry, entries[at + 1].span.start if at + 1 < len(entries) else size)
        yield
    for entry in open_sections:
        _end(entry, size)
    return tuple(map(_symbol, top))


def _entries(document: Document) -> Iterator[_Entry]:
    headings = {start + each.span.start: each for start, each in document.sections}
    clauses = document.settled.clauses
    numbered = {s + c.span.start: c.id for s, c in clauses if c.form == "heading"}
    for at, section in headings.items():
        span = Span(at, at + section.span.end - section.span.start)
        title_span = section.title_span.moved(at - section.span.start)
        kind_detail = (numbered.get(at, ""), _detail(section))
        detail = ", ".join(each for each in kind_detail if each)
        name = one_line(section.title, 300) or section.id or "#" * section.level
        yield _Entry("section", section.level, name, detail, span, title_span)
    string = document.text.string if clauses else ""
    for start, clause in clauses:
        if clause.form != "heading":
            detail = sentence(string, ClausePlace(document.path, start, clause), 90)
            selection = marked(clause).moved(start)
            span = clause.span.moved(start)
            whole = Span(min(span.start, selection.start), max(span.end, selection.end))
            yield _Entry("clause", 7, one_line(clause.id, 300), detail, whole, selection)
    for start, facts in document.facts:
        for example in facts.examples:
            name = one_line(example.title, 300)
            title_span = example.title_span.moved(start)
            yield _Entry("example", 7, name, "", example.span.moved(start), title_span)


def _detail(section: Section) -> str:
    """Its identifier and its authority."""
    words = (section.id, section.authority)
    return one_line(", ".join(each for each in words if each), 300)


def _end(entry: _Entry, end: int) -> None:
    entry.span = Span(entry.span.start, max(entry.span.end, end))


def _symbol(entry: _Entry) -> Symbol:
    children = tuple(map(_symbol, entry.children))
    name = entry.name or entry.kind
    return Symbol(name, entry.detail, entry.kind, entry.span, entry.selection, children)
