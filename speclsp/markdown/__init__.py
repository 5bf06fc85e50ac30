"""Markdown: text -> segments -> blocks and inline runs. The only importer of tree_sitter, and of
bytes."""
