"""Diagnostics of many documents -> findings. A text is decoded once for all places in it.

A place in another document is looked up when that document's turn comes, so that no two texts
have to be held at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from speclsp.diagnostic import Diagnostic, Fix, Related
from speclsp.report.finding import (
    Excerpt,
    Finding,
    PlacedEdit,
    PlacedFix,
    QuotedLine,
    RelatedPlace,
)
from speclsp.report.quoting import GROUP, clashing, quoted
from speclsp.suppression.around import words_at
from speclsp.suppression.fingerprint import fingerprint
from speclsp.text import Edit, Place, Span, Text

# Code points that are kept on either side of a place, and of the place itself.
_AROUND = 160
_WITHIN = 240

MOST_FIXED = 5_000
"""How many findings are given with ways to mend them. A document is read for each."""

Fixes = Callable[[str, Diagnostic], Iterable[Fix]]
"""(a path, a finding there) -> how to mend it, the best first."""


class Located(NamedTuple):
    """Where a span starts and ends, from 0, and what stands there."""

    start: Place
    end: Place
    excerpt: Excerpt
    # Columns in bytes, from 1.
    byte_columns: tuple[int, int] = (1, 1)


Places = Mapping[tuple[str, Span], Located]

Passage = tuple[Span, tuple[str, ...]]
"""A place whose passage is to be quoted, and the words that may be marked in it."""

Quotes = Mapping[tuple[str, Passage], tuple[QuotedLine, ...]]


def no_fixes(path: str, diagnostic: Diagnostic) -> Iterable[Fix]:
    return ()


def findings(
    diagnostics: Mapping[str, Sequence[Diagnostic]],
    text: Callable[[str], Text | None],
    shown: Callable[[str], str],
    groups: Mapping[str, str],
    fixes: Fixes = no_fixes,
) -> list[Finding]:
    """The diagnostics by path as findings, in the order given.

    `text` has the text at a path, `shown` the path as it is to be shown, `groups` a rule's group.
    Of `fixes`, those are given that may be applied and change nothing but documents.
    """
    several = list(_mended(diagnostics, fixes))
    places = _located(_wanted(several, groups), text)
    alike: Counter[tuple[str, str]] = Counter()
    found = []
    for path, each, offered in several:
        key = (path, places.known[path, each])
        placed = _finding(path, each, places, shown, groups)
        # As a baseline knows it, and which of equal ones it is.
        nth = f"/{alike[key]}" if alike[key] else ""
        mended = tuple(_fix(one, places.located, shown) for one in offered)
        found.append(placed._replace(fingerprint=key[1] + nth, fixes=mended))
        alike[key] += 1
    return found


def _mended(
    diagnostics: Mapping[str, Sequence[Diagnostic]], fixes: Fixes
) -> Iterator[tuple[str, Diagnostic, tuple[Fix, ...]]]:
    room = MOST_FIXED
    for path, found in diagnostics.items():
        for each in found:
            usable = _usable(fixes(path, each)) if room > 0 else ()
            room -= bool(usable)
            yield path, each, usable


def _usable(fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    return tuple(fix for fix in fixes if fix.grade != "show" and fix.edits and not fix.created)


class _Wanted(NamedTuple):
    """What is to be looked up in a document."""

    spans: set[Span]
    diagnostics: set[Diagnostic]
    passages: set[Passage]


def _wanted(
    several: Iterable[tuple[str, Diagnostic, tuple[Fix, ...]]], groups: Mapping[str, str]
) -> dict[str, _Wanted]:
    wanted: dict[str, _Wanted] = {}

    def at(path: str) -> _Wanted:
        return wanted.setdefault(path, _Wanted(set(), set(), set()))

    for path, each, fixes in several:
        at(path).spans.add(each.span)
        at(path).diagnostics.add(each)
        for related in each.related:
            at(related.path).spans.add(related.span)
        for fix in fixes:
            for other, edit in fix.edits:
                at(other).spans.add(edit.span)
        if groups.get(each.rule) == GROUP:
            at(path).passages.add((each.span, clashing(each)))
            for related in each.related:
                at(related.path).passages.add((related.span, clashing(each, related.message)))
    return wanted


class _Looked(NamedTuple):
    """What was looked up: the places, what each diagnostic is known by, and the passages."""

    located: dict[tuple[str, Span], Located]
    known: dict[tuple[str, Diagnostic], str]
    quotes: Quotes


def _located(wanted: Mapping[str, _Wanted], text_at: Callable[[str], Text | None]) -> _Looked:
    found: dict[tuple[str, Span], Located] = {}
    known: dict[tuple[str, Diagnostic], str] = {}
    quotes: dict[tuple[str, Passage], tuple[QuotedLine, ...]] = {}
    for path, (spans, diagnostics, passages) in wanted.items():
        text = text_at(path) or Text("")
        columns = _byte_columns(text, {offset for span in spans for offset in span})
        for span in spans:
            byte_columns = (columns[span.start], columns[max(span)])
            found[path, span] = located(text, span)._replace(byte_columns=byte_columns)
        for each in diagnostics:
            words = words_at(text.string, each.span, each.clause)
            known[path, each] = fingerprint(each.rule, each.clause, words)
        quotes |= {(path, each): quoted(text, *each) for each in passages}
    return _Looked(found, known, quotes)


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


def _byte_columns(text: Text, offsets: Iterable[int]) -> dict[int, int]:
    """The column of each offset, from 1 and in bytes. A line is read once, however long it is."""
    found: dict[int, int] = {}
    line, at, column = -1, 0, 1
    for offset in sorted(offsets):
        place = text.place(offset)
        if place.line != line:
            line, at, column = place.line, text.starts[place.line], 1
        here = text.starts[line] + place.column
        column += len(text.string[at:here].encode("utf-8", "surrogatepass"))
        at = here
        found[offset] = column
    return found


def _finding(
    path: str,
    diagnostic: Diagnostic,
    places: _Looked,
    shown: Callable[[str], str],
    groups: Mapping[str, str],
) -> Finding:
    start, end, excerpt, byte_columns = places.located[path, diagnostic.span]
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
        tuple(_related(each, diagnostic, places, shown) for each in diagnostic.related),
        excerpt,
        *byte_columns,
        question=diagnostic.question,
        quote=places.quotes.get((path, (diagnostic.span, clashing(diagnostic))), ()),
    )


def _related(
    related: Related, diagnostic: Diagnostic, places: _Looked, shown: Callable[[str], str]
) -> RelatedPlace:
    start, end, excerpt, *_ = places.located[related.path, related.span]
    passage = (related.span, clashing(diagnostic, related.message))
    return RelatedPlace(
        shown(related.path),
        start.line + 1,
        start.column + 1,
        related.message,
        excerpt,
        end.line + 1,
        end.column + 1,
        places.quotes.get((related.path, passage), ()),
    )


def _fix(fix: Fix, places: Places, shown: Callable[[str], str]) -> PlacedFix:
    edits = (_edit(shown(path), edit, places[path, edit.span]) for path, edit in fix.edits)
    return PlacedFix(fix.title, fix.grade, tuple(edits))


def _edit(path: str, edit: Edit, place: Located) -> PlacedEdit:
    return PlacedEdit(
        path,
        place.start.line + 1,
        place.start.column + 1,
        place.end.line + 1,
        place.end.column + 1,
        *place.byte_columns,
        edit.text,
    )
