"""
"Respectively" pairs two lists item by item, and one has more items than the other.

Somebody added or removed an item in one place only. A reader cannot tell which item goes without.

## Bad

```spec
The node MUST write the offset, the length and the checksum as an integer and a string respectively.
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ respectively-mismatch: "respectively" pairs 3 items ("the offset, ...") with 2 ("an integer and ...")
```

## Good

```spec
The node MUST write the offset and the length as an integer and a string respectively.

The values are "on", "off" and "auto" respectively.
```

## Evidence

Berry, Kamsties and Krieger, "From Contract Drafting to Software Specification" (2003), list it
among the coordinations that writers get wrong; counting finds it without doubt.

## Not for you?

Write `respectively-mismatch = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore respectively-mismatch: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.diagnostic import Diagnostic
from speclsp.language.english import is_english
from speclsp.language.sentences import sentences
from speclsp.language.syntax.lists import Listing, is_verbal, listings, verbs_listed
from speclsp.language.tagging import tagged
from speclsp.language.words import Word
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import plain, quoted
from speclsp.spec.prose import Prose
from speclsp.text import Span

_WORDS = frozenset(("respectively", "resp"))
_RESPECTIVELY = re.compile(r"\b(?:[Rr]espectively|resp)\b")


def _check(prose: Prose, passage: str) -> Iterator[Diagnostic]:
    if not prose.normative or prose.kind == "heading" or not _RESPECTIVELY.search(passage):
        return
    if not is_english(passage):
        return
    for span in sentences(passage):
        if _RESPECTIVELY.search(passage, *span):
            yield from _paired(passage, tagged(passage, span))


def _paired(passage: str, words: Sequence[Word]) -> Iterator[Diagnostic]:
    at = next((at for at, word in enumerate(words) if word.lower in _WORDS), None)
    if at is None or quoted(passage, words[at].start, words[at].end):
        return
    every = list(listings(words))
    found = [each for each in every if not is_verbal(words, each)]
    before = [each for each in found if each.joint < at]
    last = max((each for each in every if each.joint < at), default=None)
    if before and last is not None and last is not before[-1]:
        # `A, B and C MUST open and close the valve, respectively`.
        done = verbs_listed(words, last)
        before.append(last._replace(items=done, most=done))
    if len(before) < 2:
        # `..., respectively as X and Y`.
        before = found[: len(before) + 1]
    if len(before) < 2:
        return
    *firsts, last = before
    if any({each.items, each.most} & {last.items, last.most} for each in firsts):
        return
    first = firsts[-1]
    span = Span(words[first.first].start, _end(words, last))
    yield Diagnostic(
        span,
        f'"{words[at].text}" pairs {first.items} items ({_shown(passage, words, first)})'
        f" with {last.items} ({_shown(passage, words, last)})",
        question=f"Which item of the one list goes with {_shown(passage, words, last)}?",
    )


def _end(words: Sequence[Word], listing: Listing) -> int:
    """Behind the first noun after the list's conjunction."""
    at = listing.joint + 1
    while at + 1 < len(words) and words[at].tag not in ("noun", "code"):
        at += 1
    while at + 1 < len(words) and words[at + 1].tag in ("noun", "code"):
        at += 1
    return words[at].end


def _shown(passage: str, words: Sequence[Word], listing: Listing) -> str:
    end = listing.first
    while end + 1 < listing.joint and words[end + 1].text != ",":
        end += 1
    shown = plain(passage[words[listing.first].start : words[end].end])
    rest = ", ..." if listing.items > 2 else f" {words[listing.joint].lower} ..."
    return f'"{shown}{rest}"'


RULE = Rule(
    "respectively-mismatch",
    "ambiguity",
    "error",
    __doc__,
    prose=_check,
    triggers=_WORDS,
    applies=is_in_force,
)
