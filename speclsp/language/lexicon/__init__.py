"""Words as lists: which there are, in which forms, and what kind of thing each names."""
