"""
A sentence points at something that is "defined above" or "given below", and nothing in the document
has that name.

The definition was moved, renamed or never written, and each reader looks for something else. Found
are headings, terms, tables and their cells, lists and what introduces them, words in bold, and
sentences that say what it is; and a table, a list or code right before or behind those words.

## Bad

```spec
# Triage

A nurse must rate each call with the urgency levels defined above.
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dangling-as-defined: nothing here has the name of "the urgency levels defined above"

The desk must follow the callback plan described in the next section.
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dangling-as-defined: nothing here has the name of "the callback plan described in the next section"
```

## Good

```spec
# Triage

## Urgency levels

There are three: red, yellow and green.

## Calls

A nurse must rate each call with the urgency levels defined above.
```

## Evidence

ISO/IEC/IEEE 29148 calls it an incomplete reference, SREE and ARM (NASA) count such words. A word
alone is no evidence: most of them point at what is there.

## Not for you?

Write `dangling-as-defined = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore dangling-as-defined: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.language.anaphora.directions import Direction, Manner, directions, may_direct
from speclsp.language.english import is_english
from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.word_list import listed
from speclsp.language.sentences import sentences
from speclsp.language.tagging import tagged
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force, is_template
from speclsp.rules.rule import Rule
from speclsp.rules.shared.names import Names, names_of
from speclsp.rules.shared.wording import plain, quoted
from speclsp.spec.facts import Clause
from speclsp.spec.naming import named
from speclsp.spec.prose import Prose
from speclsp.statements.prose import prose_in, spelled
from speclsp.statements.said import by_segment, folded, times_said
from speclsp.statements.setting import Setting
from speclsp.text import Span
from speclsp.workspace import Snapshot

# What any document has some of, so that only what goes with it tells which is meant.
_STRUCTURES = listed(
    "table list section chapter figure diagram rule step example procedure process paragraph item"
    " definition description way value point text clause requirement condition case part format"
    " subsection appendix annex policy algorithm mechanism behaviour behavior handling semantics"
    " convention restriction guideline instruction flow constraint approach method sequence"
)
# These are seen, not read: code, a picture, a table may be one.
_DRAWN = listed(
    "figure diagram chart drawing picture image flowchart illustration snippet object structure"
    " schema format layout grammar code payload json yaml xml listing syntax command query message"
    " example interface signature type tree hierarchy architecture template"
)
_TABLES = frozenset(("table", "tables"))
_MODAL = re.compile(r"\b(?:must|shall|should|may|cannot)\b", re.IGNORECASE)
_PICTURE = re.compile(r"```|~~~|!\[|^ {4,8}\S", re.MULTILINE)
_TABLE = re.compile(r"^[ \t>]{0,9}\|", re.MULTILINE)
_SHOWN = r"```|~~~|\||!\[|\+-| {4}[^\s*+-]"
# Clauses and terms in a list are no list of something, nor are items beside an item.
_LISTED = r"(?:[-*+]|\d{1,3}[.)]) (?!\*\*|\[)"
_BEHIND = re.compile(rf"[ \t]{{0,9}}\n\s{{0,9}}?(?:{_SHOWN}|{_LISTED})")
_INSIDE = re.compile(rf"[ \t]{{0,9}}\n\s{{0,9}}?(?:{_SHOWN}|[ \t]+{_LISTED})")
_BEFORE = re.compile(rf"[> ]{{0,3}}(?:{_SHOWN}|{_LISTED})")
_NEAR = 400


class _Pointer(NamedTuple):
    """Words that point, where they stand in their segment, and the words of the name they point
    at."""

    span: Span
    words: str
    # As it is written, and its words in the singular without those that any document has.
    shown: str
    name: frozenset[str]
    # Whether a table is meant.
    table: bool
    # Its last word, "" where any document has some of it.
    head: str
    manner: Manner
    part: str
    # Whether something is demanded with it.
    demands: bool
    # The place, in its segment, from which on or before which something is shown.
    edge: int
    behind: bool
    # Whether it stands in a list item.
    item: bool


def _applies(path: str) -> bool:
    return is_in_force(path) and not is_template(path)


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    pointers = list(by_segment(snapshot, document, "pointers at names", _pointers))
    if not pointers:
        return
    names = folded(snapshot, document, "named", _named, names_of, Names.amended)
    for start, pointer in pointers:
        if names.hold(pointer.name):
            continue
        if pointer.table and names.touch(pointer.name):
            # A table is seldom called by all words of its title.
            continue
        if _is_told(document, pointer) or _is_shown(document, start, pointer):
            continue
        yield Diagnostic(
            pointer.span.moved(start),
            f'nothing here has the name of "{pointer.words}"',
            question=f'Where is "{pointer.shown}" defined?',
        )


def _named(
    document: Document, at: int, clauses: tuple[Clause, ...], how: Setting
) -> tuple[frozenset[str], ...]:
    passages = ((each.prose, each.words) for each in prose_in(document, at))
    return tuple(named(document.segments[at].facts, passages))


def _is_told(document: Document, pointer: _Pointer) -> bool:
    """Whether the text says so much of it as the words promise: of `the limits above`, which may
    be any that went before, the word; of what is `mentioned`, all its words."""
    if pointer.manner == "mentioned":
        return all(_is_said_twice(document, word) for word in pointer.name)
    if not pointer.head or (pointer.manner and pointer.demands):
        return False
    return len(pointer.name) < 2 or _is_said_twice(document, pointer.head)


def _is_said_twice(document: Document, word: str) -> bool:
    return times_said(document, word) > 1


def _is_shown(document: Document, start: int, pointer: _Pointer) -> bool:
    """Whether a table, a list, code or a picture stands where the words point."""
    string, edge = document.text.string, start + pointer.edge
    if pointer.behind:
        shown = _INSIDE if pointer.item else _BEHIND
        if shown.match(string, edge, edge + _NEAR):
            return True
    elif not pointer.item:
        before = string[max(0, edge - _NEAR) : edge].rstrip()
        if _BEFORE.match(before[before.rfind("\n") + 1 :]):
            return True
    seen = (pointer.name | {pointer.head, pointer.part}) & _DRAWN
    if seen and _PICTURE.search(string):
        return True
    return pointer.part in ("table", "list") and _TABLE.search(string) is not None


def _pointers(
    document: Document, at: int, clauses: tuple[Clause, ...], how: Setting
) -> tuple[_Pointer, ...]:
    return tuple(_found(document, at))


def _found(document: Document, at: int) -> Iterator[_Pointer]:
    for read in prose_in(document, at):
        prose, words = read.prose, read.words
        if not prose.normative or prose.kind == "heading" or not may_direct(read.vocabulary):
            continue
        if not is_english(words):
            continue
        for span in sentences(words):
            if not may_direct(spelled(words[span.start : span.end])):
                continue
            said = tagged(words, span)
            demands = _MODAL.search(words, span.start, span.end) is not None
            for each in directions(said):
                pointer = _pointer(words, said, each, prose, demands)
                if pointer is not None:
                    yield pointer


def _pointer(
    words: str, said: Sequence[Word], each: Direction, passage: Prose, demands: bool
) -> _Pointer | None:
    place = Span(said[each.first].start, said[each.last - 1].end)
    inside = said[each.name[0] : each.name[1]]
    name, head = _name(inside)
    if not name or quoted(words, place.start, place.end):
        return None
    low = each.name[0] + (said[each.name[0]].tag == "determiner")
    return _Pointer(
        place.moved(passage.span.start),
        plain(words[place.start : place.end]),
        plain(words[said[low].start : said[each.name[1] - 1].end]),
        name,
        any(word.lower in _TABLES for word in inside),
        head,
        each.manner,
        each.part,
        demands,
        passage.span.end if each.behind else passage.span.start,
        each.behind,
        passage.item,
    )


def _name(inside: Sequence[Word]) -> tuple[frozenset[str], str]:
    """The words that tell what is meant, in the singular, none where they could mean anything; and
    the last of them, unless any document has some of it."""
    if any(word.tag in ("number", "code", "pronoun") for word in inside):
        return frozenset(), ""
    found = [
        singular(word.lower)
        for word in inside
        if "'" not in word.text
        and "\u2019" not in word.text
        and word.tag in ("noun", "adjective", "participle", "gerund", "verb")
    ]
    if not found:
        return frozenset(), ""
    kept = [word for word in found if word not in _STRUCTURES]
    head = found[-1] if found[-1] not in _STRUCTURES else ""
    return frozenset(kept), head


RULE = Rule(
    "dangling-as-defined",
    "ambiguity",
    "warning",
    __doc__,
    document=_check,
    applies=_applies,
    rereads=True,
)
