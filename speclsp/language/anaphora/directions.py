"""Words that point at what another part of a document says: "the limits set out earlier", "the
matrix in the previous section", "the aforementioned tiers".

What they point at is told by the words before them, or behind an "above-mentioned".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

Manner = Literal["said", "done", "mentioned", ""]

_SAID = listed(
    "defined described specified listed stated explained outlined introduced enumerated detailed"
    " documented prescribed tabulated summarised summarized itemised itemized"
)
_TWO_SAID = frozenset(
    tuple(each.split("-"))
    for each in listed(
        "set-out set-forth set-down laid-out laid-down spelled-out spelt-out written-down drawn-up"
    )
)
# These may tell of what is done: "the plan shown earlier".
_DONE = listed(
    "given set shown depicted illustrated provided presented declared established covered found"
    " included agreed published recorded contained drawn"
)
_MENTIONED = listed("mentioned discussed named noted referenced cited quoted")
_TEXT = (
    "document|specification|spec|file|section|chapter|page|guide|policy|contract|appendix|standard"
    "|handbook|charter|text|annex|proposal|subsection|part"
)
_PART = (
    "section|chapter|part|paragraph|clause|table|list|figure|diagram|subsection|sub-section|page"
    "|appendix|annex|chart|drawing|listing"
)
_BESIDE = "previous|preceding|earlier|following|next|foregoing|prior|subsequent|last|above|later"
_WHERE = re.compile(
    rf"(?<= )(?:(?:in|of|from|by|under) (?:the|an?) (?:{_BESIDE}) (?P<part>{_PART})s?"
    rf"|(?:in|of|from|by|under) (?:the|an?) (?P<lying>{_PART})s? (?:further )?(?:above|below|down)"
    rf"|(?:elsewhere|(?:further )?(?:earlier|above|below|later|down|up)(?: on)?)"
    rf" in this (?:{_TEXT})"
    rf"|(?P<here>(?:in|at the (?:end|top|start|beginning|bottom|back) of) this (?:{_TEXT}))"
    r"|further (?:above|below|down|up|on)|down below|up above|above|below"
    r"|(?P<time>earlier|previously|later on|later)"
    r"|hereafter|hereinafter|hereunder|overleaf)(?![\w-])"
)
_BEHIND = re.compile(r"\b(?:below|following|next|subsequent|later|further (?:down|on)|overleaf)\b")
_PAST = "|".join(sorted(_SAID | _DONE | _MENTIONED))
_AHEAD = re.compile(
    r"(?<= )(?:aforementioned|aforesaid|above-mentioned|below-mentioned|before-mentioned"
    rf"|(?:above|below|earlier|previously)[ -](?P<said>{_PAST})"
    r"|above|below|foregoing)(?= )"
)
_BE = listed("is are was were be been has have")
_NAMING = frozenset(("noun", "adjective", "participle", "gerund", "verb"))
_POINTS = frozenset(("number", "code"))
_MOST_WORDS = 6
_DEFINITE = listed("the these those all both each every its their our")
_NO_NAMES = listed("one ones it those these that this them thing things")


# By themselves.
_ALONE = listed(
    "above below foregoing aforementioned aforesaid hereafter hereinafter hereunder overleaf"
)
# "in the next section"
_BESIDE_PART = frozenset(_BESIDE.split("|"))
_PARTS = frozenset(
    word for each in _PART.replace("sub-", "").split("|") for word in (each, each + "s")
)
# "stated in this document", "elsewhere in this document"
_TEXTS = frozenset(_TEXT.split("|"))
_WITH_MANNER = listed("earlier later previously")
_SOMEWHERE = _WITH_MANNER | listed("down elsewhere up")
_MANNERS = _SAID | _DONE | _MENTIONED | listed("set laid spelled spelt written drawn referred see")


class Direction(NamedTuple):
    """Words that point, as places among the words of a sentence."""

    # All of it, and what it is that they point at.
    first: int
    last: int
    name: tuple[int, int]
    # How it is said to stand there, "" where nothing says so.
    manner: Manner
    # A part of the text, as in "in the next section", "table" in "in the table below".
    part: str
    behind: bool


def may_direct(vocabulary: frozenset[str]) -> bool:
    """Whether something may point in words of this vocabulary, in lower case, cut at every mark."""
    if not _ALONE.isdisjoint(vocabulary):
        return True
    if not (_BESIDE_PART.isdisjoint(vocabulary) or _PARTS.isdisjoint(vocabulary)):
        return True
    told = not _MANNERS.isdisjoint(vocabulary)
    if told and not _WITH_MANNER.isdisjoint(vocabulary):
        return True
    if "this" in vocabulary and not _TEXTS.isdisjoint(vocabulary):
        return told or not _SOMEWHERE.isdisjoint(vocabulary)
    return ("further" in vocabulary and not vocabulary.isdisjoint(("down", "up", "on"))) or (
        "before" in vocabulary and "mentioned" in vocabulary
    )


def directions(words: Sequence[Word]) -> Iterator[Direction]:
    """All that points in a sentence, in the order of the text."""
    line = " ".join(each.lower for each in words)
    starts = list(accumulate((len(each.lower) + 1 for each in words), initial=0))
    for found in _WHERE.finditer(line):
        at, end = (bisect_left(starts, each) for each in found.span())
        manner, low = _manner(words, at)
        if (found["time"] or found["here"]) and manner not in ("said", "mentioned"):
            # "It stops earlier", "the fields in this section".
            continue
        if _goes_on(words, end, manner):
            continue
        name = _before(words, low)
        if name and _is_certain(words, name, low, manner):
            part = found["part"] or found["lying"] or ""
            behind = _BEHIND.search(found.group()) is not None
            # A bracket that opened before it.
            end += words[low].text == "(" and words[end : end + 1] != () and words[end].text == ")"
            yield Direction(name[0], end, name, manner, part, behind)
    for found in _AHEAD.finditer(line):
        at, end = (bisect_left(starts, each) for each in found.span())
        said = found["said"]
        if at and words[at - 1].tag == "determiner" and (name := _after(words, end)):
            before = found.group().startswith(("earlier", "previously"))
            manner = "said" if said in _SAID and not before else ""
            if said in _MENTIONED or found.group().endswith(("mentioned", "said")):
                manner = "mentioned"
            yield Direction(at - 1, name[1], name, manner, "", "below" in found.group())


def _manner(words: Sequence[Word], at: int) -> tuple[Manner, int]:
    """How something is said to stand at a place, and where the words that say so begin."""
    low = at
    if low > 1 and words[low - 1].lower == "detail":
        low -= 3 if words[low - 2].lower in ("more", "full") else 2
    elif low and words[low - 1].lower in ("fully", "further"):
        low -= 1
    manner: Manner = ""
    if low > 1 and (words[low - 2].lower, words[low - 1].lower) in _TWO_SAID:
        manner, low = "said", low - 2
    elif low > 1 and words[low - 1].lower == "to" and words[low - 2].lower == "referred":
        manner, low = "mentioned", low - 2
    elif low and words[low - 1].lower in _SAID:
        manner, low = "said", low - 1
    elif low and words[low - 1].lower in _MENTIONED:
        manner, low = "mentioned", low - 1
    elif low and words[low - 1].lower in _DONE:
        manner, low = "done", low - 1
    elif low > 1 and words[low - 1].lower == "see" and words[low - 2].text == "(":
        manner, low = "said", low - 1
    if not manner:
        return "", at
    while low and words[low - 1].lower in _BE:
        low -= 1
    if low and (words[low - 1].tag == "relative" or words[low - 1].lower in ("that", "as")):
        low -= 1
    while low and words[low - 1].text in ("(", ","):
        low -= 1
    return manner, low


def _goes_on(words: Sequence[Word], at: int, manner: Manner) -> bool:
    """Whether the direction belongs to what follows: `above which`, `below 5`, `above the fold`; or
    whether a link or a number follows that tells where."""
    if at >= len(words):
        return False
    following = words[at]
    if following.lower == "and" and words[at + 1 : at + 2] and words[at + 1].lower == "beyond":
        return True
    if following.tag in ("number", "code") or following.text in (
        "than",
        "-",
        "\u2212",
        "~",
        "\ufffc",
    ):
        return True
    if manner != "said" and following.tag in ("relative", "determiner", "noun"):
        return True
    return following.text == "(" and at + 1 < len(words) and words[at + 1].tag in _POINTS


def _is_certain(words: Sequence[Word], name: tuple[int, int], low: int, manner: Manner) -> bool:
    """Whether the reader is to know the thing: "the tiers above", "tiers defined below"; not "a
    mean below", nor what only says how something is done, "data as defined below"."""
    first, inside = words[name[0]].lower, words[name[0] : name[1]]
    if any(each.lower in _NO_NAMES for each in inside[-1:]):
        return False
    if manner in ("", "done"):
        return first in _DEFINITE
    if words[name[0]].tag != "determiner":
        return manner == "said" and words[low].lower != "as" and words[name[0] - 1].text != "["
    return first in _DEFINITE or not any(each.lower == "of" for each in inside)


def _before(words: Sequence[Word], end: int) -> tuple[int, int] | None:
    """The noun phrase that ends there, with its determiner; none where it is no certain thing."""
    low = end
    while low and end - low < _MOST_WORDS and words[low - 1].kind == "word":
        word = words[low - 1]
        if word.tag == "determiner":
            reduced = low > 1 and end - low == 1 and words[low - 2].tag in ("noun", "pronoun")
            # "The limits the caller stated earlier" are the caller's.
            return None if reduced or low == end else (low - 1, end)
        if word.lower == "of" and low < end:
            low -= 1
            continue
        if word.tag not in _NAMING:
            break
        low -= 1
    while low < end and (words[low].tag in ("verb", "participle") or words[low].lower == "of"):
        # "Apply fee bands listed below": what stands first is no part of the name.
        low += 1
    return (low, end) if low < end else None


def _after(words: Sequence[Word], start: int) -> tuple[int, int] | None:
    """The noun phrase that begins there."""
    end = start
    while (
        end < len(words)
        and end - start < _MOST_WORDS
        and words[end].tag
        in (
            "noun",
            "adjective",
            "gerund",
        )
    ):
        end += 1
    return (start, end) if end > start else None
