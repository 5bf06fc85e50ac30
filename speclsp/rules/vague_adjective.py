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
from speclsp.language.lexicon.inflection import singular
from speclsp.language.syntax.phrases import Phrase, is_plural
from speclsp.language.vagueness.adjectives import (
    ADJECTIVES,
    COMPOUNDS,
    ENOUGH,
    MEASURED_ANYWHERE,
    NAMED,
    OF_TRADE,
    OPEN,
    WIDELY,
    judges,
)
from speclsp.language.vagueness.bounds import apposed, measured
from speclsp.language.vagueness.escapes import PHRASES as ESCAPES
from speclsp.language.vagueness.hedges import HEDGES
from speclsp.language.vagueness.nouns import MANNERS
from speclsp.language.vagueness.phrase import Phrases
from speclsp.language.vagueness.place import (
    extent,
    is_compared,
    is_final,
    is_predicate,
    phrase_around,
)
from speclsp.language.vagueness.quantifiers import QUANTIFIERS
from speclsp.language.vagueness.settled import explained, precedes, reasons
from speclsp.language.vagueness.times import TIMES
from speclsp.language.vagueness.ways_out import is_in_way_out
from speclsp.language.vagueness.weight import ANY, Adjective, Weight
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.asking import named, span, written
from speclsp.rules.shared.binding import binds, is_mild
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement

# "within a short time", "a small number of" and the like have rules of their own.
_COUNTED = Phrases((pattern, "") for pattern, _ in (*ESCAPES, *HEDGES, *QUANTIFIERS, *TIMES))
_SHORTEST, _LONGEST = 3, 5
_COMPOUNDS = Phrases(COMPOUNDS)
_GRADES = frozenset(("enough", "too"))
_TRIGGERS = frozenset(ADJECTIVES) | _COMPOUNDS.triggers | _GRADES
# So many words a noun phrase has at most.
_NEAR = 8


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    if not any(each in _TRIGGERS or judges(each) for each in statement.vocabulary):
        return
    words = statement.words
    vocabulary = frozenset(word.lower for word in words)
    last = 0
    for at in range(len(words)):
        if at < last:
            continue
        compound = _COMPOUNDS.at(words, at, vocabulary)
        known = compound.value if compound else ADJECTIVES.get(words[at].lower)
        if known is None and _is_graded(words, at):
            known = ENOUGH
        if known is None and _praises(words[at]):
            known = OPEN
        if known is None or is_compared(words, at) or _is_counted(words, at, vocabulary):
            continue
        phrase = phrase_around(statement.phrases, at)
        weight: Weight | None = known.weight
        first, last = extent(words, at)
        if compound:
            last = at + len(compound.words)
        elif phrase is not None and phrase.head > at and last == at + 1:
            weight = _weight(words, at, known, phrase, setting.strict)
        elif _precedes_gerund(words, at):
            # "smooth scrolling", which is no phrase with a noun.
            weight = known.weight if known.nouns is ANY else None
        elif not setting.strict and not _is_said(words, at, known):
            continue
        if weight is None or not binds(statement, setting, weight):
            continue
        if not setting.strict and _settled(words, at, known, phrase, not statement.strength):
            continue
        if not setting.strict and _is_of_trade(statement, at):
            continue
        adjective = written(statement, first, last)
        yield Diagnostic(
            span(statement, first, last),
            _message(adjective, known, _meant(words, phrase, at)),
            question=_question(statement, at, known, phrase, adjective.lower()),
            milder=is_mild(statement, setting, weight),
        )


def _is_of_trade(statement: Statement, at: int) -> bool:
    """Whether it has a meaning of its own among such words as the sentence has."""
    company = OF_TRADE.get(statement.words[at].lower)
    return company is not None and not company.isdisjoint(statement.vocabulary)


def _praises(word: Word) -> bool:
    return judges(word.lower) and (word.tag == "adjective" or "-" in word.lower)


def _precedes_gerund(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].tag == "gerund"


def _is_graded(words: Sequence[Word], at: int) -> bool:
    """Whether it is "large enough" or "too old", whatever the adjective."""
    if precedes(words, at, "enough"):
        return words[at - 1].tag == "be"
    return words[at].tag == "adjective" and at > 0 and words[at - 1].lower == "too"


def _is_counted(words: Sequence[Word], at: int, vocabulary: frozenset[str]) -> bool:
    """Whether it is part of a phrase that is looked at as a whole."""
    for first in range(max(0, at - _LONGEST), at):
        found = _COUNTED.at(words, first, vocabulary)
        if found and len(found.words) >= max(_SHORTEST, at - first + 1):
            return True
    return False


def _weight(
    words: Sequence[Word], at: int, known: Adjective, phrase: Phrase, strict: bool
) -> Weight | None:
    """How much the adjective weighs before this noun; nothing where it says something exact."""
    noun = singular(words[phrase.head].lower)
    if noun in known.names or singular(words[at + 1].lower) in known.names:
        return None
    if known.sense == "degree" and words[phrase.first].lower == "the":
        # "the long form", of which there is one.
        return "strict" if strict else None
    if known.nouns is not ANY and noun not in known.nouns:
        if strict:
            return "strict"
        return "mild" if words[at].lower in WIDELY and noun not in NAMED else None
    if known.weight == "mild" and noun in NAMED:
        return "strict" if strict else None
    if known.weight == "technical" and phrase.head == at + 1 and noun in MEASURED_ANYWHERE:
        return "always"
    return known.weight


def _is_said(words: Sequence[Word], at: int, known: Adjective) -> bool:
    """Whether it judges what it is said of; of a manner only where nothing follows."""
    if not known.predicate or (known.nouns is MANNERS and not is_final(words, at)):
        return False
    return is_predicate(words, at, known.sense)


def _settled(
    words: Sequence[Word], at: int, known: Adjective, phrase: Phrase | None, told: bool
) -> bool:
    """Whether its sentence says enough of it; `told` is one that demands nothing."""
    behind = words[phrase.last : phrase.last + 2] if phrase is not None else ()
    if len(behind) > 1 and behind[0].lower == "of" and behind[1].kind == "number":
        # "a reasonable fee of 2 euros"
        return True
    if known.sense == "degree" and (measured(words, at) or _is_described(words, at)):
        return True
    if phrase is not None and (known.sense == "quality" or told) and _is_purpose(words, phrase):
        return True
    if apposed(words, at + 1) or explained(words, at) or reasons(words, at):
        return True
    return is_in_way_out(words, at)


def _is_purpose(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether it says what something is for, with nothing behind: "a button for easy navigation"."""
    led = phrase.first > 1 and words[phrase.first - 1].lower == "for"
    ends = phrase.last >= len(words) or words[phrase.last].kind == "mark"
    return led and ends and words[phrase.first - 2].tag in {"noun", "code", "mark"}


def _is_described(words: Sequence[Word], at: int) -> bool:
    """Whether a clause follows that says how large, as in "small frames that fit the buffer"."""
    after = at + 1
    end = min(len(words), at + _NEAR)
    while after < end and words[after].tag in {"noun", "adjective", "code", "participle"}:
        after += 1
    return after < len(words) and words[after].tag == "relative"


def _meant(words: Sequence[Word], phrase: Phrase | None, at: int) -> str:
    """The noun for the message, where it is sure to be the one that the adjective goes with."""
    if phrase is None or phrase.head <= at or words[phrase.head].kind != "word":
        return ""
    if not words[phrase.head].text[1:].isalpha():
        return ""
    after = words[phrase.head + 1 : phrase.head + 2]
    if after and after[0].tag in {"noun", "gerund", "verb", "code", "number"}:
        return ""
    return f"{words[phrase.head].text} {'are' if is_plural(words, phrase) else 'is'} meant"


def _message(adjective: str, known: Adjective, meant: str) -> str:
    if known.sense == "choice" and meant:
        return f'"{adjective}" leaves open which {meant}'
    if known.sense == "quality":
        return f'"{adjective}" names nothing that a test could look at'
    return f'"{adjective}" has no bound a test could use'


def _question(
    statement: Statement, at: int, known: Adjective, phrase: Phrase | None, adjective: str
) -> str:
    what = named(statement, at) if phrase is not None and phrase.head > at else ""
    if not what:
        return f'What must a test measure or see to call it "{adjective}"?'
    is_it = "are" if phrase is not None and is_plural(statement.words, phrase) else "is"
    if known.sense == "degree":
        return f'From which value on, in which unit, {is_it} the {what} "{adjective}"?'
    if known.sense == "quality":
        return f'What would a test look at to call the {what} "{adjective}"?'
    return f'Which {what} {is_it} "{adjective}", and which {is_it} not?'


RULE = Rule(
    "vague-adjective",
    "ambiguity",
    "warning",
    __doc__,
    statement=_check,
    applies=is_in_force,
)
