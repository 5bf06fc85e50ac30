"""What only the author can answer, and how an answer is written into the document."""
