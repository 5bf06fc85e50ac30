"""
A reference link uses a label that no line defines, so it is shown as plain brackets.

The definition, `[label]: address`, was deleted or is spelt in another way. A lone `[word]` may be
ordinary text and is left alone.

## Bad

```spec
Frames follow [the format][frame-format].
                           ^^^^^^^^^^^^ undefined-link-label: no line defines the label "frame-format", did you mean "frame format"?

[frame format]: https://example.org/frames
```

## Good

```spec
Frames follow [the format][frame-format], or [not].

[frame-format]: https://example.org/frames
```

## Not for you?

Write `undefined-link-label = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore undefined-link-label: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.resolution.unresolved import lost_links
from speclsp.rules.rule import Rule
from speclsp.rules.shared.instead import instead
from speclsp.rules.shared.nearest import MOST, hint, nearest
from speclsp.rules.shared.wording import plain
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    labels = frozenset(label.label for _, facts in document.facts for label in facts.labels)
    offered = 0
    for start, link, target in lost_links(snapshot, document):
        if target.verdict != "no-label":
            continue
        offered += 1
        label = plain(link.target)
        near = nearest(label, labels) if offered <= MOST else ()
        yield Diagnostic(
            link.target_span.moved(start),
            f'no line defines the label "{label}"{hint(near)}',
            data=near,
        )


RULE = Rule("undefined-link-label", "link", "warning", __doc__, document=_check, fixes=instead)
