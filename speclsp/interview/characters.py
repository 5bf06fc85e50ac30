"""Whether a text is one line that shows all that is in it. Where it is to stand is not known."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 8_000
"""Bytes of UTF-8."""

_TIMES, _MORE = 4, 200
# Of the spaces, these; no-break ones stand between a number and its unit.
_SPACES = frozenset(" \u00a0\u202f")
_LINE_ENDS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# They take up room, or change the character before them, and show nothing themselves.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_SELECTORS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
_TAGS = (0xE0000, 0xE007F)
_UNSEEN: dict[str, str] = {
    "Cc": "a control character",
    "Cf": "an invisible character",
    "Cs": "half a character",
    "Co": "a character of private use",
    "Cn": "a character that does not exist",
}
# Letters in another dress, which no word list knows.
_DRESSED = re.compile(r"<(?:font|circle|square|wide|narrow|super|sub)> ")
_STACKED = re.compile(
    r"(?:\S[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{4})"
)
_WORD = re.compile(r"[^\W\d_]+")
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU")


def unfit(text: str, old: str) -> str:
    """Why `text` cannot be one line of words in the place of `old`; "" where it can."""
    if len(text) > _TIMES * len(old) + _MORE:
        return f"it has more than {_TIMES * len(old) + _MORE} characters"
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST:
        return f"it has more than {LONGEST} bytes"
    if not _WORD.search(text):
        return "it has no words"
    if fault := unseen(text, old):
        return fault
    if _STACKED.search(text) and not _STACKED.search(old):
        return "it piles marks on a letter"
    known = set(_WORD.findall(old))
    if any(each not in known and _mixes(each) for each in _WORD.findall(text)):
        return "it has a word of letters that only look like each other"
    return ""


def unseen(text: str, old: str) -> str:
    """Which character of `text`, that `old` has not, is no part of a line or is not to be seen;
    "" for none."""
    for character in text:
        if character not in old and (fault := _fault(character)):
            return f"it has {fault} (U+{ord(character):04X})"
    return ""


def _fault(character: str) -> str:
    """What is wrong with a character, "" for nothing."""
    if " " <= character <= "~":
        return ""
    if character in _LINE_ENDS:
        return "a line end"
    if character in _BIDI:
        return "a character that turns the direction of writing"
    code = ord(character)
    if _TAGS[0] <= code <= _TAGS[1]:
        return "a tag character"
    if character in _BLANK or any(low <= code <= high for low, high in _SELECTORS):
        return "an invisible character"
    category = unicodedata.category(character)
    if category in _UNSEEN:
        return _UNSEEN[category]
    if category == "Zs" and character not in _SPACES:
        return "an unusual space"
    if category[0] in "LNS" and _is_dressed(character):
        return "a character in another dress"
    return ""


def _is_dressed(character: str) -> bool:
    """Whether it stands for a letter of ASCII, but is none."""
    if not _DRESSED.match(unicodedata.decomposition(character)):
        return False
    plain = unicodedata.normalize("NFKC", character)
    # A raised "2" is a unit's.
    return plain.isascii() and plain.isalpha() and len(plain) == 1


def _mixes(word: str) -> bool:
    """Whether its letters are from two alphabets that look alike."""
    if word.isascii():
        return False
    names = [unicodedata.name(each, "") for each in word]
    return sum(any(name.startswith(alphabet) for name in names) for alphabet in _ALPHABETS) > 1
