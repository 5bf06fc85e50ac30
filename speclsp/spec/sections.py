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
    r"\{:?[ \t]*(?:(?:\.[\w-]+|[\w-]+=[^\s{}#\"']+)[ \t]+)*#(?P<id>[\w.:-]+)(?P<rest>[^{}\n]*)\}"
)
_PAIR = re.compile(r"(?P<key>[\w-]+)=(?P<value>\"[^\"]*\"|'[^']*'|[^\s}]+)")
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,3})*)(?P<stop>[.)]?):?[ \t]+(?=\S)")
_BLANK = " \t"


def section(passage: Passage) -> Section:
    """The section that a heading opens."""
    words = passage.words
    end = _without_comments(words)
    start = passage.start
    stop = len(words[:end].rstrip(_BLANK))
    found = _ATTRIBUTES.fullmatch(words, max(0, words.rfind("{", 0, stop)), stop)
    if found:
        words_end = _without_closing(words, found.start())
        id_span = Span(start + found.start("id"), start + found.end("id"))
        attributes = attributes_in(found.group("rest"), start + found.start("rest"))
    else:
        words_end = _without_closing(words, end)
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


def number(title: str) -> str:
    """The number before a title, as in "4.2 Title" and "4. Title"; "" for none.

    A number without any mark may be part of the title, as in "12 monkeys" and "3 ways to wait",
    so that it must be followed by a capital or by something that is no letter.
    """
    found = _NUMBER.match(title)
    if found is None:
        return ""
    plain = "." not in found.group("number") and not found.group("stop")
    if plain and title[found.end() : found.end() + 1].islower():
        return ""
    return found.group("number")


def _without_comments(words: str) -> int:
    """Where the comments behind a heading start, which are no part of it, with the space before."""
    end = len(words)
    while (stop := len(words[:end].rstrip(_BLANK))) and words.endswith("-->", 0, stop):
        before = words.rfind("-->", 0, stop - 3) + 1
        start = words.find("<!--", before, stop - 3)
        if start < 0:
            break
        end = len(words[:start].rstrip(_BLANK))
    return end


def _without_closing(words: str, end: int) -> int:
    """Where the `##` that closes a heading starts, with the space before; `end` without one."""
    open_words = words[:end].rstrip(_BLANK).rstrip("#")
    if open_words and open_words[-1] not in _BLANK:
        return end
    return len(open_words.rstrip(_BLANK))


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
