"""
A sentence that code quotes from a section no longer stands there.

duvet's comments repeat what they claim to do, `//# A server MUST ...`, so that a change of the
specification is noticed. Line breaks, spaces and emphasis do not matter.

## Bad

```spec spec/close.md
# Closing

A server MUST close idle connections within 30 seconds.
```

```spec src/close.rs
//= spec/close.md#closing
//# A server MUST close idle connections within 60 seconds.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ changed-quote: section "Closing" does not say this any more
fn close() {}
```

## Good

```spec spec/close.md
# Closing

A server **MUST** close idle connections
within 30 seconds.
```

```spec src/close.rs
//= spec/close.md#closing
//# A server MUST close idle
//# connections within 30 seconds.
fn close() {}
```

## Not for you?

Write `changed-quote = "off"` under `[rules]` in speclsp.toml, or put
`speclsp-ignore changed-quote: reason` into a comment in the line or above it
(`<!-- speclsp-ignore changed-quote: reason -->` where comments are written so).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.code.source import Source
from speclsp.diagnostic import Diagnostic, Related
from speclsp.resolution.marks import meaning
from speclsp.resolution.places import SectionPlace
from speclsp.rules.rule import Rule
from speclsp.text import Span
from speclsp.workspace import Snapshot

_LINK = re.compile(r"!?\[([^\[\]]{0,500})\](?:\([^()]{0,500}\)|\[[^\[\]]{0,200}\])?")
_COMMENT = re.compile(r"<!--(?s:.)*?-->")
_MARKUP = re.compile(r"[*_`\\]|(?m:^)[ \t]*(?:>|[-+*]|\d{1,9}[.)])[ \t]")


def _check(snapshot: Snapshot, source: Source) -> Iterator[Diagnostic]:
    for mark in source.marks:
        if not mark.quote:
            continue
        for place in meaning(snapshot, mark).sections[:1]:
            if _plain(mark.quote) not in _said(snapshot, place):
                title = place.section.title
                yield Diagnostic(
                    mark.quote_span,
                    f'section "{title}" does not say this any more',
                    (Related(place.path, place.title_span, "the section"),),
                )


def _said(snapshot: Snapshot, place: SectionPlace) -> str:
    """The words of a section and of those below it."""
    key = (_said, place.path, place.span)
    if key not in snapshot.memo:
        document = snapshot.document(place.path)
        words = ""
        if document is not None:
            later = (
                start + section.span.start
                for start, section in document.sections
                if start + section.span.start > place.span.start
                and section.level <= place.section.level
            )
            words = document.words(Span(place.span.start, next(later, document.size)))
        snapshot.memo[key] = _plain(words)
    return str(snapshot.memo[key])


def _plain(words: str) -> str:
    """Without markup, and with one space between words."""
    words = _LINK.sub(r"\1", _COMMENT.sub(" ", words))
    return " ".join(_MARKUP.sub("", words).split())


RULE = Rule("changed-quote", "evidence", "warning", __doc__, source=_check, needs="documents")
