"""
A keyword is in capitals but its "not" is not, so it is unclear whether the prohibition of BCP 14 is
meant or the ordinary words.

"MUST NOT" is one keyword of two words. "MUST not" is none: a reader who looks for capitals sees a
demand and misses its negation.

## Bad

```spec
A sender MUST not compress a frame twice.
         ^^^^^^^^ negated-keyword-case: "MUST not" is no keyword, write "MUST NOT"

Retries **SHOULD** not overlap.
          ^^^^^^^^^^^^ negated-keyword-case: "SHOULD not" is no keyword, write "SHOULD NOT"
```

## Good

```spec
A sender MUST NOT compress a frame twice.

Write "MUST NOT", for `MUST not` and "MUST not" are no keywords.

A client MUST not only retry, it MUST also report.
```

## Not for you?

Write `negated-keyword-case = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore negated-keyword-case: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.wording import GAP, plain, quoted
from speclsp.spec.prose import Prose
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

_NEGATED = re.compile(
    rf"\b(?P<keyword>MUST|SHALL|SHOULD)(?:{GAP})not\b(?!\s+(?:only|just|merely|simply)\b)"
)


def _check(prose: Prose, words: str) -> Iterator[Diagnostic]:
    if not prose.normative:
        return
    for found in _NEGATED.finditer(words):
        if not quoted(words, found.start(), found.end()):
            written, keyword = plain(found.group()), found.group("keyword")
            yield Diagnostic(
                Span(found.start(), found.end()),
                f'"{written}" is no keyword, write "{keyword} NOT"',
            )


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    end = diagnostic.span.end
    edit = Edit(Span(end - 3, end), "NOT")
    return (Fix('Write "NOT" in capitals', "safe", ((document.path, edit),)),)


RULE = Rule(
    "negated-keyword-case",
    "keyword",
    "warning",
    __doc__,
    prose=_check,
    fixes=_fixes,
    applies=is_in_force,
)
