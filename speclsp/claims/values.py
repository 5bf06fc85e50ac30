"""The values in a sentence, each by the slot that it fills, and what it lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from speclsp.claims.act import Act
from speclsp.claims.claim import Value
from speclsp.claims.parts import Part
from speclsp.claims.sentence import Sentence
from speclsp.claims.stems import root
from speclsp.language.lexicon.contraries import KINDS
from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

_SLOTS = listed("as in with by using to at into on from of for about between over under")
_CLOSING = re.compile(
    r"\bno (?:others?|further|more|second|third|fourth|fifth|sixth|seventh|eighth)\b"
    r"|\bdo(?:es)? not exist\b|\bbesides (?:these|them|those)\b|\blist is closed\b"
    r"|\bin no other\b|\bonly\b|\bone of\b|\beither\b|\bexactly\b|\bnothing else\b|\bexclusively\b"
    r"|\b(?:two|three|four|five|six|seven|eight|[2-9]) \w+ (?:are|is) (?:valid|allowed|permitted"
    r"|supported|defined|possible)\b"
    r"|\blimited to\b|\brestricted to\b|\b(?:two|three|four|five|six|seven|eight) \w+(?: \w+)?:",
    re.IGNORECASE,
)
_LISTING = frozenset((",", "|", "/"))
_JOINING = frozenset(("and", "or"))
_ITEM = frozenset(("noun", "adjective", "gerund", "participle"))
_BARE = _ITEM | {"verb", "preposition"}
# So many plain words make a list; of code, two do.
_FEWEST, _FEWEST_CODE = 3, 2
# "Only cards and vouchers."
_PAIR = 2
_QUOTES = frozenset("\"'\u201c\u201d\u2018\u2019")
_LONGEST_ITEM = 3
# What kinds are called.
_CALLED = listed(
    """
format encoding compression hash algorithm cipher order sorting clock currency protocol transport
language colour color method case side system scale medium paper type precision standard mode tone
unit layout locale scheme delimiter direction time timezone zone strategy level syntax notation
endianness byte character set
"""
)
_COUNTING = listed("one following value values list")


class Members(NamedTuple):
    """What is listed, the stem of the noun before the list, and whether that is all there is."""

    names: frozenset[str] = frozenset()
    noun: str = ""
    closed: bool = False


def values(
    sentence: Sentence, said: Act, part: Mapping[int, Part], inside: set[int]
) -> Iterator[Value]:
    """What stands behind the verb, each by the preposition before it; `inside` are the places of
    amounts."""
    words = sentence.words
    verb = said.verb if said.verb is not None else -1
    for each in said.phrases:
        # "Is encoded big-endian": the verb is no part of it.
        first = max(each.first, verb + 1)
        if each.head < first or part.get(each.head) != "main" or each.head in inside:
            continue
        if each.first < verb:
            continue
        before = words[first - 1].lower if first else ""
        slot = before if before in _SLOTS else "object"
        places = range(first, each.last)
        names = sentence.names([at for at in places if at not in inside])
        if names:
            text, place = sentence.text(first, each.last), sentence.place(first, each.last)
            yield Value(slot, text, names, _kinds(words, places, slot), place)
    for at in range(verb + 1, len(words)):
        lower = words[at].lower
        alone = not any(each.first <= at < each.last for each in said.phrases)
        if lower == "even" and words[at].tag == "adverb":
            continue
        if part.get(at) == "main" and at not in inside and lower in KINDS and alone:
            place = sentence.place(at, at + 1)
            yield Value("word", words[at].text, frozenset((lower,)), KINDS[lower], place)


def _kinds(words: Sequence[Word], places: Sequence[int], slot: str) -> frozenset[str]:
    """What is chosen there; "JSON" in "support JSON files" says only which files."""
    found: set[str] = set()
    for at in places:
        if slot == "object" and not all(
            words[behind].lower in _CALLED for behind in range(at + 1, places[-1] + 1)
        ):
            continue
        if words[at].kind == "code":
            found.add("code")
        found |= KINDS.get(words[at].lower, KINDS.get(root(words[at].lower), frozenset()))
    return frozenset(found)


def members(sentence: Sentence, text: str) -> Members:
    """The first list of code, or else of plain words; `text` is the whole sentence."""
    closed = _CLOSING.search(text) is not None
    found = _of_code(sentence) or _of_words(sentence, _PAIR if closed else _FEWEST)
    if found is None:
        return Members()
    names, noun = found
    return Members(names, noun, closed)


def _of_code(sentence: Sentence) -> tuple[frozenset[str], str] | None:
    words = sentence.words
    found: list[int] = []
    for at, word in enumerate(words):
        if word.kind == "code":
            found.append(at)
        elif found and word.text not in _LISTING and word.lower not in _JOINING:
            if len(found) >= _FEWEST_CODE:
                break
            found = []
    if len(found) < _FEWEST_CODE:
        return None
    return frozenset(sentence.written[at] for at in found), _noun(words, found[0])


def _of_words(sentence: Sentence, fewest: int) -> tuple[frozenset[str], str] | None:
    """A list of at least so many nouns, the last behind "and" or "or", the others before commas."""
    bare = [at for at, word in enumerate(sentence.words) if word.text not in _QUOTES]
    sentence = sentence.only(bare)
    words = sentence.words
    for last, word in enumerate(words):
        if word.lower not in _JOINING:
            continue
        items: list[tuple[int, int]] = []
        end = last + 1
        while end < len(words) and end <= last + _LONGEST_ITEM and words[end].tag in _ITEM:
            end += 1
        items.append((last + 1, end))
        at = last - 1 if last and words[last - 1].text == "," else last
        while at > 0:
            start = at
            while start and at - start < _LONGEST_ITEM and words[start - 1].tag in _ITEM:
                start -= 1
            if start == at:
                break
            items.append((start, at))
            if not start or words[start - 1].text != ",":
                break
            at = start - 1
        if len(items) >= fewest and all(high > low for low, high in items):
            names = frozenset(
                " ".join(sorted(sentence.names(range(low, high)))) for low, high in items
            )
            return names - {""}, _noun(words, items[-1][0])
    return _behind_colon(sentence, fewest)


def _behind_colon(sentence: Sentence, fewest: int) -> tuple[frozenset[str], str] | None:
    """A list with nothing but commas: "one of three values: new, paid, sent"."""
    words = sentence.words
    colon = next((at for at, word in enumerate(words) if word.text == ":" and at > 1), None)
    if colon is None:
        return None
    items: list[tuple[int, int]] = []
    start = colon + 1
    for at in range(colon + 1, len(words) + 1):
        if at < len(words) and words[at].text not in (",", ".", ";"):
            continue
        if not 0 < at - start <= _LONGEST_ITEM:
            break
        if any(words[place].tag not in _BARE for place in range(start, at)):
            break
        items.append((start, at))
        start = at + 1
        if at < len(words) and words[at].text != ",":
            break
    if len(items) < max(fewest, _FEWEST):
        return None
    names = frozenset(" ".join(sorted(sentence.names(range(*each)))) for each in items)
    return names - {""}, _noun(words, colon)


def _noun(words: Sequence[Word], before: int) -> str:
    """The stem of the last noun before a list."""
    for at in range(before - 1, -1, -1):
        if words[at].tag == "noun" and words[at].lower not in _COUNTING:
            return root(words[at].lower)
    return ""
