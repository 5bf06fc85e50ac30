"""The places that a page names besides its sections and clauses.

By HTML (`<a id="x">`, `<h2>Title</h2>`), by attributes (`{#x}` behind a figure, an item, a fence),
by targets (`(x)=` of MyST); and the anchors that some sites give to a heading with an image or
a footnote, besides those that others give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.spec.facts import Anchor
from speclsp.spec.passage import Passage
from speclsp.spec.titles import github_slug, title
from speclsp.text import Span

_TAG = re.compile(r"<[A-Za-z][\w.-]*(?=\s)[^<>]*")
_ID = re.compile(
    r"(?<=\s)(?:id|name)\s*=\s*\{?(?P<quote>[\"']?)(?P<id>[^\"'\s>{}]+)(?P=quote)", re.IGNORECASE
)
_HEADING = re.compile(r"<h[1-6]\b[^<>]*>(?P<words>(?:(?!</?h[1-6]).){1,500})</h[1-6]", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ATTRIBUTE = re.compile(
    r"(?<!\{)\{(?:[^{}#\r\n]{0,200}[ \t:*])?#(?P<id>[\w.:-]+)(?:[ \t][^{}\r\n]{0,200})?\}"
)
_TARGET = re.compile(r"(?:^|(?<=[\r\n]))\((?P<id>[\w.:-]+)\)=[ \t]*(?=[\r\n]|\Z)")
_NAME = re.compile(r"(?:^|(?<=[\r\n])):(?:name|label):[ \t]*(?P<id>[\w.:-]+)")
_NOT_IN_SLUG = re.compile(r"!\[[^\[\]\r\n]*\](?:\([^()\r\n]*\)|\[[^\[\]\r\n]*\])?|\[\^[^\[\]\s]*\]")


def anchors(passage: Passage) -> Iterator[Anchor]:
    """The places that a passage names, those of HTML first."""
    kind, words, start = passage.block.kind, passage.words, passage.start
    if kind == "html":
        words = without_comments(words)
        yield from _of_tags(words, start)
    for run in passage.runs:
        if run.kind == "tag":
            yield from _of_tags(passage.segment[run.start : run.end], run.start)
    if kind == "fence":
        yield from _of_fence(passage)
        return
    if "</h" in words:
        for found in _HEADING.finditer(words):
            yield from _of_title(found.group("words"), _span(found, start, "words"))
    if kind == "heading":
        if "![" in words or "[^" in words:
            span = Span(start, passage.block.inner_end)
            yield from _of_title(_NOT_IN_SLUG.sub("", words), span)
    else:
        if "{" in words and "#" in words:
            yield from _matches(_ATTRIBUTE, passage.masked, start)
        if ")=" in words:
            yield from _matches(_TARGET, passage.masked, start)


def _of_title(words: str, span: Span) -> Iterator[Anchor]:
    if slug := github_slug(title(words)).strip("-"):
        yield Anchor(slug, span)


def _of_fence(passage: Passage) -> Iterator[Anchor]:
    info = passage.block.note
    if "{" not in info:
        return
    if (at := passage.segment.find(info, passage.block.start)) >= 0:
        yield from _matches(_ATTRIBUTE, info, at)
    if info.startswith("{"):
        yield from _matches(_NAME, passage.words, passage.start)


def _of_tags(html: str, start: int) -> Iterator[Anchor]:
    for tag in _TAG.finditer(html):
        yield from _matches(_ID, tag.group(), start + tag.start())


def _matches(pattern: re.Pattern[str], words: str, start: int) -> Iterator[Anchor]:
    for found in pattern.finditer(words):
        yield Anchor(found.group("id"), _span(found, start, "id"))


def _span(found: re.Match[str], start: int, group: str) -> Span:
    return Span(start + found.start(group), start + found.end(group))


def without_comments(html: str) -> str:
    """HTML with spaces for its comments; the length stays."""
    return _COMMENT.sub(lambda comment: " " * len(comment.group()), html)
