"""The words of a clause are found by its identifier, wherever that stands."""

from __future__ import annotations

import pytest

from speclsp.clarify.stated import passage_of
from speclsp.resolution.places import ClausePlace, clauses_in
from tests.clarify.scripted import world

LIGHT = """# lamps Specification

## Requirements

### Requirement: Light

```text
x
```

The lamp SHALL be lit.

#### Scenario: Night

- **WHEN** it is night
"""
PRINCIPLES = """# Constitution

### I. Light

The lamp MUST be lit.

### II. Dark

```text
x
```
"""
LIT = "The lamp MUST be lit."
KIT = "specify__memory__constitution"


@pytest.mark.parametrize(
    ("path", "text", "identifier", "words"),
    [
        ("a", "# A\n\n- **FR-1**: The lamp MUST\n  be lit.\n", "FR-1", LIT),
        ("a", "# A\n\n> r[lamp.lit]\n> The lamp MUST be lit.\n", "lamp.lit", LIT),
        ("a", "# A {#a authority=user}\n\nGreet back[^gr33].\n", "gr33", "Greet back"),
        ("openspec__specs__lamps__spec", LIGHT, "Light", "The lamp SHALL be lit."),
        (KIT, PRINCIPLES, "I", LIT),
        (KIT, PRINCIPLES, "II", None),
    ],
)
def test_a_clause_has_its_words(path: str, text: str, identifier: str, words: str | None) -> None:
    of = world(**{path: text})
    document = next(iter(of.documents.values()))
    (place,) = clauses_in(document, identifier)
    found = passage_of(of, place)
    assert (found.text if found else None) == words
    assert passage_of(of, ClausePlace("none.md", place.start, place.clause)) is None
