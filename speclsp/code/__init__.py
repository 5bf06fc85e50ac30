"""Files that are no Markdown: which clauses their comments and tests name, and where."""
