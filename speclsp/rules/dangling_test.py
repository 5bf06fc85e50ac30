"""
A marker in a test or in code names a clause that no document defines.

The clause was deleted or renamed, and the code still claims to test it or to do what it says: a
reader looks for it in vain, and a report counts it. Only what says that it is a marker is reported,
and only in a notation that some document here uses.

## Bad

```spec docs/frames.md
r[frame.payload.max]
A payload has at most 64 kB.
```

```spec tests/frames.rs
// r[verify frame.payload.maximum]
            ^^^^^^^^^^^^^^^^^^^^^ dangling-test: "frame.payload.maximum" is defined nowhere, did you mean "frame.payload.max"?
#[test]
fn a_large_payload_is_refused() {}
```

```spec docs/lamps.md
- **LAMP-001**: A lamp dims.
```

```spec tests/test_lamps.py
@pytest.mark.spec("LAMP-002")
                   ^^^^^^^^ dangling-test: "LAMP-002" is defined nowhere
def test_it_blinks():
    pass
```

## Good

```spec docs/frames.md
r[frame.payload.max]
A payload has at most 64 kB.
```

```spec tests/frames.rs
// r[verify frame.payload.max]
#[test]
fn a_large_payload_is_refused() {
    let other = q[frame.other];
}
```

## Not for you?

Write `dangling-test = "off"` under `[rules]` in speclsp.toml, put
`speclsp-ignore dangling-test: reason` into a comment in the line or above it, or
`<!-- speclsp-ignore dangling-test: reason -->` where comments are written so.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.code.mark import Mark
from speclsp.code.source import Source
from speclsp.diagnostic import Diagnostic, Fix
from speclsp.notation.reading import BY_NAME
from speclsp.resolution.marks import meaning
from speclsp.rules.rule import Rule
from speclsp.rules.shared.nearest import MOST, hint, is_respelt, nearest
from speclsp.spec.names import Name
from speclsp.text import Edit
from speclsp.workspace import Snapshot

_MOST_DOCUMENTS = 50


def _check(snapshot: Snapshot, source: Source) -> Iterator[Diagnostic]:
    offered = 0
    for mark in source.marks:
        if not mark.explicit or meaning(snapshot, mark).verdict != "missing":
            continue
        if mark.notation == "duvet":
            yield Diagnostic(mark.span, f'"{mark.target}" names no section')
            continue
        offered += 1
        near = _near(snapshot, mark) if offered <= MOST else ()
        closed = mark.notation in BY_NAME and BY_NAME[mark.notation].closed
        where = f' in "{mark.scope}"' if mark.scope and closed else ""
        message = f'"{mark.target}" is defined nowhere{where}{hint(near)}'
        yield Diagnostic(mark.span, message, clause=mark.target, data=near)


def _near(snapshot: Snapshot, mark: Mark) -> tuple[str, ...]:
    if mark.notation in BY_NAME and BY_NAME[mark.notation].counted:
        return ()
    paths = snapshot.index.defining(Name("bare-family", "", mark.prefix))
    names: set[str] = set()
    for path in paths[:_MOST_DOCUMENTS]:
        if (document := snapshot.document(path)) is not None:
            clauses = (clause for _, clause in document.settled.clauses)
            names |= {each.id for each in clauses if each.prefix == mark.prefix}
    return nearest(mark.target, frozenset(names))


def _fixes(snapshot: Snapshot, source: Source, diagnostic: Diagnostic) -> Iterator[Fix]:
    for name in diagnostic.data:
        only = len(diagnostic.data) == 1 and is_respelt(diagnostic.clause, name)
        edit = Edit(diagnostic.span, name)
        yield Fix(f'Write "{name}"', "safe" if only else "consent", ((source.path, edit),))


RULE = Rule(
    "dangling-test",
    "evidence",
    "error",
    __doc__,
    source=_check,
    source_fixes=_fixes,
    needs="documents",
)
