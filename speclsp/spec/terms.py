"""Terms that a passage defines: `**Session**: a connection with state`.

In a glossary whatever is in bold at the start of an item is a term. Elsewhere it may be a label of
any kind (`**Note**: ..`), unless it is explained by what it is: with `a`, `an`, `the` or `any`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.spec.facts import Term
from speclsp.spec.passage import Passage
from speclsp.text import Span

_BOLD = re.compile(
    r"[\s\ufffc]*(?P<mark>\*\*|__)(?P<name>[^*_:\[\]\ufffc\r\n]{2,60}?)"
    r"(?:[ \t]*:(?P=mark)"
    r"|(?P=mark)(?:[ \t]*\([^()\r\n]{1,60}\))?[ \t]*(?::|[\u2013\u2014-](?=[ \t])))"
    r"[ \t]+(?P<article>(?:an?|the|any)[ \t])?"
)
_LISTED = re.compile(r"(?P<name>[^\s:*_\[\]\ufffc][^:*_\[\]\ufffc\r\n]{1,60})(?:\r\n?|\n):[ \t]+\S")
_NO_TERM = re.compile(
    r"(?:notes?|examples?|warning|tip|important|caution|rationale|summary|given|when|then|and|if"
    r"|input|output|returns?|defaults?|why|goal|purpose|status|todo|why this priority"
    r"|independent test|must|shall|should|may|required|optional|recommended)(?: not)?\Z"
    r"|.*-\d+[a-z]?\Z|[\W\d_]+\Z",
    re.IGNORECASE,
)


def terms(passage: Passage) -> Iterator[Term]:
    """The term that a paragraph opens with, if it does."""
    block = passage.block
    in_item = passage.parent is not None and passage.parent.kind == "item"
    if block.kind != "paragraph" or (in_item and block.parent + 1 != passage.at):
        return
    words = passage.masked
    found = _BOLD.match(words)
    sure = found is not None and found["article"] is not None
    if found is None and (("\n:" in words) or ("\r:" in words)):
        found, sure = _LISTED.match(words), True
    if found is None or _NO_TERM.match(found["name"].strip()):
        return
    start = passage.start + found.start("name")
    name = found["name"]
    low = start + len(name) - len(name.lstrip())
    yield Term(name.strip(), Span(low, low + len(name.strip())), passage.span, sure)
