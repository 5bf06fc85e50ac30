"""duvet's comments: `//= path.md#anchor`, `//= type=test`, and `//#` before each quoted line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from speclsp.code.mark import NOWHERE, Mark, Verb
from speclsp.text import Span

_LINE = re.compile(r"//(?P<kind>[=#])[ \t]?(?P<words>[^\r\n]*)")
_TYPE = re.compile(r"[ \t]*type[ \t]*=[ \t]*(?P<type>\w+)")
_PAIR = re.compile(r"[ \t]*[\w-]+[ \t]*=[^=]")
_TARGET = re.compile(r"[ \t]*(?P<target>[^\s#]+#[^\s#]+)[ \t]*\Z")
_BETWEEN = re.compile(r"(?:\r\n?|\n)?[ \t/*#;%-]*\Z")
_VERBS: dict[str, Verb] = {"test": "verifies", "todo": "relates", "exception": "relates"}


class _Annotation(NamedTuple):
    target: str
    span: Span
    verb: Verb = "quotes"
    lines: tuple[Span, ...] = ()

    def mark(self, text: str) -> Mark:
        words = " ".join(text[line.start : line.end] for line in self.lines)
        return Mark(
            self.target,
            self.verb,
            "duvet",
            self.span,
            quote=" ".join(words.split()),
            quote_span=Span(self.lines[0].start, self.lines[-1].end) if self.lines else NOWHERE,
        )


def quotes(text: str, start: int, end: int) -> Iterator[Mark]:
    """The annotations in the comments from `start` to `end`."""
    current: _Annotation | None = None
    last = start
    for line in _LINE.finditer(text, start, end):
        words = Span(*line.span("words"))
        if current and not _BETWEEN.match(text, last, line.start()):
            yield current.mark(text)
            current = None
        last = line.end()
        if line["kind"] == "#":
            if current:
                current = current._replace(lines=(*current.lines, words))
        elif current and not current.lines and (kind := _TYPE.match(line["words"])):
            verb = _VERBS.get(kind["type"].lower(), "quotes")
            current = current._replace(verb=verb)
        elif target := _TARGET.match(text, *words):
            if current:
                yield current.mark(text)
            current = _Annotation(target["target"], Span(*target.span("target")))
        elif not _PAIR.match(line["words"]) and current:
            yield current.mark(text)
            current = None
    if current:
        yield current.mark(text)
