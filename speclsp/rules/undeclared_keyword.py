"""
Key words in capitals stand in the workspace and no document says what they mean.

A reader who does not know BCP 14 takes "SHOULD" for advice and "MAY" for a guess. One sentence in
one document is enough for all; it is missed once, where the words first stand. Documents with only
a few of them, and those of OpenSpec, Spec Kit and Kiro, which have "SHALL" and "MUST" by
convention, need none.

## Bad

```spec
# Frames

- A frame MUST have a header. A header MUST have a length.
          ^^^^ undeclared-keyword: "MUST" is explained nowhere, name BCP 14 (RFC 2119 and RFC 8174)
- A sender SHOULD join frames. It MAY wait for more. It MUST NOT wait for ever.
- A receiver MUST NOT wait. It MUST read what is there. It SHOULD answer. It MAY ask.
- A proxy SHOULD NOT buffer. It MAY drop a frame. It MUST tell. It MUST NOT change a frame.
- A relay MAY send twice. It MUST count. It SHOULD sort. It MAY join. It MUST NOT split.
- A clock MUST run. It SHOULD be right. It MAY stop.
```

## Good

```spec
# Frames

The key words "MUST", "SHOULD" and "MAY" are to be read as BCP 14 (RFC 2119 and RFC 8174) says.

- A frame MUST have a header. A header MUST have a length.
- A sender SHOULD join frames. It MAY wait for more. It MUST NOT wait for ever.
- A receiver MUST NOT wait. It MUST read what is there. It SHOULD answer. It MAY ask.
- A proxy SHOULD NOT buffer. It MAY drop a frame. It MUST tell. It MUST NOT change a frame.
- A relay MAY send twice. It MUST count. It SHOULD sort. It MAY join. It MUST NOT split.
- A clock MUST run. It SHOULD be right. It MAY stop.
```

## Evidence

RFC 8174 has the sentence that authors are to put near the beginning. Projects declare the words
once, not in each file, so the whole workspace is looked at.

## Not for you?

Write `undeclared-keyword = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore undeclared-keyword: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.notation.folders import is_fixture, is_in_force, is_template, is_worklist
from speclsp.rules.rule import Rule
from speclsp.spec.names import Name
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

_SENTENCE = """

The key words "MUST", "MUST NOT", "REQUIRED", "SHALL", "SHALL NOT", "SHOULD", "SHOULD NOT",
"RECOMMENDED", "NOT RECOMMENDED", "MAY", and "OPTIONAL" in this document are to be interpreted as
described in BCP 14 (RFC 2119, RFC 8174) when, and only when, they appear in all capitals, as shown
here."""


def _applies(path: str) -> bool:
    return is_in_force(path) and not (is_template(path) or is_fixture(path) or is_worklist(path))


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    index = snapshot.index
    if index.defining(Name("keywords", "", "declared")):
        return
    if index.defining(Name("keywords", "", "convention")):
        return
    using = (path for path in index.defining(Name("keywords", "", "used")) if _applies(path))
    if document.path != next(using, None):
        return
    for start, facts in document.facts:
        for keyword in facts.keywords:
            yield Diagnostic(
                keyword.span.moved(start),
                f'"{keyword.word}" is explained nowhere, name BCP 14 (RFC 2119 and RFC 8174)',
                question=f'Has "{keyword.word}" the meaning of BCP 14?',
            )
            return


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    if document.sections:
        start, section = document.sections[0]
        end = start + section.span.end
        while end > 0 and document.words(Span(end - 1, end)) in ("\n", "\r"):
            end -= 1
        edit = Edit(Span(end, end), _SENTENCE)
        yield Fix("Say what the key words mean", "consent", ((document.path, edit),))


RULE = Rule(
    "undeclared-keyword",
    "keyword",
    "info",
    __doc__,
    document=_check,
    fixes=_fixes,
    applies=_applies,
    needs="documents",
)
