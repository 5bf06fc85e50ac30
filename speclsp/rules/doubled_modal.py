"""
Two modal verbs stand one behind the other, often one in capitals that was added to a sentence that
had its own.

The sentence has no meaning until one of them goes, and where they differ nobody can tell which.

## Bad

```spec
The hook data **MUST** must be created first.
                ^^^^^^^^^^^ doubled-modal: "MUST must" has a modal verb twice

A server SHOULD may close the connection.
         ^^^^^^^^^^ doubled-modal: "SHOULD may" has two modal verbs, keep one
```

## Good

```spec
The hook data **MUST** be created first.

The key words are MUST, SHOULD and MAY.
```

## Evidence

A slip of writing: a modal verb takes a plain verb behind it and no other modal verb. Public
specifications have one in half a million words ("**MUST** must" in a list of hooks), and
nothing else there looks like it.

## Not for you?

Write `doubled-modal = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore doubled-modal: reason -->` at the end of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.notation.folders import is_in_force
from speclsp.rules.rule import Rule
from speclsp.rules.shared.wording import GAP, plain, quoted
from speclsp.spec.prose import Prose
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

_DOUBLED = re.compile(
    rf"\b(?:(?P<first>MUST|SHALL|SHOULD|MAY)(?:{GAP})(?P<second>(?i:must|shall|should|may))"
    rf"|(?P<lower>must|shall|should)(?:{GAP})(?P=lower))\b"
)


def _check(prose: Prose, words: str) -> Iterator[Diagnostic]:
    if not prose.normative:
        return
    for found in _DOUBLED.finditer(words):
        if quoted(words, found.start(), found.end()):
            continue
        first, second = found.group("first"), found.group("second")
        same = first is None or first.casefold() == second.casefold()
        fault = "has a modal verb twice" if same else "has two modal verbs, keep one"
        yield Diagnostic(Span(found.start(), found.end()), f'"{plain(found.group())}" {fault}')


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterable[Fix]:
    written = document.words(diagnostic.span)
    second = re.search(r"[A-Za-z]+\Z", written)
    if second is None or not written.casefold().startswith(second.group().casefold()):
        return
    start = diagnostic.span.start + second.start()
    end = diagnostic.span.end
    if document.words(Span(end, end + 1)) == " ":
        # The space behind goes too; the emphasis around the first stays whole.
        end += 1
    elif document.words(Span(start - 1, start)) == " ":
        start -= 1
    else:
        return
    edit = Edit(Span(start, end), "")
    yield Fix(f'Delete the second "{second.group()}"', "consent", ((document.path, edit),))


RULE = Rule(
    "doubled-modal",
    "keyword",
    "warning",
    __doc__,
    prose=_check,
    triggers=frozenset(("must", "shall", "should", "may")),
    fixes=_fixes,
    applies=is_in_force,
)
