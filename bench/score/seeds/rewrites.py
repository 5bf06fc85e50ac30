"""Rewordings that keep the meaning: the passive, a condition moved to the end, a name spelled
out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from random import Random

from bench.score.seeds.edited import Edited
from bench.score.seeds.guards import keyword
from bench.score.seeds.inflected import participle
from bench.score.seeds.sentences import LEANS
from speclsp.language.lexicon.word_list import listed

_ACTIVE = re.compile(
    r"(?P<subject>(?:The|THE|A|An|Each|Every|System|[A-Z][a-z]+s)(?:\s[\w`-]+){0,3}?)\s+"
    r"(?P<modal>\*\*(?:MUST|SHALL|SHOULD)(?: NOT)?\*\*|(?:MUST|SHALL|SHOULD|must|shall|should)"
    r"(?: (?:NOT|not))?)\s+(?P<verb>[a-z]+)\s+"
    r"(?P<object>(?:the|a|an|each|every|all|any|its)(?:\s(?!the\b|an?\b)[\w`-]+){1,4}?)"
    r"(?P<rest>(?:\s+(?:when|if|before|after|within|every|for each|for at least|in less than)\b.*)?"
    r"\.?)"
)
_ARTICLE = re.compile(r"\A(?:The|THE|An?|Each|Every)\b")
# Verbs that have no passive, take another verb, or a particle.
_NO_PASSIVE = listed(
    """
be have become fail remain let make need allow enable continue begin start stop only either
also always never not contain equal mean lack cost last act serve help
    """
)
_SENTENCE_PARTS = re.compile(
    r"\b(?:of|to|with|from|in|on|by|for|as|at|that|which|and|or|using|into|via|is|are|be|when|if"
    r"|before|after)\b"
)
_CONDITION = re.compile(
    r"(?P<word>If|When|While|Unless|Whenever|IF|WHEN|WHILE|WHERE|Where|Until|After|Before)\s+"
    r"(?P<condition>[^,;:()]+?)\s*(?:,\s*then|,|\s+THEN\b,?|,\s*THEN\b,?)\s+(?P<rest>.+?)(?P<stop>\.?)"
)
_ACRONYM = re.compile(r"\s\((?P<short>[A-Z]{2,6})\)")
_WORD = re.compile(r"[A-Za-z][A-Za-z-]*")
_SMALL = frozenset(("of", "and", "the", "for"))
# So much before the bracket is looked at.
_FAR = 80


def passives(words: str, choose: Random) -> Iterator[Edited]:
    """ "The B MUST be sent by the A" for "The A MUST send the B"."""
    found = _ACTIVE.fullmatch(words)
    if found is None or found["verb"] in _NO_PASSIVE or found["verb"].endswith("ly"):
        return
    held = _SENTENCE_PARTS.search(found["object"]) or _SENTENCE_PARTS.search(found["subject"])
    if held or found["object"].startswith("its "):
        return
    subject = _ARTICLE.sub(lambda article: article[0].lower(), found["subject"])
    acted = found["object"][0].upper() + found["object"][1:]
    done = participle(found["verb"])
    said = f"{acted} {found['modal']} be {done} by {subject}{found['rest']}"
    yield Edited("passive", said)


def reordered(words: str, choose: Random) -> Iterator[Edited]:
    """ "A MUST Y if X" for "If X, A MUST Y"."""
    found = _CONDITION.fullmatch(words)
    if found is None or keyword(words) is None:
        return
    rest = found["rest"]
    # A second condition, or a list of what is to be done, could take the moved words for its own.
    if keyword(rest) is None or re.search(r"[;:]|\b(?:if|when|unless|otherwise)\b", rest, re.I):
        return
    first = rest[0].upper() + rest[1:]
    if LEANS.match(first):
        return
    word = found["word"] if found["word"].isupper() else found["word"].lower()
    yield Edited("reorder", f"{first} {word} {found['condition']}{found['stop']}")


Names = Mapping[str, str]
"""Abbreviations, and what they stand for in their document."""


def names(text: str) -> Names:
    """Those that a text gives in brackets behind their words: "media type (MT)"."""
    found: dict[str, str] = {}
    for each in _ACRONYM.finditer(text):
        short = each["short"]
        words = text[max(0, each.start() - _FAR) : each.start()].split()
        for tail in (words[-len(short) :], words[-len(short) - 1 :]):
            initials = "".join(word[0] for word in tail if word not in _SMALL)
            if initials.upper() == short and all(map(_WORD.fullmatch, tail)):
                found.setdefault(short, " ".join(tail))
    return found


def expanded(words: str, known: Names, choose: Random) -> Iterator[Edited]:
    """The words themselves for an abbreviation of theirs."""
    for short, long in known.items():
        found = re.search(rf"(?<![\w`/(-]){short}(?![\w`/)-])", words)
        if found and long not in words:
            yield Edited("name", words[: found.start()] + long + words[found.end() :])
