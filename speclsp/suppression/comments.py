"""Comments that switch a rule off for a line, a block or a file.

`<!-- speclsp-ignore RULE[, RULE]: reason -->` at the end of a line holds for findings that start in
that line; alone between top-level blocks, for the block below. `speclsp-ignore-file`, alone there,
holds for the file. A name may be that of a rule or of a group. Behind a heading or a rule marker
a comment would become part of a title or an identifier elsewhere, so it holds for nothing there.
Nor does one in which the author has not yet given the reason.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from speclsp.config.values import Config, IgnoredClause
from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.spec.facts import Comment, Facts
from speclsp.text import Span

UNEXPLAINED = "say why"
"""Stands where the author is to give the reason."""

_FORMS = ("speclsp-ignore", "speclsp-ignore-file")

_UNEXPLAINED = f'"{{name}}" is not switched off yet, give the reason in place of "{UNEXPLAINED}"'
_COMMENT = re.compile(
    r"\s*(?P<form>speclsp-ignore[\w-]*)[ \t]*(?P<names>[^:]*)(?P<reason>.*)", re.DOTALL
)
_NAME = re.compile(r"[^\s,](?:[^,]*[^\s,])?")
_MARKER = re.compile(r"[ \t>]*[a-z][a-z0-9]*\[[^\]\r\n]*\][ \t]*\Z")
_OTHER_COMMENT = re.compile(r"<!--.*?-->")


class Suppression(NamedTuple):
    """One name in a comment."""

    # A rule or a group of rules; "" where the comment names none.
    rule: str
    # Where the name stands, or the comment that has none.
    span: Span
    # Findings that start here are covered; None for all in the file.
    where: Span | None
    # Why nothing is covered.
    fault: str = ""


_ByPlace = dict[Span, list[Suppression]]


class Suppressions:
    """All that is switched off in one document, by its comments and by the configuration."""

    def __init__(self, found: tuple[Suppression, ...], ignored: tuple[IgnoredClause, ...]) -> None:
        self.found = found
        self.ignored = ignored
        self._everywhere: dict[str, list[Suppression]] = {}
        by_place: tuple[_ByPlace, _ByPlace] = ({}, {})
        for each in found:
            if each.where is None and not each.fault:
                self._everywhere.setdefault(each.rule, []).append(each)
            elif each.where and not each.fault:
                behind = each.where.start <= each.span.start < each.where.end
                by_place[behind].setdefault(each.where, []).append(each)
        # Blocks, and lines: neither overlap among themselves.
        self._by_place = [(sorted(places), places) for places in by_place if places]

    def covering(self, diagnostic: Diagnostic, group: str) -> tuple[Suppression, ...]:
        """The comments that cover a finding of a rule of that group."""
        rule, start = diagnostic.rule, diagnostic.span.start
        here = [*self._everywhere.get(rule, ()), *self._everywhere.get(group, ())]
        for spans, places in self._by_place:
            at = bisect_right(spans, start, key=lambda span: span.start) - 1
            if at >= 0 and start < spans[at].end:
                here += [each for each in places[spans[at]] if each.rule in (rule, group)]
        return tuple(here)

    def ignores(self, diagnostic: Diagnostic, group: str) -> bool:
        """Whether the configuration says that findings of this rule on this clause are right."""
        return any(
            each.clause == diagnostic.clause
            and (diagnostic.rule in each.rules or group in each.rules)
            for each in self.ignored
        )


def suppressions(document: Document, config: Config) -> Suppressions:
    return Suppressions(tuple(_suppressions(document)), config.ignore_clause)


def _suppressions(document: Document) -> Iterator[Suppression]:
    for at, (start, facts) in enumerate(document.facts):
        for comment in facts.comments:
            if "speclsp-ignore" in comment.words and (found := _COMMENT.match(comment.words)):
                span = comment.span.moved(start)
                where, fault = _covered(document, at, start, facts, comment, found["form"])
                if where != Span(0, 0) and found["reason"].strip(": \t") == UNEXPLAINED:
                    where, fault = Span(0, 0), _UNEXPLAINED
                inside = span.start + len("<!--") + found.start("names")
                names = list(_NAME.finditer(found["names"]))
                for name in names:
                    place = Span(inside + name.start(), inside + name.end())
                    yield Suppression(name.group(), place, where, fault.format(name=name.group()))
                if not names:
                    yield Suppression("", span, None, f'"{found["form"]}" names no rule')


def _covered(
    document: Document, at: int, start: int, facts: Facts, comment: Comment, form: str
) -> tuple[Span | None, str]:
    """What a comment covers, None for the file, and why it covers nothing; "{name}" in it is a
    rule's."""
    nothing = Span(0, 0)
    if form not in _FORMS:
        return nothing, f'"{form}" is no form of suppression, write "speclsp-ignore {{name}}"'
    if comment.alone:
        if form == "speclsp-ignore-file":
            return None, ""
        below = _block_below(document, at, start, comment)
        return (below, "") if below else (nothing, 'there is no block below for "{name}"')
    if form == "speclsp-ignore-file":
        return nothing, '"{name}" is not switched off, write the comment on a line of its own'
    offset = comment.span.start + start
    line = document.text.line(document.text.line_at(offset))
    before = document.text.string[line.start : offset]
    above = '"{name}" is not switched off, write the comment on its own line above'
    if any(_holds(section.span, comment.span) for section in facts.sections):
        return nothing, f"behind a heading {above}"
    if _MARKER.match(before):
        return nothing, f"behind a rule marker {above}"
    words = _OTHER_COMMENT.sub("", document.words(line))
    if not words.strip(" \t>|*+-"):
        return nothing, '"{name}" is not switched off, write the comment at the end of the line'
    return Span(line.start, line.end + 1), ""


def _block_below(document: Document, at: int, start: int, comment: Comment) -> Span | None:
    if comment.below:
        return _with_end(comment.below.moved(start))
    starts = document.starts
    for later in range(at + 1, len(starts)):
        if first := document.segments[later].facts.first:
            return _with_end(first.moved(starts[later]))
    return None


def _with_end(span: Span) -> Span:
    return Span(span.start, span.end + 1)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start < outer.end
