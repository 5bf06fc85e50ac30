"""
A range does not say whether its ends belong to it, and somebody will ask about exactly those two.

"Between 10 and 20" includes 10 for one reader and excludes it for the next; "from 10 kg to 20 kg"
beside another rule for 20 kg leaves the parcel of 20 kg to chance. Delays, random values, times of
day, places and changes "from 4 to 5" are left alone: there the ends do not matter, or are no ends.

## Bad

```spec
A sender MUST NOT use the codes between 16 and 31.
                                ^^^^^^^^^^^^^^^^^ range-inclusivity: "between 16 and 31" does not say whether 16 and 31 belong to it

The desk SHALL charge 5 euros for a bag that weighs from 8 kg to 12 kg.
                                                    ^^^^^^^^^^^^^^^^^^ range-inclusivity: "from 8 kg to 12 kg" does not say whether 8 kg and 12 kg belong to it

A guest aged 16 to 18 MUST bring a letter of a parent.
        ^^^^^^^^^^^^^ range-inclusivity: "aged 16 to 18" does not say whether 16 and 18 belong to it
```

## Good

```spec
A sender MUST NOT use the codes between 16 and 31, both included.

A bag SHALL weigh from 8 kg up to and including 12 kg.

A sender MUST use the codes from 0x10 through 0x1F.

A client MUST wait between 2 s and 5 s before it retries.

The desk SHALL be open from 8:00 to 18:00.
```

## Evidence

Rule R33 of the INCOSE Guide to Writing Requirements: define quantities with a range; Gleich and
others (2010) list "unclear inclusion" among the ambiguities that a tool can find. People who read
for sense rarely notice it, so it is only told.

## Not for you?

Write `range-inclusivity = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore range-inclusivity: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.language.lexicon.units import MEASURED, UNITS
from speclsp.language.lexicon.word_list import listed
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import plain
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

# The ends are stated by one of these.
_STATED = re.compile(
    r"\b(?:inclusive(?:ly)?|exclusive(?:ly)?|includ(?:ed|ing)|exclud(?:ed|ing)|both|closed|open)\b",
    re.IGNORECASE,
)
# Beside these no exact end is meant.
_VAGUE = listed(
    "about around roughly approximately typically vary varies varying"
    " transition transitions switch switches difference ratio gap every alternate"
    " alternates interpolate convert converts migrate upgrade increase increased increases raise"
    " raised reduce reduced decrease decreased change changed changes move moved rename renamed rise"
    " rises fall falls drop drops climb climbs shrink shrinks grow grows scaled scaling fade fades rotate"
    " animate choose select"
)
_RANDOM = listed("random randomly jitter")
_DELAYS = listed("pause delay delays backoff interval")
_WAITING = listed("wait waits waiting sleep sleeps pause pauses")
_CLOCK = listed("am pm a.m p.m o'clock utc cet gmt")
_YEARS = range(1900, 2101)
_AT = listed("at from between above below over under than")
_NEAR = 8
_DIGITS = 18
_DIGIT = re.compile(r"\d")
_DECIMAL = re.compile(r"\d{1,30}(?:\.\d{1,30})?")


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    text = statement.text
    if not _DIGIT.search(text) or _STATED.search(text):
        return
    words = statement.words
    if any(word.lower in _RANDOM or word.lower in _WAITING for word in words):
        return
    for at, word in enumerate(words):
        joint = _JOINTS.get(word.lower)
        if joint is None:
            continue
        low = _end(words, at + 1, joint)
        if low is None or low >= len(words) or words[low].lower not in joint:
            continue
        high = _end(words, low + 1, (words[low - 1].lower,))
        if high is None:
            continue
        clock = any(":" in word.text for word in words[at:high] if word.kind == "number")
        if (_is_vague(words, at) and not clock) or not (
            _meets(words, at, low, high) or _matters(words, at, low, high)
        ):
            continue
        span = Span(word.start, words[high - 1].end)
        shown = plain(statement.passage[span.start : span.end])
        one = plain(statement.passage[words[at + 1].start : words[low - 1].end])
        two = plain(statement.passage[words[low + 1].start : words[high - 1].end])
        yield Diagnostic(
            span,
            f'"{shown}" does not say whether {one} and {two} belong to it',
            question=f"Do {one} and {two} themselves belong to it?",
        )


_OPENERS = listed("aged ages age of weighing worth costing measuring")
_JOINTS = {"between": ("and",), "from": ("to", "until")} | dict.fromkeys(_OPENERS, ("to", "-", "–"))


def _is_vague(words: Sequence[Word], at: int) -> bool:
    """Whether no exact end is meant: of something that moves, or of a delay that is demanded."""
    near = words[max(0, at - _NEAR) : at]
    if any(word.lower in _VAGUE for word in near):
        return True
    delays = [place for place, word in enumerate(near) if word.lower in _DELAYS]
    return bool(delays) and any(word.tag in ("modal", "be") for word in near[delays[0] :])


def _end(words: Sequence[Word], at: int, following: tuple[str, ...]) -> int | None:
    """Behind a number and its unit. A noun that is no unit is taken for one where `following`
    comes behind it, or is that noun."""
    if at < len(words) and words[at].text in "-+$€£":
        at += 1
    if at >= len(words) or words[at].kind != "number":
        return None
    at += 1
    if at + 1 < len(words) and words[at].text == "°" and words[at + 1].lower in ("c", "f"):
        return at + 2
    if at < len(words) and (words[at].text in "%°" or words[at].lower in UNITS):
        at += 1
        if at + 1 < len(words) and words[at].text == "/" and words[at + 1].kind == "word":
            at += 2
    elif at + 1 < len(words) and words[at].tag == "noun":
        at += words[at + 1].lower in following or words[at].lower in following
    return at


def _meets(words: Sequence[Word], at: int, low: int, high: int) -> bool:
    """Whether an end of the range is an end of something else: `from 0 to 40 it is dry, from 40 to
    75 it is moist`; at 40 it is both or neither."""
    ends = {words[_number(words, each)].text for each in (at + 1, low + 1)}
    return any(
        words[each].text in ends
        and words[each - 1].lower in _AT
        and not at < each < high
        and words[at].lower not in _OPENERS
        for each in range(1, len(words))
    )


def _is_counted_on(words: Sequence[Word], at: int, low: int, high: int) -> bool:
    """Whether another range begins or ends one further: `from 1 to 5 bags, from 6 to 10 bags`."""
    first, last = words[_number(words, at + 1)].text, words[_number(words, low + 1)].text
    if not (first.isdecimal() and last.isdecimal()) or len(first + last) > _DIGITS:
        return False
    if words[high - 1].lower in UNITS or words[high - 1].text in "%°":
        # Between 9 kg and 10 kg there is more.
        return False
    beside = {str(int(first) - 1), str(int(last) + 1)}
    return any(
        word.text in beside and words[each - 1].tag in ("preposition", "to", "subordinator")
        for each, word in enumerate(words)
        if each and not at < each < high
    )


def _matters(words: Sequence[Word], at: int, low: int, high: int) -> bool:
    first, last = words[_number(words, at + 1)], words[_number(words, low + 1)]
    if ":" in first.text + last.text or _is_counted_on(words, at, low, high):
        return False
    if not _rises(first.text, last.text):
        return False
    if words[at].lower in _OPENERS:
        return _is_bounded(words, at, low, high)
    if any(_is_date(each) for each in (first, last)):
        return False
    if high < len(words) and words[high].lower in _CLOCK:
        return False
    # Of places and sides: "from 1 to 2 of the switch" has no values.
    near = words[max(0, at - _NEAR) : at]
    if words[at].lower == "from" and any(MEASURED.get(word.lower) == "time" for word in near):
        return False
    if words[at].lower == "between":
        return True
    # Counted from one to the other both are included; measured they need not be.
    measured = high - low > 2 or low - at > 2 or "." in first.text + last.text
    return measured or first.text.lower().startswith("0x")


def _is_bounded(words: Sequence[Word], at: int, low: int, high: int) -> bool:
    """Of `aged 16 to 18` and `weighing 5 to 10 kg`: people in years, things in a unit that is no
    time and no count."""
    if words[at].lower in ("aged", "ages", "age"):
        return True
    following = words[high - 1].lower
    unit = UNITS.get(following)
    money = words[_number(words, at + 1) - 1].text in "$€£"
    return money or unit not in (None, "time", "size")


def _number(words: Sequence[Word], at: int) -> int:
    return at + 1 if words[at].kind == "mark" else at


def _rises(first: str, last: str) -> bool:
    """Whether two numbers stand in the order of a range. Others than decimal ones are taken as
    such."""
    one, two = first.replace(",", ""), last.replace(",", "")
    if not (_DECIMAL.fullmatch(one) and _DECIMAL.fullmatch(two)):
        return True
    return float(one) < float(two)


def _is_date(word: Word) -> bool:
    return word.text.isdigit() and int(word.text) in _YEARS


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    end = diagnostic.span.end
    follows = document.words(Span(end, end + 1))
    for title, words in (("included", ", both included"), ("excluded", ", both excluded")):
        edit = Edit(Span(end, end), words + ("," if follows == " " else ""))
        yield Fix(f"Say that both ends are {title}", "consent", ((document.path, edit),))


RULE = Rule(
    "range-inclusivity",
    "ambiguity",
    "info",
    __doc__,
    statement=_check,
    triggers=frozenset(_JOINTS),
    fixes=_fixes,
    applies=is_in_force,
)
