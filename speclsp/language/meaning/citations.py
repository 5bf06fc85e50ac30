"""What a sentence refers to by name: links, standards, sections, identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator

_REFERENCE = re.compile(
    r"\b(?:RFC|ISO(?:/IEC)?|IEEE|ECMA)[- ]?\d[\d.:-]*\w|\b(?:[Ss]ection|[Rr]equirements?|[Cc]lause"
    r"|[Aa]ppendix|[Tt]able|[Ff]igure|[Cc]hapter) (?:\d+(?:\.\d+)*|[A-Z])\b"
    r"|\b[A-Z]{2,}(?:-[A-Z0-9]+)*-\d+\b|§ ?\d+(?:\.\d+)*|r\[[a-z][\w.-]*\]"
)
_LINK = re.compile(r"\[(?P<words>[^\[\]^][^\[\]]{0,200})\](?=[\[(])")


def references(sentence: str) -> Iterator[str]:
    """The words of links, and what is named by number outside of them."""
    links = list(_LINK.finditer(sentence))
    for each in links:
        if each["words"].strip("?` "):
            yield each["words"].strip("`")
    # The identifier of the clause itself leads the sentence.
    for found in _REFERENCE.finditer(sentence):
        inside = any(each.start() <= found.start() < each.end() for each in links)
        if not inside and sentence[: found.start()].strip(" *_-[("):
            yield found.group()
