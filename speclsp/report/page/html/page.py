"""The whole page: one file that loads nothing, runs nothing and leads nowhere but into itself."""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.report.page.asides import asides
from speclsp.report.page.html.conflicts import conflicts
from speclsp.report.page.html.doubtful import doubtful
from speclsp.report.page.html.levels import levels
from speclsp.report.page.html.matrix import matrix
from speclsp.report.page.html.picture import picture
from speclsp.report.page.html.questions import questions
from speclsp.report.page.html.rulings import rulings
from speclsp.report.page.html.style_sheet import STYLE, policy
from speclsp.report.page.markup import Markup, element, lines
from speclsp.report.page.overview import Aside, Overview
from speclsp.report.page.totals import figures

GENERATOR = '<meta name="generator" content="speclsp report" />'
"""What a page of ours is known by."""

_MOST_SKIPPED = 50


def html(overview: Overview) -> Iterator[str]:
    """The lines of the page."""
    yield "<!DOCTYPE html>"
    yield '<html lang="en" xmlns="http://www.w3.org/1999/xhtml">'
    yield "<head>"
    yield '<meta charset="utf-8" />'
    yield GENERATOR
    yield element("meta", http_equiv="Content-Security-Policy", content=policy())
    yield '<meta name="viewport" content="width=device-width, initial-scale=1" />'
    yield element("title", overview.heading.title)
    yield f"<style>{STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield from _top(overview)
    anchors = {each.path: f"d{at}" for at, each in enumerate(overview.sheets, 1) if each.clauses}
    for name, title, content in (
        ("map", "Map", picture(overview, anchors)),
        ("conflicts", "Conflicts", conflicts(overview)),
        ("precedents", "Precedents", rulings(overview)),
        ("tests", "Clauses and their tests", matrix(overview, anchors)),
        ("authority", "Authority", levels(overview)),
        ("ambiguity", "Ambiguity", doubtful(overview)),
        ("questions", "Open questions", questions(overview)),
    ):
        yield f'<section id="{name}">'
        yield element("h2", title)
        yield from content
        yield "</section>"
    yield element("footer", *_below(overview.aside))
    yield "</body>"
    yield "</html>"


def _top(overview: Overview) -> Iterator[Markup]:
    heading = overview.heading
    date = element("p", heading.date, class_="date") if heading.date else Markup("")
    items = [
        element(
            "div",
            element("dt", each.name),
            element("dd", each.shown, class_="bad" if each.is_bad else ""),
        )
        for each in figures(overview)
    ]
    links = (
        element("a", title, href=f"#{name}")
        for name, title in (
            ("map", "Map"),
            ("conflicts", "Conflicts"),
            ("precedents", "Precedents"),
            ("tests", "Tests"),
            ("authority", "Authority"),
            ("ambiguity", "Ambiguity"),
            ("questions", "Questions"),
        )
    )
    yield element(
        "header",
        element("h1", heading.title),
        date,
        element("dl", lines(items), class_="figures"),
        element("nav", *links),
    )


def _below(aside: Aside) -> Iterator[Markup]:
    for line in asides(aside):
        yield element("p", line)
    if aside.skipped:
        items = [
            element("li", element("code", path), f" ({reason})")
            for path, reason in aside.skipped[:_MOST_SKIPPED]
        ]
        if (left := len(aside.skipped) - _MOST_SKIPPED) > 0:
            items.append(element("li", f"and {left:,} more"))
        yield element("p", "Not looked at:")
        yield element("ul", lines(items))
    yield element("p", "Made by speclsp report. The same files give the same page.")
