"""
A clause names an amount without a number, so no test can tell whether it is reached.

One reader takes "several uploads" for two, another for fifty, and each builds and tests that. A
number, a range or a list of what is meant ends the doubt. Words that a list or a reference follows,
as in "several formats: PNG and JPEG", are left alone, and so are "at least one" and "one or more".

## Bad

```spec
The gallery MUST accept several uploads at once.
                        ^^^^^^^ vague-quantifier: "several" gives no number of uploads

The importer SHALL keep a number of backups.
                        ^^^^^^^^^^^ vague-quantifier: "a number of" gives no number of backups

A client MUST wait a few seconds between two calls.
                   ^^^^^ vague-quantifier: "a few" gives no number of seconds
```

## Good

```spec
The gallery MUST accept at least 4 uploads at once.

The importer SHALL keep the last 7 backups.

The exporter MUST write several formats: PNG, JPEG and WebP.

A client MUST keep enough room to store the largest frame.
```

## Evidence

The INCOSE guide to writing requirements (rule R7) and SREE list these words.
In sentences that people labelled, "some" was marked in 78 of 100 uses, "various" in 62, "several"
in 57 and "many" in 47; "all", "each" and "both" hardly ever, so they are not looked at.
"some" and "multiple" are mostly harmless in technical prose, so they count only where something must
be done to that many, and "multiple" is a question there, at info.

## Not for you?

Write `vague-quantifier = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore vague-quantifier: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.diagnostic import Diagnostic
from speclsp.language.lexicon.inflection import singular
from speclsp.language.modality.modals import is_demanded
from speclsp.language.vagueness.bounds import apposed
from speclsp.language.vagueness.mishaps import are_mishaps
from speclsp.language.vagueness.phrase import Phrases, triggers
from speclsp.language.vagueness.quantifiers import QUANTIFIERS, REPEATED, SEQUENCES
from speclsp.language.vagueness.settled import explained, reasons
from speclsp.language.vagueness.ways_out import is_in_way_out
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.asking import span, thing, written
from speclsp.rules.shared.binding import binds, is_mild, is_plain
from speclsp.statements.prose import spelled
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement

_PHRASES = Phrases(QUANTIFIERS)
# Those that do not wait for the strict profile.
_COMMON = triggers(QUANTIFIERS, lambda weight: weight != "strict")
# "how many", "as many as": a count that is asked for or compared; "not many" is no amount.
_COMPARED = frozenset(("at", "the", "as", "how", "not", "so", "that", "too"))
# "in most cases" is a hedge, "a little while" a time; "some kind of" no amount.
_CASES = frozenset(("cases", "circumstances", "situations", "while"))
_KINDS = frozenset(("form", "kind", "sort", "type", "way"))
_FAR = 20
# "a number of exactly ten digits" is a numeral, and "is a number of seconds" a value.
_EXACT = frozenset(("at", "between", "exactly", "precisely", "type", "up"))
_VALUED = frozenset(("are", "as", "be", "is"))
_VALUES = frozenset((("a", "number", "of"), ("a", "percentage", "of"), ("a", "fraction", "of")))
_TOGETHER = frozenset(("adjective", "noun", "participle"))
# So far behind "enough" its purpose may stand.
_NEAR = 6
_COUNTABLE = frozenset(("adjective", "code", "gerund", "noun", "participle"))
# "enough to", "enough for": the purpose is the measure.
_PURPOSES = frozenset(("for", "that", "to"))


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    if is_plain(statement, setting, _COMMON):
        return
    words = statement.words
    for first, (phrase, weight) in _PHRASES.said(words):
        last = first + len(phrase)
        if binds(statement, setting, weight) and (
            setting.strict or not _settled(statement, first, last)
        ):
            counted = _counted(statement, last)
            what = "number" if not counted or _is_plural(counted) else "amount"
            shown = written(statement, first, last)
            which = counted and shown.lower() in _KINDS_OF
            fault = f"leaves open which {counted} are meant" if which else f"gives no {what}"
            yield Diagnostic(
                span(statement, first, last),
                f'"{shown}" {fault}' + (f" of {counted}" if counted and not which else ""),
                question=f"Which {counted} are meant?"
                if which
                else _question(counted, shown.lower()),
                milder=is_mild(statement, setting, weight),
            )


# They are many because they differ.
_KINDS_OF = frozenset(("diverse", "various", "sundry"))
# "Enforces local limits; too many ..." is more than these.
# In characters.
_FAR_BEFORE = 400
_LIMITS = frozenset(("limit", "limits", "maximum", "quota", "quotas"))


def _settled(statement: Statement, first: int, last: int) -> bool:
    words = statement.words
    before = words[first - 1].lower if first > 0 else ""
    if words[first].lower == "too" and not _LIMITS.isdisjoint(_said_before(statement, first)):
        return True
    if words[last : last + 1] and words[last].tag == "number":
        return True
    if words[last : last + 1] and words[last].lower == "more":
        # "and many more" ends a list.
        return True
    if words[last - 1].lower in {"two", "so"}:
        return False
    if before in _COMPARED or last == len(words) or words[last].lower in _CASES:
        return True
    if _is_value(words, first, last):
        return True
    if words[first].lower in {"most", "much", "some"} and not _counts(statement, last):
        return True
    if words[first].lower == "multiple" and not (
        _is_asked_for(words, first) or are_mishaps(words, last)
    ):
        return True
    if words[first].lower in REPEATED and not (
        _is_counted_by(words, first) and are_mishaps(words, last)
    ):
        return True
    if words[last - 1].lower == "of" and words[last - 2].lower in SEQUENCES:
        return not are_mishaps(words, last)
    if words[first].lower == "little" and last - first == 1 and not _is_mass(words, last):
        return True
    if words[first].lower == "enough":
        if any(word.lower in _PURPOSES for word in words[last : last + _NEAR]):
            return True
        if words[last].tag not in _COUNTABLE:
            return True
    if words[last - 1].lower != "of" and words[last].lower == "of":
        # "some of the following", "several of its clients": of a set that is named.
        return words[first].lower in {"few", "many", "most", "several", "some"}
    if apposed(words, last) or explained(words, first) or reasons(words, first):
        return True
    return is_in_way_out(words, first)


def _said_before(statement: Statement, first: int) -> frozenset[str]:
    """The words of the passage before these, as far as they are near."""
    end = statement.words[first].start
    return spelled(statement.passage[max(0, end - _FAR_BEFORE) : end])


def _is_counted_by(words: Sequence[Word], first: int) -> bool:
    """Whether nothing before it gives their number: "after repeated failures"."""
    return (
        first > 0
        and words[first - 1].tag in {"preposition", "verb", "have", "subordinator"}
        and (words[first - 1].lower not in {"of", "than"})
    )


def _is_mass(words: Sequence[Word], at: int) -> bool:
    """Whether there is little of something: "little memory", "little battery charge left"."""
    while at < len(words) - 1 and words[at].tag == "adjective":
        at += 1
    return words[at].tag == "noun" and words[at].lower not in {"endian", "difference", "use"}


def _is_value(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the words name what kind of number it is, and the number stands behind or elsewhere."""
    if words[last].lower in _EXACT and words[last - 1].lower == "of":
        return True
    phrase = tuple(word.lower for word in words[first:last])
    return phrase in _VALUES and first > 0 and words[first - 1].lower in _VALUED


def _is_asked_for(words: Sequence[Word], first: int) -> bool:
    """Whether the thing itself is what must be had, and not "across multiple" others."""
    if words[first + 1].tag not in _TOGETHER or words[first - 1].tag not in {"verb", "have"}:
        return False
    return is_demanded(words, first)


def _counts(statement: Statement, last: int) -> bool:
    """Whether things are counted: not "most recent", "some other", nor what is only mentioned."""
    words = statement.words
    if words[last].tag != "noun" or words[last].lower in _KINDS:
        return False
    if words[last - 1].lower == "some" and words[last].lower == "time":
        # "some time later" is a time.
        return False
    if words[last - 1].lower == "most":
        return singular(words[last].lower) != words[last].lower
    # "MUST tolerate some loss": what is to be done is done to an open amount.
    return last > 1 and words[last - 2].tag == "verb" and is_demanded(words, last)


def _counted(statement: Statement, last: int) -> str:
    """What there is an open number of: the noun phrase behind the words."""
    if last >= len(statement.words):
        return ""
    end = thing(statement, last)[1]
    return written(statement, last, end) if end > last else ""


def _is_plural(counted: str) -> bool:
    head = counted.rpartition(" ")[2]
    return singular(head) != head


def _question(counted: str, phrase: str) -> str:
    if not counted:
        return f'How much is "{phrase}", in a number?'
    how = "many" if _is_plural(counted) else "much"
    return f"How {how} {counted}, at least and at most?"


RULE = Rule(
    "vague-quantifier",
    "ambiguity",
    "warning",
    __doc__,
    statement=_check,
    triggers=_PHRASES.triggers,
    applies=is_in_force,
)
