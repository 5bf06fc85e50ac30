"""
Clauses need each other in a circle, so that none can hold before the others do.

A clause needs another by an attribute (`requires=`, `depends-on=`), a line such as `Depends on:
REQ-1`, a list below `Covers:` or `Depends:`, the front matter, or `[[constraints]]` in the
configuration. Each clause of the circle is reported once, where it says what it needs; of a long
circle only the next step is named, and how many clauses it has.

## Bad

```spec
- **REQ-1**: The lamp dims at night (depends on REQ-2).
                                                ^^^^^ cyclic-dependency: "REQ-1" depends on "REQ-2", and that on "REQ-1"
- **REQ-2**: The lamp knows that it is night (depends on REQ-1).
                                                         ^^^^^ cyclic-dependency: "REQ-2" depends on "REQ-1", and that on "REQ-2"
```

```spec
## Billing {#billing requires=accounts}
                              ^^^^^^^^ cyclic-dependency: "billing" depends on "accounts", and that on "billing"

## Accounts {#accounts requires=billing}
                                ^^^^^^^ cyclic-dependency: "accounts" depends on "billing", and that on "accounts"
```

## Good

```spec
- **REQ-1**: The lamp dims at night (depends on REQ-2).
- **REQ-2**: The lamp knows that it is night.
```

## Not for you?

Write `cyclic-dependency = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore cyclic-dependency: reason -->` at the end of the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.authority.cycles import Cycle, between, cycles
from speclsp.authority.nodes import Node, name_of
from speclsp.diagnostic import Diagnostic, Related
from speclsp.document import Document
from speclsp.rules.rule import Rule
from speclsp.workspace import ConfigFile, Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    yield from _in_file(snapshot, document.path)


def _in_file(snapshot: Snapshot, path: str) -> Iterator[Diagnostic]:
    for cycle in cycles(snapshot, path):
        related = tuple(
            Related(each.path, each.span, f"{_name(snapshot, each.subject)} needs this")
            for each in between(snapshot, cycle)
        )
        relation = cycle.relation
        yield Diagnostic(relation.span, _message(snapshot, cycle), related, relation.subject.id)


def _in_settings(snapshot: Snapshot, path: str, _: ConfigFile) -> Iterator[Diagnostic]:
    yield from _in_file(snapshot, path)


def _message(snapshot: Snapshot, cycle: Cycle) -> str:
    covers = cycle.relation.kind == "covers"
    verb, by, others = ("covers", "", "cover") if covers else ("depends on", "on ", "need")
    names = [_name(snapshot, each) for each in cycle.nodes or cycle.relation[1:3]]
    end = "" if cycle.nodes else " in the end"
    behind = f": {cycle.size} clauses {others} each other" if cycle.size > len(names) else ""
    if len(names) == 1:
        return f"{names[0]} {verb} itself{behind}"
    chain = f", and that {by}".join((*names[1:], names[0]))
    return f"{names[0]} {verb} {chain}{end}{behind}"


def _name(snapshot: Snapshot, node: Node) -> str:
    return f'"{name_of(snapshot, node)}"'


RULE = Rule(
    "cyclic-dependency",
    "conflict",
    "error",
    __doc__,
    document=_check,
    settings=_in_settings,
    needs="documents",
)
