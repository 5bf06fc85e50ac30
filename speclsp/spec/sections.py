"""Headings: their titles and the identifiers they state, `## Title {#id key=value}`.

The form is that of Pandoc's header_attributes, kramdown and Python-Markdown's attr_list.
"""

from __future__ import annotations

import re

from speclsp.spec.facts import Attribute, Section
from speclsp.spec.passage import Passage
from speclsp.spec.titles import title
from speclsp.text import Span

_ATTRIBUTES = re.compile(
    r"[ \t]*#*[ \t]*\{:?[ \t]*(?:[.][\w-]+[ \t]+)*#(?P<id>[\w.:-]+)(?P<rest>[^}\n]*)\}[ \t]*\Z"
)
_PAIR = re.compile(r"(?P<key>[\w-]+)=(?P<value>\"[^\"]*\"|'[^']*'|[^\s}]+)")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*\Z")
_COMMENT = re.compile(r"(?:[ \t]*<!--[^\n]*?-->)+[ \t]*\Z")


def section(passage: Passage) -> Section:
    """The section that a heading opens."""
    words = passage.words
    # A comment behind the heading is no part of it.
    end = comment.start() if (comment := _COMMENT.search(words)) else len(words)
    start = passage.start
    found = _ATTRIBUTES.search(words, 0, end)
    if found:
        words_end = found.start()
        id_span = Span(start + found.start("id"), start + found.end("id"))
        attributes = attributes_in(found.group("rest"), start + found.start("rest"))
    else:
        closing = _CLOSING.search(words, 0, end)
        words_end = closing.start() if closing else end
        id_span, attributes = Span(start + words_end, start + words_end), ()
    return Section(
        title(words[:words_end]),
        passage.block.level,
        passage.span,
        _stripped(words[:words_end], start),
        found.group("id") if found else "",
        id_span,
        attributes,
    )


def _stripped(words: str, start: int) -> Span:
    """Where the title stands; a setext heading may be indented."""
    low = start + len(words) - len(words.lstrip(" \t"))
    return Span(low, max(low, start + len(words.rstrip())))


def attributes_in(words: str, start: int) -> tuple[Attribute, ...]:
    """The `key=value` pairs in `words`, which stand at `start`; quotes are no part of the value."""
    found = []
    for pair in _PAIR.finditer(words):
        value, low = pair.group("value"), pair.start("value")
        if value[0] in "\"'" and len(value) > 1:
            value, low = value[1:-1], low + 1
        found.append(
            Attribute(pair.group("key"), value, Span(start + low, start + low + len(value)))
        )
    return tuple(found)
