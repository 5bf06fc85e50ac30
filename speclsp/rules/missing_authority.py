"""
A section has clauses with tags, and no level of authority while others in the document state theirs.

Off until selected: a section without a level may be meant as a container. What stands in no section
with a level yields to everything or to nothing, as the reader likes.

## Bad

```spec
# Tone {#tone authority=user}

The assistant is kind[^sy73].

# Voice {#voice}
  ^^^^^ missing-authority: "Voice" has clauses and states no authority

The assistant speaks slowly[^vx41].
```

## Good

```spec
# Tone {#tone authority=user}

The assistant is kind[^sy73].

## At night {#night}

The assistant whispers[^wh1s].

# Background {#background}

People differ.
```

## For you?

Write `missing-authority = "info"` under `[rules]` in speclsp.toml. One section is left out by
`<!-- speclsp-ignore missing-authority: reason -->` on a line of its own above the heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.authority.standing import standing
from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.resolution.places import section_of
from speclsp.rules.rule import Rule
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    if all(section.authority is None for _, section in document.sections):
        return
    told = -1
    for start, clause in document.settled.clauses:
        place = section_of(document, start + clause.id_span.start) if clause.is_tag else None
        if place is None or place.span.start == told:
            continue
        known = standing(snapshot, document, place.span.start).known
        if not known and place.section.authority is None:
            told = place.span.start
            yield Diagnostic(
                place.title_span,
                f'"{place.section.title}" has clauses and states no authority',
                clause=place.section.id,
            )


RULE = Rule("missing-authority", "authority", None, __doc__, document=_check)
