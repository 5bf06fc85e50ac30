"""A heading as a reader sees it, and the slugs that sites make of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape
from unicodedata import category

# Bounded: the words may never close what they open.
_TARGET = r"(?:\([^)]{0,1000}\)|\[[^\]]{0,1000}\])"
_IMAGE = re.compile(rf"!\[([^\]]{{0,1000}})\]{_TARGET}")
_LINK = re.compile(rf"\[((?:[^\[\]]|\[[^\[\]]*\]){{0,1000}})\]{_TARGET}")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_STARS = re.compile(r"(?<!\\)\*+")
_UNDERSCORES = re.compile(r"(?<![\w\\])_+(?=\S)|(?<=\S)(?<!\\)_+(?!\w)")
_STRUCK = re.compile(r"~~(.+?)~~")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPACE = re.compile(r"\s+")
_NOT_SPEC_MD = re.compile(r"[^A-Za-z0-9_-]+")
_NOT_IN_SLUG = re.compile(r"[^\w\- ]")
_IN_SLUG = frozenset(("Ll", "Lu", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"))
_CODE_MARK = "\ue000"


def title(words: str) -> str:
    """The plain text of a heading's words: links and emphasis keep their words, images their
    description."""
    if not re.search(r"[\[<`*_~\\&]|\s\s", words):
        return words.strip()
    codes: list[str] = []

    def keep(match: re.Match[str]) -> str:
        codes.append(match.group(2).strip() or match.group(2))
        return _CODE_MARK

    words = _CODE.sub(keep, words)
    words = _LINK.sub(r"\1", _IMAGE.sub(r"\1", words))
    words = _STRUCK.sub(r"\1", _UNDERSCORES.sub("", _STARS.sub("", _TAG.sub("", words))))
    words = unescape(_ESCAPE.sub(r"\1", words))
    kept = iter(codes)
    words = re.sub(_CODE_MARK, lambda _: next(kept, ""), words)
    return _SPACE.sub(" ", words).strip()


def github_slug(plain: str) -> str:
    """GitHub's anchor for a title: lower case, without punctuation, spaces to hyphens."""
    lowered = plain.lower()
    if lowered.isascii():
        return _NOT_IN_SLUG.sub("", lowered).replace(" ", "-")
    # Python's \w knows no combining marks, and takes fractions for letters.
    return "".join(c for c in lowered if c in " -" or category(c) in _IN_SLUG).replace(" ", "-")


def kramdown_slug(plain: str) -> str:
    """kramdown's automatic identifier: ASCII letters, digits and hyphens, from the first letter
    on."""
    kept = re.sub(r"[^a-zA-Z0-9 \-]", "", re.sub(r"^[^a-zA-Z]+", "", plain))
    return kept.replace(" ", "-").lower() or "section"


def spec_md_slugs(headings: Iterable[tuple[str, int]]) -> list[str]:
    """The anchors that spec-md gives to headings, each with its level: `sec-Title`, and
    `sec-Parent.Title` for a title that several have."""
    given = [(_NOT_SPEC_MD.sub("-", words), level) for words, level in headings]
    counts = Counter(name for name, _ in given)
    above: list[tuple[int, str]] = []
    found: list[str] = []
    for name, level in given:
        while above and above[-1][0] >= level:
            above.pop()
        if counts[name] > 1 and above:
            name = f"{above[-1][1]}.{name}"
        above.append((level, name))
        found.append(f"sec-{name}")
    return found


def slugs(titles: Iterable[str], style: str = "github") -> list[str]:
    """One slug for each title, the second and later of equal ones numbered from 1."""
    make = kramdown_slug if style == "kramdown" else github_slug
    seen: dict[str, int] = {}
    found: list[str] = []
    for each in titles:
        base = make(each)
        slug = base
        while slug in seen:
            seen[base] += 1
            slug = f"{base}-{seen[base]}"
        seen[slug] = 0
        found.append(slug)
    return found
