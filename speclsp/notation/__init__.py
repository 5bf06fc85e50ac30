"""Ways of writing clauses and references: one file for each. `reading` puts them together."""
