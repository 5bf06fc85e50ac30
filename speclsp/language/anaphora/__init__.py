"""Words that point: at a thing that was named before, and at another part of the document."""
