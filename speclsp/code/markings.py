"""Marks in code itself: pytest markers, Java annotations, Gherkin tags, and a project's own
patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.code.comments import within
from speclsp.code.mark import Mark, Options, Verb
from speclsp.code.words import named_at
from speclsp.config.patterns import expression
from speclsp.notation.generic import prefix
from speclsp.text import Span
from speclsp.work import Work

_LONGEST_LINE = 10_000
_LINES_AT_A_TIME = 200

_MARKER = re.compile(
    r"pytest\.mark\.(?:specs?|requirements?|reqs?|covers|verifies|implements|satisfies)\("
    r"(?P<words>[^()]{0,1000})\)"
)
_ANNOTATION = re.compile(
    r"@(?<![\w.]@)(?:Requirements?|Specs?|Req|Covers|Verifies|Satisfies)\((?P<words>[^()]{0,1000})\)"
)
_NUMBER = re.compile(
    r"@(?<![\w.]@)Specification\(\s{0,100}number\s{0,100}=\s{0,100}\"(?P<id>[\w.-]{1,50})\""
)
_STRING = re.compile(r"(?P<quote>[\"'])(?P<id>[A-Za-z0-9][\w./:-]{0,100})(?P=quote)")
# `reason="x"` names no clause, `id="x"` does.
_KEYWORD = re.compile(r"(?P<key>\w{1,50})\s{0,100}=\s{0,100}\Z")
_KEYS = ("id", "ids", "number", "value", "req", "spec")
_TAG_LINE = re.compile(r"(?m:^)[ \t]*@[^\r\n]*")
_LINE = re.compile(r"[^\r\n]+")


FORMS: dict[str, tuple[re.Pattern[str], ...]] = {
    "python": (_MARKER,),
    "java": (_ANNOTATION, _NUMBER),
}
"""What code names clauses with, by the language's habits of testing."""


def markings(text: str, language: str, comments: Sequence[Span]) -> Iterator[Mark]:
    """Markers and annotations, outside comments."""
    for form in FORMS[language]:
        for found in form.finditer(text):
            if within(comments, found.start()):
                continue
            if form is _NUMBER:
                yield _mark(found)
                continue
            start, end = found.span("words")
            for string in _STRING.finditer(text, start, end):
                key = _KEYWORD.search(text, max(start, string.start() - 100), string.start())
                if key is None or key["key"] in _KEYS:
                    yield _mark(string)


def tag_lines(text: str, pattern: str) -> Iterator[Mark]:
    """`@REQ-12` in the lines above a scenario."""
    for line in _TAG_LINE.finditer(text):
        at = text.find("@", *line.span())
        while at >= 0:
            if found := named_at(text, at + 1, line.end(), pattern):
                yield found._replace(verb="verifies")
            at = text.find("@", at + 1, line.end())


def patterned(text: str, options: Options, verb: Verb) -> Work[list[Mark]]:
    """What the patterns of a configuration find, a few lines at a time."""
    marks: list[Mark] = []
    forms = [expression(pattern) for pattern in options.patterns]
    for number, line in enumerate(_LINE.finditer(text)):
        if number % _LINES_AT_A_TIME == 0:
            yield
        if line.end() - line.start() > _LONGEST_LINE:
            continue
        for form in forms:
            group = "id" if "id" in form.groupindex else min(1, form.groups)
            for found in form.finditer(line.group()):
                if found[group]:
                    span = Span(*found.span(group)).moved(line.start())
                    identifier = text[span.start : span.end]
                    marks.append(Mark(identifier, verb, "generic", span, prefix(identifier)))
    return marks


def _mark(found: re.Match[str]) -> Mark:
    identifier, span = found["id"], Span(*found.span("id"))
    folder, _, last = identifier.rpartition("/")
    span = Span(span.end - len(last), span.end)
    return Mark(last, "verifies", "generic", span, prefix(last), scope=folder.rpartition("/")[2])
