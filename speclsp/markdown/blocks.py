"""The blocks of a segment, as tree-sitter-markdown sees them. Offsets are code points in the
segment."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal, NamedTuple

import tree_sitter_markdown
from tree_sitter import Language, Node, Parser

Kind = Literal[
    "heading", "paragraph", "cell", "fence", "code", "html", "front-matter", "definition", "break",
    "quote", "list", "item", "table", "row",
]  # fmt: skip


class Block(NamedTuple):
    """One block. Containers come before what they contain; siblings are in the order of the
    text."""

    kind: Kind
    # From its first character to behind its last, markers included, the last line end not.
    start: int
    end: int
    # Its container's place in the tuple of blocks; -1 at the top.
    parent: int
    # Where its words (heading, paragraph, cell) or its lines (fence) stand; empty for the rest.
    inner_start: int
    inner_end: int
    # 1-6 for a heading; for a cell its column, from 0; otherwise 0.
    level: int = 0
    # A fence's info string; an item's marker, with its task box; "head" for the first row of a
    # table.
    note: str = ""
    # Start and end, in turn, of what belongs to a container inside the words: "> " and indentation.
    holes: tuple[int, ...] = ()


_LANGUAGE = Language(tree_sitter_markdown.language())
_PARSER = Parser(_LANGUAGE)
_CONTAINERS: dict[str, Kind] = {
    "block_quote": "quote", "list": "list", "list_item": "item", "pipe_table": "table",
    "pipe_table_header": "row", "pipe_table_row": "row",
}  # fmt: skip
_LEAVES: dict[str, Kind] = {
    "paragraph": "paragraph", "pipe_table_cell": "cell", "atx_heading": "heading",
    "setext_heading": "heading", "fenced_code_block": "fence", "indented_code_block": "code",
    "html_block": "html", "link_reference_definition": "definition", "thematic_break": "break",
    "minus_metadata": "front-matter", "plus_metadata": "front-matter",
}  # fmt: skip
_ITEM_MARKERS = ("list_marker_", "task_list_marker_")
DEEPEST = 100
"""Containers one inside the other, beyond which nothing is read."""

TOO_DEEP = "too deep"
"""The note of a container whose inside was not read."""

_CONTINUATION = re.compile(rb"[\x80-\xbf]")


def blocks(segment: str) -> tuple[Block, ...]:
    """The blocks of `segment`, which is a whole text or stands between two of its cuts."""
    data = segment.encode("utf-8", "replace").replace(b"\0", b" ")
    if not data.endswith((b"\n", b"\r")):
        data += b"\n"
    if b"\r" in data:
        # The grammar knows "\r\n" but not a lone "\r"; the length stays.
        data = re.sub(rb"\r(?!\n)", b"\n", data)
    tree = _PARSER.parse(data)
    walk = _Walk(data, len(segment))
    walk.children(tree.root_node, -1, 0)
    return tuple(walk.blocks)


class _Walk:
    """One pass over a tree; bytes become code points here and nowhere else."""

    def __init__(self, data: bytes, size: int) -> None:
        self.data = data
        self.size = size
        self.blocks: list[Block] = []
        self.continuations = (
            None if data.isascii() else [match.start() for match in _CONTINUATION.finditer(data)]
        )

    def offset(self, byte: int) -> int:
        if self.continuations is None:
            return min(byte, self.size)
        return min(byte - bisect_left(self.continuations, byte), self.size)

    def words_end(self, node: Node) -> int:
        """The end of a node in bytes, without the line ends and blank lines that the grammar adds
        to it."""
        end = node.end_byte
        if end > node.start_byte and self.data[end - 1] not in b" \t\r\n":
            return end
        stripped = self.data[node.start_byte : end].rstrip(b" \t\r\n")
        return node.start_byte + len(stripped)

    def children(self, parent: Node, index: int, depth: int) -> None:
        if depth > DEEPEST:
            return
        column = 0
        for node in parent.children:
            kind = node.type
            if kind in _LEAVES:
                self.leaf(node, _LEAVES[kind], index, column)
                column += 1
            elif kind in _CONTAINERS:
                self.container(node, _CONTAINERS[kind], index, depth)
            elif node.child_count and kind != "pipe_table_delimiter_row":
                # "section", and ERROR nodes, whose children are as good as any.
                self.children(node, index, depth + 1)

    def container(self, node: Node, kind: Kind, parent: int, depth: int) -> None:
        note = "head" if node.type == "pipe_table_header" else ""
        if kind == "item":
            markers = [child for child in node.children if child.type.startswith(_ITEM_MARKERS)]
            note = "".join(self.text(marker).strip() for marker in markers)
        if depth >= DEEPEST:
            note = TOO_DEEP
        at = len(self.blocks)
        start, end = self.offset(node.start_byte), self.offset(self.words_end(node))
        start += self.indent(node)
        self.blocks.append(Block(kind, start, max(start, end), parent, end, end, 0, note))
        self.children(node, at, depth + 1)

    def leaf(self, node: Node, kind: Kind, parent: int, column: int) -> None:
        start, end = self.offset(node.start_byte), self.offset(self.words_end(node))
        start = min(start + self.indent(node), max(start, end))
        inner, level, note = (_inner(node) if node.child_count else None), 0, ""
        holes: tuple[int, ...] = ()
        inner_start = inner_end = end
        if inner is not None:
            inner_start, inner_end = self.offset(inner.start_byte), self.offset(inner.end_byte)
            # A character that the grammar skips belongs to the words and not to the block.
            start = min(start, inner_start)
            if inner.type == "code_fence_content":
                inner_end = max(inner_start, inner_end)
            elif parent >= 0 and inner.child_count:
                holes = self.holes(inner)
        if kind == "heading":
            level = _level(node)
        elif kind == "cell":
            level, inner_start, inner_end = column, start, end
        elif kind == "fence":
            info = [child for child in node.children if child.type == "info_string"]
            note = self.text(info[0]).strip() if info else ""
        elif kind in ("code", "html"):
            inner_start, inner_end = start, end
        self.blocks.append(
            Block(kind, start, end, parent, inner_start, inner_end, level, note, holes)
        )

    def holes(self, inner: Node) -> tuple[int, ...]:
        found: list[int] = []
        for child in inner.children:
            if child.type == "block_continuation" and child.end_byte > child.start_byte:
                found += (self.offset(child.start_byte), self.offset(child.end_byte))
        return tuple(found)

    def indent(self, node: Node) -> int:
        """How far a node's first character is behind the start that the grammar gives it."""
        start = node.start_byte
        if self.data[start : start + 1] not in (b" ", b"\t"):
            return 0
        text = self.data[start : start + 64]
        return len(text) - len(text.lstrip(b" \t"))

    def text(self, node: Node) -> str:
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "replace")


def _inner(node: Node) -> Node | None:
    for child in node.children:
        if child.type in ("inline", "code_fence_content"):
            return child
        if child.type == "paragraph":  # the words of a setext heading
            return _inner(child)
    return None


def _level(node: Node) -> int:
    for child in node.children:
        if child.type.startswith("atx_h"):
            return int(child.type[5])
        if child.type.startswith("setext_h"):
            return int(child.type[8])
    return 1
