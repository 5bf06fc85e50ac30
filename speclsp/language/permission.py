"""Whether "may not" could be meant as a prohibition: somebody or something acts, and could be kept
from it. Of "may not be available" or "may not know" that cannot be said."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.inflection import singular
from speclsp.language.main_clause import is_main, subject_start
from speclsp.language.verbs import is_base
from speclsp.language.word_list import listed
from speclsp.language.words import Word

_ACTORS = listed(
    "assistant agent model bot chatbot system service server client peer node endpoint gateway"
    " proxy user users person people adult child patient doctor nurse receptionist clerk"
    " customer guest member owner admin administrator operator developer author reviewer editor"
    " moderator tenant landlord employee employer staff team company organisation organization"
    " party provider supplier vendor seller buyer shop bank courier driver passenger student"
    " teacher parent recipient sender receiver caller callee subscriber publisher producer"
    " consumer issuer holder merchant partner applicant candidate participant player host worker"
    " manager supervisor auditor library controller citizen they he she you we anyone everybody"
    " nobody someone application app device browser plugin middleware intermediary"
    " implementation implementer maintainer contributor committer approver"
)
# What nobody does on purpose, or what nothing is kept from.
_INVOLUNTARY = listed(
    "be have know exist match fit need hold apply align include receive make understand want"
    " like see hear feel notice realise realize remember forget expect find recognise recognize"
    " agree belong require depend guarantee succeed work happen occur appear arrive reach"
    " support reflect correspond contain conform comply differ seem become get come lead result"
    " cause matter suffice help cover capture scale yield produce return respond own possess"
    " benefit care think believe worry survive recover finish complete terminate converge"
    " converse last persist remain stay wish desire prefer mean represent satisfy meet implement"
    " handle detect observe perceive learn show display render load start boot resolve"
)
# What only somebody does, whoever that is.
_VOLUNTARY = listed(
    "offer share sell delete remove edit upload publish disclose reveal ask tell promise refuse"
    " claim recommend suggest contact grant approve impose copy charge reuse invite assign book"
    " cancel engage rely escalate bypass override ignore skip modify alter transfer combine"
    " attempt try quote cite impersonate pretend enter visit park smoke carry purchase pay sign"
    " vote resell lend record interrupt lie insult judge comment discuss mention"
)
# What is done to things by those who could be kept from it.
_DONE = listed(
    "stored deleted removed changed modified altered edited shared disclosed used reused copied"
    " published sold transferred shortened extended exceeded disabled bypassed skipped omitted"
    " combined mixed nested renamed moved overridden overwritten retained kept revoked assigned"
    " booked charged refunded contacted revealed divulged exported downloaded printed relaxed"
    " weakened waived circumvented repurposed resold tampered forwarded abbreviated"
)
# With these it is said that something is not certain.
_UNCERTAIN = listed(
    "always necessarily yet fully immediately even actually exactly entirely directly"
)
# Who does something is named so, and so are some things.
_AGENTS = ("er", "or", "ist", "ian", "ee")
_THINGS = listed(
    "number parameter header order buffer error vector factor color layer letter character"
    " counter pointer filter timer trigger marker container folder cluster register identifier"
    " answer offer transfer paper power matter footer border slider cursor sensor monitor"
    " behavior majority fee tree degree committee guarantee list mirror anchor operator"
    " descriptor corner barrier tier banner popover center meter printer scanner chapter"
    " placeholder separator delimiter modifier specifier qualifier integer pager water weather"
    " disaster danger"
)
_HEADS = frozenset(("noun", "pronoun"))


def may_forbid(words: Sequence[Word], may: int) -> bool:
    """Whether the "may not" at a place could forbid. It stands in a main clause."""
    at = may + 2
    while at < len(words) and words[at].tag == "adverb":
        if words[at].lower in _UNCERTAIN:
            return False
        at += 1
    if at >= len(words) or words[may - 1].tag == "conjunction" or not is_main(words, may):
        # `may or may not` is as uncertain as can be.
        return False
    verb = words[at]
    if verb.lower == "be":
        done = at + 1 < len(words) and words[at + 1].lower in _DONE
        return done and not (at + 2 < len(words) and words[at + 2].lower in _UNCERTAIN)
    if verb.lower == "exceed":
        return True
    if verb.lower in _VOLUNTARY:
        return True
    acts = verb.tag == "verb" or is_base(verb.lower)
    return acts and verb.lower not in _INVOLUNTARY and _is_actor(words, may)


def _is_actor(words: Sequence[Word], may: int) -> bool:
    """Whether the noun before, or the first of the nouns before a preposition, can act."""
    head = ""
    for at in range(may - 1, subject_start(words, may) - 1, -1):
        if words[at].tag in _HEADS and (head == "" or words[at + 1].tag == "preposition"):
            head = words[at].lower
    head = singular(head)
    return head in _ACTORS or (head.endswith(_AGENTS) and head not in _THINGS)
