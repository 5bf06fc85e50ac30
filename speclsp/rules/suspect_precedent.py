"""
A clause has changed since a precedent ruled on it, and nobody has said that the ruling still holds.

A precedent in force records a hash of what each clause said, `REQ-7@1f3a90c2`; line breaks and
emphasis do not change it. One without is only pointed out. The fix writes what holds now, for those
who have read both.

## Bad

```spec doors.md
- **REQ-3**: The door stays open for 5 s.
- **REQ-7**: The door closes after 10 s.
- **REQ-8**: The bell rings once.
```

```spec precedents/P-7.md
# P-7: How long the door stays open

- Clauses: REQ-3@9e6eb41a, REQ-7@1f3a90c2, REQ-8
                           ^^^^^^^^^^^^^^ suspect-precedent: "REQ-7" has changed since "P-7" ruled on it
                                           ^^^^^ suspect-precedent: "P-7" does not record what "REQ-8" said

## Ruling

REQ-3 prevails.
```

A clause without an identifier is known by its words.

```spec doors.md
# Doors

The door stays open for 5 s.
```

```spec precedents/P-7.md
# P-7: How long the door stays open

- Clauses: [Doors](../doors.md#doors) "The door stays open for 9 s."
           ^^^^^^^^^^^^^^^^^^^^^^^^^^ suspect-precedent: "Doors" does not say what "P-7" quotes any more

## Ruling

This is 9 s of the wall clock.
```

## Good

```spec doors.md
- **REQ-3**: The door *stays open*
  for 5 s.
```

```spec precedents/P-7.md
# P-7: How long the door stays open

- Clauses: REQ-3@9e6eb41a

## Ruling

This is 5 s of the wall clock.
```

## Not for you?

Write `suspect-precedent = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore suspect-precedent: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic, Fix, Related
from speclsp.document import Document
from speclsp.notation.precedents import Precedent
from speclsp.precedents.cited import Cited, citations, holds
from speclsp.precedents.known import in_force
from speclsp.precedents.wording import hash_of
from speclsp.rules.rule import Rule
from speclsp.spec.precedents import Citation
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    standing = in_force(snapshot, document) if document.precedents else ()
    for at, precedent in enumerate(document.precedents):
        if at not in standing:
            continue
        for citation, found in citations(snapshot, document, precedent):
            if found.verdict == "found":
                yield from _suspect(snapshot, document, precedent, citation, found)


def _suspect(
    snapshot: Snapshot, document: Document, precedent: Precedent, citation: Citation, found: Cited
) -> Iterator[Diagnostic]:
    if found.quote is None and not citation.hash:
        message = f'"{precedent.id}" does not record what "{citation.target}" said'
        yield Diagnostic(citation.span, message, milder=True, data=(precedent.id,))
        return
    if holds(snapshot, document, citation, found):
        return
    if found.quote is not None:
        message = f'"{citation.target}" does not say what "{precedent.id}" quotes any more'
        yield Diagnostic(citation.span, message)
        return
    related = tuple(Related(each.path, each.id_span, "changed here") for each in found.clauses)
    message = f'"{citation.target}" has changed since "{precedent.id}" ruled on it'
    span = Span(citation.span.start, citation.hash_span.end)
    yield Diagnostic(span, message, related, data=(precedent.id,))


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterator[Fix]:
    """All hashes of the precedent at once: whoever confirms it has read it."""
    for precedent in document.precedents:
        spans = [each.span.start for each in precedent.clauses]
        if not diagnostic.data or diagnostic.span.start not in spans:
            continue
        edits = tuple(
            (document.path, Edit(citation.hash_span, words))
            for citation, found in citations(snapshot, document, precedent)
            if (words := _renewed(snapshot, citation, found))
        )
        yield Fix(f'Confirm that "{precedent.id}" still holds', "consent", edits)


def _renewed(snapshot: Snapshot, citation: Citation, found: Cited) -> str:
    """What to write for the hash of a citation, "" where it is right."""
    hashes = [
        hash_of(other, place)
        for place in found.clauses
        if found.verdict == "found" and (other := snapshot.document(place.path)) is not None
    ]
    if not hashes or citation.hash in hashes:
        return ""
    return hashes[0] if citation.hash else f"@{hashes[0]}"


RULE = Rule(
    "suspect-precedent",
    "precedent",
    "warning",
    __doc__,
    document=_check,
    fixes=_fixes,
    rereads=True,
    needs="documents",
)
