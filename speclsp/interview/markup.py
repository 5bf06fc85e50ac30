"""Which markup words have in the place of others, where that stands and what it would do not
known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator

BRACKETS = "brackets that may be a link"
ADDRESS = "an address"
LABEL = "a label"
BACKSLASH = "a backslash"
FORMULA = "a formula"

# What would be markup, or be taken for it by some program, and what it is.
_MARKUP: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a comment", re.compile(r"<!--(?:(?!-->).)*|-->")),
    ("HTML", re.compile(r"<[A-Za-z/!?][^<>]*")),
    ("an HTML entity", re.compile(r"&(?:#\w{1,8}|[A-Za-z][A-Za-z0-9]{1,30});")),
    ("a footnote", re.compile(r"(?:\[\^|\^\[)[^\[\]]*")),
    ("an image", re.compile(r"!\[[^\[\]]*(?:\]\([^()]*)?")),
    ("a link", re.compile(r"\](?:\([^()]*|\[[^\[\]]*)|\[\[")),
    (BRACKETS, re.compile(r"(?<!!)\[[^\[\]]*\](?![(\[])")),
    ("a fence", re.compile(r"`{3}|~{3}")),
    ("a template or an attribute", re.compile(r"\{(?:[{%#:]|\.[A-Za-z])[^{}]*")),
    (
        ADDRESS,
        re.compile(
            r"\b[A-Za-z][A-Za-z0-9+.-]{0,30}:/[^\s<>]*|\bwww\.[^\s<>]*|[\w.+-]+@[\w-]+\.[\w.-]*"
            r"|\b(?:mailto|javascript|data|vbscript|command|file|tel):[^\s<>]+",
            re.IGNORECASE,
        ),
    ),
    (
        "what begins a block",
        re.compile(r"\A(?:#{1,6}|>|[-+*]|\d{1,9}[.)]|:::|!!!|\||=+|-+)(?=\s|\Z)"),
    ),
    ("what switches a rule", re.compile(r"speclsp-\w+|oft:o\w*", re.IGNORECASE)),
    (LABEL, re.compile(r"\A[*_]{0,3}[^\W\d_][\w -]{0,40}(?:[*_]{1,3}:|:[*_]{0,3})(?=\s|\Z)")),
    (BACKSLASH, re.compile(r"\\.?")),
    ("what parts cells", re.compile(r"\|")),
)
CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_EMPHASIS = re.compile(
    r"(\*{1,3}|~~)(?=\S)(?:(?!\1).)+?(?<=\S)\1|(?<!\w)(_{1,3})(?=\S).+?(?<=\S)\2(?!\w)"
)
# A star between spaces is that of a product.
_LOOSE = re.compile(r"(?:\A|(?<=\S))\*|\*(?=\S|\Z)|~~|(?<!\w)_|_(?!\w)")


def added_markup(new: str, old: str, allowed: Container[str] = ()) -> str:
    """Which markup `new` has that `old` does not have, beside what is `allowed`; "" for none."""
    shown, known = CODE.sub("` `", new), CODE.sub("` `", old)
    for name, pattern in _MARKUP:
        if name not in allowed and Counter(_ends(pattern, shown)) - Counter(_ends(pattern, known)):
            return f"it adds {name}"
    if "`" in shown.replace("` `", ""):
        return "it leaves code open"
    loose = [len(_LOOSE.findall(_EMPHASIS.sub("", each))) for each in (shown, known)]
    if loose[0] > loose[1]:
        return "it leaves emphasis open"
    if FORMULA not in allowed and shown.count("$") % 2 and not known.count("$") % 2:
        return f"it leaves {FORMULA} open"
    return ""


def _ends(pattern: re.Pattern[str], words: str) -> Iterator[str]:
    """What matches, without the marks of a sentence behind it."""
    return (each.group().rstrip(".,;:!?\"'”’*_") for each in pattern.finditer(words))
