"""What a pronoun can stand for: the noun phrases before it that agree with it and that grammar
leaves open.

The order of the work: a pronoun that stands for nothing is left out, then the phrases of another
number or gender, of set phrases and measures, and those that the place of the pronoun rules out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from speclsp.language.anaphora.agreement import agree, agree_together, is_measure
from speclsp.language.anaphora.expletive import is_expletive
from speclsp.language.lexicon.verbs import base
from speclsp.language.lexicon.word_list import listed
from speclsp.language.syntax.coordination import rows
from speclsp.language.syntax.phrases import Phrase
from speclsp.language.syntax.roles import FINITE, Role, roles
from speclsp.language.words import Word

PRONOUNS = listed(
    """
it its they them their he him his she her
    """
)
_OWNING = frozenset(("its", "their", "his"))
_OBJECTS = frozenset(("them", "him", "her"))
_TELLING = frozenset(("assure", "convince", "inform", "notify", "remind", "tell", "warn"))
_NAMED_BY = frozenset(("noun", "adjective", "code", "gerund", "participle", "number"))
_ANOTHER = frozenset(("another",))
_OTHER = frozenset(("other", "second"))
_ANY = frozenset(("a", "an"))
_IN_NAME = frozenset(
    ("noun", "determiner", "adjective", "participle", "code", "number", "preposition")
)

# Each pronoun is held against each phrase before it.
_MOST_WORDS = 400


class Candidate(NamedTuple):
    """A noun phrase, or a row of them as one, that a pronoun can stand for; of several alike, the
    last."""

    phrase: Phrase
    role: Role


class Anaphor(NamedTuple):
    """A pronoun, by its index, and what it can stand for, in the order of the text."""

    at: int
    role: Literal["subject", "object", "owner"]
    candidates: tuple[Candidate, ...]


def anaphors(words: Sequence[Word], phrases: Sequence[Phrase], start: int = 0) -> Iterator[Anaphor]:
    """Of the pronouns from the index `start` on; the words before it belong to earlier
    sentences. None where there are too many words for one to be traced."""
    if len(words) > _MOST_WORDS:
        return
    each = roles(words, phrases)
    for at in range(start, len(words)):
        if words[at].lower in PRONOUNS and not is_expletive(words, at):
            role = _role(words, at)
            yield Anaphor(at, role, _candidates(words, phrases, each, at, role))


def _candidates(
    words: Sequence[Word],
    phrases: Sequence[Phrase],
    each: Sequence[Role],
    at: int,
    role: Literal["subject", "object", "owner"],
) -> tuple[Candidate, ...]:
    pronoun = words[at].lower
    ruled_out = _ruled_out(words, phrases, each, at, role)
    left: list[Candidate] = []
    for number, phrase in enumerate(phrases):
        if phrase.last > at:
            break
        if (
            number not in ruled_out
            and words[phrase.head].tag != "pronoun"
            and not is_measure(words, phrase)
            and agree(words, phrase, pronoun)
        ):
            left = [one for one in left if not _is_same(words, one.phrase, phrase)]
            left.append(Candidate(phrase, each[number]))
    for row in rows(words, phrases):
        members = phrases[row.first : row.last]
        if (
            members[-1].last <= at
            and len(set(each[row.first : row.last])) == 1
            and agree_together(words, members, row.word, pronoun)
        ):
            whole = Phrase(members[0].first, members[-1].last, members[-1].head)
            left = [one for one in left if not _overlap(one.phrase, whole)]
            left.append(Candidate(whole, each[row.first]))
    return tuple(sorted(left, key=_place))


def _is_same(words: Sequence[Word], first: Phrase, second: Phrase) -> bool:
    """Whether two phrases name one thing: "a duplicate event", "the event"."""
    if words[first.head].tag == "code" or words[first.head].lower != words[second.head].lower:
        return False
    opened = words[second.first].lower
    if opened in _ANOTHER or _OTHER & _described_by(words, second):
        return False
    if opened in _ANY and _described_by(words, first) != _described_by(words, second):
        # "a gateway ... a new gateway"
        return False
    one, other = _described_by(words, first), _described_by(words, second)
    # "a clerk ... the relief clerk" are two, "a message ... the received message" need not be.
    done = {word.lower for word in words[second.first : second.head] if word.tag == "participle"}
    return other - done <= one or (one <= other and words[first.first].lower not in _ANY)


def _described_by(words: Sequence[Word], phrase: Phrase) -> set[str]:
    each = words[phrase.first : phrase.head]
    return {word.lower for word in each if word.tag not in ("determiner", "number")}


def _overlap(first: Phrase, second: Phrase) -> bool:
    return first.first < second.last and second.first < first.last


def _place(candidate: Candidate) -> int:
    return candidate.phrase.first


def _role(words: Sequence[Word], at: int) -> Literal["subject", "object", "owner"]:
    lower = words[at].lower
    behind = at + 1
    if lower in _OWNING:
        return "owner"
    if lower == "her" and behind < len(words) and words[behind].tag in _NAMED_BY:
        return "owner"
    while behind < len(words) and words[behind].tag == "adverb":
        behind += 1
    finite = behind < len(words) and words[behind].tag in FINITE
    return "subject" if finite and lower not in _OBJECTS else "object"


def _ruled_out(
    words: Sequence[Word], phrases: Sequence[Phrase], each: Sequence[Role], at: int, role: str
) -> set[int]:
    """Numbers of the phrases that the place of the pronoun excludes."""
    if role == "owner":
        return _containing(words, phrases, at)
    if role == "subject":
        return _described(words, phrases, at)
    verb = _verb(words, at)
    subject = None if verb < 0 else subject_of(words, phrases, each, verb)
    # "the appeal against it": no appeal can be meant.
    towards = at - 1 if words[at - 1].tag in ("preposition", "to") else 0
    found = {number for number, phrase in enumerate(phrases) if 0 < phrase.last == towards}
    return found if subject is None else found | {subject}


def _containing(words: Sequence[Word], phrases: Sequence[Phrase], at: int) -> set[int]:
    """ "the end of its turn": no end can be meant."""
    found: set[int] = set()
    before = at - 1
    while before > 0 and words[before].lower == "of":
        number = next((n for n, each in enumerate(phrases) if each.last == before), None)
        if number is None:
            break
        found.add(number)
        before = phrases[number].first - 1
    return found


def _described(words: Sequence[Word], phrases: Sequence[Phrase], at: int) -> set[int]:
    """ "a frame that it sent", "a frame whose type it knows": it is no frame."""
    found: set[int] = set()
    for number, phrase in enumerate(phrases):
        opened = phrase.last
        if opened < at and words[opened].tag == "preposition":
            opened += 1
        if opened < at and _opens_description(words, phrase, opened):
            if not any(words[between].tag in FINITE for between in range(opened + 1, at)):
                found.add(number)
        elif phrase.last == at:
            # "the moment it starts": a relative clause without its word.
            found.add(number)
    return found


def _opens_description(words: Sequence[Word], phrase: Phrase, at: int) -> bool:
    """Whether a clause about the phrase starts here, and not what somebody is told."""
    if words[at].tag == "relative" or words[at].lower == "whose":
        return True
    before = phrase.first - 1
    told = before >= 0 and base(words[before].lower) in _TELLING
    return words[at].lower == "that" and not told


def _verb(words: Sequence[Word], at: int) -> int:
    """The verb whose object the pronoun is, also behind a preposition; -1 where none is seen."""
    before = at - 1
    while before >= 0 and words[before].tag in ("preposition", "adverb", "to"):
        before -= 1
    if before < at - 1:
        # "send the text to them"
        while before >= 0 and words[before].tag in _IN_NAME:
            before -= 1
    return before if before >= 0 and words[before].tag in ("verb", "gerund", "participle") else -1


def subject_of(
    words: Sequence[Word], phrases: Sequence[Phrase], each: Sequence[Role], verb: int
) -> int | None:
    """The number of the phrase that does what the verb says."""
    before = verb - 1
    while before >= 0 and words[before].tag in ("adverb", "not"):
        before -= 1
    infinitive = before >= 0 and words[before].tag == "to"
    for number in range(len(phrases) - 1, -1, -1):
        phrase = phrases[number]
        if phrase.last > verb:
            continue
        # "allow the user to stop it", "for the user to stop it"
        if infinitive and phrase.last == before and each[number] != "of":
            return number
        if each[number] == "subject":
            return number
    return None
