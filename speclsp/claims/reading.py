"""What a statement claims: its words by the part that they play, amounts in base units, values by
the slot that they fill."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from speclsp.claims.act import Act
from speclsp.claims.amounts import amounts
from speclsp.claims.claim import Bound, Claim
from speclsp.claims.context import context
from speclsp.claims.directed import directed
from speclsp.claims.numbers import COMPARING, Amount, number
from speclsp.claims.orders import order
from speclsp.claims.parts import Part, parts
from speclsp.claims.sentence import Sentence
from speclsp.claims.stems import idle, root
from speclsp.claims.tested import tested
from speclsp.claims.twins import twin
from speclsp.claims.values import members, values
from speclsp.claims.verbs import act
from speclsp.language.lexicon.opposites import Side, sides
from speclsp.language.lexicon.word_list import listed
from speclsp.language.skeleton import skeleton
from speclsp.language.words import Word
from speclsp.statements.statement import Statement

_UNIVERSAL = listed(
    "every each all any never ever always whatever whichever regardless whoever even"
)
# "Only", and "in no other".
_SOLE = re.compile(r"\bno (?:other|second|further)\b|\bexclusively\b|\bnothing else\b|\bnot even\b")
_KEEPING = listed(
    "be keep hold set run stay remain maintain operate fly sell charge price fix limit cap"
)
_REACHING = listed("below above")
_PAST = listed("was were had did")
# `REQ-7 (superseded by REQ-9)`
_OUT_OF_FORCE = re.compile(
    r"\((?:superseded|deprecated|withdrawn|obsoleted?|removed|replaced|retired)\b"
    r"|\b(?:superseded|replaced|obsoleted) by\b|\bno longer (?:in force|in use|applie[sd]|binding)"
    # `Retired text: the shop MUST ..`
    r"|\b(?:struck|without force|replaced|retired|repealed|revoked|rescinded|scrapped|lapsed"
    r"|former|previous|earlier|old|invented|imaginary|hypothetical|made[- ]up|fictitious)\b"
    r"[^.:;]{0,90}:(?!\d)",
    re.IGNORECASE,
)
_OPENING = frozenset(("the", "a", "an", "each", "every"))
# Marks that say nothing of what stands beside them.
_STOPS = frozenset(".,;:!?()[]{}*_\"'`\u2018\u2019\u201c\u201d\u2013\u2014\u2026")
_ANYBODY = listed("anyone anybody everyone everybody nobody no-one someone somebody none nothing")
_POINTING = frozenset(("this", "these", "such"))
_MOST_WORDS = 120


def claims(statement: Statement, low: int) -> tuple[Claim, ...]:
    """The claims of a statement whose passage starts at `low` of its segment."""
    if not is_in_force(statement):
        return ()
    if statement.kind == "cell":
        # What it is about stands elsewhere in its row.
        return ()
    return tuple(claim.moved(low) for claim in _read(_Asked(statement)))


class _Asked:
    """A statement as far as its claims depend on it: not on where its passage stands."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self._key = (
            statement.passage,
            statement.written,
            statement.span,
            statement.lead,
            statement.heading,
            (statement.kind, statement.item, statement.told),
            (statement.clause, statement.clause_kind, statement.clause_form),
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@lru_cache(maxsize=256)
def _read(asked: _Asked) -> tuple[Claim, ...]:
    """Its claims, as if its passage stood at the start of its segment."""
    statement = asked.statement
    sentence = Sentence.of(statement, 0)
    if not 2 < len(sentence.words) <= _MOST_WORDS:
        return ()
    return tuple(claim for clause in sentence.clauses() for claim in _claims(statement, clause))


def is_in_force(statement: Statement) -> bool:
    """Whether a statement says something that holds; what only leads to a list does not yet."""
    leads = statement.text.rstrip("*_ \n").endswith(":")
    return not leads and _OUT_OF_FORCE.search(statement.text) is None


def _claims(statement: Statement, sentence: Sentence) -> Iterator[Claim]:
    words = sentence.words
    if len(words) < 3 or words[0].lower == "not" or words[1].lower == "not":
        # "Not all of them must".
        return
    found = directed(words, skeleton(words))
    if found.modal is None and any(word.lower in _PAST for word in words[: (found.verb or 0) + 1]):
        # It tells what has been.
        return
    said = act(words, found)
    if said.embedded is not None and (inner := sentence.part(said.embedded, len(words))).words:
        within = act(inner.words, directed(inner.words, skeleton(inner.words)))
        forbids = said.forbids ^ within.forbids
        yield _claim(statement, inner, within._replace(force=said.force, forbids=forbids))
    yield _claim(statement, sentence, said)


def _claim(statement: Statement, sentence: Sentence, said: Act) -> Claim:
    words = sentence.words
    part = parts(words, said)
    found = amounts(words)
    inside = {at for each in found for at in range(each.first, each.last)}
    counted = {
        at
        for each in found
        if each.dimension.startswith("#") and each.dimension != "#time"
        for at in range(each.first, _per(words, each))
        if words[at].tag in ("noun", "adjective", "participle", "gerund")
        and words[at].lower not in COMPARING
        and number(words, at) is None
    }
    main, case, excepted, actor = (
        sentence.names(
            [at for at in part if part[at] == kind and (at not in inside or at in counted)],
            placed=kind == "case",
        )
        for kind in ("main", "case", "except", "actor")
    )
    cases = idle(case)
    acted = _object(sentence, said, inside - counted)
    listing = members(sentence, statement.text)
    text = " ".join(
        written if word.kind == "code" else word.lower
        for word, written in zip(words, sentence.written, strict=True)
        if word.kind != "mark" or word.text not in _STOPS
    )
    return Claim(
        span=sentence.span,
        act=sentence.place(*said.place),
        text=text,
        force=said.force,
        forbids=said.forbids,
        sides=_sides(said),
        action=said.action,
        actor=frozenset(each.removeprefix("¬") for each in actor),
        object=acted,
        one_of_many=said.object is not None and words[said.object.first].lower in ("a", "an"),
        modifiers=_modifiers(sentence, said, inside),
        stems=idle(main) | cases,
        cases=cases,
        exceptions=excepted,
        excepts="except" in part.values(),
        bounds=tuple(
            _bound(sentence, each, said, _limits_case(words, each, part, said))
            for each in found
            if part[each.first] != "except"
        ),
        values=tuple(values(sentence, said, part, inside)),
        members=listing.names,
        listed=listing.noun,
        closed=listing.closed,
        order=order(sentence, said, inside),
        universal=any(word.lower in _UNIVERSAL for word in words) or _SOLE.search(text) is not None,
        references=frozenset(statement.frame.references),
        clause=statement.clause,
        parsed=said.verb is not None and bool(said.force and acted),
        subject=_subject(sentence, said, inside),
        context=context(statement),
        title=" ".join(statement.heading.casefold().split()),
        rooted=_is_rooted(sentence, said, part),
        # "One of these states: ..." says which.
        pointing=not listing.closed and any(word.lower in _POINTING for word in words),
        twin=twin(sentence, part, found, said.verb),
        tested=tuple(tested(sentence, part)),
    )


def _per(words: Sequence[Word], amount: Amount) -> int:
    """Where what is counted ends: before "per second"."""
    for at in range(amount.first + 1, amount.last):
        if words[at].lower in ("per", "a", "each", "every") and words[at - 1].tag == "noun":
            return at
    return amount.last


def _attribute(sentence: Sentence, amount: Amount, said: Act) -> str:
    """The stem of what has an amount: what the sentence says it of, rather than what stands
    nearest: "the deposit for a bicycle is"."""
    at, head = amount.attribute, said.object
    within = at is not None and said.modal is not None and said.start <= at < said.modal
    if within and head is not None:
        at = head.head
    return "" if at is None else _name(sentence, at)


def _bound(sentence: Sentence, amount: Amount, said: Act, case: bool) -> Bound:
    # "Limit it to 5".
    first = amount.first + (sentence.words[amount.first].lower == "to")
    return Bound(
        amount.dimension,
        amount.interval,
        amount.role,
        _attribute(sentence, amount, said),
        case,
        sentence.text(first, amount.last),
        amount.unit,
        amount.factor or Fraction(1),
        sentence.place(first, amount.last),
    )


def _name(sentence: Sentence, at: int) -> str:
    word = sentence.words[at]
    return sentence.written[at] if word.kind == "code" else root(word.lower)


def _limits_case(words: Sequence[Word], amount: Amount, part: dict[int, Part], said: Act) -> bool:
    """Whether an amount says which things are meant, or when."""
    if amount.role == "period":
        return False
    start = said.modal if said.modal is not None else said.verb
    before = start is not None and amount.last <= start
    if before and amount.first == said.start and amount.dimension.startswith("#"):
        # "No fewer than two reviewers must": so many there have to be.
        return amount.interval.is_exact
    return before or part[amount.first] == "case" or _is_threshold(words, amount, said)


def _is_threshold(words: Sequence[Word], amount: Amount, said: Act) -> bool:
    """Whether something is done when an amount is reached: "opens the valve at 1.8 bar"."""
    at = amount.first - 1
    return (
        at >= 0
        and words[at].lower == "at"
        and amount.dimension != "clock"
        and amount.interval.is_exact
        and said.action not in _KEEPING
    ) or (
        words[amount.first].lower in _REACHING
        and said.action not in _KEEPING
        and amount.last - amount.first > 1
    )


def _is_rooted(sentence: Sentence, said: Act, part: dict[int, Part]) -> bool:
    """Whether a noun stands before the modal verb, or the verb, that is spoken of."""
    words = sentence.words
    end = said.modal if said.modal is not None else said.verb
    if said.actor is not None:
        head = words[said.actor.head]
        return head.tag != "pronoun" or head.lower in _ANYBODY
    if end is None:
        # "Supports exactly three formats: ..." where the verb is not known.
        return words[0].lower in _OPENING and any(word.text == ":" for word in words)
    return any(
        words[at].tag in ("noun", "code") and part.get(at) in ("main", "actor", "none")
        for at in range(said.start, end)
    )


def _sides(said: Act) -> tuple[Side, ...]:
    return tuple(side for verb in (said.action, *said.also) for side in sides(verb))


def _object(sentence: Sentence, said: Act, inside: set[int]) -> str:
    """The head of what is acted on, unless it is a unit."""
    if said.object is None or said.object.head in inside:
        return ""
    return _name(sentence, said.object.head)


def _modifiers(sentence: Sentence, said: Act, inside: set[int]) -> frozenset[str]:
    if said.object is None:
        return frozenset()
    places = range(said.object.first, said.object.head)
    return sentence.names([at for at in places if at not in inside])


def _subject(sentence: Sentence, said: Act, inside: set[int]) -> frozenset[str]:
    end = said.modal if said.modal is not None else said.verb
    return sentence.names([at for at in range(end or 0) if at not in inside])
