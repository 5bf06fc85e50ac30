"""What a finding is known by from one day to the next: its rule, its clause and its words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# A line's end with what opens the next line of a quotation.
_BREAK = re.compile(r"(?:(?<![ \t])[ \t]+)?(?>\r\n?|\n)[ \t>]*")
_SPACE = re.compile(r"\s+")
_LENGTH = 20


@lru_cache(maxsize=8_192)
def fingerprint(rule: str, clause: str, words: str) -> str:
    """The same for the same rule, clause and words, wherever those are broken into lines.

    No space counts, since some scripts break lines where none is. Case does: it is what some rules
    are about."""
    # Dear to load, and few need it.
    from hashlib import sha256

    whole = "\0".join((rule, clause, normal(words).replace(" ", "")))
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def normal(words: str) -> str:
    """`words` on one line, with single spaces, composed."""
    return unicodedata.normalize("NFC", _SPACE.sub(" ", _BREAK.sub(" ", words)).strip())
