"""
A clause leans on an adverb without a bound, so no test can tell whether it is kept.

"Properly" and "gracefully" ask for good work without saying what would show it; "quickly" gives no
time and "roughly" no tolerance. A number, a list or a reference in the same sentence ends the
doubt, and so does a gloss: "quickly, that is within 2 seconds".

## Bad

```spec
The client SHALL retry quickly.
                       ^^^^^^^ vague-adverb: "quickly" has no bound a test could use

The importer MUST handle broken files gracefully.
                                      ^^^^^^^^^^ vague-adverb: "gracefully" names nothing that a test could look at

The lamp MUST blink for roughly 5 seconds.
                        ^^^^^^^ vague-adverb: "roughly" gives no tolerance
```

## Good

```spec
The client SHALL retry within 200 ms.

The page MUST load quickly, that is within 2 seconds.

The importer MUST skip broken files and name them in its report.

A string MUST be properly quoted according to [the grammar](#grammar).

# Grammar
```

## Evidence

The INCOSE guide to writing requirements (rules R7 and R34) and ISO/IEC/IEEE 29148 ask for words
that can be verified.
People who labelled sentences marked "easily" and "adequate" in half of their uses or more;
"automatically", "clearly" and "directly" in less than a tenth.
Adverbs of manner are a class that new words enter, so one that no list has is reported at info
where it says how a duty is done, unless it is known to say something that a test can look at, as
"automatically" and "alphabetically" do.

## Not for you?

Write `vague-adverb = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore vague-adverb: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.language.lexicon.verbs import base
from speclsp.language.lexicon.word_list import listed
from speclsp.language.modality.modals import OBLIGING
from speclsp.language.vagueness.adverbs import ADVERBS, OPEN, Adverb, Lack, judges
from speclsp.language.vagueness.bounds import apposed, measured, timed
from speclsp.language.vagueness.settled import by_means, conditional, explained, reasons
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.asking import deed, demand, span, written
from speclsp.rules.shared.binding import binds, is_mild
from speclsp.rules.shared.omitting import bounded
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.workspace import Snapshot

_FAULTS: Mapping[Lack, str] = {
    "manner": "names nothing that a test could look at",
    "pace": "has no bound a test could use",
    "amount": "has no bound a test could use",
    "tolerance": "gives no tolerance",
}
_QUESTIONS: Mapping[Lack, str] = {
    "manner": 'What would a test look at to see that "{deed}" was done {adverb}?',
    "pace": 'Within what time, counted from which event, is "{deed}" due?',
    "amount": 'How much is "{adverb}" in "{deed}", in a number and a unit?',
    "tolerance": 'How far may "{deed}" be off?',
}
_WITHOUT_DEED: Mapping[Lack, str] = {
    "manner": 'What would a test look at to call it "{adverb}" done?',
    "pace": 'Within what time is "{adverb}", counted from what?',
    "amount": 'How much is "{adverb}", in a number and a unit?',
    "tolerance": "How far may it be off?",
}
# "as quickly as": compared, or a phrase of time. "how quickly" is asked for.
_COMPARED = listed("as how least less more most so too")
# Between a modal and its verb, or between an adverb and the one before: "MUST be clearly and".
_BETWEEN = frozenset(("adverb", "be", "conjunction", "not"))
_FAR = 30
# "MUST perform well", but not "as well", "well before".
_WELL = Adverb("manner", "technical")
_WORKING = listed(
    "age behave cooperate fit function integrate operate perform play read run scale work"
)
_WITHIN = "within {N} ms of {event}"


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    if not any(each in ADVERBS or judges(each) for each in statement.vocabulary):
        return
    words = statement.words
    for at, word in enumerate(words):
        known = _known(words, at)
        if known is None or not binds(statement, setting, known.weight):
            continue
        if _settled(words, at, known, setting.strict) or (
            statement.strength == "may" and conditional(words, at)
        ):
            continue
        done = deed(statement, at, at + 1)
        must = demand(statement, at, at + 1) if known.lack == "pace" else ""
        question = (_QUESTIONS if done else _WITHOUT_DEED)[known.lack]
        if _is_of_adjective(words, at):
            question = f'What would a test look at to call it "{written(statement, at, at + 2)}"?'
        elif must:
            question = "Within what time, counted from which event, {must}?"
        yield Diagnostic(
            span(statement, at, at + 1),
            f'"{word.text}" {_FAULTS[known.lack]}',
            question=question.format(deed=done, adverb=word.lower, must=must),
            milder=is_mild(statement, setting, known.weight),
        )


def _known(words: Sequence[Word], at: int) -> Adverb | None:
    """What it leaves open; of one that no list has, only where it says how the duty is done."""
    known = ADVERBS.get(words[at].lower)
    if words[at].lower == "well":
        works = at > 0 and base(words[at - 1].lower) in _WORKING
        return _WELL if works else known
    if known is None and words[at].tag == "adverb" and judges(words[at].lower):
        known = OPEN
    if known is not None and known.weight == "mild" and not _is_of_duty(words, at):
        return None
    return known


def _is_of_duty(words: Sequence[Word], at: int) -> bool:
    """Whether it stands at the verb of the duty, or behind what that is done to."""
    before = at - 1
    while before >= 0 and words[before].tag in _BETWEEN:
        before -= 1
    if before >= 0 and words[before].lower in OBLIGING:
        return True
    after = words[at + 1] if at + 1 < len(words) else None
    if words[before].text == "," and before >= 0:
        return False
    if after is not None and (after.tag in {"adjective", "participle", "noun", "modal"}):
        return False
    for index in range(at - 1, max(-1, at - _FAR), -1):
        if words[index].lower in OBLIGING:
            return True
        if words[index].tag in {"subordinator", "relative", "modal"} or words[index].text in {
            ";",
            ":",
            "(",
        }:
            return False
    return False


def _settled(words: Sequence[Word], at: int, known: Adverb, strict: bool) -> bool:
    before = words[at - 1] if at > 0 else None
    after = words[at + 1] if at + 1 < len(words) else None
    if known.lack == "tolerance":
        if after is None or after.kind != "number" or explained(words, at):
            return True
        # "information about 5 users" is no estimate.
        return words[at].lower in {"about", "around"} and (
            before is None or before.tag not in {"preposition", "verb", "be"}
        )
    if before is not None and before.lower in _COMPARED:
        return True
    around = (*words[max(0, at - 2) : at], *words[at + 1 : at + 2])
    if any(base(near.lower) in known.terms for near in around):
        return True
    if known.lack == "pace" and timed(words, at, at + 1):
        return True
    if apposed(words, at + 1, time=known.lack == "pace"):
        return True
    if known.lack == "amount" and measured(words, at):
        return True
    if words[at].lower == "effectively" and before is not None and before.tag == "be":
        # In effect.
        return True
    if known.lack == "manner" and by_means(words, at):
        return True
    # "fast" is an adverb only where nothing follows that it could be said of.
    if after is not None and _is_adjective(words[at].lower, after):
        return True
    return not strict and (explained(words, at) or reasons(words, at))


def _is_of_adjective(words: Sequence[Word], at: int) -> bool:
    """Whether it grades what follows: "appropriately sized buttons", "be sufficiently large"."""
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None or after.tag not in {"adjective", "participle"}:
        return False
    return after.tag == "adjective" or words[at - 1].tag not in {"be", "modal"}


def _is_adjective(lower: str, after: Word) -> bool:
    return lower == "fast" and after.tag in {"noun", "adjective", "gerund", "participle"}


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    known = ADVERBS.get(document.words(diagnostic.span).lower())
    if known is not None and known.lack == "pace":
        yield from bounded(document, diagnostic.span, _WITHIN)


RULE = Rule(
    "vague-adverb",
    "ambiguity",
    "warning",
    __doc__,
    statement=_check,
    fixes=_fixes,
    applies=is_in_force,
)
