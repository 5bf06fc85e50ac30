"""
A clause names a time that is none, so nobody can be late.

"In a timely manner", "soon" and "eventually" set no deadline; "periodically" and "from time to
time" set no rhythm. A duration and the event that it counts from end the doubt. "As soon as" is
vague before "possible" and exact before an event: "as soon as the lock is free".

## Bad

```spec
The clinic MUST answer as soon as possible.
                       ^^^^^^^^^^^^^^^^^^^ vague-time: "as soon as possible" sets no deadline

The agent SHALL renew its token in a timely manner.
                                ^^^^^^^^^^^^^^^^^^ vague-time: "in a timely manner" sets no deadline

The node MUST send a heartbeat periodically.
                               ^^^^^^^^^^^^ vague-time: "periodically" sets no interval
```

## Good

```spec
The clinic MUST answer within 2 working days of the request.

The agent SHALL renew its token as soon as the old one expires.

The node MUST send a heartbeat periodically, every 30 seconds.

A removed key MUST NOT appear in a later reply.
```

## Evidence

The INCOSE guide to writing requirements (rule R35) forbids indefinite times.
In sentences that people labelled, "periodically" was marked in 93 of 100 uses, "from time to time"
in 85 and "currently" in 67 to 80 of the few; "recent" and "immediately" by fewer, so "immediately"
is reported in the strict profile only.

## Not for you?

Write `vague-time = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore vague-time: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.language.lexicon.word_list import listed
from speclsp.language.vagueness.bounds import apposed, timed
from speclsp.language.vagueness.phrase import Phrase, Phrases, triggers
from speclsp.language.vagueness.settled import explained, reasons
from speclsp.language.vagueness.times import OPEN_ENDED, TIMES, Lack
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.asking import demand, span, written
from speclsp.rules.shared.binding import binds, is_mild, is_plain
from speclsp.rules.shared.omitting import bounded
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.workspace import Snapshot

_PHRASES = Phrases(TIMES)
# Those that do not wait for the strict profile.
_COMMON = triggers(TIMES, lambda known: known.weight != "strict")

_FAULTS: Mapping[Lack, str] = {
    "deadline": "sets no deadline",
    "rhythm": "sets no interval",
    "span": "sets no duration",
    "date": "names no date",
}
_QUESTIONS: Mapping[Lack, str] = {
    "deadline": "By when, counted from which event, {must}?",
    "rhythm": "At what interval, or after which events, {must}?",
    "span": "For how long, counted from which event, {must}?",
    "date": "Since what date or event does it count as {time}?",
}
_REPLACED: Mapping[str, str] = {
    "deadline": "within {N} s of {event}",
    "rhythm": "every {N} s",
    "span": "for {N} s",
}
_ABLE = listed(
    """
    convenient feasible possible practicable practical reasonable reasonably technically
    """
)
_SUBJECTS = listed("he it one she they you")
_CAN = listed("can could is are may")
# "eventual consistency", "eventually consistent": a name. "most recent": an order.
_COMPARED = listed("how least less more most so too")


_PURPOSES = frozenset(("for", "that", "to"))


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    if is_plain(statement, setting, _COMMON):
        return
    words = statement.words
    last = 0
    for first, (phrase, known) in _PHRASES.said(words):
        if first < last:
            continue
        last = _end(words, first, phrase)
        if not last or not binds(statement, setting, known.weight):
            last = max(last, first + len(phrase))
            continue
        if _settled(words, first, last, known.lack):
            continue
        time = written(statement, first, last)
        must = demand(statement, first, last) or f'is "{time}"'
        yield Diagnostic(
            span(statement, first, last),
            f'"{time}" {_FAULTS[known.lack]}',
            question=_QUESTIONS[known.lack].format(must=must, time=f'"{time}"'),
            data=(known.lack,),
            milder=is_mild(statement, setting, known.weight),
        )


def _end(words: Sequence[Word], first: int, phrase: Phrase) -> int:
    """Behind the phrase, with what makes it open where that is to be said; 0 where it is exact."""
    last = first + len(phrase)
    if " ".join(phrase) not in OPEN_ENDED:
        return last
    end = last
    while end < len(words) and words[end].lower in _ABLE:
        end += 1
    if end > last:
        return end
    if end + 1 < len(words) and words[end].lower in _SUBJECTS and words[end + 1].lower in _CAN:
        if words[end + 1].lower in {"is", "are"}:
            return end + 3 if words[end + 2 : end + 3] and words[end + 2].lower == "able" else 0
        return end + 2
    return 0


def _settled(words: Sequence[Word], first: int, last: int, lack: Lack) -> bool:
    before = words[first - 1].lower if first > 0 else ""
    after = words[last] if last < len(words) else None
    if before in _COMPARED or (after is not None and after.lower in {"consistent", "than"}):
        return True
    if words[last - 1].lower == "enough" and after is not None and after.lower in _PURPOSES:
        return True
    if words[last - 1].lower == "advance" and after is not None and after.lower == "of":
        # "in advance of" says before what, "well in advance of" not how long.
        return last - first == 2
    if words[first].lower == "eventually" and before == "to":
        return True
    if words[first].lower == "often" and not (after is None or after.kind == "mark"):
        return True
    # "frequently changing" says of what kind a thing is; "be frequently changed" says what to do.
    if last - first == 1 and after is not None and after.tag in {"participle", "gerund"}:
        return words[first - 1].tag not in {"be", "modal"}
    # "a list of recent calls, the last 5"
    if words[first].lower == "recent" and any(each.kind == "number" for each in words[last:]):
        return True
    # An interval or a deadline that follows behind a comma: "periodically, every 30 seconds".
    if timed(words, first, last) or apposed(words, last, time=lack != "span"):
        return True
    return explained(words, first) or reasons(words, first)


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    written_instead = _REPLACED.get(diagnostic.data[0]) if diagnostic.data else None
    if written_instead and document.words(diagnostic.span) != "timely":
        yield from bounded(document, diagnostic.span, written_instead)


RULE = Rule(
    "vague-time",
    "ambiguity",
    "warning",
    __doc__,
    statement=_check,
    triggers=_PHRASES.triggers,
    fixes=_fixes,
    applies=is_in_force,
)
