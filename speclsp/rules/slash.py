"""
A slash between two words can mean "and", "or", or that they are the same.

"MUST notify the owner/editor" is kept by notifying one for one reader and both for another. The
conjunction that is meant ends the doubt, and so does "both" or "one of". Pairs that are one word to
everybody, as read/write and client/server, are left alone.

## Bad

```spec
The album MUST notify the owner/editor.
                          ^^^^^^^^^^^^ slash: "owner/editor" can mean both, either, or the same

A user MUST confirm by letter and/or mail.
                              ^^^^^^ slash: "and/or" can mean both, either, or the same
```

## Good

```spec
The album MUST notify the owner and each editor.

A user MUST confirm by letter, by mail, or by both.

The TCP/IP stack MUST open the file in read/write mode at 100 km/h.
```

## Evidence

The INCOSE guide to writing requirements (rule R17) forbids the slash, and Berry's handbook lists it.
Of six slashes that QuARS reported in a study none was found ambiguous by its readers, and people
never marked "and/or" in 131 sentences, so this is a hint.

## Not for you?

Write `slash = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore slash: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.diagnostic import Diagnostic
from speclsp.language.lexicon.inflection import singular
from speclsp.language.lexicon.word_list import listed
from speclsp.language.modality.modals import OBLIGING
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Span

# Words of the prose, with nothing of a path, an address or a unit around them.
_SLASH = re.compile(
    r"(?<![\w./\\#@~<{\[\ufffc-])(?P<first>[A-Za-z]{2,30})/(?P<second>[A-Za-z]{2,30})(?![\w/\\\ufffc-]|\.\w)"
)
_PAIRS = listed(
    """
    active/active active/passive active/standby add/remove allow/deny before/after buy/sell
    client/server create/update date/time email/password expand/collapse import/export
    increment/decrement show/hide undo/redo pull/push upload/download username/password drag/drop either/or enable/disable enabled/disabled
    encode/decode get/set he/she her/his him/her his/her hit/miss in/out input/output key/value
    left/right linux/unix load/store mac/linux multipart/mixed name/value on/off open/close
    origin/main pass/fail pre/post producer/consumer pub/sub publish/subscribe push/pull
    read/write request/reply request/response s/he send/receive she/he start/end start/stop
    success/failure tcp/ip true/false up/down win/loss with/without yes/no
    """
)
_FAR = 60
# Media types and the like: "application/json".
_REGISTERS = listed("application audio image message model multipart text video")


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    if statement.strength not in {"must", "should"} and not setting.strict:
        return
    for found in _SLASH.finditer(statement.passage, statement.span.start, statement.span.end):
        first, second = found.group("first"), found.group("second")
        pair = f"{singular(first)}/{singular(second)}".lower()
        if pair in _PAIRS or first.lower() in _REGISTERS or not _are_words(first, second):
            continue
        if not setting.strict and not _is_duty(statement, *found.span()):
            continue
        written = found.group()
        question = (
            "Is one of the two enough, are both needed, or is it one or the other and never both?"
            if pair == "and/or"
            else f'Is it "{first}" and "{second}", one of the two, or one thing with two names?'
        )
        yield Diagnostic(
            Span(*found.span()),
            f'"{written}" can mean both, either, or the same',
            question=question,
        )


def _are_words(first: str, second: str) -> bool:
    """Not TCP/IP, nor a name as Kafka/Pulsar: those are written so."""
    return first[1:].islower() and second.islower() and len(first) > 2 and len(second) > 1


def _is_duty(statement: Statement, start: int, end: int) -> bool:
    """Whether the pair is what somebody must do something with: behind the modal, not in a
    condition or in brackets, and not before a noun that tells what the two have in common."""
    words = statement.words
    at = next((at for at, word in enumerate(words) if word.end >= end), len(words))
    if at + 1 < len(words) and words[at + 1].tag in {"noun", "code", "gerund"}:
        return statement.passage[start:end].lower() == "and/or" and _obliges(words, at)
    return _obliges(words, at)


def _obliges(words: Sequence[Word], at: int) -> bool:
    for index in range(at - 1, max(-1, at - _FAR), -1):
        if words[index].lower in OBLIGING:
            return True
        if words[index].tag in {"subordinator", "relative"} or words[index].text in {"(", ":"}:
            return False
    return False


RULE = Rule(
    "slash",
    "ambiguity",
    "hint",
    __doc__,
    statement=_check,
    applies=is_in_force,
)
