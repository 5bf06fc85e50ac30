"""The keyword exchanged: demanded, forbidden, allowed; and the same said by another word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from bench.score.seeds.edited import Edited, replaced
from bench.score.seeds.guards import keyword

_SMALL_MAY = re.compile(r"\bmay\b(?=\s+(?:only\s+)?(?!not\b|be\b|have\b|or\b)[a-z]+)")
_MODAL = re.compile(r"MUST|SHALL|SHOULD", re.IGNORECASE)
# What is not to be turned by a denial before it: "only" keeps others out.
_LIMITED = re.compile(r"[*_]*\s+(?:only|never|always|either|neither|also)\b", re.IGNORECASE)
_SINGULAR = re.compile(
    r"\A[*_`]*(?:A|An|Each|Every|The [\w`*-]+(?<!s)|THE [\w`*-]+(?<!s)|System|[A-Z][a-z]+[A-Z]\w*)"
    r"(?:\s[\w`*-]+)?\s*[*_]*\Z"
)


def keywords(words: str, choose: Random) -> Iterator[Edited]:
    """`keyword`: where it was demanded it is forbidden, and so on, in capitals where it was."""
    found = keyword(words)
    if found is None or _LIMITED.match(words, found.end()):
        return
    low, high = found.span()
    written = found[0]
    denied = re.search(r"[*_]*\s+not\Z", written, re.IGNORECASE)
    modal = written[: denied.start()] if denied else written
    capital = modal.isupper()
    if modal.upper() == "MAY":
        if not denied:
            sort, by = choose.choice((("may-must-not", "MUST NOT"), ("may-shall-not", "SHALL NOT")))
            yield replaced(sort, words, low, high, by)
        return
    if not _MODAL.fullmatch(modal):
        return
    name = modal.lower()
    if denied:
        yield replaced(f"{name}-not-{name}", words, low, high, modal)
        if name != "should":
            yield replaced(f"{name}-not-may", words, low, high, "MAY" if capital else "may")
    else:
        yield replaced(f"{name}-{name}-not", words, high, high, " NOT" if capital else " not")


def allowances(words: str, choose: Random) -> Iterator[Edited]:
    """`keyword` for what is allowed in small letters."""
    if keyword(words) is None and (found := _SMALL_MAY.search(words)):
        yield replaced("may-must-not", words, *found.span(), "must not")


def restated(words: str, choose: Random) -> Iterator[Edited]:
    """The same demand: SHALL for MUST, MUST for SHALL, "is required to" for both."""
    found = keyword(words)
    if found is None:
        return
    low, high = found.span()
    denied = re.search(r"[*_]*\s+not\Z", found[0], re.IGNORECASE)
    modal = found[0][: denied.start()] if denied else found[0]
    other = {"MUST": "SHALL", "SHALL": "MUST", "must": "shall", "shall": "must"}.get(modal)
    if other is None:
        return
    yield replaced("shall", words, low, low + len(modal), other)
    emphasis = words[high:].startswith(("*", "_")) or words[:low].endswith(("*", "_"))
    if not denied and not emphasis and _SINGULAR.match(words[:low]):
        required = "is required to" if modal.islower() else "is REQUIRED to"
        yield replaced("required", words, low, high, required)
