"""Lists in a sentence: `A, B and C`, with how many items they have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from speclsp.language.lexicon.verbs import is_base
from speclsp.language.syntax.expressions import joins_expression
from speclsp.language.words import Word

_SPLITS = frozenset(
    ("verb", "modal", "be", "have", "do", "subordinator", "relative", "to", "conjunction")
)
_INTRODUCES = frozenset(
    ("subordinator", "preposition", "adverb", "to", "gerund", "relative", "pronoun")
)
_VERBAL = frozenset(("verb", "modal", "be", "have", "do"))
# An item has no more words than these.
_LONGEST = 8


class Listing(NamedTuple):
    """Indices of words: where the list begins and its last conjunction; and the number of items.
    They are `most` where a name that leads into the sentence could be one: `for guests, members
    and owners`."""

    first: int
    joint: int
    items: int
    most: int


def listings(words: Sequence[Word]) -> Iterator[Listing]:
    """The lists of a sentence in order. Where the first item begins is guessed."""
    for joint, word in enumerate(words):
        if word.lower not in ("and", "or") or not 0 < joint < len(words) - 1:
            continue
        if joins_expression(words, joint) or words[joint - 1].text in "([":
            continue
        last = joint
        if words[joint - 1].text == ",":
            last = joint - 1
        items = 2
        more = False
        # Where the item before the one looked at begins.
        start = last
        while (comma := _comma(words, start)) is not None and _is_item(words, comma, start):
            if _introduces(words, comma) and not _ends_condition(words, joint):
                more = comma > 1 and words[comma - 1].tag in ("noun", "code", "determiner")
                more = more and (comma < 3 or words[comma - 3].tag == "mark")
                break
            items += 1
            start = comma
        if last < joint and items == 2:
            # `..., and`: a clause of its own, not a list.
            continue
        yield Listing(_first_item(words, start), joint, items, items + more)


def is_verbal(words: Sequence[Word], listing: Listing) -> bool:
    """Whether two verbs are listed."""
    following = words[listing.joint + 1]
    verbal = following.tag in _VERBAL and not following.text[0].isupper()
    return verbal and listing.items == 2


def _comma(words: Sequence[Word], before: int) -> int | None:
    for at in range(before - 1, max(-1, before - 1 - _LONGEST), -1):
        if words[at].text == ",":
            return at
        if words[at].kind == "mark" and words[at].text not in "\"'“”":
            return None
    return None


def _is_item(words: Sequence[Word], comma: int, end: int) -> bool:
    return comma + 1 < end and all(words[at].tag not in _SPLITS for at in range(comma + 1, end))


def _introduces(words: Sequence[Word], comma: int) -> bool:
    """Whether what stands before the comma leads into the sentence (`If it fails, ...`) or ends a
    list of its own (`while it is open or shut, ...`). Behind a modal verb the sentence is on its
    way already: `While it rains the hub MUST close A, ...`."""
    at = comma - 1
    within = True
    while at >= 0 and words[at].tag != "mark":
        tag = words[at].tag
        if tag == "modal":
            return False
        if within and tag == "conjunction":
            return True
        within = within and tag not in _SPLITS and tag != "preposition"
        at -= 1
    return words[at + 1].tag in _INTRODUCES


def _ends_condition(words: Sequence[Word], joint: int) -> bool:
    """Whether a "then" follows the last item, so that all are of the condition: `When the desk
    gets a form, a note and a key then ...`."""
    at = joint + 1
    while at < len(words) and words[at].kind != "mark" and words[at].tag != "modal":
        if words[at].lower == "then":
            return True
        at += 1
    return False


def verbs_listed(words: Sequence[Word], listing: Listing) -> int:
    """How many things are to be done, of which the listing holds the last two."""
    found = 2
    for at in range(listing.joint - 1, 0, -1):
        if words[at].tag in ("modal", "to"):
            break
        if words[at].text == ",":
            found += words[at + 1].tag == "verb" or is_base(words[at + 1].lower)
    return found


def _first_item(words: Sequence[Word], end: int) -> int:
    at = end - 1
    while at > 0 and end - at < _LONGEST:
        before = words[at - 1]
        if before.kind == "mark" and before.text != "-":
            break
        if before.tag in _SPLITS or before.tag == "preposition":
            break
        if words[at].tag == "determiner" or (
            words[at].kind == "number" and before.tag in ("noun", "code")
        ):
            break
        at -= 1
    return at
