"""Where in a sentence an edit turns what is demanded, and not whom or when it concerns."""

from __future__ import annotations

import re

_CAPITALS = re.compile(r"\b(?:MUST|SHALL|SHOULD|MAY|REQUIRED|RECOMMENDED)\b(?:[*_]*\s+NOT\b)?")
_SMALL = re.compile(r"\b(?:must|shall|should)\b(?:[*_]*\s+not\b)?")
_OPENS = re.compile(r"[*_]*(?:if|when|whenever|while|where|unless|until|after|before|once)\b", re.I)
_THEN = re.compile(r",|\bthen\b", re.I)
_RELATIVE = re.compile(r"\b(?:that|which|who|what|how|where)\s+[*_]*\Z", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"\b(?:if|when|whenever|where|wherever|unless|until|while|that|which|who|whose|whom|once|because"
    r"|since|so|provided|except|whether|but|in case|for which|in order|as long)\b|[;:()]",
    re.IGNORECASE,
)
_ABLE = re.compile(r"\b(?:may|might|could)\b")
_DENIED = re.compile(r"\b(?:not|never|cannot|neither|nor)\b", re.I)
_OFFERING = re.compile(
    r"\b(?:support|supports|handle|accept|allow|permit|scale|serve|enable|include|contain|provide"
    r"|offer|able|recognize|understand|list|mention|document|describe|cover|let)\b",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"`+[^`]*`+|\]\([^)]*\)|<[^<>]*>|\{[^{}]*\}|https?://\S+")


def masked(words: str) -> str:
    """The words without code and destinations, at the same places."""
    return _HIDDEN.sub(lambda found: "\ufffc" * len(found[0]), words)


def keyword(words: str) -> re.Match[str] | None:
    """The word that obliges, outside of a condition that leads the sentence."""
    clear = masked(words)
    start = 0
    if _OPENS.match(clear) and (then := _THEN.search(clear)):
        start = then.end()
    for pattern in (_CAPITALS, _SMALL):
        for found in pattern.finditer(clear, start):
            # "A name that must be short" tells of a name.
            if not _RELATIVE.search(clear, 0, found.start()):
                return found
    return None


def governed(words: str, at: int) -> int | None:
    """Where what obliges ends, if nothing between it and a place opens another clause; of what is
    only allowed, the contrary may be allowed as well."""
    found = keyword(words)
    if found is not None and found[0].upper().startswith("MAY"):
        return None
    start = found.end() if found else 0
    if not found and (_OPENS.match(words) or _ABLE.search(words, 0, at)):
        return None
    return None if start > at or _SUBORDINATE.search(masked(words), start, at) else start


def is_denied(words: str, low: int, high: int) -> bool:
    """Whether something between two places, or the keyword itself, denies what follows."""
    found = keyword(words)
    own = found is not None and _DENIED.search(found[0]) is not None
    return own or _DENIED.search(masked(words), low, high) is not None


def offers(words: str, low: int, high: int) -> bool:
    """Whether what is between two places makes room for a thing and leaves room for others."""
    return _OFFERING.search(words, low, high) is not None
