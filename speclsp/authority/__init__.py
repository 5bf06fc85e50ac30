"""Which words come before which: levels of authority, what overrides what, what needs what."""
