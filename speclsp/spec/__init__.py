"""What one document says: sections, clauses, references, links, words. Pure functions of a
segment's text."""
