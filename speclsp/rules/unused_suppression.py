"""
A comment switches off a rule that has nothing to report there.

The fault was mended, the comment stands in the wrong place or still lacks its reason, or the rule's
name is misspelt. A comment that does nothing would hide the next finding. It is judged only when the rules that it
names have run.

## Bad

```spec
A sender MUST NOT wait. <!-- speclsp-ignore negated-keyword-case: legacy -->
                                            ^^^^^^^^^^^^^^^^^^^^ unused-suppression: "negated-keyword-case" has nothing to report here

## Retries <!-- speclsp-ignore placeholder: soon -->
                               ^^^^^^^^^^^ unused-suppression: behind a heading "placeholder" is not switched off, write the comment on its own line above

A sender MUST NOT wait. <!-- speclsp-ignore negated-keywords: legacy -->
                                            ^^^^^^^^^^^^^^^^ unused-suppression: no rule is named "negated-keywords", did you mean "negated-keyword-case"?

A sender MAY wait. <!-- speclsp-ignore placeholder: say why -->
                                       ^^^^^^^^^^^ unused-suppression: "placeholder" is not switched off yet, give the reason in place of "say why"
```

## Good

```spec
A sender MUST not wait. <!-- speclsp-ignore negated-keyword-case: quoted from version 1 -->
```

## Not for you?

Write `unused-suppression = "off"` under `[rules]` in speclsp.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.rules.rule import Rule
from speclsp.rules.shared.instead import instead
from speclsp.rules.shared.nearest import MOST, hint, nearest
from speclsp.suppression.comments import Suppression
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

_IDLE = "has nothing to report here"


def unused(idle: Iterable[Suppression], names: frozenset[str]) -> Iterator[Diagnostic]:
    """What to say of suppressions that covered nothing; `names` are those of rules and groups."""
    offered = 0
    for each in idle:
        if each.rule and each.rule not in names:
            offered += 1
            near = nearest(each.rule, names) if offered <= MOST else ()
            yield Diagnostic(each.span, f'no rule is named "{each.rule}"{hint(near)}', data=near)
        elif each.fault:
            yield Diagnostic(each.span, each.fault)
        else:
            yield Diagnostic(each.span, f'"{each.rule}" {_IDLE}')


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterator[Fix]:
    yield from instead(snapshot, document, diagnostic)
    if diagnostic.message.endswith(_IDLE) and (span := _taken_out(document, diagnostic.span)):
        words = document.words(diagnostic.span)
        title = f'Take out "{words}"' if "-->" not in document.words(span) else "Delete the comment"
        yield Fix(title, "consent", ((document.path, Edit(span, "")),))


def _taken_out(document: Document, name: Span) -> Span | None:
    """What to delete so that the comment does not name the rule: the comment where it names no
    other, with its line where nothing else is in that."""
    string = document.text.string
    start, end = string.rfind("<!--", 0, name.start), string.find("-->", name.end)
    if start < 0 or end < 0:
        return None
    names = string[name.start : end].partition(":")[0]
    before = string[start : name.start].rstrip(" \t")
    if "," in names:
        follow = re.match(r"\s*,\s*", string[name.end : end])
        return Span(name.start, name.end + follow.end()) if follow else None
    if before.endswith(","):
        return Span(start + len(before) - 1, name.end)
    end += len("-->")
    line = document.text.line(document.text.line_at(start))
    alone = not string[line.start : start].strip() and not string[end : line.end].strip()
    if alone and line.start <= end <= line.end:
        number = document.text.line_at(start) + 1
        starts = document.text.starts
        return Span(line.start, starts[number] if number < len(starts) else line.end)
    while string[start - 1 : start] in (" ", "\t"):
        start -= 1
    return Span(start, end)


RULE = Rule("unused-suppression", "configuration", "warning", __doc__, fixes=_fixes)
