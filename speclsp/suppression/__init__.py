"""Comments that switch a rule off: what they cover, and how one is put into a page."""
