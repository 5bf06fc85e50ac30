"""
A comment switches off a rule that has nothing to report there.

The fault was mended, the comment stands in the wrong place, or the rule's name is misspelt. A
comment that does nothing would hide the next finding. It is judged only when the rules that it
names have run.

## Bad

```spec
A sender MUST NOT wait. <!-- speclsp-ignore negated-keyword-case: legacy -->
                                            ^^^^^^^^^^^^^^^^^^^^ unused-suppression: "negated-keyword-case" has nothing to report here

## Retries <!-- speclsp-ignore placeholder: soon -->
                               ^^^^^^^^^^^ unused-suppression: behind a heading "placeholder" is not switched off, write the comment on its own line above

A sender MUST NOT wait. <!-- speclsp-ignore negated-keywords: legacy -->
                                            ^^^^^^^^^^^^^^^^ unused-suppression: no rule is named "negated-keywords", did you mean "negated-keyword-case"?
```

## Good

```spec
A sender MUST not wait. <!-- speclsp-ignore negated-keyword-case: quoted from version 1 -->
```

## Not for you?

Write `unused-suppression = "off"` under `[rules]` in speclsp.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speclsp.diagnostic import Diagnostic, Fix
from speclsp.document import Document
from speclsp.rules.instead import instead
from speclsp.rules.nearest import MOST, hint, nearest
from speclsp.rules.rule import Rule
from speclsp.suppression.comments import Suppression
from speclsp.workspace import Snapshot


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
            yield Diagnostic(each.span, f'"{each.rule}" has nothing to report here')


def _fixes(snapshot: Snapshot, document: Document, diagnostic: Diagnostic) -> Iterator[Fix]:
    return instead(snapshot, document, diagnostic)


RULE = Rule("unused-suppression", "configuration", "warning", __doc__, fixes=_fixes)
