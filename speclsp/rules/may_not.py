"""
"MAY not" and "MAY NOT" can be read as a prohibition and as a permission to leave something out.

BCP 14 has no such keyword: "MAY" gives leave, and its negation could mean "MUST NOT" or "might
not". Two readers will build two systems.

## Bad

```spec
The content MAY not be stored for more than a day.
            ^^^^^^^ may-not: "MAY not" forbids or leaves open, write "MUST NOT" or "might not"

A proxy **MAY NOT** buffer.
          ^^^^^^^ may-not: "MAY NOT" forbids or leaves open, write "MUST NOT" or "might not"
```

## Good

```spec
The content MUST NOT be stored for more than a day.

The content might not be available at once.

The words "MAY NOT" are no keyword.
```

## Not for you?

Write `may-not = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore may-not: reason -->` at the end of the line.
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

_MAY_NOT = re.compile(rf"\bMAY(?:{GAP})(?:NOT|not)\b")
_READINGS = ("MUST NOT", "might not")


def _check(prose: Prose, words: str) -> Iterator[Diagnostic]:
    if not prose.normative:
        return
    for found in _MAY_NOT.finditer(words):
        if not quoted(words, found.start(), found.end()):
            written = plain(found.group())
            yield Diagnostic(
                Span(found.start(), found.end()),
                f'"{written}" forbids or leaves open, write "MUST NOT" or "might not"',
            )


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    between = re.search(GAP, document.words(diagnostic.span))
    gap = between.group() if between else " "
    for reading in _READINGS:
        first, second = reading.split()
        edit = Edit(diagnostic.span, first + gap + second)
        yield Fix(f'Write "{reading}"', "consent", ((document.path, edit),))


RULE = Rule(
    "may-not", "keyword", "warning", __doc__, prose=_check, fixes=_fixes, applies=is_in_force
)
