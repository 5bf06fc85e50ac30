"""What a statement claims, without its place in the text, so that two of them can be compared."""
