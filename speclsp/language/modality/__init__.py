"""How strongly something is demanded, allowed, forbidden or denied, and by which words."""
