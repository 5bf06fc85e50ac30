"""
A duty only names a subject, as "handle errors" does, and not what is to be done about it.

"Handle", "deal with" and "accommodate" are kept by whatever a system does, a crash included. The
steps that are meant, or a reference to where they are listed, end the doubt. "Support" and "process"
are names of known duties as often as not and are reported in the strict profile only.

## Bad

```spec
The importer MUST handle broken files.
                  ^^^^^^ empty-verb: "handle" does not say what is done with broken files

The planner SHALL deal with open bookings.
                  ^^^^^^^^^ empty-verb: "deal with" does not say what is done with open bookings
```

## Good

```spec
The importer MUST skip broken files and list them in its report.

The planner SHALL deal with open bookings by refusing the later one.
```

## Evidence

The INCOSE guide to writing requirements (rule R3) asks for exact verbs, and NALABS counts such
verbs as weakness.
People who labelled sentences marked "support" in 4 of 100 uses and "capable" in 3, so this is a
hint and looks at few verbs.

## Not for you?

Write `empty-verb = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore empty-verb: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from speclsp.diagnostic import Diagnostic
from speclsp.language.lexicon.word_list import listed
from speclsp.language.vagueness.adverbs import ADVERBS
from speclsp.language.vagueness.phrase import Phrases, combined, each
from speclsp.language.vagueness.settled import by_means, explained
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.asking import span, thing, written
from speclsp.rules.shared.binding import is_plain
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement

_EMPTY = Phrases(
    each(
        "",
        "handle",
        "deal with",
        "accommodate",
        combined("cater", "for|to"),
        "take care of",
        "take into account",
        "provide for",
        "facilitate",
        "address",
    )
)
# Reported where everything is: nouns that hide a verb among them.
_STRICT = Phrases(each("", "process", "manage", "indication", "indications", "details", "detail"))
# What says how: with it the verb is a summary.
_HOW = listed("and as except so such through unless using via with without")


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    if is_plain(statement, setting, _EMPTY.triggers):
        return
    words = statement.words
    for first in range(len(words)):
        phrase = _EMPTY.at(words, first)
        if phrase and not setting.strict and not _is_duty(statement, first, len(phrase.words)):
            continue
        if setting.strict:
            phrase = phrase or _STRICT.at(words, first)
        if phrase is None:
            continue
        last = first + len(phrase.words)
        named = _named(statement, last)
        yield Diagnostic(
            span(statement, first, last),
            f'"{written(statement, first, last)}" does not say what is done'
            + (f" with {named}" if named else ""),
            question=f"What is done with {named}, and what can be seen of it?"
            if named
            else "What is done, and what can be seen of it?",
        )


def _named(statement: Statement, last: int) -> str:
    """What the verb is about."""
    if last == len(statement.words):
        return ""
    low, high = thing(statement, last)
    return written(statement, low, high) if high > low else ""


def _is_duty(statement: Statement, first: int, length: int) -> bool:
    """Whether it is all that the sentence obliges to."""
    words = statement.words
    if statement.strength not in {"must", "should"} or first == 0:
        return False
    if words[first - 1].tag != "modal" or statement.passage[statement.span.end :].strip():
        # What follows says what is done.
        return False
    rest = words[first + length :]
    return not (
        any(word.lower in _HOW or word.lower in ADVERBS for word in rest)
        or _says_more(words, first)
    )


def _says_more(words: Sequence[Word], first: int) -> bool:
    return by_means(words, first) or explained(words, first)


RULE = Rule(
    "empty-verb",
    "ambiguity",
    "hint",
    __doc__,
    statement=_check,
    triggers=_EMPTY.triggers | _STRICT.triggers,
    applies=is_in_force,
)
