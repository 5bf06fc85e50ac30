"""Statements about authority and about what clauses need of each other, where a whole line, a whole
sentence or a whole row says nothing else.

Whether what they name exists, and whether a word is a level at all, is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.language.sentences import sentences
from speclsp.spec.front_matter import entries
from speclsp.spec.operands import MARKS, named, operand, shown
from speclsp.spec.passage import Passage
from speclsp.spec.precedence import listed, opened, precedence, stated_needs
from speclsp.spec.ruling import Ruling
from speclsp.text import Span

# One of these is in every paragraph, table or front matter that rules.
_TRIGGERS = (
    "authority", "level:", "level*", "level_", "level :", "precedence", "priority over", "prevail",
    "overrid", "wins", "govern", "highest", "requires", "depends", "excludes", "conflicts with",
    "covers:",
)  # fmt: skip
_LINES = re.compile(r"[^\r\n]+")
_END = re.compile(r"[\r\n]")
_LEVEL = re.compile(
    rf"[ \t]*{MARKS}(?P<key>authority(?: level)?|level of authority|level){MARKS}[ \t]*:{MARKS}"
    rf"[ \t]*[*_`]{{0,3}}(?P<level>[^\W\d_][\w-]{{0,39}})[*_`]{{0,3}}\.?[ \t]*\\?",
    re.IGNORECASE,
)
_PAIR = re.compile(rf"[ \t]*{MARKS}[^\W\d_][\w /-]{{0,30}}{MARKS}[ \t]*:{MARKS}[ \t]+\S.*")
_NAME = r"[*_`\"“]{0,3}[^\W\d_][\w-]{0,39}[*_`\"”]{0,3}"
_LIST = rf"(?P<list>{_NAME}(?:, +{_NAME}){{0,12}},? +and +{_NAME})"
_CHAIN = rf"(?P<list>{_NAME}(?: ?(?:\\?>|→) ?{_NAME}){{1,12}})"
_DOWN = r"(?:the )?highest to (?:the )?lowest"
_FROM = rf"(?:in order )?(?:from )?(?:{_DOWN}|(?:the )?highest first)"
_TITLE = r"(?:levels? of authority|authority levels|order of authority|authority)"
_WHAT = r"(?:authority levels|levels of authority|levels)"
_ORDERS = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        rf"(?:in order )?from {_DOWN}(?: authority)?,? the {_WHAT} are:? {_LIST}\.?",
        rf"the {_WHAT}(?: are)?,? {_FROM}(?:, are|,|:| are) {_LIST}\.?",
        rf"{MARKS}{_TITLE}{MARKS}(?:,? from {_DOWN})? ?:{MARKS} {_CHAIN}\.?",
    )
)
_BETWEEN = re.compile(r"(?:[\s,>\\→]+)(?:and +)?")
_AROUND = '*_`"“”'
_HEAD = re.compile(r"(?:authority(?: level)?|level of authority)\Z", re.IGNORECASE)
_CELL = re.compile(r"[`*_]{0,3}(?P<level>[^\W\d_][\w-]{0,39})[`*_]{0,3}")
_NAMED = re.compile(operand("one"))


def rulings(segment: str, passages: Sequence[Passage]) -> Iterator[Ruling]:
    """The rulings of a segment, in the order of its passages."""
    if not _may_rule(segment):
        return
    # Whether nothing but `key: value` stands between here and the heading above.
    leads, verb = True, ""
    for at, passage in enumerate(passages):
        kind = passage.block.kind
        if kind == "front-matter":
            yield from _front_matter(passage)
        elif kind == "heading":
            leads, verb = True, ""
        elif kind == "table":
            yield from _rows(passages, at)
        elif kind == "paragraph" and (leads or verb or _may_rule(passage.words)):
            words = shown(passage)
            lines = [_stripped(each) for each in _LINES.finditer(words) if each.group().strip()]
            leads = leads and all(_PAIR.fullmatch(words, *line) for line in lines)
            if leads:
                yield from _levels(passage, lines)
            item = passage.parent is not None and passage.parent.kind == "item"
            if verb and item:
                yield from listed(passage, verb)
            elif not item:
                verb = opened(words)
            if passage.normative:
                for line in lines:
                    yield from stated_needs(passage, words, line)
                yield from _in_sentences(passage, _END.sub(" ", words))
        elif kind == "paragraph":
            leads = False


def _may_rule(words: str) -> bool:
    lower = words.lower()
    # By hand: a generator takes three times as long, and every segment is asked.
    for each in _TRIGGERS:  # noqa: SIM110
        if each in lower:
            return True
    return False


def _stripped(line: re.Match[str]) -> Span:
    words = line.group()
    return Span(line.end() - len(words.lstrip()), line.start() + len(words.rstrip(" \t\\")))


def _front_matter(passage: Passage) -> Iterator[Ruling]:
    block = passage.block
    for entry in entries(passage.segment[block.start : block.end]):
        if entry.key.casefold() in ("authority", "authority-level") and not entry.several:
            (value,) = entry.values
            yield Ruling("level", ("front-matter", value.words), value.span.moved(block.start))


def _levels(passage: Passage, lines: Sequence[Span]) -> Iterator[Ruling]:
    for line in lines:
        # A level may stand in code.
        if found := _LEVEL.fullmatch(passage.uncommented, *line):
            key = "level" if found.group("key").casefold() == "level" else "authority"
            span = Span(*found.span("level")).moved(passage.start)
            yield Ruling("level", (key, found.group("level")), span)


def _in_sentences(passage: Passage, flat: str) -> Iterator[Ruling]:
    if not _may_rule(flat):
        return
    ranked = "authority" in flat.casefold()
    for span in sentences(flat):
        if _may_rule(flat[span.start : span.end]):
            yield from precedence(passage, flat, span)
            if ranked:
                yield from _order(passage, span)


def _order(passage: Passage, sentence: Span) -> Iterator[Ruling]:
    # Levels stand in code as often as not.
    words = _END.sub(" ", passage.uncommented)
    for pattern in _ORDERS:
        if found := pattern.fullmatch(words, *sentence):
            levels = [each.strip(_AROUND) for each in _BETWEEN.split(found.group("list"))]
            if len(set(levels)) == len(levels) and all(levels):
                place = Span(*found.span("list")).moved(passage.start)
                yield Ruling("order", tuple(levels), place)
            return


def _rows(passages: Sequence[Passage], table: int) -> Iterator[Ruling]:
    """What is named in the first column of a table that has another one of levels."""
    column = -1
    first: Passage | None = None
    for passage in passages[table + 1 :]:
        block = passage.block
        if block.parent < table:
            break
        if block.kind != "cell" or passages[block.parent].block.parent != table:
            continue
        if passages[block.parent].block.note == "head":
            if block.level and column < 0 and _HEAD.match(passage.words.strip("*_ \t")):
                column = block.level
        elif block.level == 0:
            first = passage
        elif block.level == column and first is not None:
            yield from _row(first, passage)


def _row(first: Passage, cell: Passage) -> Iterator[Ruling]:
    words = shown(first)
    low = len(words) - len(words.lstrip())
    level = _CELL.fullmatch(cell.words.strip())
    found = _NAMED.fullmatch(words, low, len(words.rstrip()))
    if level and found:
        thing = named(first, words, *found.span("one"))
        start = cell.start + cell.words.index(level.group("level"))
        span = Span(start, start + len(level.group("level")))
        yield Ruling("row", (level.group("level"),), span, objects=(thing,))
