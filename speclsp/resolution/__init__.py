"""What a link, a reference or a test file refers to in a snapshot. Rules judge it, features go
there."""
