"""Which of the things that a pronoun can stand for are about equally likely.

Grammar leaves most pronouns several antecedents, and readers do not notice: what does something is
looked for among those that act, what is done to something among the others, and of two verbs with
one subject the second is about what the first was about. What is left when these habits do not
decide divides readers.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from speclsp.language.anaphora.antecedents import Anaphor, Candidate
from speclsp.language.anaphora.continuity import is_settled
from speclsp.language.anaphora.doers import (
    BETWEEN_EQUALS,
    HAPPENING,
    can_act,
    has_duties,
    verb_of,
    voice,
)
from speclsp.language.lexicon.people import is_person
from speclsp.language.lexicon.word_list import listed
from speclsp.language.syntax.phrases import is_plural
from speclsp.language.syntax.roles import is_before_verb
from speclsp.language.words import Word

_PERSONAL = frozenset(("he", "him", "his", "she", "her"))
_OPENING = frozenset(("subordinator", "preposition"))
# "MUST notify the client when it fails": either.
_OPEN = frozenset(("if", "once", "unless", "when", "whenever", "where"))
_AS = frozenset(("as", "like", "than", "into"))
_MEANS = frozenset(("at", "by", "in", "over", "through", "under", "via"))
# "differs from", "does not match with"
_NEAR = 5
# What everything has: "its name".
_ATTRIBUTES = listed(
    """
address author barcode checksum code colour color content contents date description format height id
identifier key label language length level name number owner path position price priority title
revision signature size status timestamp type value version volume weight width
    """
)
_SIDES = frozenset(("from", "with"))
_OBJECT = frozenset(("determiner", "noun", "code", "pronoun", "number", "adjective", "gerund"))


def rivals(words: Sequence[Word], anaphor: Anaphor, start: int = 0) -> tuple[Candidate, ...]:
    """Two candidates or more; none where readers will agree. The words before `start` are those of
    the sentence before."""
    at = anaphor.at
    candidates = tuple(
        each
        for each in anaphor.candidates
        if _is_named(words, each) and not _is_named_again(words, each, at)
    )
    own = tuple(each for each in candidates if each.phrase.first >= start)
    if own or at > start:
        candidates = own
    if len(candidates) < 2 or _is_repeated(words, at):
        return ()
    nominative = anaphor.role == "subject" or words[at].lower == "they"
    if nominative and at and words[at - 1].tag in ("noun", "code"):
        # "the fields they define"
        return ()
    if is_personal(words, anaphor):
        return candidates
    if is_settled(words, anaphor, candidates):
        return ()
    for pair in pairwise(candidates):
        if words[at].lower in ("it", "its") and are_joined(words, pair):
            return pair
    if anaphor.role == "subject":
        return _of_subject(words, at, candidates, bool(own))
    people = tuple(each for each in candidates if is_person(words[each.phrase.head].lower))
    if len(people) > 1 and not any(is_plural(words, each.phrase) for each in people):
        return people
    if anaphor.role == "owner":
        return _of_owner(words, own, at)
    return _of_object(words, own)


def _of_subject(
    words: Sequence[Word], at: int, candidates: tuple[Candidate, ...], inside: bool
) -> tuple[Candidate, ...]:
    how, verb = voice(words, at + 1), verb_of(words, at + 1)
    if how == "active" and verb not in HAPPENING:
        acting = tuple(each for each in candidates if can_act(words, each, candidates))
        return acting if len(acting) > 1 and not _goes_on(words, acting, at) else ()
    if len(equals := _equals(words, candidates)) > 1:
        return equals
    left = tuple(each for each in candidates if not has_duties(words, each))
    if how == "state" and candidates[0].role == "subject" and words[at - 1].lower in _OPEN:
        # "MUST forward the frame to the peer unless it is closed"
        left = tuple(each for each in candidates if each.role in ("object", "oblique"))
    if not how or (not inside and any(each.role == "subject" for each in left)):
        # The sentence before is about its subject, and so is this one.
        return ()
    return _of_what_acts_not(words, left)


def _equals(words: Sequence[Word], candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """ "When the draft differs from the copy, it MUST be archived": either."""
    for one, other in pairwise(candidates):
        opened = one.phrase.first > 0 and words[one.phrase.first - 1].tag == "subordinator"
        if opened and one.role == "subject" and other.role in ("object", "oblique"):
            verb = verb_of(words, one.phrase.last)
            if verb in BETWEEN_EQUALS and other.phrase.first - one.phrase.last <= _NEAR:
                return one, other
    return ()


def _of_what_acts_not(
    words: Sequence[Word], candidates: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    core = tuple(each for each in candidates if each.role in ("subject", "object"))
    if any(each.role == "subject" for each in core):
        # "When an upload replaces a photo, it MUST be ...": both are in the first clause.
        opening = any(word.tag == "subordinator" for word in words[: core[0].phrase.first][-2:])
        return core if len(core) > 1 and opening else ()
    return candidates if len(candidates) > 1 and core else ()


def _of_object(
    words: Sequence[Word], candidates: tuple[Candidate, ...], owning: bool = False
) -> tuple[Candidate, ...]:
    """Of what is done to something: the things of which none acts, one of them an object."""
    things = tuple(
        each
        for each in candidates
        if each.role not in ("complement", "of")
        and words[each.phrase.first - 1].lower not in _AS
        and not has_duties(words, each)
        and (owning or not can_act(words, each, candidates))
    )
    if len(things) < 2 or not any(each.role == "object" for each in things):
        return ()
    return () if _are_listed(words, things) else things


def _of_owner(
    words: Sequence[Word], candidates: tuple[Candidate, ...], at: int
) -> tuple[Candidate, ...]:
    """ "MUST accept a file from a device in its format": the format of either side."""
    if at + 1 < len(words) and words[at + 1].lower == "own":
        return ()
    owned = next((word.lower for word in words[at + 1 :] if word.tag != "adjective"), "")
    if owned in _ATTRIBUTES and len(things := _of_object(words, candidates, owning=True)) > 1:
        return things
    nearest = candidates[-1].phrase if candidates else None
    if nearest is None or nearest.last != at - 1 or words[at - 1].lower not in _MEANS:
        return ()
    exchanged = candidates[-1].role == "oblique" and words[nearest.first - 1].lower in _SIDES
    acting = tuple(each for each in candidates[:-1] if can_act(words, each, candidates))
    return (acting[-1], candidates[-1]) if acting and exchanged else ()


def _are_listed(words: Sequence[Word], things: Sequence[Candidate]) -> bool:
    """Whether they are all of one list, and so meant together."""
    return all(
        word.tag in ("mark", "conjunction")
        for one, other in pairwise(things)
        for word in words[one.phrase.last : other.phrase.first]
    )


def _goes_on(words: Sequence[Word], acting: Sequence[Candidate], at: int) -> bool:
    """Whether the pronoun goes on with the subject of the main clause: "MUST stop a service
    before it reboots the host"; or does again what one of them did."""
    verb = verb_of(words, at + 1)
    subjects = [each.phrase for each in acting if each.role == "subject"]
    if any(verb_of(words, each.last) == verb for each in subjects):
        return True
    main = acting[0].phrase
    if not is_before_verb(words, main.last):
        return False
    if main.first and words[main.first - 1].tag in _OPENING:
        return False
    before = words[at - 1]
    if before.text in (".", ";"):
        return False
    return before.lower not in _OPEN or _has_object(words, at + 1)


def _has_object(words: Sequence[Word], at: int) -> bool:
    while at < len(words) and words[at].tag != "verb" and words[at].tag != "participle":
        at += 1
    return at + 1 < len(words) and words[at + 1].tag in _OBJECT


def _is_named_again(words: Sequence[Word], candidate: Candidate, at: int) -> bool:
    """ "When the client calls the server, it sends the server a token": it is no server."""
    name = [each.lower for each in words[candidate.phrase.first : candidate.phrase.last]]
    if words[candidate.phrase.first].tag == "determiner":
        name = name[1:]
    size = len(name)
    for low in range(at + 2, len(words) - size + 1):
        if words[low - 1].lower == "the" and [w.lower for w in words[low : low + size]] == name:
            behind = low + size
            if behind >= len(words) or words[behind].tag not in ("noun", "code"):
                return True
    return False


def is_personal(words: Sequence[Word], anaphor: Anaphor) -> bool:
    """Whether only people can be meant, each of whom does what people do."""
    return words[anaphor.at].lower in _PERSONAL


def are_joined(words: Sequence[Word], found: Sequence[Candidate]) -> bool:
    """ "When A and B disagree, it MUST stop": neither is nearer."""
    first, second = found[0], found[-1]
    between = [each.lower for each in words[first.phrase.last : second.phrase.first]]
    behind = second.phrase.last
    if behind < len(words) and words[behind].lower in ("both", "each"):
        behind += 1
    return (
        between == ["and"]
        and first.role == second.role == "subject"
        and is_before_verb(words, behind)
    )


def _is_named(words: Sequence[Word], candidate: Candidate) -> bool:
    """Whether it is one certain thing: "the frame", "Alice", "orders"; not "access"."""
    first, head = words[candidate.phrase.first], words[candidate.phrase.head]
    if any(letter.isdigit() for letter in head.text):
        return False
    return first.tag != "number" and (
        (first.tag == "determiner" and first.lower not in ("no", "any"))
        or head.tag == "code"
        or first.text[:1].isupper()
        or (is_plural(words, candidate.phrase) and first.lower not in ("no", "any"))
    )


def _is_repeated(words: Sequence[Word], at: int) -> bool:
    """Whether the same pronoun stands before it: it will mean the same."""
    number = {"its": "it", "their": "they", "them": "they"}
    lower = words[at].lower
    mine = number.get(lower, lower)
    return any(number.get(each.lower, each.lower) == mine for each in words[:at])
