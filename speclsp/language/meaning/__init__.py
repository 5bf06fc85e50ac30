"""What a sentence says that can be compared: quantities, measures, citations, outcomes."""
