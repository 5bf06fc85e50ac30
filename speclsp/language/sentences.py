"""Where sentences start and end in the words of a passage.

A passage may hold emphasis, links and line breaks; U+FFFC stands for what is no prose. A full stop
ends a sentence when white space and something like a beginning follow, unless it belongs to an
abbreviation or to a number of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from speclsp.language.lexicon.word_list import listed
from speclsp.text import Span

# The stop, what closes behind it, and the white space; marks first, since most characters are none.
_STOP = re.compile(
    r"(?<![.!?])(?P<stop>[.!?]+)(?P<closing>[\"”’')\]*_]{0,8}(?:\[\^[^\]\s]{1,80}\]){0,9})(?=\ufffc*(?P<gap>\s+|\Z))"
)
_ALNUM = re.compile(r"[^\W_]")
_FOOTNOTE = re.compile(r"(?:\[\^[^\]\s]{1,80}\])+")
_BEGINNING = re.compile(r"[*_\[(\"“‘'\ufffc]*[A-Z0-9\u00c0-\u024f\ufffc`<]")
_LAST_WORD = re.compile(r"[(\[]?(?P<word>[A-Za-z.]{1,12}|\d{1,3})\Z")
_NEVER_LAST = listed(
    """
e.g i.e cf vs viz fig figs sec sect no nos vol ed eds eq ref refs approx resp dr mr mrs ms st
prof ch par art incl excl eg ie
    """
)
# These end a sentence too, where a capital follows.
_MAYBE_LAST = listed(
    """
etc al inc ltd corp co a.m p.m u.s u.k
    """
)
_BEFORE = 16


def sentences(words: str) -> tuple[Span, ...]:
    """The sentences of a passage in order, without white space around them. Offsets are code
    points in `words`."""
    return _sentences(words)


@lru_cache(maxsize=1_024)
def _sentences(words: str) -> tuple[Span, ...]:
    return tuple(_found(words))


def _found(words: str) -> Iterator[Span]:
    start = 0
    at = 0
    while found := _STOP.search(words, at):
        at = found.end("closing")
        end = _end(words, found)
        if end is None:
            at = max(at, found.end("stop"))
            continue
        if (span := _trimmed(words, start, end)) is not None:
            yield span
        start = at = end
    if (span := _trimmed(words, start, len(words))) is not None:
        yield span


def _end(words: str, found: re.Match[str]) -> int | None:
    """Where the sentence ends that stops here; None where it goes on."""
    after = found.end("gap")
    if after < len(words) and _BEGINNING.match(words, after) is None:
        return None
    if found["stop"] == ".":
        before = words[max(0, found.start() - _BEFORE) : found.start()]
        last = _LAST_WORD.search(before)
        word = last["word"].casefold() if last else ""
        if word in _NEVER_LAST:
            return None
        if word in _MAYBE_LAST and after < len(words) and words[after].islower():
            return None
        if word.isdigit() and not before[: last.start() if last else 0].strip(" \t\r\n*_\ufffc"):
            # The number of an item or a heading.
            return None
        if len(word) == 1 and word.isalpha() and before[-2:-1] in ("", " ") and _initial(before):
            return None
    # What is masked and follows at once is the end of a link.
    return found.start("gap")


def _initial(before: str) -> bool:
    """Whether the single letter at the end is that of a name: `J. Doe`."""
    return before[-1:].isupper() and before[-1:] not in ("A", "I")


def _trimmed(words: str, start: int, end: int) -> Span | None:
    """Without white space at both ends, and without a footnote at its start, which belongs to the
    sentence before; None where no word is left."""
    while start < end and words[start].isspace():
        start += 1
    if start and (found := _FOOTNOTE.match(words, start, end)):
        start = found.end()
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    return Span(start, end) if _ALNUM.search(words, start, end) else None
