"""What the tags of the words so far leave open."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.words import Tag

_CLOSING = frozenset(("mark", "relative", "verb", "modal", "be", "have", "do", "preposition"))


def lacks_verb(tags: Sequence[Tag]) -> bool:
    """Whether a clause is open that has no verb yet: `when the app and the portal differ,`."""
    for tag in reversed(tags):
        if tag == "subordinator":
            return True
        if tag in _CLOSING:
            return False
    return False
