"""From paths to snapshots: which roots they belong to, which files are there, what these hold."""
