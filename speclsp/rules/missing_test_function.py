"""
A footnote names a test that is not there: there is no such file, or no such function in it.

`[^ses1a]: tests/test_ses.py::test_initializes_client` says which test shows what the tagged clause
demands. The test was renamed or deleted, and the clause still claims to be tested.

## Bad

```spec spec.md
# Sessions

The client is initialized once[^ses1a], and closed once[^ses2b].

[^ses1a]: tests/test_ses.py::test_initialises_client
                             ^^^^^^^^^^^^^^^^^^^^^^^ missing-test-function: "tests/test_ses.py" has no test "test_initialises_client", did you mean "test_initializes_client"?
[^ses2b]: tests/test_close.py::test_closes
          ^^^^^^^^^^^^^^^^^^^ missing-test-function: there is no file "tests/test_close.py"
```

```spec tests/test_ses.py
def test_initializes_client():
    pass
```

## Good

```spec spec.md
# Sessions

The client is initialized once[^ses1a].

[^ses1a]: tests/test_ses.py::test_initializes_client
```

```spec tests/test_ses.py
def test_initializes_client():
    pass
```

## Not for you?

Write `missing-test-function = "off"` under `[rules]` in speclsp.toml, or put
`<!-- speclsp-ignore-file missing-test-function: reason -->` on a line of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from speclsp.diagnostic import Diagnostic
from speclsp.document import Document
from speclsp.resolution.evidence import (
    function_name,
    stated_file,
    stated_function,
    stated_tests,
)
from speclsp.rules.rule import Rule
from speclsp.rules.shared.instead import instead
from speclsp.rules.shared.nearest import hint, nearest
from speclsp.spec.facts import Footnote
from speclsp.text import Span
from speclsp.workspace import Snapshot


def _check(snapshot: Snapshot, document: Document) -> Iterator[Diagnostic]:
    for start, footnote in stated_tests(document).values():
        file = stated_file(snapshot, document.path, footnote)
        span = footnote.test_span.moved(start)
        if file == "":
            path = Span(span.start, span.start + len(footnote.test))
            fault = f'there is no file "{footnote.test}"'
            yield Diagnostic(path, fault, clause=footnote.label)
        elif file and footnote.function and not stated_function(snapshot, file, footnote):
            yield from _without(snapshot, file, footnote, span)


def _without(snapshot: Snapshot, file: str, footnote: Footnote, span: Span) -> Iterator[Diagnostic]:
    source = snapshot.sources.get(file)
    if source is None or not source.functions:
        # Its tests may be written in a way that is not known.
        return
    name = function_name(footnote)
    near = nearest(name, frozenset(each.name for each in source.functions if each.is_test))
    at = span.end - len(footnote.function) + footnote.function.rfind(name)
    yield Diagnostic(
        Span(at, at + len(name)),
        f'"{footnote.test}" has no test "{name}"{hint(near)}',
        clause=footnote.label,
        data=near,
    )


RULE = Rule(
    "missing-test-function",
    "evidence",
    "error",
    __doc__,
    document=_check,
    fixes=instead,
    needs="sources",
)
