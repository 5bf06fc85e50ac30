"""How much can be read in more than one way, by document and by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from speclsp.diagnostic import WORDING
from speclsp.report.finding import Finding
from speclsp.report.page.overview import Doubt, Doubts
from speclsp.report.page.seen import Named
from speclsp.text import Place


class _Spot(NamedTuple):
    path: str
    line: int
    title: str


def doubts(documents: Iterable[Named], findings: Iterable[Finding]) -> Doubts:
    """The findings on wording, counted: the worst first, then by place."""
    by_name = {each.name: each for each in documents}
    several = [each for each in findings if each.group in WORDING]
    whole = [(_Spot(each.path, 0, ""), each) for each in several]
    inner = [(_section(by_name, each), each) for each in several]
    return Doubts(tuple(_counted(whole)), tuple(_counted(inner)))


def _section(documents: Mapping[str, Named], finding: Finding) -> _Spot:
    named = documents.get(finding.path)
    if named is None:
        return _Spot(finding.path, 1, "")
    document = named.document
    offset = document.text.offset(Place(finding.line - 1, finding.column - 1))
    found = document.section_at(offset)
    if found is None:
        return _Spot(finding.path, 1, "")
    start, section = found
    line = document.text.line_at(start + section.span.start) + 1
    return _Spot(finding.path, line, " ".join(section.title.split()))


def _counted(several: Iterable[tuple[_Spot, Finding]]) -> Iterator[Doubt]:
    counts: dict[_Spot, Counter[str]] = {}
    rules: dict[_Spot, Counter[str]] = {}
    for spot, finding in several:
        counts.setdefault(spot, Counter())[finding.severity] += 1
        rules.setdefault(spot, Counter())[finding.rule] += 1
    found = [
        Doubt(
            *spot,
            (count["error"], count["warning"], count["info"], count["hint"]),
            tuple(sorted(rules[spot].items(), key=lambda each: (-each[1], each[0]))),
        )
        for spot, count in counts.items()
    ]
    yield from sorted(found, key=lambda each: ([-count for count in each.counts], each[:2]))
