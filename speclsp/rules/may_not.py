"""
"MAY not" and "MAY NOT" can be read as a prohibition and as a permission to leave something out.

BCP 14 has no such keyword: "MAY" gives leave, and its negation could mean "MUST NOT" or "might
not". Two readers will build two systems. In small letters it is said only where somebody acts who
could be forbidden to: "may not be available" is no prohibition.

## Bad

```spec
The content MAY not be stored for more than a day.
            ^^^^^^^ may-not: "MAY not" forbids or leaves open, write "MUST NOT" or "might not"

A proxy **MAY NOT** buffer.
          ^^^^^^^ may-not: "MAY NOT" forbids or leaves open, write "MUST NOT" or "might not"

After a complaint the clerk may not close the case.
                            ^^^^^^^ may-not: "may not" forbids or leaves open, write "must not" or "might not"
```

## Good

```spec
The content MUST NOT be stored for more than a day.

The content might not be available at once.

The clerk may not know the case, and the file may not be complete.

The words "MAY NOT" are no keyword.
```

## Evidence

The ISO/IEC Directives, Part 2, and the editors of HTTP (httpwg, pull request 66) both ask writers to
avoid the words, since readers of English take them either way.

## Not for you?

Write `may-not = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore may-not: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.language.english import is_english
from speclsp.language.modality.permission import may_forbid, may_rule
from speclsp.language.sentences import sentences
from speclsp.language.tagging import tagged
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import GAP, plain, quoted
from speclsp.spec.prose import Prose
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

_MAY_NOT = re.compile(rf"\b(?:MAY(?:{GAP})(?:NOT|not)|(?P<lower>may(?:{GAP})not))\b")
# Behind a sentence these draw a conclusion from what is not certain.
_THEREFORE = ("therefore", "so ", "hence", "thus", "in that case", "in this case")
_NEXT = 20
_READINGS = ("MUST NOT", "might not")


def _check(prose: Prose, words: str) -> Iterator[Diagnostic]:
    if not prose.normative or ("may" not in words and "MAY" not in words):
        return
    forbidding: frozenset[int] | None = None
    for found in _MAY_NOT.finditer(words):
        if quoted(words, found.start(), found.end()):
            continue
        lower = found["lower"] is not None
        if lower and prose.kind == "heading":
            continue
        if lower and forbidding is None:
            forbidding = frozenset(_forbidding(words))
        if lower and forbidding is not None and found.start() not in forbidding:
            continue
        yield _said(Span(found.start(), found.end()), plain(found.group()))


def _in_clause(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    """What only the place in a clause of its own makes doubtful."""
    if not statement.clause or statement.clause_form == "heading":
        return
    words = statement.words
    for at in range(1, len(words) - 1):
        if words[at].text != "may" or words[at + 1].lower != "not":
            continue
        rest = statement.passage[statement.span.end :].lstrip()[:_NEXT].lower()
        if rest.startswith(_THEREFORE) or may_forbid(words, at) or not may_rule(words, at):
            continue
        span = Span(words[at].start, words[at + 1].end)
        yield _said(span, plain(statement.passage[span.start : span.end]))


def _said(span: Span, written: str) -> Diagnostic:
    must = "must not" if written.islower() else "MUST NOT"
    return Diagnostic(
        span,
        f'"{written}" forbids or leaves open, write "{must}" or "might not"',
        question="Is it forbidden, or merely not certain?",
    )


def _forbidding(words: str) -> Iterator[int]:
    """Where a "may" in small letters stands that could forbid."""
    if not is_english(words):
        return
    for span in sentences(words):
        if words.find("may", *span) < 0:
            continue
        found = tagged(words, span)
        for at, word in enumerate(found[:-1]):
            if word.text == "may" and found[at + 1].lower == "not" and may_forbid(found, at):
                yield word.start


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    between = re.search(GAP, document.words(diagnostic.span))
    gap = between.group() if between else " "
    lower = document.words(diagnostic.span).islower()
    for reading in _READINGS:
        first, second = (reading.lower() if lower else reading).split()
        edit = Edit(diagnostic.span, first + gap + second)
        yield Fix(f'Write "{first} {second}"', "consent", ((document.path, edit),))


RULE = Rule(
    "may-not",
    "keyword",
    "warning",
    __doc__,
    prose=_check,
    statement=_in_clause,
    # Two readings, whatever binds the author.
    weighed=False,
    triggers=frozenset(("may",)),
    fixes=_fixes,
    applies=is_in_force,
)
