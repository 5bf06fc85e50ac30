"""
A link leads to a file that is not there.

The file was moved, renamed or never written, or the path starts from the wrong folder. What a site
generator may resolve in its own way is left alone: targets that begin with "/", have no file
extension, end in ".html", or lie outside the workspace.

## Bad

```spec docs/guide.md
See [the protocol](protocol.md).
                   ^^^^^^^^^^^ dangling-link: "protocol.md" leads nowhere, there is no file "docs/protocol.md"

Read [the terms].

[the terms]: ../terms.md
             ^^^^^^^^^^^ dangling-link: "../terms.md" leads nowhere, there is no file "terms.md"
```

## Good

```spec protocol.md
# Protocol
```

```spec docs/guide.md
See [the protocol](../protocol.md), [the site](/guide), [an article](intro) and
[another page](setup.html).
```

## Not for you?

Write `dangling-link = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore dangling-link: reason -->` at the end of the line.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.resolution.links import reached
from speclsp.resolution.unresolved import lost_links
from speclsp.rules.rule import Rule
from speclsp.text import Edit
from speclsp.workspace import Snapshot

_MOST_OFFERED = 3


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    for start, link, target in lost_links(snapshot, document):
        if target.verdict == "no-file":
            yield Diagnostic(
                link.target_span.moved(start),
                _message(link.target, target.path),
                data=(target.path,),
            )


def _message(written: str, path: str) -> str:
    fault = f'there is no file "{path}"'
    return fault if written == path else f'"{written}" leads nowhere, {fault}'


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterator[Fix]:
    """Documents elsewhere that have the file's name, and the anchor if one is named, the nearest
    first."""
    name = posixpath.basename(diagnostic.data[0])
    folder = posixpath.dirname(document.path) or "."
    found = (path for path in snapshot.documents if posixpath.basename(path) == name)
    relative = [posixpath.relpath(path, folder) for path in found]
    written = document.words(diagnostic.span)
    anchor = written[len(written.partition("#")[0]) :]
    usable = [
        path
        for path in sorted(relative, key=lambda each: (each.count("/"), each))
        if not any(mark in path for mark in " ()<>#?%")
        and reached(snapshot, document, path + anchor).verdict in ("found", "unknown")
    ]
    for path in usable[:_MOST_OFFERED]:
        edit = Edit(diagnostic.span, path + anchor)
        yield Fix(f'Link to "{path}"', "consent", ((document.path, edit),))


RULE = Rule("dangling-link", "link", "error", __doc__, document=_check, fixes=_fixes, needs="files")
