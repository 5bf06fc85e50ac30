"""
A clause asks for more, less or better without saying than what, so nothing can be measured.

"The page SHALL load faster" is kept by any page that was slow enough before. A number, a "than", or
the version that it is compared with ends the doubt. A comparative that picks one of two ("the
larger value"), bounds a number ("3 or more") or stands in a condition is left alone.

## Bad

```spec
The app SHALL load the list faster.
                            ^^^^^^ comparative-without-baseline: "faster" does not say than what

The scheduler MUST retry less often under load.
                         ^^^^^^^^^^ comparative-without-baseline: "less often" does not say than what

The cache MUST improve the latency of reads.
               ^^^^^^^ comparative-without-baseline: "improve" does not say by how much, or from what
```

## Good

```spec
The app SHALL load the list in less than 2 s.

The cache MUST bring the latency of reads below 5 ms.

A peer MUST choose the lower number, and MUST no longer send after that.

If a newer version is found, the app MUST offer it.
```

## Evidence

ISO/IEC/IEEE 29148 asks that comparatives be avoided.
Two published tools found nine in ten of the comparatives that people flagged, and half of what they
reported was right; "higher" and "lower" were flagged in 67 to 80 of 100 uses, "more" in 54.

## Not for you?

Write `comparative-without-baseline = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore comparative-without-baseline: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.diagnostic import Diagnostic
from speclsp.language.lexicon.degree import COMPARATIVES
from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.word_list import listed
from speclsp.language.modality.modals import OBLIGING
from speclsp.language.vagueness.compared import is_beyond, noun_behind, own
from speclsp.language.vagueness.nouns import FEEDBACK, PERFORMANCE, TIMES
from speclsp.language.vagueness.settled import explained, reasons
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.asking import span, thing, written
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement

_IMPROVING = listed(
    "accelerate enhance improve maximise maximize minimise minimize optimise optimize streamline"
)
# Of order and place rather than of degree: what is later or lower is told by looking.
_GRADED = (
    PERFORMANCE
    | TIMES
    | listed(
        """
    brightness capacity consumption coverage footprint granularity intensity noise overhead power
    precision rate size volume
    """
    )
)
_MEASURED = _GRADED | FEEDBACK | listed("experience security")
# "at reduced speed", "with improved accuracy".
_CHANGED = listed(
    """
    accelerated decreased diminished enhanced heightened improved increased lowered optimised
    optimized reduced shortened
    """
)
# Of anything these are open, of what is measured the others.
_BETTERED = frozenset(("enhanced", "improved", "optimised", "optimized"))
_ORDERING = listed("earlier farther further higher later lower newer nearer older upper younger")
_BEFORE = listed("any each either every no once one or the this those to whichever")
_BASELINES = listed("against compared previous previously relative today versus")
# What follows is a purpose or a place, not what is to be had.
_AIMING = frozenset(
    ("about", "across", "against", "between", "from", "of", "on", "to", "under", "until")
)
_CONDITIONS = frozenset(("if", "when", "whenever", "where", "while", "unless", "until", "once"))
_FAR = 60
_NEAR = 8


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    words = statement.words
    last = 0
    for first in range(len(words)):
        if first < last:
            continue
        last = _comparative(words, first, setting.strict)
        if not last or (first > 0 and words[first - 1].lower in {"any", "no"}):
            continue
        improves = words[first].lower in _IMPROVING
        if _has_baseline(words, first, last):
            continue
        if not setting.strict and (
            _is_settled(words, first, last) or not _is_duty(statement, first, last)
        ):
            continue
        phrase = written(statement, first, last)
        if improves:
            object_ = _object(statement, last)
            fault = "does not say by how much, or from what"
            question = f"Which value of {object_} is enough, and how is it measured?"
        elif words[first].lower in _CHANGED:
            fault = "does not say by how much, or by which measure"
            question = f'When would a test call it "{phrase.lower()}"?'
        else:
            fault = "does not say than what"
            question = f'"{phrase}" than what: which number, version or date is compared with?'
        yield Diagnostic(
            span(statement, first, last),
            f'"{phrase}" {fault}',
            question=question,
            milder=_is_mild(statement, setting, first),
        )


def _object(statement: Statement, last: int) -> str:
    """What is to be improved."""
    high = thing(statement, last)[1] if last < len(statement.words) else last
    return written(statement, last, high) if high > last else "it"


def _comparative(words: Sequence[Word], first: int, strict: bool) -> int:
    """Behind the comparative that begins here; 0 for none."""
    word = words[first]
    if word.lower in _IMPROVING:
        return first + 1 if word.tag == "verb" else 0
    if word.lower in _CHANGED:
        return first + 1 if _is_changed(words, first) else 0
    if word.lower not in COMPARATIVES:
        return 0
    if word.lower in {"more", "less"}:
        after = words[first + 1] if first + 1 < len(words) else None
        if after is not None and (
            after.tag in {"adverb", "adjective"}
            or (after.tag == "participle" and _before_noun(words, first + 1))
        ):
            return first + 2
        return first + 1 if strict or _before_noun(words, first) else 0
    return first + 1


def _is_changed(words: Sequence[Word], first: int) -> bool:
    """Whether a measure has been changed, and it is not said how far."""
    if not _before_noun(words, first) or (first > 0 and words[first - 1].tag == "be"):
        return False
    if words[first].lower in _BETTERED:
        return True
    return any(
        singular(word.lower) in _MEASURED
        for word in words[first + 1 : first + 3]
        if word.tag == "noun"
    )


def _before_noun(words: Sequence[Word], at: int) -> bool:
    """Whether a noun follows, past other adjectives and the marks of a link."""
    at += 1
    end = min(len(words), at + _NEAR)
    while at < end and (words[at].text in {"[", "("} or words[at].tag == "adjective"):
        at += 1
    if at + 1 < len(words) and words[at].text == "," and words[at + 1].tag == "adjective":
        return True
    return at < len(words) and words[at].tag in {"noun", "code"}


def _has_baseline(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether it stands beside a number: "larger than 20 MB", "TLS 1.3 or higher"."""
    behind = words[last : last + 4]
    if behind and behind[0].lower == "than" and any(each.kind == "number" for each in behind):
        return True
    joined = first > 1 and words[first - 1].lower in ("or", "and")
    return joined and words[first - 2].kind == "number"


def _is_settled(words: Sequence[Word], first: int, last: int) -> bool:
    before = words[first - 1] if first > 0 else None
    if before is not None and (before.lower in _BEFORE or before.kind in {"number", "code"}):
        return True
    if any(word.lower in _BASELINES for word in words[max(0, first - _FAR) : first + _FAR]):
        return True
    low, high = own(words, first, last)
    if any(word.lower == "than" or word.text == "%" for word in words[low:high]):
        return True
    if any(word.kind == "number" for word in words[max(low, first - 4) : min(last + 5, high)]):
        return True
    if is_beyond(words, first, last):
        return True
    return explained(words, first) or reasons(words, first)


def _is_asked_for(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the thing that it stands before is what is to be had: "use a shorter delay", "write
    shorter sentences", "with fewer taps", "at reduced speed"."""
    before, noun = words[first - 1], noun_behind(words, last)
    if words[first].lower in _ORDERING and singular(noun) not in _GRADED:
        return False
    if before.lower in {"a", "an"}:
        return True
    if before.tag in {"verb", "have", "participle"}:
        return True
    if before.tag != "preposition" and before.text != ",":
        return False
    if before.lower in _AIMING or before.text == ",":
        return singular(noun) in _MEASURED
    counted = words[first].lower in {"fewer", "less"}
    return counted or singular(noun) != noun or singular(noun) in _MEASURED


def _is_duty(statement: Statement, first: int, last: int) -> bool:
    """Whether it is what is to be reached, and not what the duty is about."""
    words = statement.words
    if words[first].lower in _IMPROVING:
        aims = last < len(words) and words[last].lower == "for"
        return not aims and first > 0 and words[first - 1].lower in OBLIGING
    if first == 0:
        return False
    if _before_noun(words, last - 1):
        if not _is_asked_for(words, first, last):
            return False
    elif words[first].lower in _ORDERING or not _ends(words, last):
        return False
    adds = words[first].lower == "more" and last == first + 1
    for index in range(first - 1, max(-1, first - _FAR), -1):
        if words[index].lower in OBLIGING:
            return True
        if adds and words[index].tag == "not":
            # "MUST NOT be given more findings": than there are.
            return False
        if words[index].lower in _CONDITIONS or words[index].tag in {"relative", "modal"}:
            return False
    # A criterion may state what holds: "uploads fail less often".
    return not statement.strength and bool(statement.clause)


def _ends(words: Sequence[Word], last: int) -> bool:
    """Whether nothing follows that it belongs to."""
    return last >= len(words) or words[last].tag not in {"adjective", "adverb", "code", "noun"}


def _is_mild(statement: Statement, setting: Setting, first: int) -> bool:
    """Whether it is asked rather than objected to: in advice on behaviour, or of "more" things,
    which the sentence before may count."""
    if setting.strict:
        return False
    advice = setting.profile != "technical" and statement.strength != "must"
    lower = statement.words[first].lower
    return (
        advice
        or not statement.strength
        or (lower == "more" and _before_noun(statement.words, first))
    )


RULE = Rule(
    "comparative-without-baseline",
    "ambiguity",
    "warning",
    __doc__,
    statement=_check,
    triggers=COMPARATIVES | _IMPROVING | _CHANGED,
    applies=is_in_force,
)
