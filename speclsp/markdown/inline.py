"""The inline runs of a leaf block, as tree-sitter-markdown sees them: code, links, HTML, escapes.

Emphasis is not reported. Offsets are code points in the segment that the words are taken from.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

import tree_sitter_markdown
from tree_sitter import Language, Node, Parser

from speclsp.markdown.blocks import DEEPEST, Block

Kind = Literal[
    "code", "link", "image", "full", "collapsed", "shortcut", "autolink", "tag", "comment",
    "escape", "entity",
]  # fmt: skip


class Run(NamedTuple):
    """One inline run; those inside it (an image in a link) follow it."""

    kind: Kind
    start: int
    end: int
    # The words of a link or an image, between its brackets; those of a code span.
    text_start: int
    text_end: int
    # The destination of a link or an image, the label of a full reference; empty for the rest.
    target_start: int
    target_end: int
    # For the words of links that stand in an image's description.
    nested: bool = False


SMALL = 1_000
"""Words of at most this many bytes are parsed without a bound on the work."""

_LANGUAGE = Language(tree_sitter_markdown.inline_language())
_PARSER = Parser(_LANGUAGE)
_SYNTAX = re.compile(r"[`\[<\\&]")
# The scanner is quadratic in the length of such a run, and none so long means anything.
_LONG_RUN = re.compile(rb"\*{33,}|_{33,}|~{33,}|`{33,}")
# The parser is quadratic in the number of images, not in that of links; so more are read as links.
_MOST_IMAGES = 1_000
_CONTINUATION = re.compile(rb"[\x80-\xbf]")
_KINDS: dict[str, Kind] = {
    "code_span": "code", "inline_link": "link", "image": "image",
    "full_reference_link": "full",
    "collapsed_reference_link": "collapsed", "shortcut_link": "shortcut",
    "uri_autolink": "autolink",
    "email_autolink": "autolink", "html_tag": "tag", "backslash_escape": "escape",
    "entity_reference": "entity", "numeric_character_reference": "entity",
}  # fmt: skip


_CLOSED = frozenset(("code", "tag", "comment", "autolink"))


class TooCostlyError(Exception):
    """The words would take more work to parse than any that are meant to be read."""


def runs(segment: str, block: Block) -> tuple[Run, ...]:
    """The runs in the words of `block`, in the order of the text. Raises TooCostlyError."""
    start = block.inner_start
    words = segment[start : block.inner_end]
    if not _SYNTAX.search(words):
        return ()
    for low, high in zip(block.holes[::2], block.holes[1::2], strict=True):
        words = words[: low - start] + " " * (high - low) + words[high - start :]
    return tuple(
        Run(kind, a + start, b + start, c + start, d + start, e + start, f + start, nested)
        for kind, a, b, c, d, e, f, nested in _runs(words)
    )


# Of the paragraphs of a segment, a keystroke changes one.
@lru_cache(maxsize=1_024)
def _runs(words: str) -> tuple[Run, ...]:
    """The runs in `words`, whose offsets count from their start. Raises TooCostlyError."""
    data = words.encode("utf-8", "replace").replace(b"\0", b" ")
    data = _LONG_RUN.sub(lambda run: b"x" * len(run.group()), data)
    if data.count(b"![") > _MOST_IMAGES:
        data = data.replace(b"![", b"x[")
    root = _parse(data)
    starts = None if data.isascii() else [each.start() for each in _CONTINUATION.finditer(data)]

    def offset(byte: int) -> int:
        return byte if starts is None else byte - bisect_left(starts, byte)

    found = []
    for node, kind, nested in _nodes(root, data, False, 0):
        text_start, text_end, target_start, target_end = map(offset, _parts(node, kind))
        start, end = offset(node.start_byte), offset(node.end_byte)
        found.append(Run(kind, start, end, text_start, text_end, target_start, target_end, nested))
    return tuple(found)


def _parse(data: bytes) -> Node:
    if len(data) <= SMALL:
        return _PARSER.parse(data).root_node
    steps = 1_000 + len(data) // 16

    def stop(*_: object) -> bool:
        nonlocal steps
        steps -= 1
        return steps < 0

    try:
        return _PARSER.parse(lambda at, _: data[at : at + 4_096], progress_callback=stop).root_node
    except ValueError:
        # A parser that was stopped would go on where it was with the next text.
        _PARSER.reset()
        raise TooCostlyError from None


def _nodes(node: Node, data: bytes, nested: bool, depth: int) -> Iterator[tuple[Node, Kind, bool]]:
    for child in node.children:
        kind = _KINDS.get(child.type)
        if kind == "tag" and data.startswith(b"<!--", child.start_byte):
            kind = "comment"
        if kind is not None:
            yield child, kind, nested
        if child.child_count and depth < DEEPEST and kind not in _CLOSED:
            yield from _nodes(child, data, nested or kind == "image", depth + 1)


def _parts(node: Node, kind: Kind) -> tuple[int, int, int, int]:
    """Words and target, in bytes."""
    if kind == "code":
        marks = [child for child in node.children if child.type == "code_span_delimiter"]
        if len(marks) == 2:
            return marks[0].end_byte, marks[1].start_byte, node.end_byte, node.end_byte
    words = (node.start_byte, node.start_byte)
    target = (node.end_byte, node.end_byte)
    for child in node.children:
        if child.type in ("link_text", "image_description"):
            words = (child.start_byte, child.end_byte)
        elif child.type in ("link_destination", "link_label"):
            target = (child.start_byte, child.end_byte)
    if kind == "autolink":
        target = (node.start_byte + 1, node.end_byte - 1)
    return (*words, *target)
