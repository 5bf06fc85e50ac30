"""Comments of code that switch a rule off: `speclsp-ignore RULE: reason`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.code.mark import Ignore
from speclsp.text import Span

_WORDS = re.compile(r"speclsp-ignore[^\r\n]*")
_LEADERS = re.compile(r"[\s/*#;%<!\"'({-]*")


def ignores(text: str, comments: Sequence[Span]) -> Iterator[Ignore]:
    """Those in these comments, each with its line's rest."""
    if "speclsp-ignore" not in text:
        return
    for comment in comments:
        for found in _WORDS.finditer(text, *comment):
            start = max(text.rfind("\n", 0, found.start()), text.rfind("\r", 0, found.start())) + 1
            alone = _LEADERS.fullmatch(text, start, found.start()) is not None
            words = re.sub(r"[ \t]*(?:\*/|-->|\*\)|-\})?[ \t]*\Z", "", found.group())
            span = Span(found.start(), found.start() + len(words))
            yield Ignore(words, span, alone)
