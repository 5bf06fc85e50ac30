"""
A clause lets whoever is bound decide whether the duty holds, so it binds nobody.

"Where practical" and "as far as possible" can be claimed at any time and shown to be wrong at none.
Naming the condition turns the way out into a rule: "if the request has no body". Under MUST or
SHALL the finding is an error, since a duty and a way out of it exclude each other. A need that the
sentence explains, as in "if necessary to keep the order", is left alone.

## Bad

```spec
A reader MUST cite its sources where practical.
                               ^^^^^^^^^^^^^^^ escape-clause: "where practical" lets whoever is bound drop the duty

The gateway SHALL avoid duplicates as far as possible.
                                   ^^^^^^^^^^^^^^^^^^ escape-clause: "as far as possible" lets whoever is bound drop the duty

A client SHOULD, if appropriate, close the connection.
                 ^^^^^^^^^^^^^^ escape-clause: "if appropriate" lets whoever is bound drop the duty

A guard MUST sign each page unless the workload stands in the way.
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ escape-clause: "unless the workload stands in the way" lets whoever is bound drop the duty
```

## Good

```spec
A reader MUST cite its sources unless they are confidential.

The gateway SHALL deliver a message at most twice.

A client MAY close the connection if necessary.

The proxy MUST split a frame if necessary to stay below 16 KiB.
```

## Evidence

The INCOSE guide to writing requirements (rule R8) forbids escape clauses and ISO/IEC/IEEE 29148
calls them loopholes.
The word "possible" alone is flagged by people in less than a quarter of its uses, so only whole
phrases are looked for.

## Not for you?

Write `escape-clause = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore escape-clause: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.language.vagueness.escapes import AS, BETWEEN, JUDGEMENTS, OPENINGS, PHRASES, TRYING
from speclsp.language.vagueness.phrase import Phrases
from speclsp.language.vagueness.settled import explained
from speclsp.language.vagueness.ways_out import TRIGGERS, way_out
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.asking import deed, span, written
from speclsp.rules.shared.omitting import omitted
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.workspace import Snapshot

_PHRASES = Phrases(PHRASES)
# Behind a need these say what it is there for, or who has it: "if necessary to", "as required by".
_REASONS = frozenset(
    [
        "because",
        "by",
        "due",
        "for",
        "from",
        "given",
        "in",
        "of",
        "per",
        "that",
        "to",
        "under",
        "when",
    ]
)
_LONGEST = 6
_FAR = 40
# So many characters behind a try it is looked for what holds when it fails.
_SOON = 300
_ABOUT = frozenset(JUDGEMENTS.values())
# Judgement is what a guide on behaviour asks for, so there only this counts in a "should".
_PLAIN = frozenset(("able", "phrase"))
# What is tried may fail, and what then holds may be said.
_FALLBACK = re.compile(r"\b(?:cannot|fails?|failed|otherwise|unable|unsuccessful)\b")

# The next sentence says when the duty does not hold.
_EXCEPTION = re.compile(r"\s*[*_]*(?:Only|Otherwise|Except|Exceptions?)\b")
# "as far as the network allows": whoever is bound looks how far that is.
_EXTENTS = frozenset(("as", "insofar", "far"))
_ALLOWING = frozenset(("allow", "allows", "permit", "permits", "enable", "enables"))
# So many words such a phrase has at most.
_WHOLE = 12


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    if statement.strength == "may":
        return
    words = statement.words
    spoken = frozenset(word.lower for word in words)
    last = 0
    for first in range(len(words)):
        if first < last:
            continue
        last, about = _escape(words, first, spoken)
        if not last or not _counts(statement, setting, about):
            continue
        if last < len(words) and words[last].lower in _REASONS and about in _ABOUT:
            continue
        if about == "tried" and _is_provided_for(statement, words[last - 1].end):
            continue
        if about in {"able", "phrase"} and _EXCEPTION.match(statement.passage, statement.span.end):
            continue
        if about == "needed" and (explained(words, first) or _is_aside(words, first)):
            continue
        phrase = written(statement, first, last)
        done = deed(statement, first, last)
        yield Diagnostic(
            span(statement, first, last),
            f'"{phrase}" lets whoever is bound drop the duty',
            question="In which situation, one that a test can set up, "
            + (f'need "{done}" not be done?' if done else "does the duty not hold?"),
            graver=statement.strength == "must" and about in {"able", "judged", "phrase"},
        )


def _is_provided_for(statement: Statement, end: int) -> bool:
    return _FALLBACK.search(statement.passage, end, end + _SOON) is not None


def _is_aside(words: Sequence[Word], first: int) -> bool:
    """Whether it stands in brackets, beside what obliges."""
    for word in reversed(words[max(0, first - _FAR) : first]):
        if word.text in {"(", ")"}:
            return word.text == "("
    return False


def _counts(statement: Statement, setting: Setting, about: str) -> bool:
    if setting.strict or statement.strength == "must":
        return setting.strict or setting.profile == "technical" or about != "needed"
    if not statement.strength:
        return about in _PLAIN
    return setting.profile == "technical" or about in _PLAIN


def _escape(words: Sequence[Word], first: int, spoken: frozenset[str]) -> tuple[int, str]:
    """Behind the phrase that begins here, and what it is about; (0, "") for none."""
    if phrase := _PHRASES.at(words, first, spoken):
        last = first + len(phrase.words)
        # "if it can be determined" is a condition.
        goes_on = phrase.words[-1] == "can" and last < len(words) and words[last].kind != "mark"
        return (0, "") if goes_on else (last, "phrase")
    lower = words[first].lower
    if lower in _EXTENTS and (last := _allowed(words, first)):
        return last, "phrase"
    if last := way_out(words, first):
        return last, "phrase"
    if lower in OPENINGS:
        return _judgement(words, first)
    if lower == "as" and first + 1 < len(words) and words[first + 1].lower in AS:
        return _closed(words, first + 2, JUDGEMENTS[words[first + 1].lower])
    tries = lower in TRYING and first > 0 and words[first - 1].tag == "modal"
    if tries and first + 1 < len(words) and words[first + 1].lower == "to":
        return first + 2, "tried"
    return 0, ""


def _allowed(words: Sequence[Word], first: int) -> int:
    """Behind "insofar as the layout of the shop allows"; 0 where nothing of that kind begins."""
    if first + 1 >= len(words) or words[first + 1].lower not in ("as", "far"):
        return 0
    for at in range(first + 2, min(len(words), first + _WHOLE)):
        if words[at].kind == "mark":
            return 0
        if words[at].lower in _ALLOWING:
            return at + 1 if at + 1 == len(words) or words[at + 1].kind == "mark" else 0
    return 0


def _judgement(words: Sequence[Word], first: int) -> tuple[int, str]:
    """ "if possible", "where it is technically feasible"."""
    at = first + 1
    while at < min(len(words), first + _LONGEST) and words[at].lower in BETWEEN:
        at += 1
    if at >= len(words) or words[at].lower not in JUDGEMENTS:
        return 0, ""
    about = JUDGEMENTS[words[at].lower]
    # "where applicable law", "if required fields": said of what follows.
    if first > 0 and words[first - 1].tag == "modal":
        # "SHOULD where appropriate add", where a noun is none.
        return at + 1, about
    return _closed(words, at + 1, about)


def _closed(words: Sequence[Word], last: int, about: str) -> tuple[int, str]:
    if last < len(words) and words[last].tag in {"noun", "code", "adjective", "gerund", "number"}:
        return 0, ""
    return last, about


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    phrase = document.words(diagnostic.span)
    if not phrase.endswith(" to"):
        yield from omitted(document, diagnostic.span)


RULE = Rule(
    "escape-clause",
    "ambiguity",
    "warning",
    __doc__,
    statement=_check,
    triggers=_PHRASES.triggers | frozenset(JUDGEMENTS) | AS | TRYING | TRIGGERS | _ALLOWING,
    fixes=_fixes,
    applies=is_in_force,
)
