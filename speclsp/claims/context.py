"""In which case a statement stands by what is above it: a heading, or what introduces its list."""

from __future__ import annotations

import re

from speclsp.statements.statement import Statement

# Headings that name a case.
_CASE = re.compile(
    r"[\W\d_]*(?:when|if|while|for|in|on|during|condition\w*|mode|scenario|case|phase|with|without"
    r"|after|before|upon|until|option|alternative|variant|version)\b",
    re.IGNORECASE,
)
# Before what introduces a list: the identifier of its clause.
_LABEL = re.compile(r"\A[\W_]*[A-Z][\w.-]{0,40}\d[\w.]{0,8}[*_]{0,3}:[*_]{0,3}\s")


def context(statement: Statement) -> str:
    """ "When offline", as it is written above, in lower case; "" for none."""
    above = [statement.heading] if _CASE.match(statement.heading) else []
    if statement.lead and not any(word.tag == "modal" for word in statement.lead_words):
        above += [each for each in _LABEL.split(statement.lead)[-1:] if _CASE.match(each)]
    return " ".join(" ".join(above).casefold().split())
