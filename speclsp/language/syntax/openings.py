"""How a sentence opens: with the identifier of its clause, or with a clause that lacks its verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from speclsp.language.words import Tag, Token

_LABEL = re.compile(r"[A-Z]+(?:-[A-Z0-9]+)*-\d+[a-z]?")

_CLOSING = frozenset(("mark", "relative", "verb", "modal", "be", "have", "do", "preposition"))


def lacks_verb(tags: Sequence[Tag]) -> bool:
    """Whether a clause is open that has no verb yet: `when the app and the portal differ,`."""
    for tag in reversed(tags):
        if tag == "subordinator":
            return True
        if tag in _CLOSING:
            return False
    return False


def is_label(tokens: Sequence[Token]) -> bool:
    """Whether the first word is an identifier that names the sentence and has no part in it:
    `REQ-7 Refunds ...`; not in `REQ-7 MUST be met`."""
    if len(tokens) < 2 or _LABEL.fullmatch(tokens[0].text) is None:
        return False
    following = tokens[1].text
    return following[:1].isupper() and (len(following) == 1 or not following.isupper())
