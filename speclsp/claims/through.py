"""Looking through "let", "prevent", "instruct", "fail to" and their like, to what is done."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.claims.act import Act, also, lemma
from speclsp.language.lexicon.actors import is_actor
from speclsp.language.lexicon.verbs import is_base
from speclsp.language.lexicon.word_list import listed
from speclsp.language.skeleton import object_of
from speclsp.language.syntax.phrases import Phrase
from speclsp.language.words import Word

_LETTING = listed("let allow permit enable authorize authorise entitle")
_HINDERING = listed("prevent block stop forbid prohibit bar keep disallow")
_HAVING = listed("instruct ask tell require force order direct request cause configure")
_FAILING = listed("fail refuse decline neglect omit refrain avoid")
_FAR = 14
# What follows a verb rather than a noun in front of one.
_AFTER_VERB = frozenset(("determiner", "number", "preposition", "pronoun", "code", "mark"))


def through(words: Sequence[Word], said: Act) -> Act:
    """Looked through a verb that has somebody else act: "let the owner delete a photo"."""
    action, verb = said.action, said.verb
    if verb is not None and action in _FAILING:
        return _failed(words, said, verb)
    if verb is None or action not in _LETTING | _HINDERING | _HAVING:
        return said
    inner = _inner(words, verb, action)
    if inner is None:
        return said
    force, forbids = said.force, said.forbids
    if action in _LETTING and force:
        force, forbids = ("must", True) if forbids else ("may", False)
    elif action in _HINDERING and force:
        force, forbids = ("may", False) if forbids else (force, not forbids)
    who = next((each for each in said.phrases if verb < each.first < inner), None)
    if who is not None and who.last > inner:
        # "let the driver change"
        who = Phrase(who.first, inner, inner - 1)
    deed = lemma(words, inner)
    acted = object_of(words, said.phrases, inner)
    if who is not None and not is_actor(words[who.head].lower) and acted is None:
        acted, who = who, None
    return said._replace(
        force=force,
        forbids=forbids,
        action=deed,
        verb=inner,
        place=(said.place[0], inner + 1),
        spent=said.spent | _spent(words, inner) | set(range(said.start, verb)),
        passive=False,
        actor=who or said.actor,
        object=acted,
        also=also(words, inner, acted),
        embedded=None,
    )


def _failed(words: Sequence[Word], said: Act, verb: int) -> Act:
    """Looked through a verb that says that something is not done: "must not fail to send"."""
    at = verb + 1
    if at < len(words) and words[at].lower in ("to", "from"):
        at += 1
    fits = at < len(words) and (
        words[at].tag == "gerund" or (words[at - 1].tag == "to" and is_base(words[at].lower))
    )
    if not fits or said.modal is None or said.force not in ("must", "should"):
        return said
    acted, subject = object_of(words, said.phrases, at), said.actor or said.object
    return said._replace(
        forbids=not said.forbids,
        action=lemma(words, at),
        verb=at,
        place=(said.place[0], at + 1),
        spent=said.spent | _spent(words, at) | {verb},
        actor=subject if acted else said.actor,
        object=acted or said.object,
        also=also(words, at, acted),
    )


def _spent(words: Sequence[Word], inner: int) -> set[int]:
    return {inner, inner - 1} if words[inner - 1].lower in ("to", "from") else {inner}


def _inner(words: Sequence[Word], verb: int, action: str) -> int | None:
    """The place of the verb that another is made to do."""
    for at in range(verb + 1, min(len(words) - 1, verb + _FAR)):
        word, after = words[at], words[at + 1]
        if word.kind == "mark":
            return None
        if word.tag == "to" and action not in ("stop", "block", "keep"):
            return at + 1 if is_base(after.lower) else None
        if word.lower == "from" and action in _HINDERING:
            return at + 1 if after.tag == "gerund" else None
        if action == "let" and at > verb + 1 and is_base(word.lower) and after.tag in _AFTER_VERB:
            return at
    return None
