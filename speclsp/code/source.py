"""One file that is no Markdown, at one version: which clauses it names, and its test functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from speclsp.code.comments import blocks, comments, fenced, within
from speclsp.code.functions import functions
from speclsp.code.ignoring import ignores
from speclsp.code.languages import PLAIN, Language, is_test_path, language_of
from speclsp.code.mark import NOWHERE, Function, Ignore, Mark, Options, Verb
from speclsp.code.markers import rule_markers, tags
from speclsp.code.markings import FORMS, markings, patterned, tag_lines
from speclsp.code.quotes import quotes
from speclsp.code.targets import names
from speclsp.code.words import bare, feature, named, numbered, properties
from speclsp.spec.names import Outline
from speclsp.text import Span, Text
from speclsp.work import Work, at_once

MOST = 10_000
"""Marks of a file."""

DEFAULT = Options()


class Source:
    """What a path holds. At rest its text is bytes."""

    def __init__(
        self,
        path: str,
        data: bytes,
        options: Options,
        marks: tuple[Mark, ...] = (),
        functions: tuple[Function, ...] = (),
        ignores: tuple[Ignore, ...] = (),
    ) -> None:
        self.path = path
        self.data = data
        self.options = options
        # In the order of the text; no two overlap.
        self.marks = marks
        self.functions = functions
        self.ignores = ignores

    @classmethod
    def read(cls, path: str, text: str | bytes, options: Options = DEFAULT) -> Source:
        """The source at `path`; bytes are those of UTF-8."""
        return at_once(cls.reading(path, text, options))

    @classmethod
    def reading(cls, path: str, text: str | bytes, options: Options = DEFAULT) -> Work[Source]:
        """`read`, a piece at a time."""
        data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        string = text if isinstance(text, str) else text.decode("utf-8", "surrogatepass")
        language = language_of(path) or PLAIN
        spans = yield from comments(string, language.comments)
        marks = yield from _marks(string, path, language, spans, options)
        yield
        found = yield from functions(string, language.tests, spans)
        yield
        marks += _in_titles(string, found, language, options)
        return cls(path, data, options, _settled(marks), found, tuple(ignores(string, spans)))

    @property
    def text(self) -> Text:
        return Text(self.data.decode("utf-8", "surrogatepass"))

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it matters to anybody."""
        return not self.marks and not self.functions

    @cached_property
    def outline(self) -> Outline:
        """What it uses, by name; it defines nothing."""
        return Outline(uses=frozenset(name for mark in self.marks for name in names(mark)))

    @cached_property
    def said(self) -> tuple[object, ...]:
        """What of it others depend on: everything but places."""
        marks = tuple(
            mark._replace(span=NOWHERE, revision_span=NOWHERE, quote_span=NOWHERE)
            for mark in self.marks
        )
        return (marks, tuple((each.name, each.is_test) for each in self.functions))


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
