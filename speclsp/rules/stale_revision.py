"""
A marker or a reference names an older revision of a clause than the one that holds now.

The clause was changed since somebody last looked whether the test, the code or the text that names
it still agrees with it.

## Bad

```spec docs/frames.md
r[frame.size+3]
A frame has at most 32 kB.

See r[frame.size+1] for its size.
                 ^ stale-revision: revision 1 of "frame.size" is cited, revision 3 holds
```

```spec tests/frames.rs
// r[verify frame.size+2]
                       ^ stale-revision: revision 2 of "frame.size" is cited, revision 3 holds
#[test]
fn a_large_frame_is_refused() {}
```

## Good

```spec docs/frames.md
r[frame.size+3]
A frame has at most 32 kB, see r[frame.size].
```

```spec tests/frames.rs
// r[verify frame.size+3]
#[test]
fn a_large_frame_is_refused() {}
```

## Not for you?

Write `stale-revision = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore stale-revision: reason -->` at the end of the line; in code,
`speclsp-ignore stale-revision: reason` in a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from speclsp.code.source import Source
from speclsp.diagnostic import Diagnostic, Fix, Related
from speclsp.document import Document
from speclsp.resolution.marks import meaning
from speclsp.resolution.places import ClausePlace
from speclsp.resolution.references import resolve
from speclsp.rules.rule import Rule
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

_REVISION = re.compile(r"[+~](\d+)")


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    for start, reference in document.settled.references:
        if not reference.revision:
            continue
        places = resolve(snapshot, document, reference).clauses
        if newer := _newer(places, reference.revision):
            span = reference.span.moved(start)
            number = _REVISION.search(document.text.string, span.start, span.end + 12)
            where = Span(*number.span(1)) if number else span
            yield _stale(where, reference.target, reference.revision, newer)


def _check_source(snapshot: Snapshot, source: Source) -> Iterator[Diagnostic]:
    for mark in source.marks:
        if mark.revision:
            found = meaning(snapshot, mark)
            if newer := _newer(found.clauses, mark.revision):
                yield _stale(mark.revision_span, mark.target, mark.revision, newer)


def _newer(places: Iterable[ClausePlace], revision: int) -> ClausePlace | None:
    """The clause, where all that may be meant are newer."""
    found = tuple(places)
    older = all(place.clause.revision > revision for place in found)
    return found[0] if found and older else None


def _stale(span: Span, target: str, revision: int, newer: ClausePlace) -> Diagnostic:
    now = newer.clause.revision
    return Diagnostic(
        span,
        f'revision {revision} of "{target}" is cited, revision {now} holds',
        (Related(newer.path, newer.id_span, f"revision {now}"),),
        data=(str(now),),
    )


def _fixes(snapshot: Snapshot, held: Document | Source, diagnostic: Diagnostic) -> Iterator[Fix]:
    for now in diagnostic.data:
        edit = Edit(diagnostic.span, now)
        # Only who has looked at the change can say that it is met.
        yield Fix(f"Cite revision {now}", "consent", ((held.path, edit),))


RULE = Rule(
    "stale-revision",
    "evidence",
    "warning",
    __doc__,
    document=_check,
    source=_check_source,
    fixes=_fixes,
    source_fixes=_fixes,
    needs="documents",
)
