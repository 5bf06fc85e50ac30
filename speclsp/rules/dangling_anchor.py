"""
A link leads to a section that its target does not have.

The heading was reworded, which changes its anchor, or the name is misspelt. Anchors that a site
generator makes are left alone, and so are pages that include other files.

## Bad

```spec guide.md
# Guide
```

```spec
See [setup](guide.md#setup).
            ^^^^^^^^^^^^^^ dangling-anchor: nothing in "guide.md" has the anchor "setup"
```

```spec
See [retries](#retrys).
              ^^^^^^^ dangling-anchor: nothing here has the anchor "retrys", did you mean "retries"?

## Retries
```

## Good

```spec
See [retries](#retries), [limits](#limits) and [errors](#errors).

## Retries

## How much is too much {#limits}

<a id="errors"></a>
```

## Not for you?

Write `dangling-anchor = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore dangling-anchor: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.resolution.unresolved import lost_links
from speclsp.rules.rule import Rule
from speclsp.rules.shared.nearest import MOST, hint, is_respelt, nearest
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    offered = 0
    for start, link, target in lost_links(snapshot, document):
        other = snapshot.document(target.path)
        if target.verdict != "no-anchor" or other is None:
            continue
        offered += 1
        near = nearest(target.fragment, other.anchors) if offered <= MOST else ()
        where = "here" if target.path == document.path else f'in "{target.path}"'
        yield Diagnostic(
            link.target_span.moved(start),
            f'nothing {where} has the anchor "{target.fragment}"{hint(near)}',
            data=(target.fragment, *near),
        )


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterator[Fix]:
    written = document.words(diagnostic.span)
    start = diagnostic.span.start + len(written.partition("#")[0]) + 1
    fragment, *near = diagnostic.data
    for anchor in near:
        only = len(near) == 1 and is_respelt(anchor, fragment)
        edit = Edit(Span(start, diagnostic.span.end), anchor)
        yield Fix(f'Link to "#{anchor}"', "safe" if only else "consent", ((document.path, edit),))


RULE = Rule(
    "dangling-anchor", "link", "error", __doc__, document=_check, fixes=_fixes, needs="documents"
)
