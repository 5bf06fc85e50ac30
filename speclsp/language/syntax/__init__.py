"""How the words of a sentence go together: phrases, clauses, and what is joined to what."""
