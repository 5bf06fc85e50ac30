"""How often the findings on wording are right, measured on labelled text and on real ones."""
