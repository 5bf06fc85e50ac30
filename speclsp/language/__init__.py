"""English as it is read in a specification: sentences, words, phrases. Knows strings alone."""
