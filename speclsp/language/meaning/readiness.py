"""Conditions that something is ready by the time that is set for what follows: "If the backup has
finished, ... at 02:00"; or that it is the first of its kind: "If the player has no earlier ban"."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.lexicon.people import is_person
from speclsp.language.lexicon.verbs import base
from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

_FINISHING = listed(
    "finish complete end conclude arrive land reach receive deliver load confirm pay return settle"
    " clear close prepare upload download transcode render print pack"
)
_READY = listed("ready complete finished done loaded reachable back")
_PLACES = frozenset((("in", "stock"), ("on", "site"), ("on", "duty"), ("at", "home")))
_TIMES = listed(
    "time date day hour moment noon midnight night morning evening slot deadline start end"
)
_EARLIER = listed("earlier previous prior former past other recent")
_MOST_WORDS = 6
SIGNS = _FINISHING | _READY | {"stock", "site", "duty", "home", "available", "no"}
"""Where none of these is said in its base form, there is no such condition."""


def can_be_late(condition: Sequence[Word], rest: Sequence[Word]) -> bool:
    """Whether a condition without its "if" can hold later than `rest`, the other words of the
    sentence, allows for; or does not hold for those who are no beginners."""
    lower = [word.lower for word in condition]
    for at, word in enumerate(condition):
        following = lower[at + 1 : at + 3]
        if word.lower == "no" and following[:1] and following[0] in _EARLIER:
            return at > 0 and lower[at - 1] in ("has", "have") and _sets_figure(rest)
        if word.tag == "be" and tuple(following) in _PLACES:
            return True
        if word.tag == "be" and following[:1] == ["available"]:
            # A doctor, and no option.
            return any(is_person(each.lower) for each in condition[:at])
        ready = word.tag == "be" and following[:1] and following[0] in _READY
        done = word.tag in ("have", "be") and any(
            each.tag in ("participle", "verb") and base(each.lower) in _FINISHING
            for each in condition[at + 1 : at + 3]
        )
        if (ready or done) and _sets_time(rest):
            return True
    return False


def _sets_figure(words: Sequence[Word]) -> bool:
    return any(word.tag == "number" for word in words)


def _sets_time(words: Sequence[Word]) -> bool:
    """ "at its scheduled time", "at 02:00", "on the same day"."""
    for at, word in enumerate(words[:-1]):
        if word.lower not in ("at", "on", "by") and word.lower != "same":
            continue
        if ":" in words[at + 1].text and words[at + 1].kind == "number":
            return True
        for behind in words[at + 1 : at + 1 + _MOST_WORDS]:
            if behind.lower in _TIMES:
                return True
            if behind.tag not in ("determiner", "adjective", "participle", "noun", "gerund"):
                break
    return False
