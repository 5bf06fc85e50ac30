"""Which files there are under a root, and what they hold. The one place that reads the disk."""
