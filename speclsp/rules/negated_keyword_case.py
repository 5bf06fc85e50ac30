"""
Half of a prohibition is in capitals, so it is unclear whether that of BCP 14 is meant or the
ordinary words.

"MUST NOT" is one keyword of two words. "MUST not" is none: a reader who looks for capitals sees a
demand and misses its negation. "must NOT" leaves open whether the author wanted the keyword, or
only to stress a word.

## Bad

```spec
A sender MUST not compress a frame twice.
         ^^^^^^^^ negated-keyword-case: "MUST not" is no keyword, write "MUST NOT"

Retries **SHOULD** not overlap.
          ^^^^^^^^^^^^ negated-keyword-case: "SHOULD not" is no keyword, write "SHOULD NOT"

The valve shall NOT open by itself.
          ^^^^^^^^^ negated-keyword-case: "shall NOT" is no keyword, write "SHALL NOT"
```

## Good

```spec
A sender MUST NOT compress a frame twice.

Write "MUST NOT", for `MUST not` and "MUST not" are no keywords.

A client MUST not only retry, it MUST also report.

The valve shall not open by itself. Must not open by itself.

A filter must combine AND, OR and NOT.
```

## Evidence

RFC 2119 lists "MUST NOT", "SHALL NOT" and "SHOULD NOT" as key words of their own, and by RFC 8174
only capitals have their meaning, so that of "MUST not" half has one. Public specifications have a
few: six findings in half a million words, all true.

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
from speclsp.rules.shared.wording import GAP, plain, quoted
from speclsp.spec.prose import Prose
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

_NEGATED = re.compile(
    rf"\b(?:(?P<keyword>MUST|SHALL|SHOULD)(?:{GAP})[Nn]ot|(?P<other>[Mm]ust|[Ss]hall|[Ss]hould)(?:{GAP})N(?:OT|ot(?=[*_]*\s+[a-z])))\b"
    r"(?![*_]*\s+(?:(?:only|just|merely|simply|the|an?|operators?)\b|[A-Z]{2}))"
)


def _check(prose: Prose, words: str) -> Iterator[Diagnostic]:
    if not prose.normative:
        return
    for found in _NEGATED.finditer(words):
        if quoted(words, found.start(), found.end()):
            continue
        if found["other"] and (prose.kind == "heading" or found.end() == len(words)):
            continue
        written, keyword = plain(found.group()), found["keyword"] or found["other"].upper()
        yield Diagnostic(
            Span(found.start(), found.end()),
            f'"{written}" is no keyword, write "{keyword} NOT"',
            question=f'Is "{keyword} NOT" meant?' if found["other"] else "",
        )


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    written, end = document.words(diagnostic.span), diagnostic.span.end
    if written[:2].isupper():
        edit = Edit(Span(end - 3, end), "NOT")
        yield Fix('Write "NOT" in capitals', "safe", ((document.path, edit),))
        return
    for words, title in ((written.upper(), "capitals"), (written.lower(), "small letters")):
        edit = Edit(diagnostic.span, words)
        yield Fix(f"Write both words in {title}", "consent", ((document.path, edit),))


RULE = Rule(
    "negated-keyword-case",
    "keyword",
    "warning",
    __doc__,
    prose=_check,
    triggers=frozenset(("must", "shall", "should")),
    fixes=_fixes,
    applies=is_in_force,
)
