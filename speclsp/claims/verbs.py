"""What a sentence has somebody do: its force, its verb, who acts and on what, looked through "let",
"prevent", "instruct", "fail to" and their like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.claims.act import Act, also, kept_in, lemma, state
from speclsp.claims.through import through
from speclsp.language.frame import strength_at
from speclsp.language.lexicon.actors import is_actor
from speclsp.language.lexicon.opposites import family
from speclsp.language.lexicon.verbs import base, is_base
from speclsp.language.lexicon.word_list import listed
from speclsp.language.skeleton import Skeleton
from speclsp.language.syntax.phrases import Phrase
from speclsp.language.words import Word

_SAYING = listed(
    "state say ensure guarantee verify tell require expect show make assure check confirm"
)
_STATES = frozenset(("be", "have", "contain", "include", "exceed", "equal", "last", "expire"))
_ABLE = frozenset(("able", "allowed", "permitted", "free", "entitled"))
_GRANTING = frozenset(("allow", "permit"))
_REFUSING = frozenset(("forbid", "prohibit", "ban"))
_HOLDING = listed("stay stays remain remains keep left kept become")
_SHORTEST = 5
_WITH_VERB = frozenset(("be", "not", "do", "have", "adverb", "modal"))
_NONE = frozenset(("no", "nobody", "no-one", "none", "nothing", "neither"))
# Behind "not" they say that more is done, or not all.
_PARTLY = frozenset(("only", "just", "merely", "all", "necessarily", "always"))


def act(words: Sequence[Word], found: Skeleton) -> Act:
    """That of the sentence that consists of `words`."""
    force, positive = strength_at(words, found.modal)
    verb, passive = found.verb, found.passive
    if found.modal is None:
        positive = not any(word.tag == "not" for word in words[_denial(words, found, verb) : verb])
    none = found.subject is not None and words[found.subject.first].lower in _NONE
    if none:
        # "No gate may": none must.
        positive, force = False, "must" if force == "may" else force
    subject = found.subject or _subject(words, found)
    actor, acted = (None, subject) if passive else (subject, found.object)
    action = lemma(words, verb)
    if passive and not found.modal and action in _GRANTING | _REFUSING:
        # "Dogs are not allowed in the rooms."
        positive = positive and action not in _REFUSING
        force, action = "may" if positive else "must", "allow"
    if actor is not None and not passive and not _acts(words, actor, action, acted):
        actor, acted = None, actor
    if found.modal is not None and verb is not None and verb > found.modal:
        positive = positive and not _denied(words, found.modal, verb)
        if not positive and _is_partial(words, found.modal, verb):
            positive = True
    if found.modal is not None and verb is not None and _is_able(words, found.modal, verb):
        # "MUST be able to close": it may be closed.
        force = "may" if positive else "must"
    undone = _undone(words, verb) if passive and verb is not None and not family(action) else ""
    if undone:
        # "Must be unmuted": must not be muted.
        positive, action = not positive, undone
    told = Act(
        force or ("must" if verb is not None else ""),
        not positive,
        action,
        verb,
        _shown(words, found, verb, none),
        frozenset(
            (
                *range(*_place(words, found, verb)),
                *_denials(words, found, verb, none),
                *(each for each in (kept_in(words, verb or 0),) if each is not None),
            )
        ),
        passive,
        actor,
        acted,
        found.phrases,
        also(words, verb, acted),
        _embedded(words, action, verb),
        found.start,
        tuple(found.conditions),
        found.modal,
    )
    return through(words, told)


def _undone(words: Sequence[Word], verb: int) -> str:
    """The verb that a participle denies, "" for none: "unmuted"."""
    word = words[verb].lower
    rest = word.removeprefix("un")
    if rest == word or len(rest) < _SHORTEST or is_base(base(word)):
        return ""
    return base(rest)


def _is_able(words: Sequence[Word], modal: int, verb: int) -> bool:
    return any(word.lower in _ABLE for word in words[modal + 1 : verb])


def _subject(words: Sequence[Word], found: Skeleton) -> Phrase | None:
    """What stands before the modal verb where that is no phrase by its words: "Swimming
    teachers"."""
    end = found.modal
    if end is None or end <= found.start or words[end - 1].tag not in ("noun", "code"):
        return None
    first = end - 1
    while first > found.start and words[first - 1].tag in ("gerund", "adjective", "participle"):
        first -= 1
    return Phrase(first, end, end - 1)


def _first_of(words: Sequence[Word], verb: int) -> int:
    """Where the words that go with a verb start: "are not allowed"."""
    at = verb
    while at > 0 and words[at - 1].tag in ("be", "not", "do"):
        at -= 1
    return at


def _denial(words: Sequence[Word], found: Skeleton, verb: int | None) -> int:
    """From where on a denial is that of the verb, and not of a clause before it: "nodes that have
    not joined must"."""
    at = verb or 0
    if found.modal is not None and found.modal < at:
        at = found.modal
    while at > found.start and words[at - 1].tag in _WITH_VERB:
        at -= 1
    return at


def _place(words: Sequence[Word], found: Skeleton, verb: int | None) -> tuple[int, int]:
    if found.modal is None:
        return (_first_of(words, verb), verb + 1) if verb is not None else (0, 0)
    if verb is None or verb < found.modal:
        return found.modal, found.modal + 1
    at = state(words, verb)
    return found.modal, (verb if at is None else at) + 1


def _shown(words: Sequence[Word], found: Skeleton, verb: int | None, none: bool) -> tuple[int, int]:
    """The words that say what is demanded: with the state in which a thing is to be, and with who
    may do nothing: "no visitor may enter"."""
    first, last = _place(words, found, verb)
    if none and found.subject is not None:
        first = min(first, found.subject.first)
    holds = last > 0 and (words[last - 1].tag == "be" or words[last - 1].lower in _HOLDING)
    if holds and last < len(words) and words[last].tag in ("adjective", "participle"):
        last += 1
    return first, last


def _is_partial(words: Sequence[Word], modal: int, verb: int) -> bool:
    """Whether more is demanded, and nothing forbidden: "must not only"."""
    between = {word.lower for word in words[modal + 1 : verb]}
    return "not" in between and not _PARTLY.isdisjoint(between)


def _denials(words: Sequence[Word], found: Skeleton, verb: int | None, none: bool) -> Iterator[int]:
    """The places of what denies the verb, which says nothing of what stands behind it; `none` is
    whether its subject does: "no gate"."""
    if none and found.subject is not None:
        yield found.subject.first
    for at in range(_denial(words, found, verb), verb or 0):
        if words[at].lower in ("not", "never", "cannot"):
            yield at


def _denied(words: Sequence[Word], modal: int, verb: int | None) -> bool:
    if verb is None:
        return False
    between = [word.lower for word in words[modal + 1 : verb]]
    return "never" in between or ("not" in between and not _PARTLY & set(between))


def _acts(words: Sequence[Word], subject: Phrase, action: str, acted: Phrase | None) -> bool:
    """Whether the subject does something, rather than being what is spoken of."""
    if words[subject.head].tag == "code":
        return False
    if is_actor(words[subject.head].lower):
        return action not in ("be", "have")
    return acted is not None and action not in _STATES


def _embedded(words: Sequence[Word], action: str, verb: int | None) -> int | None:
    """Where the clause behind "that" starts, which is demanded to be so."""
    if verb is None or action not in _SAYING:
        return None
    for at in range(verb + 1, min(len(words) - 3, verb + 8)):
        if words[at].lower == "that":
            return at + 1
        if words[at].kind == "mark" or words[at].tag == "verb":
            return None
    return None
