"""Conflicts planted in real specifications, and rewordings that change nothing.

Nothing here asks how speclsp reads a sentence: clauses are taken as the document has them, and
sentences are chosen and edited by plain patterns."""
