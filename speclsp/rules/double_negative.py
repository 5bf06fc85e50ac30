"""
Negations are stacked, so a reader has to work out what is demanded, and readers differ in what they
arrive at.

"MUST NOT ... unless ... not ..." needs three steps, "is not unknown" two. One negation, an
exception ("MUST NOT ... unless it is signed") and two duties side by side are left alone.

## Bad

```spec
A node MUST NOT leave an alarm unanswered unless the caller is not unknown.
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ double-negative: "MUST NOT ... unanswered unless ... not unknown" stacks 5 negations, say when it holds

A node SHOULD NOT fail to log a rejected frame.
       ^^^^^^^^^^^^^^^^^^ double-negative: "SHOULD NOT fail to" stacks 2 negations, say when it holds
```

## Good

```spec
A node MUST answer each alarm of a known caller.

A node MUST NOT forward a frame unless its checksum matches.

A node MUST NOT forward an unsigned frame.

The queue MUST NOT grow without a limit.
```

## Evidence

Rule R16 of the INCOSE Guide to Writing Requirements advises against "not", Berry and others against
more than one in a sentence. A single one is no fault: of the negations that published tools mark in
hand-labelled requirements, people marked 29 of 100 (ARTA).

## Not for you?

Write `double-negative = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore double-negative: reason -->` at the end of the line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from speclsp.diagnostic import Diagnostic
from speclsp.language.modality.negation import SECOND, is_opposite, negations
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.statements.setting import Setting
from speclsp.statements.statement import Statement
from speclsp.text import Span

_ADVERBS = frozenset(("adverb", "have", "do", "be", "verb", "modal"))
_SUBJECT = frozenset(("noun", "code", "adjective", "preposition", "determiner", "participle"))
# So many negations and words on each side of "unless" are looked at.
_MOST = 4
_FAR = 40
_NO_SECOND = frozenset(("not", "never", "no", "unless", "neither", "nor", "none"))


def _check(statement: Statement, setting: Setting) -> Iterator[Diagnostic]:
    words = statement.words
    found = list(negations(words))
    if len(found) < 2:
        return
    for chain in (_under_unless(words, found), *_adjacent(words, found)):
        if chain:
            yield _stacked(words, chain)
            return


def _under_unless(words: Sequence[Word], found: Sequence[int]) -> list[int]:
    """What is negated before "unless" or "without", and again behind it."""
    hinges = [at for at in range(len(words)) if _is_hinge(words, at)]
    for at in hinges[:_MOST]:
        place = bisect_left(found, at)
        near = found[max(0, place - _MOST) : place + _MOST + 1]
        before = [each for each in near if at - _FAR < each < at and _governs(words, each, at)]
        opens = at + (words[at].lower == "except")
        behind = [
            each for each in near if opens < each < at + _FAR and _is_reached(words, opens, each)
        ]
        if before and behind:
            first = before[0]
            return [each for each in found if first <= each <= behind[-1]]
    return []


def _is_hinge(words: Sequence[Word], at: int) -> bool:
    """Whether an exception to what is negated begins here."""
    lower = words[at].lower
    if lower == "except":
        return at + 1 < len(words) and words[at + 1].lower in ("if", "when", "where", "while")
    return lower in ("unless", "without")


def _governs(words: Sequence[Word], at: int, unless: int) -> bool:
    """Whether it negates the clause that "unless" belongs to."""
    if words[at].lower in ("unless", "without") or is_opposite(words[at].lower):
        return False
    return not any(words[each].text in ";:" for each in range(at, unless))


def _is_reached(words: Sequence[Word], unless: int, at: int) -> bool:
    """Whether it negates what the condition says, and not something in a clause inside."""
    for each in range(unless + 1, at):
        tag = words[each].tag
        if words[each].kind == "mark" or tag in ("relative", "subordinator", "modal"):
            return False
        if tag == "conjunction":
            return False
    word = words[at].lower
    if is_opposite(word):
        # `unless it is unknown` is plain, `unless it is not unknown` is not.
        return words[at - 1].lower == "not"
    return word not in ("no", "without", "unless") or words[unless].lower == "unless"


def _adjacent(words: Sequence[Word], found: Sequence[int]) -> Iterator[list[int]]:
    """`not unknown`, `MUST NOT fail to`, `did not lack`, `no client MUST NOT`."""
    for one, two in pairwise(found):
        if _is_denied_subject(words, one, two):
            yield [one, two]
            continue
        if words[one].lower not in ("not", "never", "cannot") and not words[one].lower.endswith(
            "n't"
        ):
            continue
        twice = words[one].lower == "never" and words[two].lower == "not"
        if not twice and words[two].lower in _NO_SECOND:
            continue
        between = words[one + 1 : two]
        if any(word.tag not in ("adverb", "be", "have") for word in between):
            continue
        if words[two].lower == "without" and not (
            two == one + 1 and words[one - 1].tag in ("be", "noun", "code")
        ):
            # "MUST NOT without consent" is one, "is not without" two.
            continue
        attributive = two + 1 < len(words) and words[two + 1].tag in ("noun", "adjective", "code")
        if is_opposite(words[two].lower) and attributive:
            continue
        yield [one, two]


def _is_denied_subject(words: Sequence[Word], one: int, two: int) -> bool:
    """Whether nothing is left to do what must not be done: `nobody MUST NOT wait`."""
    opens = one == 0 or words[one - 1].tag in ("mark", "subordinator", "conjunction")
    return (
        opens
        and words[one].lower in ("no", "none", "nobody", "nothing", "nor", "neither")
        and words[two].lower == "not"
        and words[two - 1].tag == "modal"
        and all(word.tag in _SUBJECT for word in words[one + 1 : two - 1])
    )


def _stacked(words: Sequence[Word], chain: Sequence[int]) -> Diagnostic:
    first = chain[0]
    if first and words[first].lower == "not" and words[first - 1].tag in _ADVERBS:
        first -= 1
    shown = [words[first].text] if first != chain[0] else []
    last = first
    for at in chain:
        if last != at:
            if at - last > 1:
                shown.append("...")
            shown.append(words[at].text)
        elif not shown:
            shown.append(words[at].text)
        last = at
    end = chain[-1]
    if words[end].lower.startswith("fail"):
        end += 1
        shown.append(words[end].text)
    return Diagnostic(
        Span(words[first].start, words[end].end),
        f'"{" ".join(shown)}" stacks {len(chain)} negations, say when it holds',
        question=f'What is demanded, and when, said without "{words[chain[0]].text}"?',
    )


RULE = Rule(
    "double-negative",
    "ambiguity",
    "warning",
    __doc__,
    statement=_check,
    triggers=SECOND,
    applies=is_in_force,
)
