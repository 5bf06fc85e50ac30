"""
A transcript has a role that is never closed, a grade that is none, or no words at all.

Whoever turns the examples into tests reads the messages by their roles and the verdicts by their
grades, `GOOD`, `BAD` and `OK`; what is malformed is lost there in silence, and a test that nobody
has filled in shows nothing.

## Bad

```spec
~~~xml
<user>
Good evening.
</user>
<assistant> <!-- WRONG -->
^^^^^^^^^^^ malformed-example: "<assistant>" is never closed
Hi.
~~~
```

```spec
~~~xml
<assistant> <!-- good: it greets back -->
                 ^^^^ malformed-example: "good" is no grade, write "GOOD"
Good evening.
</assistant>
~~~
```

```spec
~~~xml
<user>
^^^^^^ malformed-example: nobody says anything in this transcript

</user>
<assistant>

</assistant>
~~~
```

## Good

```spec
~~~xml
<user>
Good evening.
</user>
<assistant> <!-- GOOD: it greets back -->
Good evening.
</assistant>
~~~
```

## Not for you?

Write `malformed-example = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore malformed-example: reason -->` on a line of its own above the fence.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.rules.rule import Rule
from speclsp.rules.shared.instead import instead
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    for start, facts in document.facts:
        for mistake in facts.mistakes:
            if mistake.kind == "example":
                remedy = f', write "{mistake.remedy}"' if mistake.remedy else ""
                data = (mistake.remedy,) if mistake.remedy else ()
                yield Diagnostic(mistake.span.moved(start), mistake.fault + remedy, data=data)


RULE = Rule("malformed-example", "evidence", "warning", __doc__, document=_check, fixes=instead)
