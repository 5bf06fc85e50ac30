"""The anchors and links of one page, as a CommonMark renderer and GitHub's slugs have them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.corpus.plain import without_front_matter

_ATTRIBUTE = re.compile(r"[ \t]*\{:?[ \t]*#([\w.:-]+)[^}\n]*\}[ \t]*$", re.MULTILINE)
_HTML_ANCHOR = re.compile(r"""<[A-Za-z][^>]*?\s(?:id|name)\s*=\s*["']?([^"'\s>]+)""")
_HTML_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_RULE = re.compile(r"^(?:> ?)?([a-z][a-z0-9]*)\[([\w.-]+)(?:\+\d+)?\]$", re.MULTILINE)
_INCLUDE = re.compile(r"\{\{#(?:rustdoc_)?include|\{%-?\s*include|\{!|-->?8--|--8<--|:::include")
_REFERENCE = re.compile(r"(?<!\])\[([^\[\]]+)\]\[([^\[\]]*)\]")

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


class Link(NamedTuple):
    # unquoted
    target: str
    # 1-based
    line: int


class Page(NamedTuple):
    links: tuple[Link, ...]
    # labels of full and collapsed references that nothing defines
    undefined_labels: tuple[Link, ...]
    anchors: frozenset[str]
    # whether a generator puts other text in, so that more anchors may come
    is_open: bool


def read_page(text: str) -> Page:
    source = without_front_matter(text.removeprefix("\ufeff"))
    tokens = _MARKDOWN.parse(source)
    inlines = tuple(_inlines(tokens))
    return Page(
        tuple(link for children, line in inlines for link in _links(children, line)),
        tuple(label for children, line in inlines for label in _undefined(children, line)),
        frozenset([*_slugs(tokens), *_html_anchors(tokens), *_attributes(tokens), *_rules(source)]),
        bool(_INCLUDE.search(source)),
    )


def slug(heading: str) -> str:
    """Letters, digits, `_` and `-`, in lower case; spaces become `-`; the rest goes."""
    kept = (character for character in heading.strip().lower() if _is_kept(character))
    return "".join(kept).replace(" ", "-")


def _is_kept(character: str) -> bool:
    return character in "-_ " or unicodedata.category(character)[0] in "LMN"


def _inlines(tokens: Sequence[Token]) -> Iterator[tuple[Sequence[Token], int]]:
    """What stands in each leaf block, and the block's first line from 1."""
    line = 1
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        if token.type == "inline":
            yield token.children or [], line


def _links(children: Sequence[Token], line: int) -> Iterator[Link]:
    for child in children:
        if child.type == "link_open" and child.info != "auto":
            yield Link(unquote(str(child.attrGet("href") or "")), line)
        elif child.type == "image":
            yield Link(unquote(str(child.attrGet("src") or "")), line)
        line += _line_breaks(child)


def _undefined(children: Sequence[Token], line: int) -> Iterator[Link]:
    """`[text][label]` that stayed text: had the label a definition, it would be a link."""
    for child in children:
        if child.type == "text":
            for match in _REFERENCE.finditer(child.content):
                yield Link(match[2] or match[1], line)
        line += _line_breaks(child)


def _line_breaks(child: Token) -> int:
    return 1 if child.type in ("softbreak", "hardbreak") else child.content.count("\n")


def _slugs(tokens: Sequence[Token]) -> Iterator[str]:
    repeats: dict[str, int] = {}
    for opening, content in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        base = unique = slug(_ATTRIBUTE.sub("", _text(content.children or [])))
        while unique in repeats:
            repeats[base] += 1
            unique = f"{base}-{repeats[base]}"
        repeats[unique] = 0
        yield unique


def _text(children: Sequence[Token]) -> str:
    return "".join(child.content for child in children if child.type in ("text", "code_inline"))


def _html_anchors(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        pieces = [token, *(token.children or [])]
        for piece in pieces:
            if piece.type in ("html_block", "html_inline"):
                yield from _HTML_ANCHOR.findall(_HTML_COMMENT.sub("", piece.content))


def _attributes(tokens: Sequence[Token]) -> Iterator[str]:
    """`{#id}` at the end of a heading, or on a line after a block."""
    for token in tokens:
        if token.type == "inline":
            yield from _ATTRIBUTE.findall(token.content)


def _rules(source: str) -> Iterator[str]:
    for match in _RULE.finditer(source):
        yield f"{match[1]}-{match[2]}"
