"""What tree-sitter alone needs for a folder: every segment's blocks, every inline node's inside.

Run as `python -m bench.parse_only FOLDER`; prints the bytes, segments and inline nodes parsed.
Files are found and segments are cut as speclsp does it; the trees are dropped at once.
"""

from __future__ import annotations

import sys
from pathlib import Path

import tree_sitter_markdown
from tree_sitter import Language, Node, Parser

from speclsp.markdown.segments import cuts

# Longer runs take a time with the square of their length, and speclsp does not read them either.
LONGEST = 2_000

_BLOCKS = Parser(Language(tree_sitter_markdown.language()))
_INLINE = Parser(Language(tree_sitter_markdown.inline_language()))


def main() -> None:
    size = segments = inlines = 0
    for path in sorted(Path(sys.argv[1]).rglob("*.md")):
        text = path.read_text("utf-8")
        start = 0
        for cut in cuts(text, 0):
            data = text[start:cut].encode("utf-8")
            start = cut
            size += len(data)
            segments += 1
            for first, last in inline_nodes(_BLOCKS.parse(data).root_node):
                _INLINE.parse(data[first:last])
                inlines += 1
    print(size, segments, inlines)


def inline_nodes(root: Node) -> list[tuple[int, int]]:
    """Where the inline nodes and cells of a block tree stand, in bytes."""
    found: list[tuple[int, int]] = []
    cursor = root.walk()
    while True:
        node = cursor.node
        assert node is not None
        leaf = node.type in ("inline", "pipe_table_cell")
        if leaf and node.end_byte - node.start_byte <= LONGEST:
            found.append((node.start_byte, node.end_byte))
        if not leaf and cursor.goto_first_child():
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return found


if __name__ == "__main__":
    main()
