"""Three things of which the last is of another rank: `is late or unpaid and the desk is closed`.
The words "and" and "or" bind them one way, and the form of the sentence the other."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.verbs import is_third_person
from speclsp.language.syntax.conjunct_kinds import NAMES, TELLING, kind, name_end, shape
from speclsp.language.syntax.left_conjunct import CONDITIONS, LEFT
from speclsp.language.words import Word

_BEHIND_VERB = frozenset(("preposition", "to", "number", "adverb"))
_MORE = frozenset(("more", "less", "fewer"))
_RANKED = frozenset(("finite", "clause"))
# A verb behind the second conjunction has at least so many words with it.
_WITH_OBJECT = 2


def uneven(
    words: Sequence[Word], low: int, joints: tuple[int, int], middle: int, right: int, end: int
) -> int | None:
    """Where the first of three such things in a condition begins."""
    first, second = joints
    opened = [
        at
        for at in range(low, first)
        if words[at].lower in CONDITIONS or words[at].tag == "relative"
    ]
    if not opened or any(words[at].tag == "modal" for at in range(opened[-1], right)):
        return None
    last, between = _rank(words, right, end), _rank(words, middle, second)
    if words[second].lower == "or":
        # `when the train is late and the guest sits in a car or owns a pass`
        if last != "finite" or between != "clause" or end - right < _WITH_OBJECT:
            return None
        return LEFT["clause"](words, low, first, middle, second, "clause")
    if last not in _RANKED or (last == "clause" and words[opened[-1]].tag == "relative"):
        # `what is late or lost is sold and the owner is told`
        return None
    if between == "finite" and last == "clause":
        return LEFT["finite"](words, low, first, middle, second, "finite")
    if between.startswith("name ") and between != "name plural" and middle + 1 < second:
        return _name(words, opened[-1], first, middle, second, between)
    told = between.partition(" ")
    if between in ("state", "name") or (told[0] == "preposition" and told[2] in TELLING):
        return LEFT["state"](words, low, first, middle, second, "state")
    return None


def _rank(words: Sequence[Word], at: int, end: int) -> str:
    """The kind, also of a verb that looks like a plural: `the guest travels in`, `reports a`."""
    following = [word.tag for word in words[at + 1 : end]][:1]
    if is_third_person(words[at].lower) and following == ["determiner"]:
        return "finite"
    last = min(end, name_end(words, at))
    while last - at > _WITH_OBJECT and words[last - 1].lower in _MORE:
        last -= 1
    alike = is_third_person(words[last - 1].lower) and words[last - 2].tag == "noun"
    if words[at].tag == "determiner" and last - at > _WITH_OBJECT and alike:
        single = singular(words[last - 2].lower) == words[last - 2].lower
        verbal = last == end or words[last].tag in _BEHIND_VERB or words[last].lower in _MORE
        return "clause" if single and verbal else ""
    return kind(words, at, end)


def _name(
    words: Sequence[Word], opened: int, first: int, middle: int, second: int, wanted: str
) -> int | None:
    """`is a map or a chart and belongs to`: two short names with their articles."""
    if name_end(words, middle) != second:
        return None
    at = first
    while at - 1 > opened and words[at].tag != "determiner":
        at -= 1
        if words[at].tag not in NAMES | {"adjective", "determiner"}:
            return None
    governed = words[at - 1].tag in ("be", "verb", "have")
    return at if governed and shape(words, at, first) == wanted else None
