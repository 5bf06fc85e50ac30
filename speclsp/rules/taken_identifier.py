"""
Another branch has given the same identifier to another clause, so a merge would make two of one.

Two people added the next free number at the same time. It is looked for only where another branch
is named: `speclsp --check --base main`. What both branches have from where they parted is left
alone, and so is a clause that says the same on both.

## Bad

```spec
- **FR-001**: An album has one owner.
- **FR-002**: An album has a title.
    ^^^^^^ taken-identifier: "FR-002" is another clause on main: "A photo has a date."
```

While on `main` there is, and was not when the branches parted:

```spec other:page.md
- **FR-001**: An album has one owner.
- **FR-002**: A photo has a date.
```

```spec fork:page.md
- **FR-001**: An album has one owner.
```

## Good

```spec
- **FR-001**: An album has one owner.
- **FR-003**: An album has a title.
```

```spec other:page.md
- **FR-001**: An album has one owner.
- **FR-002**: A photo has a date.
```

```spec fork:page.md
- **FR-001**: An album has one owner.
```

## Not for you?

Write `taken-identifier = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore taken-identifier: reason -->` on a line of its own above the clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.resolution.comparison import Comparison, clause_words, name_of, namesakes, said
from speclsp.resolution.places import ClausePlace
from speclsp.rules.rule import Rule

_SHOWN = 60


def _check(comparison: Comparison, document: Document) -> Iterator[Diagnostic]:
    here, other, fork, branch = comparison
    for start, clause in document.settled.clauses:
        if clause.form == "attribute":
            # It is told from others in its own document alone.
            continue
        place = ClausePlace(document.path, start, clause)
        name = name_of(here, place)
        theirs = list(namesakes(other, name, clause.notation))
        ours = clause_words(here, place)
        if not theirs or any(clause_words(other, each) == ours for each in theirs):
            continue
        if next(namesakes(fork, name, clause.notation), None) is not None:
            continue
        words = said(other, theirs[0])
        words = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
        message = f'"{clause.id}" is another clause on {branch}: "{words}"'
        yield Diagnostic(place.id_span, message, (), clause.id)


RULE = Rule("taken-identifier", "identity", "error", __doc__, compared=_check, needs="documents")
