"""Identities for sentences that demand something and have no identifier.

An identity is the path of the sentence's headings and a hash of its words: `/doors/1f3a90c2`. Line
breaks, white space, emphasis, list and quote markers do not change it, words do, and so does the
case of a keyword. Whoever moves a section changes the path and keeps the hash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from speclsp.spec.prose import Prose
from speclsp.spec.titles import github_slug
from speclsp.text import Span

HASH_SIZE = 8
"""Hexadecimal digits of the hash."""

DEMANDS = re.compile(
    r"(?<![^\W_])(?:MUST|SHALL|SHOULD|REQUIRED|RECOMMENDED|MAY|OPTIONAL|[Mm]ust|[Ss]hall)(?![^\W_])"
)
"""What makes a sentence one that demands, allows or recommends."""

# What says how keywords are meant.
_BOILERPLATE = re.compile(r"\bkey\s*words\b.*\binterpreted\b", re.DOTALL | re.IGNORECASE)
_FEWEST_WORDS = 3
_SENTENCE_END = re.compile(r"[.!?][\"'”’)*_]*\s+(?=[\"'“(*_]*[^\W_a-z])")
_SHORT = re.compile(r"(?:\b(?:cf|e\.g|i\.e|resp|vs|approx|etc|no|sec|fig|dr|mr|ms)|\d)\Z", re.I)
_MARKUP = re.compile(r"(?<!\\)[*~\[\]]+|(?<![\w\\])_+(?=\S)|(?<=\S)(?<!\\)_+(?!\w)")
_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_LINE_END = re.compile(r"[\r\n]+[> \t]*")
_SPACE = re.compile(r"\s+")
# Inside of a sentence: code, whose full stops end nothing.
_CODE = "\ue000"
_UNKNOWN = "\ufffd"


class Sentence(NamedTuple):
    """A sentence as it reads; the span is that of the segment."""

    words: str
    span: Span


class _Readable(NamedTuple):
    """A passage as a reader sees it, with one mark for each code span."""

    words: str
    # Where each of the words' characters stands in the segment.
    offsets: list[int]
    codes: list[str]

    def said(self, low: int, high: int) -> str:
        """The words between two places, with their code."""
        first, *rest = self.words[low:high].split(_CODE)
        before = self.words.count(_CODE, 0, low)
        codes = self.codes[before : before + len(rest)]
        return first + "".join(code + words for code, words in zip(codes, rest, strict=True))


def demands(prose: Prose, segment: str) -> Iterator[Sentence]:
    """The sentences of a passage that demand something; none of one that is not normative."""
    start, end = prose.span
    if not prose.normative or prose.kind == "heading" or not DEMANDS.search(segment, start, end):
        return
    text = _readable(prose, segment)
    for sentence, words in _sentences(text):
        if DEMANDS.search(words) and not _mentions(words):
            yield sentence


def sentences(prose: Prose, segment: str) -> Iterator[Sentence]:
    """Every sentence of a passage, as it reads."""
    for sentence, _ in _sentences(_readable(prose, segment)):
        yield sentence


def _sentences(text: _Readable) -> Iterator[tuple[Sentence, str]]:
    """Each with its words, in which code is masked."""
    low = 0
    for stop in (*_ends(text.words), len(text.words)):
        words = text.words[low:stop]
        if words.strip():
            first = low + len(words) - len(words.lstrip())
            last = low + len(words.rstrip()) - 1
            span = Span(text.offsets[first], text.offsets[last] + 1)
            yield Sentence(normal(text.said(low, stop)), span), words
        low = stop


def readable(prose: Prose, segment: str, within: Span, without: Iterable[Span]) -> str:
    """What a reader sees of the passage that stands `within`, and not in one of the others."""
    text = _readable(prose, segment)
    hidden = [each for each in without if each.overlaps(prose.span)]
    codes = iter(text.codes)
    pieces: list[str] = []
    for each, offset in zip(text.words, text.offsets, strict=True):
        shown = next(codes, each) if each == _CODE else each
        inside = within.start <= offset < within.end
        if inside and not any(span.start <= offset < span.end for span in hidden):
            pieces.append(shown)
    return normal("".join(pieces))


def normal(words: str) -> str:
    """A sentence without emphasis and brackets, its white space collapsed: what is hashed."""
    return _SPACE.sub(" ", _MARKUP.sub("", words)).strip()


def hashed(words: str) -> str:
    """The hash of a sentence as `normal` gives it."""
    # Dear to load, and few need it.
    from hashlib import sha256

    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:HASH_SIZE]


def slug_path(titles: tuple[str, ...]) -> str:
    """The titles of the headings above a sentence, the outermost first, as a path."""
    return "".join(f"/{github_slug(title)}" for title in titles) + "/"


def _mentions(words: str) -> bool:
    """Whether the words only speak of a keyword, or consist of one, as in a cell."""
    return len(words.split()) < _FEWEST_WORDS or _BOILERPLATE.search(words) is not None


def _ends(words: str) -> Iterator[int]:
    for found in _SENTENCE_END.finditer(words):
        if not _SHORT.search(words, max(0, found.start() - 8), found.start()):
            yield found.end()


def _readable(prose: Prose, segment: str) -> _Readable:
    words: list[str] = []
    offsets: list[int] = []
    codes: list[str] = []
    at, end = prose.span
    for low, high in (*zip(prose.masks[::2], prose.masks[1::2], strict=True), (end, end)):
        words += segment[at:low].replace(_CODE, _UNKNOWN)
        offsets += range(at, low)
        masked = segment[low:high]
        if segment[low - 1 : low] in ("\n", "\r"):
            # What marks a quote or an item in the lines below the first.
            masked = masked.lstrip("> \t")
        if code := _SPAN.match(masked):
            codes.append(_LINE_END.sub(" ", code.group()))
            words.append(_CODE)
            offsets.append(high - len(masked))
            masked = masked[code.end() :]
        if not masked.startswith(("<", "]")):
            words += masked.replace(_CODE, _UNKNOWN)
            offsets += range(high - len(masked), high)
        at = max(at, high)
    return _Readable("".join(words), offsets, codes)
