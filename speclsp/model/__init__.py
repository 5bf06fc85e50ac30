"""The one door to a model: what can be asked, what comes back, and what it may cost."""
