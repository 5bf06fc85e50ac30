"""Findings as they are handed out: with places as people count them, as text or for programs."""
