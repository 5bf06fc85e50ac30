"""Text of a file that is no Markdown -> what it names, its test functions, and what is ignored in
it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from speclsp.code.comments import blocks, comments, fenced, within
from speclsp.code.functions import functions
from speclsp.code.ignoring import ignores
from speclsp.code.languages import PLAIN, Language, is_test_path, language_of
from speclsp.code.mark import Function, Ignore, Mark, Options, Verb
from speclsp.code.markers import rule_markers, tags
from speclsp.code.markings import FORMS, markings, patterned, tag_lines
from speclsp.code.quotes import quotes
from speclsp.code.words import bare, feature, named, numbered, properties
from speclsp.text import Span
from speclsp.work import Work

MOST = 10_000
"""Marks of a file."""


def read(
    text: str, path: str, options: Options
) -> Work[tuple[tuple[Mark, ...], tuple[Function, ...], tuple[Ignore, ...]]]:
    """The marks, of which no two overlap, the functions and what is ignored, each in the order of
    the text."""
    language = language_of(path) or PLAIN
    spans = yield from comments(text, language.comments)
    marks = yield from _marks(text, path, language, spans, options)
    yield
    found = yield from functions(text, language.tests, spans)
    yield
    marks += _in_titles(text, found, language, options)
    return _settled(marks), found, tuple(ignores(text, spans))


def _marks(
    text: str, path: str, language: Language, spans: Sequence[Span], options: Options
) -> Work[list[Mark]]:
    tests = is_test_path(path)
    verb: Verb = "verifies" if tests else "implements"
    # What a project says itself comes first.
    marks = (yield from patterned(text, options, verb)) if options.patterns else []
    scope = ""
    for block in blocks(text, spans):
        start, end = block[0].start, block[-1].end
        scope = feature(text, start, end) or scope
        found = list(_in_comment(text, start, end, options.pattern, tests=tests))
        examples = fenced(text, start, end)
        if examples:
            found = [each for each in found if not within(examples, each.span.start)]
        marks += [each if each.scope or not scope else _in(each, scope) for each in found]
        if len(marks) > MOST:
            break
        yield
    if language.tests in FORMS:
        marks += markings(text, language.tests, spans)
    if language.tests == "gherkin":
        marks += tag_lines(text, options.pattern)
    yield
    return marks


def _in_comment(text: str, start: int, end: int, pattern: str, *, tests: bool) -> Iterator[Mark]:
    """The marks of a comment. Of two at one place, the first holds."""
    if text.find("[", start, end) >= 0:
        yield from rule_markers(text, start, end)
        yield from tags(text, start, end)
    elif text.find("//@", start, end) >= 0:
        yield from rule_markers(text, start, end)
    if text.find("//=", start, end) >= 0:
        yield from quotes(text, start, end)
    if text.find("Requirement", start, end) >= 0:
        yield from numbered(text, start, end)
    if text.find("Property ", start, end) >= 0:
        yield from properties(text, start, end)
    yield from named(text, start, end, pattern, tests=tests)
    yield from bare(text, start, end, pattern, tests=tests)


def _in(mark: Mark, scope: str) -> Mark:
    """The mark where the comments speak of a feature folder."""
    return mark._replace(scope=scope) if mark.notation in ("kiro", "generic") else mark


def _in_titles(
    text: str, found: Iterable[Function], language: Language, options: Options
) -> list[Mark]:
    """What the titles of tests name, as in `it("FR-001: closes idle sessions")`."""
    if language.tests not in ("script", "gherkin", "ruby", "elixir", "shell"):
        return []
    return [
        mark
        for each in found
        if each.is_test
        for mark in bare(text, *each.span, options.pattern, tests=True)
    ]


def _settled(marks: list[Mark]) -> tuple[Mark, ...]:
    """The marks in the order of the text; of those that overlap, the one that was found first."""
    kept: list[Mark] = []
    for _, mark in sorted(enumerate(marks), key=lambda each: (each[1].span.start, each[0])):
        if not kept or mark.span.start >= kept[-1].span.end:
            kept.append(mark)
    return tuple(kept[:MOST])
