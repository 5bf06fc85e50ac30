"""The documents with their clauses, and what is known of each: its words, its tests, its state."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from speclsp.document import Document
from speclsp.modules.module import module_of
from speclsp.report.page.overview import Clause, Evidence, Module, Sheet, State
from speclsp.report.page.parts import Parts, parts
from speclsp.report.page.seen import Named
from speclsp.report.page.testing import evidence
from speclsp.report.quoting import quoted
from speclsp.resolution.derived import derived
from speclsp.resolution.evidence import is_test
from speclsp.resolution.places import ClausePlace

_LONGEST = 240
_MARKS = "#>*_+- \t"


def sheets(documents: tuple[Named, ...], clashing: Mapping[str, Collection[int]]) -> list[Sheet]:
    """The documents, by name. `clashing` has the lines that conflicts are about."""
    return [_sheet(each, clashing.get(each.name, ())) for each in documents]


def _sheet(named: Named, clashing: Collection[int]) -> Sheet:
    document, snapshot = named.document, named.seen.snapshot
    within = parts(document)
    title = next((section.title for _, section in document.sections), "")
    return Sheet(
        named.name,
        " ".join(title.split()),
        within.names,
        tuple(_clauses(named, within, clashing)),
        tuple(within.at(each.span.start) for each in derived(document)),
        is_test(snapshot, document.path),
        _module(named),
    )


def _module(named: Named) -> Module | None:
    path = named.document.path
    found = module_of(named.seen.snapshot, path)
    if found is None:
        return None
    above = named.name[: len(named.name) - len(path)]
    return Module(f"{above}{found.folder}".rstrip("/"), found.name)


def _clauses(named: Named, within: Parts, clashing: Collection[int]) -> Iterator[Clause]:
    document = named.document
    text = document.text
    there = [each for each in document.settled.clauses if each[1].form != "repeat"]
    starts = [start + clause.span.start for start, clause in there]
    scenarios = _scenarios(document, starts)
    for (start, clause), begins, described in zip(there, starts, scenarios, strict=True):
        place = ClausePlace(document.path, start, clause)
        found = evidence(named, place)
        first, last = text.line_at(begins) + 1, text.line_at(place.span.end) + 1
        yield Clause(
            clause.id,
            _words(document, place),
            text.line_at(place.id_span.start) + 1,
            _state(found, any(line in clashing for line in range(first, last + 1))),
            within.at(begins),
            found,
            described,
        )


def _state(found: Collection[Evidence], clashes: bool) -> State:
    if clashes:
        return "clashing"
    tested = any(each.verb == "tests" and each.is_there for each in found)
    return "tested" if tested else "untested"


def _scenarios(document: Document, starts: list[int]) -> list[int]:
    """How many cases stand between each clause and the next."""
    described = sorted(
        start + scenario.span.start
        for start, facts in document.facts
        for scenario in facts.scenarios
    )
    bounds = [bisect_left(described, each) for each in (*starts, document.size)]
    return [after - before for before, after in pairwise(bounds)]


def _words(document: Document, place: ClausePlace) -> str:
    """What it says on one line and in bounds, without its identifier; its title, or what stands
    below that."""
    clause = place.clause
    if clause.form == "heading":
        words = clause.title if clause.title != clause.id else ""
        below = quoted(document.text, place.id_span, ())[1:]
        return _bounded(words or " ".join(each.text for each in below))
    span = place.span
    words = document.text.string[span.start : min(span.end, span.start + 4 * _LONGEST)]
    line = " ".join(words.split()).strip(_MARKS).replace(f"[^{clause.id}]", "")
    own = rf"\A[*_\[(\w]{{0,12}}?{re.escape(clause.id)}(?:\+\d+)?[\])*_:.> \t-]*"
    return _bounded(re.sub(own, "", line) or line)


def _bounded(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3].rstrip()}..."
