"""Sentences and lines that say what comes before what, and what a clause needs: "REQ-2 overrides
REQ-1", "In case of conflict, X takes precedence over Y", `Depends on: REQ-1`.

Only a whole sentence, a whole line or a whole parenthesis counts; one with a condition of its own
says something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.spec.operands import ID, MARKS, identifiers, named, operand
from speclsp.spec.passage import Passage
from speclsp.spec.ruling import Operand, Ruling
from speclsp.text import Span

_ALL = (
    r"all other (?:documents|specifications|specs|files)"
    r" (?:in|of) this (?:repository|project|workspace)"
)
_IN_CASE = r"(?:in|on) (?:the )?(?:case|event) of (?:an? |any |the )?"
_TROUBLE = r"(?:conflict|contradiction|inconsistency|discrepancy)s?"
_CLASH = r"(?:conflict|disagree|differ|contradict each other)"
_WHEN = rf"(?:where|when|if|whenever) (?:they|the two|both) {_CLASH}"
_SURELY = r"(?:always |shall |must |will )?"
_BEATS = (
    rf"{_SURELY}(?:(?:takes?|has|have) (?:precedence|priority) over|prevails? over|overrides?"
    r"|wins over)"
)
_STANDS = rf"{_SURELY}(?:prevails?|takes? precedence|has precedence|governs?|wins)"
_BEFORE = rf"(?:(?:{_IN_CASE}{_TROUBLE}|{_WHEN}),? )?"
_BEHIND = rf"(?:,? (?:{_IN_CASE}{_TROUBLE}|{_WHEN}))?"
_ONE, _OTHER, _FIRST = operand("one"), operand("other"), operand("first")
_OVER = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        rf"{_BEFORE}{_ONE} {_BEATS} (?:{_OTHER}|(?P<all>{_ALL})){_BEHIND}\.?",
        rf"{_IN_CASE}{_TROUBLE} between {_FIRST} and {_OTHER}, {_ONE} {_STANDS}\.?",
        rf"(?:where|when|if|whenever) {_FIRST} and {_OTHER} {_CLASH}, {_ONE} {_STANDS}\.?",
        rf"{_IN_CASE}{_TROUBLE} with {_OTHER}, {_ONE} {_STANDS}\.?",
    )
)
# Nothing is given back: what cannot go on one way can go on in no other.
_EACH = rf"(?>{MARKS}\[?{ID}\]?{MARKS})"
_IDS = rf"(?P<ids>{_EACH}(?:(?:, and|,| and) {_EACH})*+)"
_VERB = r"(?P<verb>depends on|requires|excludes|overrides)"
_SAYS = re.compile(
    rf"(?:{MARKS}\[?(?P<subject>{ID})\]?{MARKS}|[Tt]his (?:requirement|clause|rule)) {_VERB}"
    rf" {_IDS}\.?"
)
_LINE = re.compile(
    rf"{MARKS}(?P<verb>[Dd]epends on|[Rr]equires|[Ee]xcludes|[Cc]onflicts with|[Oo]verrides)"
    rf"{MARKS}:{MARKS} +{_IDS}\.?"
)
_INSIDE = re.compile(rf"\({_VERB} {_IDS}\)")
_OPENS = re.compile(
    r"(?:\A|(?<=[\r\n]))[ \t]{0,3}(?P<verb>covers|depends(?: on)?|requires):[ \t]*\Z", re.IGNORECASE
)
_VERBS = {"depends": "depends-on", "depends on": "depends-on", "conflicts with": "excludes"}


def precedence(passage: Passage, flat: str, sentence: Span) -> Iterator[Ruling]:
    """What a sentence of the passage says; `flat` is the passage as it is shown, on one line."""
    for pattern in _OVER:
        if found := pattern.fullmatch(flat, *sentence):
            # What clauses do to each other is told below.
            if (ruling := _over(passage, flat, found)) is not None:
                yield ruling
            return
    if found := _SAYS.fullmatch(flat, *sentence):
        yield _need(passage, found, _subject(passage, found))
    for found in _INSIDE.finditer(flat, *sentence):
        yield _need(passage, found)


def stated_needs(passage: Passage, shown: str, line: Span) -> Iterator[Ruling]:
    """What a line such as `Depends on: REQ-1` says."""
    if found := _LINE.fullmatch(shown, *line):
        yield _need(passage, found)


def opened(shown: str) -> str:
    """What the items below a paragraph that ends with `Depends:` are to the clause; "" for none."""
    found = _OPENS.search(shown)
    return _verb(found.group("verb")) if found else ""


def listed(passage: Passage, verb: str) -> Iterator[Ruling]:
    """What an item of such a list says."""
    if found := identifiers(passage, 0, len(passage.words)):
        yield Ruling("needs", (verb,), passage.span, objects=found)


def _over(passage: Passage, flat: str, found: re.Match[str]) -> Ruling | None:
    def at(group: str) -> Operand:
        return named(passage, flat, *found.span(group))

    one, span = at("one"), Span(*found.span()).moved(passage.start)
    if found.groupdict().get("all"):
        every = Span(*found.span("all")).moved(passage.start)
        return Ruling("over", (), span, one, (Operand("all", "", every),))
    other = at("other")
    if "first" in found.groupdict():
        first = at("first")
        if _is_same(one, other):
            other = first
        elif not _is_same(one, first):
            return None
    return None if _is_same(one, other) else Ruling("over", (), span, one, (other,))


def _is_same(one: Operand, other: Operand) -> bool:
    return (one.kind, one.words) == (other.kind, other.words)


def _need(passage: Passage, found: re.Match[str], subject: Operand | None = None) -> Ruling:
    span = Span(*found.span()).moved(passage.start)
    objects = identifiers(passage, *found.span("ids"))
    return Ruling("needs", (_verb(found.group("verb")),), span, subject, objects)


def _subject(passage: Passage, found: re.Match[str]) -> Operand | None:
    if found.group("subject") is None:
        return None
    span = Span(*found.span("subject")).moved(passage.start)
    return Operand("clause", found.group("subject"), span)


def _verb(written: str) -> str:
    verb = written.casefold()
    return _VERBS.get(verb, verb)
