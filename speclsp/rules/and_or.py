"""
"And" and "or" join three things that nothing groups, so two readers check two different conditions.

"A or B and C" holds for A alone in one reading and needs C in the other. Programming languages have
a rule for it, English has none. A comma, brackets, "either", "both" or a list would group; things
of different kinds and fixed expressions ("read and write", "one or more") group by themselves, and
of those nothing is said.

## Bad

```spec
The archive MUST delete a ticket that is closed or rejected and older than a year.
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ and-or: "closed or rejected and older" is "(closed or rejected) and older" or "closed or (rejected and older)"

If the door is open or the window is open and the alarm is set, the panel MUST beep.
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ and-or: "the door is ... or the window is ... and the alarm is ..." groups in two ways
```

## Good

```spec
The archive MUST delete a ticket that is closed or rejected, and older than a year.

The archive MUST delete a ticket that is either closed or rejected and older than a year.

The archive MUST accept or reject the ticket and log the result.
```

## Evidence

Rules R15 and R19 of the INCOSE Guide to Writing Requirements ask for one way to write logical
expressions; Gleich and others (2010) find the mixture by pattern. It is rare: half a million words
of public specifications have none that reads in two ways by this rule, six labelled ones have two.

## Not for you?

Write `and-or = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore and-or: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.language.syntax.conjuncts import Grouping, groupings
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import plain
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

# No thing ends with one of these.
_OPENING = frozenset(("determiner", "preposition", "number"))
# Of a longer thing so many words are shown.
_SHOWN = 3


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    if not {"and", "or"} <= statement.vocabulary:
        return
    words = statement.words
    for each in groupings(words):
        one, two = words[each.first].lower, words[each.second].lower
        left = _shown(statement.written, words[each.left : each.first])
        middle = _shown(statement.written, words[each.first + 1 : each.second])
        right = _shown(statement.written, _third(words, each))
        whole = f'"{left} {one} {middle} {two} {right}"'
        if "..." in whole:
            said = f"{whole} groups in two ways"
        else:
            said = (
                f'{whole} is "({left} {one} {middle}) {two} {right}"'
                f' or "{left} {one} ({middle} {two} {right})"'
            )
        span = Span(words[each.left].start, _third(words, each)[-1].end)
        yield Diagnostic(
            span,
            said,
            question=f'Does "{two} {right}" go with "{left}" too, or with "{middle}" alone?',
            data=(
                str(words[each.first - 1].end - span.start),
                str(words[each.second - 1].end - span.start),
            ),
        )


def _third(words: Sequence[Word], each: Grouping) -> Sequence[Word]:
    """The first words of the last of the three, as many as the others show."""
    start = each.second + 1
    end = each.right + 1
    while (
        end < len(words)
        and end - each.right < _SHOWN
        and words[end - 1].tag in ("determiner", "noun")
        and words[end].tag in ("noun", "be", "verb", "participle")
    ):
        end += 1
    return words[start:end]


def _shown(passage: str, words: Sequence[Word]) -> str:
    few = list(words[:_SHOWN])
    while len(few) > 1 and len(words) > len(few) and few[-1].tag in _OPENING:
        few.pop()
    rest = " ..." if len(words) > len(few) or few[-1].tag in ("be", "have", "do") else ""
    return plain(passage[few[0].start : few[-1].end]) + rest


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    first, second = (diagnostic.span.start + int(each) for each in diagnostic.data)
    for at, title in ((second, "Group the first two"), (first, "Group the last two")):
        yield Fix(f"{title} with a comma", "consent", ((document.path, Edit(Span(at, at), ",")),))


RULE = Rule(
    "and-or",
    "ambiguity",
    "error",
    __doc__,
    statement=_check,
    triggers=frozenset(("or",)),
    fixes=_fixes,
    applies=is_in_force,
)
