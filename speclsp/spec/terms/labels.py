"""Terms that a passage defines by its form: `**Session**: a connection with state`.

In a glossary whatever stands before a colon at the start of an item is a term. Elsewhere it may be
a label of any kind (`**Note**: ..`), unless it is in bold and explained by what it is: with `a`,
`an`, `the` or `any`, and no whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.spec.facts import Term, TermForm
from speclsp.spec.passage import Passage
from speclsp.spec.terms.abbreviations import abbreviations
from speclsp.spec.terms.definitions import definitions
from speclsp.text import Span

# An underscore within a name is a part of it: `Query_Log`.
_NAME = r"(?:[^*_:\[\]\ufffc\r\n]|(?<=[^\W_])_(?=[^\W_])){2,60}?"
_LABEL = re.compile(
    rf"[\s\ufffc]*(?P<mark>\*\*|__|\*|_)(?P<name>{_NAME})"
    r"(?:[ \t]*:(?P=mark)"
    rf"|(?P=mark)(?P<more>(?:[ \t]*(?:and|or|,|/)[ \t]*(?P=mark){_NAME}(?P=mark)){{0,3}})"
    r"(?P<aside>[ \t]*\([^()\r\n]{1,60}\))?[ \t]*(?::|(?P<dash>[\u2013\u2014-](?=[ \t]))))"
    r"[ \t]+(?P<article>(?:an?|the|any)[ \t])?"
)
_MARKED = re.compile(r"(\*\*|__|\*|_)([^*_]+)\1")
_PLAIN = re.compile(
    r"[\s\ufffc]*[\"\u201c]?"
    r"(?P<name>[^\W\d_][\w'\u2019/-]{0,30}(?: [\w'\u2019/-]{1,30}){0,3})"
    r"[\"\u201d]?[ \t]*(?::|[\u2013\u2014-](?=[ \t]))[ \t]+\S"
)
_LISTED = re.compile(r"(?P<name>[^\s:*_\[\]\ufffc][^:*_\[\]\ufffc\r\n]{1,60})(?:\r\n?|\n):[ \t]+\S")
_NO_TERM = re.compile(
    r"(?:notes?|examples?|warning|tip|important|caution|rationale|summary|given|when|then|and|if"
    r"|input|output|returns?|defaults?|why|goal|purpose|status|todo|why this priority"
    r"|independent test|must|shall|should|may|required|optional|recommended)(?: not)?\Z"
    r"|.*-\d+[a-z]?\Z|[\W\d_]+\Z",
    re.IGNORECASE,
)
# Labels that a definition could follow, and seldom does.
_LABELS = re.compile(
    r"(?:risks?|mitigations?|implications?|decisions?|context|scope|background|motivation|problem"
    r"|solution|approach|alternatives?|impact|benefits?|costs?|results?|outcomes?|effects?|causes?"
    r"|reasons?|answers?|questions?|before|after|docs|documentation|tests?|steps?|constraints?"
    r"|assumptions?|location|files?|changes?|fix|bug|issue|evidence|action|command|core|trade-?offs?"
    r"|consequences?|exceptions?|follow-?up|key \w+|open \w+|what|who|where|how|first|second|third"
    r"|finally|next|option \w+|phase \w+)\Z",
    re.IGNORECASE,
)
# "the line is `store.ts`" explains no term: before its verb nothing opens a clause of its own.
_SENTENCE = re.compile(
    r"(?:(?!(?:that|which|who|whose|whom|where|when|of|for|from|with|in|on|to|by)\b)"
    r"[\w'\u2019-]{1,30}[ \t]+){1,5}?(?:is|are|was|were|must|should|shall|can|could|may|might|will"
    r"|would|has|have|had|does|do|did|cannot|gains?|says|stays?|lives?)\b"
)
_ASIDE = re.compile(r"(?<![ \t])[ \t]*[(\uff08][^()\uff08\uff09]*[)\uff09]\Z")
_KIND_OF_WORD = re.compile(r"[ \t]*\((?:noun|n\.|verb|v\.|adjective|adj\.?)\)")

_MOST_WORDS = 4


# "A few words have a fixed meaning here:"
_TERMS = r"(?:abbreviations?|acronyms|concepts|definitions|expressions|names|notions|terms|words)"
_ANNOUNCING = re.compile(
    rf"(?:.*\b{_TERMS}\b.*\b(?:apply|defined|defines|fixed|following|means?|meanings?|used)\b"
    rf"|.*\b(?:defines?|following|these|uses?)\b.*\b{_TERMS}\b).*:[\s*_]*\Z",
    re.IGNORECASE | re.DOTALL,
)
# Such a sentence is short.
_LONGEST = 200


def announces(passage: Passage) -> bool:
    """Whether a paragraph says that the list behind it defines terms."""
    words = passage.masked
    return len(words) <= _LONGEST and ":" in words and _ANNOUNCING.match(words) is not None


def terms(passage: Passage, announced: bool = False) -> Iterator[Term]:
    """The terms that a paragraph, a heading or a cell defines; `announced`: its list defines
    terms."""
    words = passage.masked
    found: tuple[Term, ...] = ()
    if passage.block.kind == "paragraph":
        found = tuple(_opening(passage, announced))
        if not found:
            found = tuple(definitions(words, passage.start, passage.span))
    short = {each.name_span: each for each in abbreviations(words, passage.start, passage.span)}
    for each in found:
        spelled = short.pop(each.name_span, None)
        yield each._replace(expansion=spelled.expansion, sure=True) if spelled else each
    yield from short.values()


def _opening(passage: Passage, announced: bool) -> Iterator[Term]:
    in_item = passage.parent is not None and passage.parent.kind == "item"
    if in_item and passage.block.parent + 1 != passage.at:
        return
    words = passage.masked
    if found := _LABEL.match(words):
        sure = announced or _is_sure(words, found)
        yield from _named(passage, found.start("name"), found["name"], sure, "label")
        for each in _MARKED.finditer(words, *found.span("more")) if found["more"] else ():
            yield from _named(passage, each.start(2), each[2], sure, "label")
    elif (("\n:" in words) or ("\r:" in words)) and (found := _LISTED.match(words)):
        yield from _named(passage, found.start("name"), found["name"], True, "listed")
    elif in_item and (found := _PLAIN.match(words)):
        yield from _named(passage, found.start("name"), found["name"], announced, "plain")


def _is_sure(words: str, found: re.Match[str]) -> bool:
    """Whether the label is a term wherever it stands."""
    if len(found["mark"]) == 1:
        return bool(found["aside"] and _KIND_OF_WORD.match(found["aside"]))
    name = found["name"].strip()
    if found["article"] is None or _LABELS.match(name) or len(name.split()) > _MOST_WORDS:
        return False
    named = not found["dash"] or not name[:1].islower()
    return named and not _SENTENCE.match(words, found.end())


def _named(passage: Passage, at: int, name: str, sure: bool, form: TermForm) -> Iterator[Term]:
    """The term, without what stands in brackets behind it."""
    if _NO_TERM.match(name.strip()):
        return
    kept = _ASIDE.sub("", name.rstrip())
    start = passage.start + at + len(kept) - len(kept.lstrip())
    kept = kept.strip()
    if len(kept) > 1:
        yield Term(kept, Span(start, start + len(kept)), passage.span, sure, form)
