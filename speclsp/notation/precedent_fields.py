"""The lines of a precedent, `Clauses: REQ-3@1f3a90c2, REQ-7`, and what stands behind the colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.spec.derived import HASH_SIZE
from speclsp.spec.passage import Passage
from speclsp.spec.precedents import Citation, Field, Key, Named, Settles
from speclsp.text import Span

_NAMES: dict[str, Key] = {
    "clause": "clauses",
    "clauses": "clauses",
    "settles": "settles",
    "supersedes": "supersedes",
    "status": "status",
    "date": "date",
    "situation": "situation",
    "ruling": "ruling",
    "reason": "reason",
}
_TITLED: dict[str, Key] = {
    "situation": "situation",
    "ruling": "ruling",
    "reason": "reason",
}
_ANY = "|".join(_NAMES)
KEYS = re.compile(rf"(?:\A|[\r\n])[> \t]*[*_]{{0,2}}(?:{_ANY})[*_]{{0,2}}[ \t]*:", re.IGNORECASE)
"""Finds a line of a precedent, and a few others."""

_LINE = re.compile(
    rf"[ \t]*(?P<mark>\*\*|__)?(?P<key>{_ANY})(?:(?P=mark))?[ \t]*:(?:\*\*|__)?[ \t]*",
    re.IGNORECASE,
)
_LINES = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_HASH = rf"(?:@(?P<hash>[0-9a-f]{{{HASH_SIZE}}})(?![0-9A-Za-z]))?"
# What stands between the clauses of a list: no identifier begins so.
_APART = re.compile(r"(?:[\s,;`.]|and\b|&)+")
_LINK = re.compile(
    r"\[(?P<text>[^\[\]]{1,300})\]\((?P<link>[^()\s]{1,500})\)" + _HASH
    + r"(?:\s*[\"\u201c](?P<quote>[^\"\u201c\u201d]{1,1000})[\"\u201d])?"
)  # fmt: skip
_IDENTIFIER = re.compile(
    r"(?:[a-z][a-z0-9]{0,9}\[|\[\^?)?(?P<id>[^\s,;`\[\]@\"\u201c\u201d()]*"
    r"[^\s,;`\[\]@\"\u201c\u201d().])\]?" + _HASH
)
_ENTRY = re.compile(
    r"[\s`]*(?:(?P<rule>[a-z]+(?:-[a-z]+)*)(?![\w-])[\s`]*)?"
    r"(?:[\"\u201c](?P<words>[^\"\u201c\u201d]{1,300})[\"\u201d][\s`]*)?"
    r"(?:(?:in|of)[\s`]+(?:[a-z][a-z0-9]{0,9}\[|\[\^?)?"
    r"(?P<clause>[^\s`\[\]@]*[^\s`\[\]@.])\]?(?:@\w*)?[\s`.]*)?\Z"
)
_ENTRIES = re.compile(r"(?:\"[^\"]*\"|\u201c[^\u201d]*\u201d|[^,;\"\u201c])+")
_PRECEDENT = re.compile(r"(?<![\w-])P-\d{1,9}(?![\w-]|\.\w)")
_BLANK = re.compile(r"_\([^()]*\)_|\.\.\.|\u2026|TBD|TODO|\?+", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def titled(title: str) -> Key | None:
    """What a heading says that is one of a precedent's."""
    return _TITLED.get(title.strip().casefold())


def is_identifier(words: str) -> bool:
    """Whether words can stand as they are where a precedent names a clause."""
    found = _IDENTIFIER.fullmatch(words)
    return found is not None and found["id"] == words and not _APART.match(words)


def is_blank(words: str) -> bool:
    """Whether words only ask the author to write some."""
    return _BLANK.fullmatch(_SPACE.sub(" ", words).strip()) is not None


def field(passage: Passage) -> Iterator[Field]:
    """The lines of a paragraph that state something, each with what stands below it up to the
    next."""
    words = _plain(passage)
    known: list[tuple[Key, int, int]] = []
    for line in _LINES.finditer(words):
        if found := _LINE.match(line.group()):
            key = _NAMES[found["key"].casefold()]
            known.append((key, line.start(), line.start() + found.end()))
    if not known:
        return
    ends = [start for _, start, _ in known[1:]] + [len(words)]
    for (key, _, start), end in zip(known, ends, strict=True):
        yield _field(key, words, Span(start, start + len(words[start:end].rstrip())), passage.start)


def _plain(passage: Passage) -> str:
    """The words with spaces for comments and for the marks of a quote; the length stays."""
    words = passage.uncommented
    for low, high in zip(passage.block.holes[::2], passage.block.holes[1::2], strict=True):
        at, end = low - passage.start, high - passage.start
        words = words[:at] + " " * (end - at) + words[end:]
    return words


def _field(key: Key, words: str, span: Span, base: int) -> Field:
    value = words[span.start : span.end]
    made = Field(key, span.moved(base), given=bool(value) and not is_blank(value))
    start = span.start + base
    if key == "clauses":
        return made._replace(clauses=tuple(_citations(value, start)))
    if key == "settles":
        return made._replace(settles=tuple(_settled(value, start)))
    if key == "supersedes":
        found = _PRECEDENT.finditer(value)
        return made._replace(
            precedents=tuple(Named(each.group(), Span(*each.span()).moved(start)) for each in found)
        )
    if key in ("status", "date"):
        return made._replace(words=_SPACE.sub(" ", value).strip("`*_. "))
    return made


def _citations(value: str, base: int) -> Iterator[Citation]:
    at = 0
    while at < len(value):
        if apart := _APART.match(value, at):
            at = apart.end()
            continue
        found = _LINK.match(value, at) or _IDENTIFIER.match(value, at)
        if found is None:
            # No clause is called so; what it is meant to be is said where that is reported.
            end = at + 1
            while end < len(value) and not _APART.match(value, end):
                end += 1
            yield Citation(value[at:end], Span(base + at, base + end), hash_span=Span(0, 0))
            at = end
            continue
        yield _citation(found, base)
        at = found.end()


def _citation(found: re.Match[str], base: int) -> Citation:
    hash_ = found["hash"] or ""
    if "link" in found.re.groupindex:
        whole = Span(found.start(), found.end("link") + 1)
        quote = _SPACE.sub(" ", found["quote"] or "").strip()
        link, target = found["link"], _SPACE.sub(" ", found["text"]).strip("` ")
    else:
        whole, quote, link, target = Span(*found.span("id")), "", "", found["id"]
    behind = found.end("link") + 1 if link else found.end()
    where = Span(*found.span("hash")) if hash_ else Span(behind, behind)
    return Citation(target, whole.moved(base), hash_, where.moved(base), link, quote)


def _settled(value: str, base: int) -> Iterator[Settles]:
    for chunk in _ENTRIES.finditer(value):
        found = _ENTRY.match(chunk.group())
        if found is None or not (found["rule"] or found["words"]):
            continue
        clause, at = found["clause"] or "", base + chunk.start()
        span = Span(at + found.start("clause"), at + found.end("clause")) if clause else Span(0, 0)
        words = _SPACE.sub(" ", found["words"] or "").strip()
        yield Settles(found["rule"] or "", words, clause, span)
