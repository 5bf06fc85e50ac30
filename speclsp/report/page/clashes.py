"""Conflicts as the page has them: each once, however many of its sides report it, and those that a
precedent has settled last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speclsp.diagnostic import SEVERITIES
from speclsp.precedents.settlement import SETTLED
from speclsp.report.finding import Finding
from speclsp.report.page.overview import Clash, Side
from speclsp.report.quoting import GROUP

_CIRCLE = "cyclic-dependency"


def clashes(findings: Iterable[Finding]) -> tuple[Clash, ...]:
    """The conflicts, those that are open before the others, the gravest first, then by kind and
    place."""
    found: dict[object, Clash] = {}
    circles = _Circles()
    for each in findings:
        if each.group == GROUP:
            sides = tuple(_sides(each))
            places = frozenset((side.path, side.line) for side in sides)
            done = any(side.message == SETTLED for side in sides)
            clash = Clash(each.rule, each.severity, each.message, each.question, sides, done)
            if each.rule == _CIRCLE:
                circles.add(clash)
            else:
                found.setdefault((each.rule, places), clash)
    order = {severity: rank for rank, severity in enumerate(SEVERITIES)}
    return tuple(
        sorted(
            (*found.values(), *circles.whole()),
            key=lambda each: (
                each.is_settled,
                order[each.severity],
                each.rule,
                each.sides[0][:2],
            ),
        )
    )


def clashing_lines(found: Iterable[Clash]) -> dict[str, set[int]]:
    """The lines that open conflicts are about, by document."""
    lines: dict[str, set[int]] = {}
    for clash in found:
        for side in () if clash.is_settled else clash.sides:
            lines.setdefault(side.path, set()).add(side.line)
    return lines


class _Circles:
    """Findings on steps of circles: those that have a place in common are on one circle."""

    def __init__(self) -> None:
        self._steps: list[Clash] = []
        self._above: dict[object, object] = {}

    def add(self, step: Clash) -> None:
        """Take another step."""
        self._steps.append(step)
        first, *others = (self._top(each) for each in _places(step))
        for each in others:
            self._above[self._top(each)] = self._top(first)

    def whole(self) -> Iterator[Clash]:
        """Each circle once, with all places that are known of it."""
        found: dict[object, list[Clash]] = {}
        for each in self._steps:
            found.setdefault(self._top(_places(each)[0]), []).append(each)
        for steps in found.values():
            # What is a finding of its own stands before what only leads there.
            every = [each.sides[0] for each in steps]
            every += [side for each in steps for side in each.sides[1:]]
            placed = {(side.path, side.line): side for side in reversed(every)}
            yield steps[0]._replace(sides=tuple(sorted(placed.values(), key=_place)))

    def _top(self, place: object) -> object:
        while (above := self._above.setdefault(place, place)) != place:
            self._above[place] = self._above[above]
            place = above
        return place


def _places(clash: Clash) -> list[object]:
    """Where its sides are; what is settled is no part of what is open."""
    sides = (side for side in clash.sides if side.message != SETTLED)
    return [(side.path, side.line, clash.is_settled) for side in sides]


def _place(side: Side) -> tuple[str, int]:
    return side.path, side.line


def _sides(finding: Finding) -> Iterator[Side]:
    yield Side(finding.path, finding.line, "", finding.quote)
    for each in finding.related:
        yield Side(each.path, each.line, each.message, each.quote)
