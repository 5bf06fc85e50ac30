"""The normative sentences of a document, each in its place, and how the document is to be read."""
