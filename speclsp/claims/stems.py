"""Stems: words that carry content, in a form in which they can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from speclsp.language.lexicon.contraries import CONTRARY, KINDS
from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.verbs import base, is_base
from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

_EMPTY_TAGS = frozenset(
    (
        *("determiner", "pronoun", "preposition", "conjunction", "subordinator", "relative"),
        *("modal", "be", "have", "do", "not", "to", "there", "mark"),
    )
)
# Content although their class is closed.
_KEPT = listed(
    "before after without outside inside during except above below over under until along into"
    " through across around between behind towards toward against twice"
)
# Say nothing that tells one thing from another.
_WEAK = listed(
    """
also then thus hence therefore however otherwise instead too very quite rather always often ever
already still even just at least once together well here now same given such
corresponding respective particular certain specific following above below appropriate relevant
respectively exactly explicitly directly permanently i.e e.g etc please simply word
strictly currently correctly properly accordingly able only include following way
case kind whole even one really simply mostly only merely generally usually
 entire resulting regard respect fact
"""
)
_REFUSING = listed(
    "refuse refuses refused decline declines declined withhold withholds withheld withdraw"
    " withdraws withdrawn withdrew revoke revokes revoked deny denies denied"
)
_CONSENT = listed("consent permission approval agreement authorisation authorization")
_OTHER = listed("other others another else")
_HEADS = frozenset(("noun", "adjective", "participle", "gerund", "code", "adverb"))
# Conditions have these without being other conditions for it; "start page" is another matter.
LIGHT = listed(
    """
ask want need happen occur exist use apply perform be become start begin get
whatever whichever always time never together thing item
"""
)
_NEGATING = listed(
    "not no without never cannot none nobody no-one nothing neither lack lacks lacking"
)
_PREFIX = re.compile(r"(?:un|non-|in|im|dis|ir|il)(?=[a-z]{4})")
# "No traffic" and "without activity" are to be idle.
_TRAFFIC = listed(
    "traffic activity frame message data input request event packet byte interaction response"
)
_IDLE = listed("idle inactive inactivity ¬active dormant")
_MOVING = listed("receive see get send have arrive exchange")
_ENDINGS = (
    ("ation", ("", "e", "ate")),
    ("ition", ("", "e", "ite")),
    ("sion", ("d", "de", "t", "s")),
    ("tion", ("t", "te", "e")),
    ("ion", ("", "e")),
    ("ment", ("",)),
    ("al", ("", "e")),
    ("ance", ("", "e")),
    ("ence", ("", "e")),
    ("ery", ("er", "e")),
    ("ure", ("e", "")),
    ("age", ("e", "")),
    ("y", ("",)),
)
_IRREGULAR = {
    "cancellation": "cancel",
    "cancelation": "cancel",
    "payment": "pay",
    "expiry": "expire",
    "expiration": "expire",
    "retention": "retain",
    "subscription": "subscribe",
    "loss": "lose",
    "encryption": "encrypt",
    "choice": "choose",
    "sale": "sell",
    "storage": "store",
    "failure": "fail",
    "e-mail": "email",
    "mail": "email",
}


class Stem(NamedTuple):
    """A stem, and the place of its word among the words."""

    name: str
    at: int


def stems(words: Sequence[Word], places: Sequence[int], written: Sequence[str]) -> Iterator[Stem]:
    """The stems of the words at these places, with "¬" before what is denied; `written` has each
    word as it is written, code and all."""
    denied = False
    for at in places:
        word = words[at]
        lower = word.lower
        if lower in _NEGATING or lower.endswith("n't") or _refuses(words, at):
            denied = True
            continue
        if word.kind == "mark":
            denied = denied and word.text not in ",;:"
            continue
        name = _name(words, at, written[at])
        if not name:
            continue
        if denied and not _stands_before(words, at):
            name, denied = _denied(name), False
        yield Stem(name, at)


def _refuses(words: Sequence[Word], at: int) -> bool:
    """Whether a word says that there is no consent: "has refused consent"."""
    behind = [word.lower for word in words[at + 1 : at + 3]]
    return words[at].lower in _REFUSING and not _CONSENT.isdisjoint(behind)


def _stands_before(words: Sequence[Word], at: int) -> bool:
    """Whether a word belongs to one behind it, to which a denial then applies: "no valid token",
    but "is not valid"."""
    if words[at].tag not in ("adjective", "adverb"):
        return False
    behind = words[at + 1].tag if at + 1 < len(words) else "mark"
    return behind in _HEADS or (words[at].tag == "adverb" and behind in ("verb", "be"))


def _denied(name: str) -> str:
    return name.removeprefix("¬") if name.startswith("¬") else f"¬{name}"


def _name(words: Sequence[Word], at: int, written: str) -> str:
    word = words[at]
    lower = word.lower
    if word.kind == "code":
        return written
    if word.text == "A" and at and words[at - 1].kind in ("word", "number"):
        # "Tier A".
        return "A"
    if lower in _OTHER:
        before, behind = (words[at - 1].lower if at else ""), words[at + 1 : at + 2]
        # "Each other", "other than".
        none = before in ("each", "one") or any(each.lower == "than" for each in behind)
        return "" if none else "other"
    if lower in _KEPT:
        return lower
    if lower in _WEAK and lower not in CONTRARY:
        return ""
    if word.tag in _EMPTY_TAGS and lower not in KINDS:
        return ""
    if word.kind == "number":
        return f"n:{word.text.replace(',', '')}"
    if word.tag == "adverb" and not (lower.endswith("ly") or lower in CONTRARY or lower in KINDS):
        return ""
    if lower == "even" and not _before_noun(words, at):
        return ""
    if lower in ("required", "obliged") and any(
        each.tag == "to" for each in words[at + 1 : at + 2]
    ):
        # "Is required to".
        return ""
    name = root(lower.removesuffix("'s").removesuffix("\u2019s"))
    return f"{name}~" if name in LIGHT and _distinguishes(words, at) else name


def _before_noun(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].tag in ("noun", "code")


def _distinguishes(words: Sequence[Word], at: int) -> bool:
    """Whether a word that says little says here which thing is meant: "start page", "request time",
    "GET requests"."""
    word, before = words[at], words[at - 1].tag if at else "mark"
    if word.text.isupper() and len(word.text) > 1:
        return _before_noun(words, at)
    if word.tag == "noun" and before == "noun":
        return True
    return before in ("determiner", "adjective", "preposition") and _before_noun(words, at)


@lru_cache(maxsize=16_384)
def root(word: str) -> str:
    """The stem of a word in lower case: of a noun the singular, of a verb its base, also where a
    noun is made of it."""
    one = singular(word)
    if one in _IRREGULAR:
        return _IRREGULAR[one]
    if word in KINDS:
        return word
    if (verb := base(word)) != word:
        # "Labelled."
        doubled = verb.endswith("ell") and not is_base(verb)
        return _plain(verb[:-1] if doubled else verb)
    if (denied := _prefixed(one)) is not None:
        return denied
    return _plain(_IRREGULAR.get(one) or _nominal(one) or one)


def _plain(word: str) -> str:
    """One of two spellings."""
    if len(word) > 5 and word.endswith("ise"):
        return word[:-3] + "ize"
    return word


def _nominal(noun: str) -> str:
    """The verb that a noun is made of: "deletion"."""
    for ending, others in _ENDINGS:
        if noun.endswith(ending) and len(noun) > len(ending) + 3:
            start = noun[: -len(ending)]
            for each in others:
                if is_base(start + each):
                    return start + each
    return ""


def _prefixed(word: str) -> str | None:
    """ "¬" and what a word denies: "unpaid"."""
    found = _PREFIX.match(word)
    if found is None:
        return None
    rest = word[found.end() :]
    if word.endswith("ed") and (verb := base(rest)) != rest:
        return f"¬{verb}"
    if rest in _DENIABLE or found.group() == "non-":
        return f"¬{rest}"
    if is_base(base(rest)) and base(rest) != rest:
        return f"¬{base(rest)}"
    return None


_DENIABLE = listed(
    """
known active valid complete available able authorized authorised safe secure successful correct
accurate consistent sufficient accessible visible eligible empty paid read signed sent public
sensitive compatible supported used reachable limited
"""
) | frozenset(("paid", "sent", "read"))


def idle(names: frozenset[str]) -> frozenset[str]:
    """Stems with one for all ways to say that nothing happens."""
    quiet = {
        each
        for each in names
        if each in _IDLE or (each.startswith("¬") and each.removeprefix("¬") in _TRAFFIC)
    }
    if not quiet:
        return names
    return (names - quiet - _MOVING - {"without"} - {f"¬{each}" for each in _MOVING}) | {"idle"}
