"""
A link names its section by a title that the section does not have, so a reader looks for another.

The section was renamed, or the title is misspelt in the link. Only words that read like the title
are compared: those that differ from it in a few letters, or in one word of several. Free wording is
nobody's title, and neither is a part of one.

## Bad

```spec
The fee is named under [Fees and Deposit](#fees-and-refunds).
                        ^^^^^^^^^^^^^^^^ stale-link-title: "Fees and Deposit" leads to "Fees and Refunds"

## Fees and Refunds
```

```spec
See [Openning hours](#3-opening-hours).
     ^^^^^^^^^^^^^^ stale-link-title: "Openning hours" leads to "3. Opening hours"

## 3. Opening hours
```

## Good

```spec
See [Fees and Refunds](#fees-and-refunds), [fees](#fees-and-refunds), [what it costs](#fees-and-refunds),
[the section on fees](#fees-and-refunds) and [Opening Hour](#3-opening-hours).

## Fees and Refunds

## 3. Opening hours
```

## For you?

Write `stale-link-title = "warning"` under `[rules]` in speclsp.toml. One link is left out by
`<!-- speclsp-ignore stale-link-title: reason -->` at the end of its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.resolution.links import follow
from speclsp.rules.rule import Rule
from speclsp.rules.shared.instead import instead
from speclsp.spec.sections import number
from speclsp.spec.titles import title
from speclsp.text import Span
from speclsp.workspace import Snapshot

_ALIKE = 0.9
"""How much of two titles is the same where one is the other misspelt, as difflib measures it."""

_LONGEST = 150
_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|e|(?<!s)s)\Z")
_SMALL = frozenset(("a", "an", "and", "in", "of", "on", "or", "the", "to"))
_LABEL = re.compile(
    r"(?<![\w.-])(?:[A-Z][\w-]{0,40}[ \t]{1,8})?[\w.-]{0,40}\d[\w.-]{0,40}[ \t]{0,8}"
    r"[:.\u2013\u2014-][ \t]{1,8}(?=\S)"
)


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    for start, facts in document.facts:
        for link in facts.links:
            if (
                link.kind not in ("inline", "full")
                or "](" in link.text
                or len(link.text) > _LONGEST
            ):
                continue
            if link.kind == "inline" and "#" not in link.target:
                continue
            said = title(link.text)
            if len(_WORD.findall(said)) < 2:
                continue
            target = follow(snapshot, document, link)
            if target.section is None or not (meant := target.section.section.title):
                continue
            if is_another(said, meant):
                low = start + link.span.start + 1
                span = Span(low, low + len(link.text))
                yield Diagnostic(span, f'"{said}" leads to "{meant}"', data=(meant,))


def is_another(said: str, meant: str) -> bool:
    """Whether words are a title, and not this one."""
    ours = _words(said)
    theirs = _words(_bare(meant))
    if not theirs or ours == theirs or ours == _words(meant):
        return False
    if _holds(ours, theirs) or _holds(theirs, ours):
        return False
    enough = len(ours) > 2 or ours[:1] == theirs[:1]
    if enough and len(ours) == len(theirs) and _is_capital(said, meant):
        return len([word for word, other in zip(ours, theirs, strict=True) if word != other]) == 1
    alike = SequenceMatcher(None, " ".join(ours), " ".join(theirs), autojunk=False)
    return bool(alike.ratio() >= _ALIKE)


def _words(words: str) -> list[str]:
    """The words that matter, without case and the endings that a sentence gives them."""
    found = _WORD.findall(words.casefold())
    return [_ENDING.sub("", word) for word in found if word not in _SMALL]


def _bare(meant: str) -> str:
    """A title without its number or label: "4.2 Fees", "Requirement 3: Fees"."""
    if given := number(meant):
        meant = meant[len(given) :].lstrip(".): \t")
    return _LABEL.sub("", meant)


def _holds(whole: list[str], part: list[str]) -> bool:
    return any(whole[at : at + len(part)] == part for at in range(len(whole) - len(part) + 1))


def _is_capital(said: str, meant: str) -> bool:
    """Whether words begin as a title does; one may be written like a sentence."""
    return _capitals(said) >= min(2, _capitals(_bare(meant)))


def _capitals(words: str) -> int:
    return sum(word.group()[0].isupper() for word in _WORD.finditer(words))


RULE = Rule(
    "stale-link-title", "identity", None, __doc__, document=_check, fixes=instead, needs="documents"
)
