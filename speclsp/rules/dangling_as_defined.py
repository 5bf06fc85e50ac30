"""
A sentence points at something that is "defined above" or "given below", and nothing in the document
has that name.

The definition was moved, renamed or never written, and each reader looks for something else. Found
are headings, terms, tables and their cells, lists and what introduces them, words in bold, and
sentences that say what it is.

## Bad

```spec
# Triage

A nurse must rate each call with the urgency levels defined above.
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dangling-as-defined: nothing here has the name of "the urgency levels defined above"
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
from speclsp.document import Document, Segment
from speclsp.language.english import is_english
from speclsp.language.inflection import singular
from speclsp.language.phrases import Phrase, phrases
from speclsp.language.sentences import sentences
from speclsp.language.tagging import tagged
from speclsp.language.word_list import listed
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force, is_template
from speclsp.resolution.said import by_segment
from speclsp.resolution.setting import Setting
from speclsp.rules.rule import Rule
from speclsp.rules.wording import plain, quoted
from speclsp.spec.facts import Clause
from speclsp.spec.naming import named
from speclsp.text import Span
from speclsp.workspace import Snapshot

_DIRECTIONS = frozenset(("above", "below", "earlier", "previously"))
_DEFINED = listed(
    "defined described given specified listed stated explained outlined introduced enumerated set"
    " laid"
)
_MODAL = re.compile(r"\b(?:must|shall|should|may|cannot)\b", re.IGNORECASE)
# What any document has some of, so that only what goes with it tells which is meant.
_STRUCTURES = listed(
    "table list section chapter figure diagram rule step example procedure process paragraph item"
    " definition description way value point text clause requirement condition case part format"
)
# Of these a number or an identifier tells which.
_POINTS = frozenset(("number", "code"))


class _Pointer(NamedTuple):
    """Words that point, where they stand in their segment, and the words of the name they point
    at."""

    span: Span
    words: str
    # As it is written, and its words in the singular without those that any document has.
    shown: str
    name: frozenset[str]


def _applies(path: str) -> bool:
    return is_in_force(path) and not is_template(path)


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    pointers = list(by_segment(snapshot, document, "pointers at names", _pointers))
    if not pointers:
        return
    names = {name for _, name in by_segment(snapshot, document, "named", _named)}
    for start, pointer in pointers:
        if any(pointer.name <= name for name in names):
            continue
        yield Diagnostic(
            pointer.span.moved(start),
            f'nothing here has the name of "{pointer.words}"',
            question=f'Where is "{pointer.shown}" defined?',
        )


def _named(
    document: Document, at: int, clauses: tuple[Clause, ...], how: Setting
) -> tuple[frozenset[str], ...]:
    segment, start = document.segments[at], document.starts[at]
    words = document.text.string[start : start + segment.size]
    return tuple(named(words, segment.facts))


def _pointers(
    document: Document, at: int, clauses: tuple[Clause, ...], how: Setting
) -> tuple[_Pointer, ...]:
    segment, start = document.segments[at], document.starts[at]
    return tuple(_found(document.text.string[start : start + segment.size], segment))


def _found(segment_words: str, segment: Segment) -> Iterator[_Pointer]:
    if not any(each in segment_words for each in _DIRECTIONS):
        return
    for prose in segment.facts.prose:
        if not prose.normative or prose.kind == "heading":
            continue
        words = prose.words(segment_words)
        if not any(each in words for each in _DIRECTIONS) or not is_english(words):
            continue
        for span in sentences(words):
            if _MODAL.search(words, span.start, span.end):
                for place, whole, name in _in_sentence(tagged(words, span)):
                    if not quoted(words, place.start, place.end):
                        yield _Pointer(
                            place.moved(prose.span.start),
                            plain(words[place.start : place.end]),
                            plain(words[whole.start : whole.end]),
                            name,
                        )


def _in_sentence(words: Sequence[Word]) -> Iterator[tuple[Span, Span, frozenset[str]]]:
    """All that points, the name in it, and the words that tell what is meant."""
    found = {each.last: each for each in phrases(words)}
    for at, word in enumerate(words):
        if word.lower not in _DIRECTIONS or at == 0:
            continue
        last = at
        if words[at - 1].lower in _DEFINED:
            last = at - 1
        elif at > 1 and words[at - 1].lower in ("out", "down") and words[at - 2].lower in _DEFINED:
            last = at - 2
        phrase = found.get(last) or _without_last(found.get(last + 1))
        if phrase is None or _goes_on(words, at):
            continue
        name = _name(words, phrase)
        if last == at and singular(words[phrase.head].lower) not in _STRUCTURES:
            # `the limit above` may be any number that went before.
            continue
        if name:
            opening = words[phrase.first].tag == "determiner"
            first = words[phrase.first + opening].start
            whole = Span(first, words[phrase.last - 1].end)
            yield Span(words[phrase.first].start, word.end), whole, name


def _without_last(phrase: Phrase | None) -> Phrase | None:
    """A name that a past form was taken for a part of: `the guidelines set [out above]`."""
    if phrase is None or phrase.last - phrase.first < 2:
        return None
    return Phrase(phrase.first, phrase.last - 1, phrase.last - 2)


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether the direction belongs to what follows: `above which`, `below 5`, `above the fold`; or
    whether a link or a number follows that tells where."""
    if at + 1 >= len(words):
        return False
    following = words[at + 1]
    if following.lower == "and" and words[at + 2 : at + 3] and words[at + 2].lower == "beyond":
        return True
    return following.tag in ("relative", "number", "code", "determiner", "noun") or (
        following.text == "(" and at + 2 < len(words) and words[at + 2].tag in _POINTS
    )


def _name(words: Sequence[Word], phrase: Phrase) -> frozenset[str]:
    """The words that tell what is meant, in the singular; none where they could mean anything."""
    inside = words[phrase.first : phrase.last]
    if any(word.tag in _POINTS for word in inside) or inside[0].tag == "pronoun":
        return frozenset()
    found = [
        singular(word.lower)
        for word in inside
        if word.tag in ("noun", "adjective", "participle", "gerund")
    ]
    if not found or (len(found) == 1 and found[0] in _STRUCTURES):
        return frozenset()
    if found[-1] in _STRUCTURES:
        found = found[:-1]
    return frozenset(found)


RULE = Rule(
    "dangling-as-defined",
    "ambiguity",
    "warning",
    __doc__,
    document=_check,
    applies=_applies,
    rereads=True,
)
