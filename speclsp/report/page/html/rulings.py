"""Precedents: what was decided, and about which clauses."""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.report.page.markup import Markup, element, lines
from speclsp.report.page.overview import Overview, Ruling
from speclsp.report.style import counted

_MOST = 400
_MOST_CLAUSES = 20


def rulings(overview: Overview) -> Iterator[Markup]:
    """The section of precedents."""
    if not overview.rulings:
        yield element("p", "No precedent is recorded.", class_="soft")
        return
    yield element("ul", lines(map(_ruling, overview.rulings[:_MOST])), class_="rulings")
    if (left := len(overview.rulings) - _MOST) > 0:
        yield element("p", f"and {counted(left, 'more precedent')}", class_="soft")


def _ruling(ruling: Ruling) -> Markup:
    about = ", ".join(ruling.clauses[:_MOST_CLAUSES])
    if (left := len(ruling.clauses) - _MOST_CLAUSES) > 0:
        about = f"{about} and {left:,} more"
    said = ", ".join(each for each in (ruling.status, ruling.date) if each)
    return element(
        "li",
        element("code", ruling.id),
        f" {ruling.title} ({said})" if ruling.title else f" ({said})",
        element("div", f"about {about}" if about else "about no clause"),
        element("code", f"{ruling.path}:{ruling.line}"),
    )
