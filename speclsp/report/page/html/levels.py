"""The levels of authority, the highest above, and what stands at each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from speclsp.report.page.markup import Markup, element, lines
from speclsp.report.page.overview import Level, Overview
from speclsp.report.style import counted

_MOST_HELD = 2_000
_MOST_SILENT = 40


def levels(overview: Overview) -> Iterator[Markup]:
    """The section of authority."""
    authority = overview.authority
    if not authority.levels:
        yield element("p", "No document states a level of authority.", class_="soft")
        return
    yield element("p", "Where two rules clash, the one that stands higher holds.", class_="soft")
    yield element("div", lines(map(_level, authority.levels)), class_="tree")
    if authority.silent:
        shown = authority.silent[:_MOST_SILENT]
        left = len(authority.silent) - len(shown)
        several = counted(len(authority.silent), "document demands", "documents demand")
        items = [element("li", element("code", each)) for each in shown]
        if left:
            items.append(element("li", f"and {left:,} more"))
        yield element(
            "details",
            element("summary", element("span", f"{several} something at no level")),
            element("ul", lines(items), class_="inside"),
        )


def _level(level: Level) -> Markup:
    name = [level.name]
    rank = [element("div", *name)]
    if not level.is_known:
        rank.append(element("div", "not declared", class_="label bad"))
    several = groupby(level.holders[:_MOST_HELD], key=lambda each: each.path)
    held = [
        element(
            "li",
            element("code", path),
            element(
                "ul", *(element("li", each.name, title=f"line {each.line}") for each in holders)
            ),
        )
        for path, holders in several
    ]
    body = element("ul", lines(held)) if held else element("span", "nothing", class_="soft")
    return element(
        "div",
        element("div", *rank, class_="rank"),
        element("div", body, class_="held"),
        class_="level",
    )
