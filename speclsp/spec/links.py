"""Links, their labels, and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from speclsp.markdown.inline import Run
from speclsp.spec.anchors import without_comments
from speclsp.spec.facts import Footnote, Label, Link
from speclsp.spec.passage import Passage
from speclsp.text import Span

_LABEL = re.compile(
    r"[ \t]*(?P<mark>\[(?P<label>(?!\^)(?:[^\[\]\\]|\\.)+)\]):[ \t]*(?:\n[ \t]*)?"
    r"(?P<target><[^<>\n]*>|\S+)"
)
_FOOTNOTE = re.compile(r"(?:^|(?<=[\r\n]))[ \t]{0,3}\[\^(?P<label>[^\]\s]+)\]:")
_HREF = re.compile(
    r"<(?P<tag>a|img)\s[^<>]*?\b(?:href|src)\s*=\s*(?P<quote>[\"'])(?P<target>[^\"'<>]*)(?P=quote)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
# What is no label by its look: a tag, a citation, a range in a pattern; a path of Rust or Python.
_NO_LINK = re.compile(r"[\^@]|(?:\w-\w)+[\w.+-]?\Z")
_TEST = re.compile(
    r"[ \t]+`?(?P<whole>(?P<path>[\w@+.-]{1,100}(?:/[\w@+.-]{1,100}){0,20}\.[A-Za-z]\w{0,9})"
    r"(?:::(?P<function>[^\s`]{1,200}))?)`?[ \t]*(?=[\r\n]|\Z)"
)
_NO_TESTS = (".md", ".markdown", ".mdx", ".html", ".htm", ".pdf", ".txt")
_NO_LABEL = re.compile(r"[^\r\n]*::|(?:[\w-]+\.)+[\w-]+\Z")
_SHORT = 3


def links(passage: Passage) -> Iterator[Link]:
    """The Markdown links and images in a passage, and those of HTML tags."""
    for run in passage.runs:
        if run.kind == "link" or (run.kind == "image" and run.end != run.target_end):
            yield _link(passage, run)
        elif run.kind == "full" or run.kind == "collapsed" or run.kind == "shortcut":
            link = _reference_link(passage, run)
            if link.target.strip():
                yield link
        elif run.kind == "tag":
            yield from _html_links(passage.segment[run.start : run.end], run.start)
    if passage.block.kind == "html":
        yield from _html_links(without_comments(passage.words), passage.start)


def _link(passage: Passage, run: Run) -> Link:
    start, end = run.target_start, run.target_end
    target = passage.segment[start:end]
    if target.startswith("<") and target.endswith(">"):
        start, end, target = start + 1, end - 1, target[1:-1]
    text = passage.segment[run.text_start : run.text_end]
    kind: Literal["inline", "image"] = "image" if run.kind == "image" else "inline"
    return Link(kind, target, text, Span(run.start, run.end), Span(start, end))


def _reference_link(passage: Passage, run: Run) -> Link:
    start, end = run.text_start, run.text_end
    kind: Literal["full", "collapsed", "shortcut"] = "shortcut"
    if run.kind == "full":
        kind, start, end = "full", run.target_start + 1, run.target_end - 1
    elif run.kind == "collapsed":
        kind = "collapsed"
    text, target = passage.segment[run.text_start : run.text_end], passage.segment[start:end]
    before = passage.segment[run.start - 1 : run.start]
    # As in matrix[i][j], [^ab1c][^cd2e] or [a-z][0-9].
    doubtful = (
        before.isalnum()
        or before in ("_", "]", ")")
        or any(_NO_LINK.match(words) for words in (text, target))
        or _NO_LABEL.match(target) is not None
        or len(text) + len(target) <= _SHORT
    )
    return Link(kind, target, text, Span(run.start, run.end), Span(start, end), doubtful)


def _html_links(html: str, start: int) -> Iterator[Link]:
    for found in _HREF.finditer(html):
        yield Link(
            "html",
            found.group("target"),
            "",
            Span(start + found.start(), start + found.end()),
            Span(start + found.start("target"), start + found.end("target")),
        )


def label(passage: Passage) -> Label | None:
    """The label that a link reference definition gives."""
    found = _LABEL.match(passage.segment, passage.block.start, passage.block.end)
    if found is None:
        return None
    start, end, target = found.start("target"), found.end("target"), found.group("target")
    if target.startswith("<") and target.endswith(">"):
        start, end, target = start + 1, end - 1, target[1:-1]
    label_span = Span(found.start("label"), found.end("label"))
    return Label(normal(found.group("label")), target, passage.span, Span(start, end), label_span)


def normal(words: str) -> str:
    """A label as CommonMark compares it: case folded, white space collapsed."""
    return _SPACE.sub(" ", words.strip()).casefold()


def footnotes(passage: Passage) -> Iterator[Footnote]:
    """The footnotes that a paragraph (or what the grammar takes for a link definition) defines."""
    low = passage.block.start if passage.block.kind == "definition" else passage.block.inner_start
    high = passage.block.end if passage.block.kind == "definition" else passage.block.inner_end
    for found in _FOOTNOTE.finditer(passage.segment, low, high):
        if (
            found.start() > low
            or low == 0
            or passage.segment[low - 1 : low] in ("\n", "\r", "", " ")
        ):
            span = Span(found.start("label"), found.end("label"))
            test = _TEST.match(passage.segment, found.end(), high)
            yield _tested(found.group("label"), span, test)


def _tested(label: str, span: Span, test: re.Match[str] | None) -> Footnote:
    if test is None or not (test["function"] or "/" in test["path"]):
        return Footnote(label, span)
    if test["path"].lower().endswith(_NO_TESTS):
        return Footnote(label, span)
    return Footnote(label, span, test["path"], test["function"] or "", Span(*test.span("whole")))
