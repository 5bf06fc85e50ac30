"""
A clause leans on an adjective without a bound, so two readers test different things.

"Appropriate", "user-friendly" and "short" say that somebody shall judge, not what they shall find.
A value, a list or a reference to where one stands ends the doubt. An adjective that names its
measure, as in "suitable for printing", or that is part of a name, as in "most significant bit", is
left alone.

## Bad

```spec
The server MUST answer with an appropriate status.
                               ^^^^^^^^^^^ vague-adjective: "appropriate" leaves open which status is meant

The app SHALL show a user-friendly screen.
                     ^^^^^^^^^^^^^ vague-adjective: "user-friendly" names nothing that a test could look at

The proxy MUST add a short delay.
                     ^^^^^ vague-adjective: "short" has no bound a test could use
```

## Good

```spec
The server MUST answer with status 404.

The app SHALL show every control of the screen without scrolling.

The proxy MUST add a delay of 50 ms.

The server MUST answer with the appropriate status defined in [the table](#codes).

# Codes
```

## Evidence

The INCOSE guide to writing requirements (rules R7 and R34) and ISO/IEC/IEEE 29148 ask for words
that can be verified.
In sentences that people labelled, "reasonable" was marked in 74 of 100 uses or more, "certain" in
56 to 73, "normal", "simple" and "suitable" in more than half; "possible", "specific" and
"available" in less than a fifth, so these are reported in the strict profile only, and "clear" or
"important" before some nouns only.
In a guide on behaviour, words such as "appropriate" and "relevant" address judgement on purpose:
there they count before what can be measured, as in "an appropriate amount".

## Not for you?

Write `vague-adjective = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore vague-adjective: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.diagnostic import Diagnostic
from speclsp.language.inflection import singular
from speclsp.language.vagueness.adjectives import ADJECTIVES, MEASURED_ANYWHERE
from speclsp.language.vagueness.phrase import Phrases
from speclsp.language.vagueness.settled import explained, measured, reasons
from speclsp.language.vagueness.times import TIMES
from speclsp.language.vagueness.weight import ANY, Adjective, Weight, listed
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.resolution.setting import Setting
from speclsp.resolution.statements import Statement
from speclsp.rules.asking import span, thing, without
from speclsp.rules.binding import binds
from speclsp.rules.rule import Rule

# "within a short time" has a rule of its own.
_TIMES = Phrases(phrase for phrase in TIMES if len(phrase) > 2)
# "suitable for printing", "relevant to the call", "certain that": what follows is the measure.
_MEASURED_BY = listed(
    """
    about against as for from if in of than that to when whether with
    """
)
_OF_NUMBER = frozenset(("great", "huge", "large", "limited", "small"))
_COUNTS = frozenset(("amount", "number"))
_LINKING = frozenset(("be", "become", "feel", "look", "remain", "seem", "stay"))
_DEFINITE = listed("that these this those which whose")
# "most significant bit", "how large", "too large": compared, asked for, or bound by what follows.
_COMPARED = listed("as equally how least less more most so too")


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    words = statement.words
    for at, word in enumerate(words):
        known = ADJECTIVES.get(word.lower)
        if known is None or _is_compared(words, at):
            continue
        head = _head(statement, at)
        if head:
            weight = _weight(known, head, words[at + 1].text == head, setting.strict)
        elif setting.strict or (known.predicate and _is_predicate(words, at)):
            weight = known.weight
        else:
            continue
        if weight is None or not binds(statement, setting, weight):
            continue
        if not setting.strict and _settled(words, at, known):
            continue
        yield Diagnostic(
            span(statement, at, at + 1),
            _message(word.text, known, _meant(statement, at, head)),
            question=_question(statement, at, known),
        )


def _is_compared(words: Sequence[Word], at: int) -> bool:
    if at > 0 and (words[at - 1].lower in _COMPARED or words[at - 1].lower in _DEFINITE):
        return True
    if at + 1 == len(words):
        return False
    if any(_TIMES.at(words, first) for first in range(max(0, at - 3), at)):
        return True
    # "a large number of" is a quantity, "long enough" has its purpose behind it.
    counted = words[at].lower in _OF_NUMBER and singular(words[at + 1].lower) in _COUNTS
    return counted or words[at + 1].lower in {"enough", "than"}


def _meant(statement: Statement, at: int, head: str) -> str:
    """The noun for the message, where it is sure to be the one that the adjective goes with."""
    words = statement.words
    for phrase in statement.phrases:
        if phrase.first <= at < phrase.last and words[phrase.head].kind == "word":
            after = words[phrase.head + 1 : phrase.head + 2]
            if not (after and after[0].tag in {"noun", "gerund", "verb", "code", "number"}):
                return f"{head} {'is' if singular(head) == head else 'are'} meant"
    return ""


def _head(statement: Statement, at: int) -> str:
    """The noun that the adjective stands before, as the document has it, or nothing."""
    words = statement.words
    for phrase in statement.phrases:
        if phrase.first <= at < phrase.last:
            return words[phrase.head].text if phrase.head > at else ""
    return ""


def _weight(known: Adjective, head: str, next_to_it: bool, strict: bool) -> Weight | None:
    """How much the adjective weighs before this noun; nothing where it says something exact."""
    noun = singular(head.lower())
    if noun in known.names:
        return None
    if known.nouns is not ANY and noun not in known.nouns:
        return "strict" if strict else None
    if known.weight == "technical" and next_to_it and noun in MEASURED_ANYWHERE:
        return "always"
    return known.weight


def _is_predicate(words: Sequence[Word], at: int) -> bool:
    """Whether it is said of the subject, as in "must be acceptable", and nothing measures it."""
    if at + 1 < len(words) and words[at + 1].lower in _MEASURED_BY:
        return words[at].lower == "easy" and words[at + 1].lower == "to" and _is_said(words, at)
    return _is_said(words, at)


def _is_said(words: Sequence[Word], at: int) -> bool:
    verb = _before(words, at)
    return verb > 0 and words[verb].lower in _LINKING and words[_before(words, verb)].tag == "modal"


def _before(words: Sequence[Word], at: int) -> int:
    """What stands before, past other adjectives and adverbs."""
    at -= 1
    while at > 0 and words[at].tag in {"adverb", "not", "adjective", "conjunction"}:
        at -= 1
    return at


def _settled(words: Sequence[Word], at: int, known: Adjective) -> bool:
    if known.sense == "degree" and (measured(words, at) or _is_described(words, at)):
        return True
    return explained(words, at) or reasons(words, at)


def _is_described(words: Sequence[Word], at: int) -> bool:
    """Whether a clause follows that says how large, as in "small frames that fit the buffer"."""
    after = at + 1
    while after < len(words) and words[after].tag in {"noun", "adjective", "code", "participle"}:
        after += 1
    return after < len(words) and words[after].tag == "relative"


def _message(adjective: str, known: Adjective, meant: str) -> str:
    if known.sense == "choice" and meant:
        return f'"{adjective}" leaves open which {meant}'
    if known.sense == "quality":
        return f'"{adjective}" names nothing that a test could look at'
    return f'"{adjective}" has no bound a test could use'


def _question(statement: Statement, at: int, known: Adjective) -> str:
    adjective = statement.words[at].lower
    first, last = thing(statement, at)
    if first == last:
        return f'What must a test measure or see to call it "{adjective}"?'
    named = without(statement, first, last, at)
    if known.sense == "degree":
        return f'From which value on, in which unit, is the {named} "{adjective}"?'
    if known.sense == "quality":
        return f'What would a test look at to call the {named} "{adjective}"?'
    return f'Which {named} is "{adjective}", and which is not?'


RULE = Rule(
    "vague-adjective",
    "ambiguity",
    "warning",
    __doc__,
    statement=_check,
    triggers=frozenset(ADJECTIVES),
    applies=is_in_force,
)
