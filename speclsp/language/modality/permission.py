"""Whether "may not" could be meant as a prohibition: somebody or something acts, and could be kept
from it. Of "may not be available" or "may not know" that cannot be said."""

from __future__ import annotations

from collections.abc import Sequence

from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.people import is_person
from speclsp.language.lexicon.verbs import is_base, is_participle
from speclsp.language.lexicon.word_list import listed
from speclsp.language.syntax.main_clause import is_main, subject_start
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
    " weakened waived circumvented repurposed resold tampered forwarded abbreviated paid lent"
    " reopened issued cancelled canceled exchanged merged reassigned tied bundled"
)
# What a certain person is kept from, and what he gets from others, although nobody chooses it.
_HELD = listed("hold own possess keep learn obtain acquire retain inherit represent")
_GAINED = listed("receive get see view hear return handle load start show complete finish")
# Of everybody it is said what can happen.
_EVERYBODY = listed("user users person people developer developers reader readers anyone everyone")
_OBJECT = frozenset(("determiner", "relative", "number", "pronoun"))
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
# In a clause of its own: these tell how far something goes.
_BOUND = listed(
    "same twice more before until unless without again both two outside than between"
    " further another additional any"
)
_FAR = 8
_NEAR = 4
_STOPS = frozenset(("modal", "mark"))
# What somebody gets in this way is meant for him.
_HANDED = listed("shown sent given told passed handed issued offered delivered")
# What is in nobody's hands, or only in the mind.
_MENTAL = listed(
    "know exist work notice understand realise realize remember forget want like see hear feel"
    " recognise recognize agree expect need support suffice help respond succeed converge recover"
    " survive care matter perceive fit match fire"
)
# What things are kept from as well as persons.
_CONTAINING = listed("contain include remain stay apply start appear arrive overlap")
_HAPPENING = listed(
    "known supported required needed found available reached received noticed recognised"
    " recognized understood detected mounted guaranteed aware able visible present been covered"
    " finished completed configured installed supported affected satisfied met expected"
)
_NEGATIVE = listed(
    "negative empty blank null zero longer shorter larger smaller greater higher lower older"
    " earlier later more less fewer heavier equal identical the public"
)
_COUNTED = listed("two three four more both several duplicate identical spaces")
# Of some it is said what they are like.
_QUANTIFIED = listed("some many most few several older newer")
_SOME = _QUANTIFIED | listed("certain it this that there i we")
_SO = listed("so therefore hence thus and but which")
_CASE = listed("that which this such")
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
    if words[subject_start(words, may)].lower in _QUANTIFIED:
        return False
    if _is_shared(words, may):
        return True
    verb = words[at]
    if verb.lower == "be":
        if at + 1 >= len(words) or words[at + 1].lower in _HAPPENING:
            return False
        handed = words[at + 1].lower in _HANDED and at + 2 < len(words)
        done = (
            words[at + 1].lower in _DONE
            or (handed and words[at + 2].lower == "to")
            or (
                is_participle(words[at + 1].lower)
                and any(word.lower in _BOUND for word in words[at + 2 : at + 2 + _NEAR])
            )
        )
        return done and not (at + 2 < len(words) and words[at + 2].lower in _UNCERTAIN)
    if verb.lower == "exceed":
        return True
    if verb.lower in _VOLUNTARY or (verb.lower in _HELD and _is_kept(words, may, at)):
        return True
    acts = verb.tag == "verb" or is_base(verb.lower)
    return acts and verb.lower not in _INVOLUNTARY and _is_actor(words, may)


def _is_shared(words: Sequence[Word], may: int) -> bool:
    """`two pumps may not feed the same pipe`: told of a number of things, or of one done twice."""
    behind = words[may + 2 : may + 2 + _FAR]
    if any(word.tag == "modal" or word.kind == "mark" for word in behind[:-1]):
        behind = behind[: next(at for at, word in enumerate(behind) if word.tag in _STOPS)]
    counted = words[subject_start(words, may)].lower in ("two", "three", "both", "no")
    same = any(word.lower == "same" for word in behind)
    mental = any(word.lower in _MENTAL for word in behind[:2])
    return not mental and ((counted and same) or any(word.lower == "twice" for word in behind))


def may_rule(words: Sequence[Word], may: int) -> bool:
    """The same where a clause says nothing else. Only what is never forbidden is left out."""
    if may == 0 or words[may - 1].tag == "conjunction" or not is_main(words, may):
        return False
    if words[subject_start(words, may)].lower in _SOME or _is_consequence(words, may):
        return False
    at = may + 2
    while at < len(words) and words[at].tag == "adverb":
        if words[at].lower in _UNCERTAIN:
            return False
        at += 1
    if at >= len(words):
        return False
    bound = any(word.lower in _BOUND for word in words[at + 1 : at + 1 + _FAR])
    verb = words[at].lower
    if verb == "be":
        return _is_ruled(words, at + 1, bound)
    if verb == "have":
        following = words[at + 1] if at + 1 < len(words) else None
        return following is not None and (following.kind == "number" or following.lower in _COUNTED)
    if verb in _MENTAL:
        return False
    if bound or verb not in _INVOLUNTARY or verb in _CONTAINING:
        return True
    return verb in _HELD | _GAINED and _is_kept(words, may, at)


def _is_kept(words: Sequence[Word], may: int, verb: int) -> bool:
    """Whether somebody certain is kept from something: `the clerk may not hold a seat`."""
    subject = [words[at] for at in range(subject_start(words, may), may)]
    somebody = bool(subject) and is_person(subject[-1].lower)
    if not somebody or subject[-1].lower in _EVERYBODY or verb + 1 >= len(words):
        return False
    certain = any(word.tag == "determiner" and word.lower not in _SOME for word in subject)
    return certain and words[verb + 1].tag in _OBJECT


def _is_ruled(words: Sequence[Word], at: int, bound: bool) -> bool:
    """Whether what stands behind "may not be" could be a rule: `paid in the same month`."""
    if at >= len(words):
        return False
    word = words[at]
    if word.lower in _NEGATIVE or word.tag in ("determiner", "number"):
        return True
    if not is_participle(word.lower) or word.lower in _HAPPENING:
        return False
    following = words[at + 1].lower if at + 1 < len(words) else ""
    return bound or following not in _UNCERTAIN | {"at"}


def _is_consequence(words: Sequence[Word], may: int) -> bool:
    """Whether the sentence goes on with what is to be done where it is so: `so the sender ...`."""
    for at in range(may, len(words) - 1):
        if words[at].text in ",;:" and (
            words[at + 1].lower in _SO
            or (words[at + 1].lower == "in" and words[at + 2 :] and words[at + 2].lower in _CASE)
        ):
            return True
    return any(words[at].tag == "modal" and at != may for at in range(len(words)))


def _is_actor(words: Sequence[Word], may: int) -> bool:
    """Whether the noun before, or the first of the nouns before a preposition, can act."""
    head = ""
    for at in range(may - 1, subject_start(words, may) - 1, -1):
        if words[at].tag in _HEADS and (head == "" or words[at + 1].tag == "preposition"):
            head = words[at].lower
    head = singular(head)
    return head in _ACTORS or (head.endswith(_AGENTS) and head not in _THINGS)
