"""Which of the things in a sentence can do what its verbs say: by their nouns, as subjects, or as
those with whom something is exchanged."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.anaphora.antecedents import Candidate
from speclsp.language.lexicon.actors import is_actor
from speclsp.language.lexicon.verbs import base, is_base
from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word

_AUXILIARY = frozenset(("modal", "not", "adverb", "have", "do"))
HAPPENING = listed(
    """
appear arrive become begin break change complete contain differ disappear elapse end exceed exist
expire fail finish grow lapse last match melt occur reach remain run start vanish
    """
)
"""What things do without acting: "until it expires"."""
DOING = listed(
    """
accept acknowledge advance announce answer ask assign bring call cancel carry choose clean close
compare connect deliver discard drop enter fetch forward ignore inform inspect load lock maintain
move notify open pay place poll print publish put read reconnect reject release remove reply report
request respond retry send sign stop store subscribe take tell transmit try update validate verify
wait write
    """
)
"""What only somebody or something that acts is told to do."""
_BEING = listed(
    """
apply belong carry come concern consist cover depend describe express fall fit follow hold identify
include indicate lack lie mean name need point refer represent require say show specify stand state
use
    """
)
# What one does with another who can go on to act.
_EXCHANGING = listed(
    """
accept ask borrow call communicate connect deliver dispatch exchange fetch forward get give grant
hand interact lend notify obtain offer pair pass poll pull push receive redirect register reply
report request respond return sell send share subscribe submit sync synchronise synchronize talk
tell transfer transmit
    """
)
_WITH = frozenset(("to", "from", "with", "by"))
BETWEEN_EQUALS = listed(
    """
block call clash collide conflict contact coincide contradict deviate differ disagree
displace diverge duplicate follow interfere match meet outrank overlap override overtake pair
precede preempt replace shadow supersede
    """
)
"""What is done to, or goes on with, one of the same kind."""


def can_act(words: Sequence[Word], candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether it can be what acts next."""
    phrase, role = candidate
    if has_duties(words, candidate):
        return True
    before = phrase.first - 1
    if role == "subject":
        verb = verb_of(words, phrase.last)
        return voice(words, phrase.last) == "active" and verb not in HAPPENING | _BEING
    if role == "oblique" and words[before].lower in _WITH:
        return any(
            base(word.lower) in _EXCHANGING
            for word in words[:before]
            if word.tag in ("verb", "participle")
        )
    if role == "object" and before > 0 and base(words[before].lower) in BETWEEN_EQUALS:
        return True
    noun = words[phrase.head].lower
    return any(
        each.role == "subject" and words[each.phrase.head].lower == noun and each != candidate
        for each in others
    )


def has_duties(words: Sequence[Word], candidate: Candidate) -> bool:
    """Whether it is what acts: by its noun, or as the subject of what has to be done."""
    if is_actor(words[candidate.phrase.head].lower):
        return True
    if candidate.role != "subject":
        return False
    if words[candidate.phrase.first].text[:1].isupper() and candidate.phrase.first:
        return words[candidate.phrase.first].tag != "determiner"
    behind = candidate.phrase.last
    return behind < len(words) and words[behind].tag == "modal" and voice(words, behind) == "active"


def verb_of(words: Sequence[Word], at: int) -> str:
    """The base of the verb from here on, behind its auxiliaries; "" for none."""
    while at < len(words) and words[at].tag in _AUXILIARY:
        at += 1
    if at >= len(words):
        return ""
    # "MUST free the memory"
    led = at > 0 and words[at - 1].tag == "modal" and words[at].tag in ("adjective", "noun")
    if words[at].tag in ("verb", "participle") or (led and is_base(words[at].lower)):
        return base(words[at].lower)
    return ""


def voice(words: Sequence[Word], at: int) -> str:
    """Of the verb from here on: "active", "passive", "state" or "" for none."""
    while at < len(words) and words[at].tag in _AUXILIARY:
        at += 1
    if at < len(words) and words[at].tag == "be":
        at += 1
        while at < len(words) and words[at].tag in ("adverb", "not", "be"):
            at += 1
        passive = at < len(words) and words[at].tag == "participle"
        return "passive" if passive else "state"
    return "active" if verb_of(words, at) else ""
