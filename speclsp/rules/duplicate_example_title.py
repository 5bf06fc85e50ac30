"""
Two examples in one file have the same title, so a result that names one names both.

Often the second is a copy that was meant to show something else.

## Bad

```spec
**Example**: a request for a recipe

**Example**: a request for a recipe
             ^^^^^^^^^^^^^^^^^^^^^^ duplicate-example-title: an example before has the title "a request for a recipe"
```

## Good

```spec
**Example**: a request for a recipe

**Example**: a request for a recipe with nuts
```

## Not for you?

Write `duplicate-example-title = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore duplicate-example-title: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic, Related
from speclsp.document import Document
from speclsp.rules.rule import Rule
from speclsp.spec.titles import title
from speclsp.text import Span
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    seen: dict[str, Span] = {}
    for start, facts in document.facts:
        for example in facts.examples:
            span = example.title_span.moved(start)
            first = seen.setdefault(title(example.title).casefold(), span)
            if first != span:
                yield Diagnostic(
                    span,
                    f'an example before has the title "{title(example.title)}"',
                    (Related(document.path, first, "the first of that title"),),
                )


RULE = Rule("duplicate-example-title", "evidence", "info", __doc__, document=_check)
