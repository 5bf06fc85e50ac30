"""A whole workspace on one page: its map, its tests, its conflicts, and what is not settled."""
