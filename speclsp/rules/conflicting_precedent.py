"""
Two precedents in force rule differently on the same question, and neither supersedes the other.

They settle the same: the same two clauses or more and a rule that both name, or the same words of a
clause. That they differ is only said where it is certain: each names the clause that prevails, and
it is another one; or the rulings are the same words but for a number, a negation, how strongly they
oblige, or which clause is meant where. It is said of the later one.

Where precedents supersede each other, none of them is in force.

## Bad

```spec doors.md
- **REQ-3**: The door stays open for 5 s.
- **REQ-7**: The gate stays open for 9 s.
```

```spec precedents/P-7.md
# P-7: How long the door stays open

- Clauses: REQ-3@9e6eb41a, REQ-7@1fbd42bb

## Ruling

REQ-3 prevails.
```

```spec precedents/P-9.md
# P-9: How long the gate stays open
  ^^^ conflicting-precedent: "P-9" and "P-7" are in force and rule differently on "REQ-3" and "REQ-7"

- Clauses: REQ-3@9e6eb41a, REQ-7@1fbd42bb

## Ruling

REQ-7 prevails over REQ-3. The rest follows from that.
```

```spec doors.md
- **REQ-3**: The door stays open for 5 s.
```

```spec precedents.md
# P-7: How long the door stays open

- Clauses: REQ-3@9e6eb41a
- Supersedes: P-9
              ^^^ conflicting-precedent: "P-7" and "P-9" supersede each other, so none of them is in force
- Ruling: This is 5 s of the wall clock.

# P-9: How long the door stays open

- Clauses: REQ-3@9e6eb41a
- Supersedes: P-7
              ^^^ conflicting-precedent: "P-9" and "P-7" supersede each other, so none of them is in force
- Ruling: This is 5 s of any clock.
```

## Good

```spec doors.md
- **REQ-3**: The door stays open for 5 s.
- **REQ-7**: The gate stays open for 9 s.
```

```spec precedents/P-7.md
# P-7: How long the door stays open

- Clauses: REQ-3@9e6eb41a, REQ-7@1fbd42bb

## Ruling

REQ-3 prevails.
```

```spec precedents/P-9.md
# P-9: How long the gate stays open

- Clauses: REQ-3@9e6eb41a, REQ-7@1fbd42bb
- Supersedes: P-7

## Ruling

REQ-7 prevails over REQ-3.
```

## Not for you?

Write `conflicting-precedent = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore conflicting-precedent: reason -->` on a line of its own above the heading.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from speclsp.diagnostic import Diagnostic, Related
from speclsp.document import Document
from speclsp.notation.precedents import Precedent
from speclsp.precedents.known import Entry, called, circles, known, place_in_order, place_of
from speclsp.precedents.ruling import Opposes, ruling_of
from speclsp.precedents.same import same_question
from speclsp.rules.rule import Rule
from speclsp.spec.precedents import Named
from speclsp.workspace import Snapshot

_MOST = 20
_MOST_OF_ONE = 3
_MOST_COMPARED = 64
"""Earlier ones that one is held against. Of a row of more that rule on one question, each is held
against its neighbours, so that not all of it goes unsaid."""
_MOST_NAMED = 5


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    if not document.precedents:
        return
    everything = known(snapshot)
    found = (
        _conflict(snapshot, document, own, other, about)
        for own in everything.recorded.get(document.path, ())
        if own.in_force
        for other, about in _opposing(snapshot, document, own)
    )
    yield from islice(found, _MOST)
    yield from islice(_circling(snapshot, document), _MOST)


def _circling(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    """Where those of the document name another that supersedes them in turn."""
    parts = circles(snapshot)
    for precedent in document.precedents:
        part = parts.get(precedent.id, frozenset())
        if not precedent.decided:
            continue
        for other in precedent.supersedes:
            if other.id in part and other.id != precedent.id:
                yield _circle(snapshot, precedent, other, len(part))
                break


def _circle(snapshot: Snapshot, precedent: Precedent, other: Named, size: int) -> Diagnostic:
    named = f'"{precedent.id}" and "{other.id}"'
    if size > 2:
        named = f'"{precedent.id}", "{other.id}" and {size - 2} more'
    related = tuple(
        Related(each.path, each.precedent.id_span, "the other precedent")
        for each in called(snapshot, other.id)[:1]
    )
    message = f"{named} supersede each other, so none of them is in force"
    return Diagnostic(other.span, message, related)


def _opposing(
    snapshot: Snapshot, document: Document, own: Entry
) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Some of the earlier ones that rule otherwise, and on what, in order."""
    shown = 0
    for other in _before(snapshot, own):
        about = same_question(own, other)
        if about and _oppose(snapshot, document, own, other, about):
            shown += 1
            yield other, about
            if shown == _MOST_OF_ONE:
                return


def _before(snapshot: Snapshot, own: Entry) -> list[Entry]:
    """The last of those in force that come before one and cite something that it cites."""
    ruling, place = known(snapshot).ruling, place_in_order(own)
    found: dict[Entry, None] = {}
    for several in (ruling[key] for key in own.keys):
        end = bisect_left(several, place, key=place_in_order)
        found |= dict.fromkeys(several[max(0, end - _MOST_COMPARED) : end])
    return sorted(found, key=place_in_order)[-_MOST_COMPARED:]


def _oppose(
    snapshot: Snapshot, document: Document, own: Entry, other: Entry, about: tuple[str, ...]
) -> bool:
    ruling = ruling_of(document, document.precedents[own.at])
    question = Opposes(other.id, other.at, ruling, about)
    if other.path == document.path:
        return question(document)
    held = snapshot.document(other.path)
    return held is not None and snapshot.names.asked(held, question)


def _conflict(
    snapshot: Snapshot, document: Document, own: Entry, other: Entry, about: tuple[str, ...]
) -> Diagnostic:
    place = place_of(snapshot, other)
    there = (Related(place.path, place.precedent.id_span, "the other ruling"),) if place else ()
    names = [f'"{each}"' for each in about[:_MOST_NAMED]]
    if left := len(about) - len(names):
        names.append(f"{left} more")
    *first, last = names
    listed = f"{', '.join(first)} and {last}" if first else last
    message = f'"{own.id}" and "{other.id}" are in force and rule differently on {listed}'
    return Diagnostic(document.precedents[own.at].id_span, message, there)


RULE = Rule(
    "conflicting-precedent",
    "precedent",
    "error",
    __doc__,
    document=_check,
    rereads=True,
    needs="documents",
)
