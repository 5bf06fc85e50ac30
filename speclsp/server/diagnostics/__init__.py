"""Findings as the client gets them: pushed when something changed, or pulled when it asks."""
