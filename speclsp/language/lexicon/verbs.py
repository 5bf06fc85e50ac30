"""Verbs in their forms: `sent` is of `send`, `retries` of `retry`.

The list has what specifications say; of a verb that is not in it, a form is known by its ending
where that leaves no doubt.
"""

from __future__ import annotations

from functools import lru_cache

from speclsp.language.lexicon.verb_list import VERBS
from speclsp.language.lexicon.word_list import listed

# Base -> past, participle.
_IRREGULAR = {
    line.split()[0]: tuple(line.split()[1:])
    for line in """
arise arose arisen
become became become
begin began begun
bind bound bound
break broke broken
bring brought brought
build built built
buy bought bought
catch caught caught
choose chose chosen
come came come
cut cut cut
deal dealt dealt
draw drew drawn
drive drove driven
eat ate eaten
fall fell fallen
feed fed fed
feel felt felt
find found found
forbid forbade forbidden
forget forgot forgotten
freeze froze frozen
get got got
give gave given
go went gone
grow grew grown
hang hung hung
hear heard heard
hide hid hidden
hit hit hit
hold held held
keep kept kept
know knew known
lay laid laid
lead led led
leave left left
let let let
lose lost lost
make made made
mean meant meant
meet met met
mislead misled misled
overwrite overwrote overwritten
override overrode overridden
pay paid paid
put put put
read read read
rebuild rebuilt rebuilt
rewrite rewrote rewritten
ring rang rung
rise rose risen
run ran run
rerun reran rerun
say said said
see saw seen
seek sought sought
sell sold sold
send sent sent
resend resent resent
set set set
reset reset reset
show showed shown
shut shut shut
sit sat sat
sleep slept slept
speak spoke spoken
spend spent spent
split split split
stand stood stood
stick stuck stuck
swap swapped swapped
take took taken
teach taught taught
tell told told
think thought thought
throw threw thrown
undo undid undone
understand understood understood
wake woke woken
withdraw withdrew withdrawn
withhold withheld withheld
write wrote written
bear bore borne
beat beat beaten
cost cost cost
ride rode ridden
swim swam swum
wear wore worn
dig dug dug
""".strip().split("\n")
}

BASES = frozenset(VERBS.split()) | frozenset(_IRREGULAR)
_VOWELS = frozenset("aeiou")
# These double no letter though they end like `stop`.
_SINGLE = listed(
    """
enter trigger filter render offer answer register deliver cover recover discover order alter
differ open happen listen visit edit exit limit audit inherit inhibit prohibit deposit credit
debit index model label signal cancel travel total target market budget buffer broadcast
encounter consider remember number monitor author factor develop interpret exhibit benefit
format input output suffer iterate maintain email e-mail contain obtain retain attain train
explain gain remain rely sort reload load upload read repeat treat await wait chat fix shorten
lengthen strengthen weaken threaten widen enlist merit
    """
)


def _doubled(verb: str) -> str:
    if (
        len(verb) > 2
        and verb not in _SINGLE
        and verb[-1] not in "wxyaeiou"
        and verb[-2] in _VOWELS
        and verb[-3] not in _VOWELS
    ):
        return verb + verb[-1]
    return verb


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


_THIRD = {_third(verb): verb for verb in BASES}
_PAST = {past: verb for verb, (past, _) in _IRREGULAR.items()} | {
    _past(verb): verb for verb in BASES if verb not in _IRREGULAR
}
_PARTICIPLES = {participle: verb for verb, (_, participle) in _IRREGULAR.items()} | {
    _past(verb): verb for verb in BASES if verb not in _IRREGULAR
}
_GERUNDS = {_gerund(verb): verb for verb in BASES}

# End in -ed and are no participles.
_NO_PARTICIPLE = listed(
    """
need feed speed seed bleed breed exceed proceed succeed indeed embed shed bed red ted hundred
wicked naked sacred kindred deed weed reed greed shred sled unprecedented unlimited limited
detailed advanced complicated sophisticated so-called
    """
)


def is_base(word: str) -> bool:
    """Whether a word, in lower case, can be the base form of a verb."""
    return word in BASES


def is_third_person(word: str) -> bool:
    """Whether it can be the form of he, she or it: `sends`."""
    return word in _THIRD


def is_participle(word: str) -> bool:
    """Whether a word, in lower case, can be a past participle."""
    if word in _PARTICIPLES:
        return True
    return len(word) > 4 and word.endswith("ed") and word not in _NO_PARTICIPLE


def is_past(word: str) -> bool:
    """Whether it can be a past tense."""
    return word in _PAST or is_participle(word)


def is_gerund(word: str) -> bool:
    """Whether it can be a present participle: `sending`."""
    return word in _GERUNDS or (len(word) > 5 and word.endswith("ing") and word not in _NO_GERUND)


_NO_GERUND = listed(
    """
string during anything everything nothing something morning evening spring ceiling sibling
building thing meeting setting warning heading listing rating billing
    """
)


@lru_cache(maxsize=8_192)
def base(word: str) -> str:
    """The base form of a verb that is given in any of its forms, in lower case; the word itself
    where it is none that is known."""
    for forms in (_PARTICIPLES, _PAST, _THIRD, _GERUNDS):
        if word in forms and word not in BASES:
            return forms[word]
    if word in BASES:
        return word
    return _regular(word)


def forms(verb: str) -> frozenset[str]:
    """Every form of a verb, which is given in its base form and in lower case."""
    past = _IRREGULAR.get(verb) or (_past(verb),)
    return frozenset((verb, _third(verb), _gerund(verb), *past))


def _regular(word: str) -> str:
    if word.endswith("ied") and len(word) > 5:
        return word[:-3] + "y"
    for ending in ("ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 3 and word not in _NO_PARTICIPLE:
            stem = word[: -len(ending)]
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "sl":
                return stem[:-1]
            if stem.endswith(("at", "iz", "is", "us", "uc", "ur", "ir", "or", "rg", "dg", "s")):
                return stem + "e"
            return stem
    return word
