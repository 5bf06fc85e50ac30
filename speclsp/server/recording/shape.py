"""Words made unreadable that keep their shape: length in every encoding, case, lines, punctuation.

Each character is masked by itself, so an edit of a masked text is the masked edit.
"""

from __future__ import annotations

import unicodedata

# What stands for a character of 2, 3 and 4 bytes in utf-8; the last is 2 units in utf-16.
_STAND_INS = {
    "upper": "\u00c9\u1ea0\U00010400",
    "lower": "\u00e9\u1ea1\U00010428",
    "letter": "\u01bb\u4e00\U00020000",
    "mark": "\u0301\u1ab0\U0001d165",
    "digit": "\u0660\u0966\U0001d7ce",
    "sign": "\u00a7\u2022\U0001f642",
}
_KINDS = {"Lu": "upper", "Lt": "upper", "Ll": "lower", "L": "letter", "M": "mark", "N": "digit"}
_REPLACEMENT = "\ufffd"
_KEPT = ("\ufeff", _REPLACEMENT)


def masked(text: str) -> str:
    """A letter is another one, a digit is 0, a sign that is not ASCII is another; white space,
    control characters and ASCII punctuation stay."""
    return text.translate(_TABLE)


class _Table(dict[int, str]):
    """Filled as characters are met."""

    def __missing__(self, code: int) -> str:
        stand_in = self[code] = _stand_in(chr(code))
        return stand_in


_TABLE = _Table()


def _stand_in(character: str) -> str:
    if character.isascii():
        if character.isalpha():
            return "A" if character.isupper() else "a"
        return "0" if character.isdigit() else character
    category = unicodedata.category(character)
    if category == "Cs":
        # Half a character, which is what the server takes it for.
        return _REPLACEMENT
    if character.isspace() or category == "Cc" or character in _KEPT:
        return character
    kind = _KINDS.get(category) or _KINDS.get(category[0], "sign")
    width = 2 if character < "\u0800" else 3 if character < "\U00010000" else 4
    return _STAND_INS[kind][width - 2]
