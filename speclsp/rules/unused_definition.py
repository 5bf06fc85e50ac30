"""
A term is defined and never used, so either it is called something else or it is not needed.

It is said of what stands in a glossary.
A use in any document counts, in the singular or in the plural, in prose or in code; so does what an
abbreviation stands for.
Nothing is said before all documents are read.

## Bad

```spec
The relay MUST end each session after a day.

## Glossary

- **Session**: a connection with state.
- **Lease**: a right to a session that ends by itself.
    ^^^^^ unused-definition: "Lease" is defined and used nowhere
```

## Good

```spec
The relay MUST end each session after a day, and MUST keep its leases.

## Glossary

- **Session**: a connection with state.
- **Lease**: a right to a session that ends by itself.
```

## Evidence

A glossary that is longer than what it explains hides what matters; that a term is not used can be
told exactly.

## Not for you?

Write `unused-definition = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore unused-definition: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.notation.folders import is_in_force
from speclsp.resolution.glossary import Glossary, defines_terms
from speclsp.resolution.terms import TermPlace, terms_in
from speclsp.resolution.words import says_elsewhere
from speclsp.rules.rule import Rule
from speclsp.spec.glossaries import key
from speclsp.text import Span
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    if not defines_terms(document.path):
        return
    terms = [each for each in terms_in(document) if each.listed and each.form != "short"]
    if not terms:
        return
    here = _used_here(document, terms)
    for term in terms:
        if key(term.name) in here or _is_used_elsewhere(snapshot, term):
            continue
        yield Diagnostic(
            term.name_span,
            f'"{term.name}" is defined and used nowhere',
            question=f'Is "{term.name}" called something else, or not needed?',
        )


def _used_here(document: Document, terms: list[TermPlace]) -> frozenset[str]:
    """What the terms are known by that the document says anywhere but where they are defined."""
    text = document.text.string
    by_key: dict[str, list[TermPlace]] = {}
    for each in terms:
        by_key.setdefault(key(each.name), []).append(each)
    found: set[str] = set()
    # One by one: what stands in the name of a longer term is a use too.
    for known, own in by_key.items():
        names = [each.name_span for each in own]
        alone = Glossary((each.path, each) for each in own).occurrences(text)
        if any(not any(name.overlaps(Span(o.start, o.end)) for name in names) for o in alone):
            found.add(known)
    return frozenset(found)


def _is_used_elsewhere(snapshot: Snapshot, term: TermPlace) -> bool:
    return any(
        says_elsewhere(snapshot, term.path, words)
        for words in Glossary([(term.path, term)]).words()
    )


RULE = Rule(
    "unused-definition",
    "term",
    "hint",
    __doc__,
    document=_check,
    applies=is_in_force,
    rereads=True,
    needs="documents",
)
