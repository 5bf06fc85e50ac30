"""
A precedent names a clause that there is not, so it settles nothing of what it is about.

The clause was deleted or renumbered, or its name is misspelt. Where several features have one of
that name, a link says which is meant; a clause without an identifier is cited by a link to its
section and a quote of its words. Nor does a precedent take the place of itself.

## Bad

```spec doors.md
- **REQ-12**: The door stays open for 5 s.
```

```spec precedents/P-7.md
# P-7: How long the door stays open

- Clauses: REQ-12@9e6eb41a, REQ-21, [doors](../doors.md)
                            ^^^^^^ unknown-precedent-clause: "REQ-21" is defined nowhere, did you mean "REQ-12"?
                                    ^^^^^^^^^^^^^^^^^^^^ unknown-precedent-clause: "doors" is no clause, quote the words that it is about
- Supersedes: P-3
              ^^^ unknown-precedent-clause: "P-3" is no precedent

## Ruling

This is 5 s of the wall clock.
```

```spec precedents/P-5.md
# P-5: How long the gate stays open

- Clauses: [gates](../../gates.md)
           ^^^^^^^^^^^^^^^^^^^^^^^ unknown-precedent-clause: "gates" leads to no document of the workspace
- Supersedes: P-5
              ^^^ unknown-precedent-clause: "P-5" supersedes itself

## Ruling

As long as the door.
```

```spec precedents/P-8.md
# P-8: How loud the bell is
  ^^^ unknown-precedent-clause: "P-8" names no clause, write "Clauses:" and what it is about

## Ruling

As loud as the door.
```

## Good

```spec doors.md
- **REQ-12**: The door stays open for 5 s.
```

```spec precedents/P-7.md
# P-7: How long the door stays open

- Clauses: REQ-12@9e6eb41a

## Ruling

This is 5 s of the wall clock.
```

## Not for you?

Write `unknown-precedent-clause = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore unknown-precedent-clause: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic, Fix, Related
from speclsp.document import Document
from speclsp.notation.generic import prefix
from speclsp.notation.precedents import Precedent
from speclsp.precedents.cited import Cited, citations
from speclsp.rules.rule import Rule
from speclsp.rules.shared.instead import instead
from speclsp.rules.shared.nearest import MOST, hint, nearest
from speclsp.spec.names import Name
from speclsp.spec.precedents import Citation
from speclsp.workspace import Snapshot

_MOST_DOCUMENTS = 50
_MOST_SHOWN = 5


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    offered = 0
    for precedent in document.precedents:
        if not precedent.clauses:
            message = f'"{precedent.id}" names no clause, write "Clauses:" and what it is about'
            yield Diagnostic(precedent.id_span, message)
        for citation, found in citations(snapshot, document, precedent):
            if found.verdict == "missing":
                offered += 1
                near = _near(snapshot, citation) if offered <= MOST else ()
                message = f'"{citation.target}" is defined nowhere{hint(near)}'
                yield Diagnostic(citation.span, message, data=near)
            else:
                yield from _doubtful(citation, found)
        yield from _beside(snapshot, precedent)


def _doubtful(citation: Citation, found: Cited) -> Iterator[Diagnostic]:
    if found.verdict == "silent":
        message = f'"{citation.target}" is no clause, quote the words that it is about'
        yield Diagnostic(citation.span, message)
    elif found.verdict == "astray":
        message = f'"{citation.target}" leads to no document of the workspace'
        yield Diagnostic(citation.span, message)
    elif found.verdict == "ambiguous":
        related = tuple(
            Related(each.path, each.id_span, "it may be this one")
            for each in found.clauses[:_MOST_SHOWN]
        )
        count = len(found.clauses)
        message = f'"{citation.target}" is defined in {count} places, link to the one that is meant'
        yield Diagnostic(citation.span, message, related)


def _beside(snapshot: Snapshot, precedent: Precedent) -> Iterator[Diagnostic]:
    """What it names elsewhere than among its clauses."""
    targets = frozenset(each.target for each in precedent.clauses)
    for each in precedent.settles or ():
        if each.clause and each.clause not in targets:
            near = nearest(each.clause, targets)
            message = f'"{each.clause}" is not among the clauses of "{precedent.id}"{hint(near)}'
            yield Diagnostic(each.clause_span, message, data=near)
    for other in precedent.supersedes:
        if other.id == precedent.id:
            yield Diagnostic(other.span, f'"{other.id}" supersedes itself')
        elif not snapshot.index.defining(Name("precedent", "", other.id)):
            yield Diagnostic(other.span, f'"{other.id}" is no precedent')


def _near(snapshot: Snapshot, citation: Citation) -> tuple[str, ...]:
    """Clauses of the family; where there is no such family, any."""
    family = Name("bare-family", "", prefix(citation.target))
    paths = snapshot.index.defining(family) or tuple(sorted(snapshot.documents))
    names: set[str] = set()
    for path in paths[:_MOST_DOCUMENTS]:
        if (other := snapshot.document(path)) is not None:
            names |= {clause.id for _, clause in other.settled.clauses}
    return nearest(citation.target, frozenset(names))


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterator[Fix]:
    """Another clause is one that somebody has to choose: the ruling is about it then."""
    for fix in instead(snapshot, document, diagnostic):
        yield fix._replace(grade="consent")


RULE = Rule(
    "unknown-precedent-clause",
    "precedent",
    "error",
    __doc__,
    document=_check,
    fixes=_fixes,
    needs="documents",
)
