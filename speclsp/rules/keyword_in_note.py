"""
A note or an example demands something, and readers pass over notes: those who know the rules take
it for advice.

What must be done is to stand in the text. A note explains it, and says "has to" or "is", never
MUST. Quoted key words, code and transcripts are left alone.

## Bad

```spec
Note: a list MUST have at least one entry.
             ^^^^ keyword-in-note: "MUST have" demands in a note, where nothing is demanded

> [!NOTE]
> A reader SHOULD skip unknown fields.
           ^^^^^^ keyword-in-note: "SHOULD skip" demands in a note, where nothing is demanded

**Example**: the value "a b" MUST be sent as `a%20b`.
                             ^^^^ keyword-in-note: "MUST be" demands in an example, where nothing is demanded
```

## Good

```spec
A list MUST have at least one entry.

Note: a list without entries is of no use, so it has to have one.

Note: "MUST" and `SHOULD` are key words.
```

## Evidence

The ISO/IEC Directives, Part 2, forbid requirements in notes and examples; so do the guides of most
standards bodies.

## Not for you?

Write `keyword-in-note = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore keyword-in-note: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.notation.folders import is_in_force, is_worklist
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import plain, quoted
from speclsp.spec.keywords import has_keywords
from speclsp.spec.prose import Prose
from speclsp.text import Span

_OPENING = re.compile(
    r"[\s*_\ufffc]*(?:\[!(?:NOTE|TIP)\]"
    r"|(?:(?:non-normative )?note|informative|rationale|editor'?s note)\b[*_]*[:.]"
    r"|(?P<example>(?:counter-?)?examples?)\b[*_]*(?:[ \t]+\(?[\w ]{1,20}\)?[*_]*)?:)",
    re.IGNORECASE,
)
# The key word, and the verb that it goes with.
_DEMAND = re.compile(
    r"(?<![\w-])(?P<keyword>(?:MUST|SHALL|SHOULD)(?:[*_]*\s+NOT)?)[*_]*\s+[*_]*"
    r"(?!(?:and|or|but|in|is|are|has|as|for|to|of|with|from|the|an?)\b)(?P<verb>[a-z]+)"
)


def _applies(path: str) -> bool:
    return is_in_force(path) and not is_worklist(path)


def _check(prose: Prose, words: str) -> Iterator[Diagnostic]:
    if prose.normative or prose.kind != "paragraph" or not has_keywords(words):
        return
    opening = _OPENING.match(words)
    if opening is None:
        return
    where = "an example" if opening["example"] else "a note"
    for found in _DEMAND.finditer(words):
        span = Span(found.start("keyword"), found.end("keyword"))
        if quoted(words, span.start, span.end):
            continue
        said = f"{plain(found['keyword'])} {found['verb']}"
        yield Diagnostic(
            span,
            f'"{said}" demands in {where}, where nothing is demanded',
            question=f'Is "{said}" demanded?',
        )
        return


RULE = Rule(
    "keyword-in-note",
    "keyword",
    "info",
    __doc__,
    prose=_check,
    triggers=frozenset(("must", "shall", "should")),
    applies=_applies,
)
