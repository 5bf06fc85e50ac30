"""Diagnostics of many documents -> findings. A text is decoded once for all places in it.

A place in another document is looked up when that document's turn comes, so that no two texts
have to be held at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from speclsp.diagnostic import Diagnostic, Related
from speclsp.report.finding import Excerpt, Finding, RelatedPlace
from speclsp.text import Place, Span, Text

# Code points that are kept on either side of a place, and of the place itself.
_AROUND = 160
_WITHIN = 240


class Located(NamedTuple):
    """Where a span starts and ends, from 0, and what stands there."""

    start: Place
    end: Place
    excerpt: Excerpt


def findings(
    diagnostics: Mapping[str, Sequence[Diagnostic]],
    text: Callable[[str], Text | None],
    shown: Callable[[str], str],
    groups: Mapping[str, str],
) -> list[Finding]:
    """The diagnostics by path as findings, in the order given.

    `text` has the text at a path, `shown` the path as it is to be shown, `groups` a rule's group.
    """
    places = _located(_wanted(diagnostics), text)
    return [
        _finding(path, each, places, shown, groups)
        for path, several in diagnostics.items()
        for each in several
    ]


def _wanted(diagnostics: Mapping[str, Iterable[Diagnostic]]) -> dict[str, set[Span]]:
    wanted: dict[str, set[Span]] = {}
    for path, several in diagnostics.items():
        for each in several:
            wanted.setdefault(path, set()).add(each.span)
            for related in each.related:
                wanted.setdefault(related.path, set()).add(related.span)
    return wanted


def _located(
    wanted: Mapping[str, Iterable[Span]], text_at: Callable[[str], Text | None]
) -> dict[tuple[str, Span], Located]:
    found: dict[tuple[str, Span], Located] = {}
    for path, spans in wanted.items():
        text = text_at(path) or Text("")
        for span in spans:
            found[path, span] = located(text, span)
    return found


def located(text: Text, span: Span) -> Located:
    start, end = text.place(span.start), text.place(max(span.start, span.end))
    line = text.line(start.line)
    # A span that begins in a line end is shown behind the line's last character.
    first = min(text.starts[start.line] + start.column, line.end)
    last = max(first, min(span.end, line.end))
    low = max(line.start, first - _AROUND)
    high = min(line.end, min(last, first + _WITHIN) + _AROUND)
    excerpt = Excerpt(
        text.string[low:high],
        first - low,
        min(last, high) - low,
        low > line.start,
        high < line.end,
    )
    return Located(start, end, excerpt)


def _finding(
    path: str,
    diagnostic: Diagnostic,
    places: Mapping[tuple[str, Span], Located],
    shown: Callable[[str], str],
    groups: Mapping[str, str],
) -> Finding:
    start, end, excerpt = places[path, diagnostic.span]
    return Finding(
        shown(path),
        start.line + 1,
        start.column + 1,
        end.line + 1,
        end.column + 1,
        diagnostic.rule,
        groups.get(diagnostic.rule, ""),
        diagnostic.severity,
        diagnostic.message,
        diagnostic.clause or None,
        tuple(_related(each, places, shown) for each in diagnostic.related),
        excerpt,
    )


def _related(
    related: Related,
    places: Mapping[tuple[str, Span], Located],
    shown: Callable[[str], str],
) -> RelatedPlace:
    start, _, excerpt = places[related.path, related.span]
    return RelatedPlace(
        shown(related.path), start.line + 1, start.column + 1, related.message, excerpt
    )
