"""Terms that a sentence defines: "Day" means .., the term "Day" is .., hereafter "the Provider"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.spec.facts import Term
from speclsp.text import Span

_MARK = r"[\"\u201c\u201d*_]{1,4}"
_NAME = r"[^\W\d_][\w'\u2019/-]{0,30}(?:[ -][\w'\u2019/-]{1,30}){0,4}"
_MEANS = (
    r"(?:shall )?(?:means?|refers? to|denotes?|designates?|stands? for|describes?"
    r"|(?:is|are) (?:defined (?:as|to be)|used to (?:mean|refer to|describe|denote)))\b"
)
# "Day" means ..; the term "Day" is ..
_QUOTED = re.compile(
    rf"(?P<called>\b(?:term|word|expression|phrase|acronym|abbreviation)s? )?"
    rf"{_MARK}(?P<name>{_NAME}){_MARK}(?: \([^()\r\n]{{1,60}}\))?[ \t\r\n]+"
    rf"(?:(?P<means>{_MEANS})|(?P<be>is|are)[ \t\r\n]+(?P<article>an?|the|any|every)\b)"
)
# A *basin* is a part of the harbour ..; words: a **berth** is a place ..
_MARKED = re.compile(
    rf"(?:\A|(?<=[.:;,] )|(?<=\n))[Aa]n? (?P<mark>\*\*|__|\*|_)(?P<name>{_NAME})(?P=mark)"
    r" (?:is|are) (?:an?|the|any|every|one|each) "
)
# Business Day means any day ..
_CAPITALS = re.compile(
    r"(?:\A|(?<=[.!?] )|(?<=\n))(?:An? |The )?"
    r"(?P<name>[A-Z][\w'\u2019-]{0,30}(?: [A-Z][\w'\u2019-]{0,30}){1,3})"
    r" (?:shall )?(?:means?|is defined as|refers? to) (?:an?|the|any|all|each|every|those|that)\b"
)
_LATER = r"(?:hereafter|hereinafter|henceforth)"
_CALLED = r"(?:,? (?:also |simply |just |jointly )?(?:referred to as|called|known as|named))?"
_HEREAFTER = re.compile(
    rf"\b{_LATER}{_CALLED},?[ \t\r\n]+(?:simply |just )?(?:the |an? )?[\"\u201c*_]{{0,4}}"
    rf"(?P<name>{_NAME}?)[\"\u201d*_]{{0,4}}(?=[ \t]*[,.;:)]|\Z)",
    re.IGNORECASE,
)
# .. the company that runs the relay (the "Provider")
_IN_BRACKETS = re.compile(
    r"\w[\"\u201d*_]{0,3}[ \t\r\n]+\("
    r"(?:(?P<all>collectively|together|each),? )?(?P<the>the |an? )?"
    rf"[\"\u201c](?P<name>{_NAME})[\"\u201d]"
    rf"(?: or (?:the )?[\"\u201c](?P<other>{_NAME})[\"\u201d])?\)"
)
_NO_NAME = frozenset(("a", "an", "the", "this", "that", "these", "those", "it", "which", "what"))


def definitions(words: str, start: int, span: Span) -> Iterator[Term]:
    """The terms that the masked words of a passage, which start at `start`, say the meaning of."""
    for found, group, sure in _found(words):
        name = found[group]
        if name.casefold() not in _NO_NAME:
            low = start + found.start(group)
            yield Term(name, Span(low, low + len(name)), span, sure, "words")


def _found(words: str) -> Iterator[tuple[re.Match[str], str, bool]]:
    """What matches, the group that is the name, and whether it is a term wherever it stands."""
    if any(mark in words for mark in '"\u201c*_'):
        for found in _QUOTED.finditer(words):
            opens = found.start() == 0 or words[: found.start()].rstrip().endswith((".", "\ufffc"))
            if found["called"] or (found["means"] and opens):
                yield found, "name", True
            elif found["be"] and opens:
                yield found, "name", False
        for found in _MARKED.finditer(words) if "*" in words or "_" in words else ():
            yield found, "name", True
    if " mean" in words or " is defined as" in words or " refer" in words:
        for found in _CAPITALS.finditer(words):
            yield found, "name", True
    if "ereafter" in words or "ereinafter" in words or "enceforth" in words:
        for found in _HEREAFTER.finditer(words):
            yield found, "name", True
    if "(" in words:
        for found in _IN_BRACKETS.finditer(words):
            if found["the"] or found["all"]:
                yield found, "name", True
                if found["other"]:
                    yield found, "other", True
