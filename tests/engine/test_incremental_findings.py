"""After any edits, in any document, the findings are those of a workspace that was just read."""

from __future__ import annotations

import os
import random
from pathlib import Path

from speclsp.checking.check import check
from speclsp.checking.levels import Overrides
from speclsp.files.listing import Listing
from speclsp.text import Edit, Span
from speclsp.workspace import Change, Workspace
from tests.engine.test_incremental import HOSTILE, SEED

EDITS = int(os.environ.get("SPECLSP_EDITS", "1500"))

EVERYTHING = Overrides(severities=(("untested-clause", "hint"), ("missing-authority", "hint")))

FILES = {
    "spec.md": """# Lamps {#lamps authority=root}

The lamp must dim[^ab1c], and rest[^zz9y]. See [there](#rest), [?](#gone) and [b](rules.md#sizes).

## Rest {#rest}

The lamp MUST not hum[^ab1c]. It is TBD. <!-- speclsp-ignore placeholder: later -->

Words that nothing is said of stand here, so that there is something to type into.

## Rest {#rest authority=rot}

**Example**: one

~~~xml
<assistant> <!-- Good -->
Hm.
</assistant>
~~~

[x][nowhere] and MAY NOT, **MUST** must.
""",
    "examples/ab1c.md": "Examples for [^ab1c] in Rest:\n\n**Example**: a\n\n**Example**: a\n",
    "examples/qq1q.md": "Examples for [^qq1q] in Rest:\n\n**Example**: a\n",
    "rules.md": """# Sizes

> r[frame.size]
>
> A frame has 8 bytes, as r[frame.gone] says.

r[frame.size]
Again. See [spec](spec.md#lamps), [img](img/gone.png) and FR-001.

r[frame..bad]
Text.
""",
    "specs/001-a/spec.md": "- **FR-001**: x\n- **FR-002**: FR-009\n- **FR-1**: y\n- **FR-003**: z",
    "specs/002-b/spec.md": "- **FR-001**: x\n\n<!-- speclsp-ignore may-not: ok -->\nMAY not\n",
}


def listing() -> Listing:
    folders = frozenset({"examples", "specs", "specs/001-a", "specs/002-b"})
    return Listing(Path("/nowhere"), tuple(sorted(FILES)), frozenset(FILES), folders)


def fresh(texts: dict[str, str]) -> Workspace:
    made = Workspace(listing(), frozenset())
    made.apply(Change(texts=texts, complete=True))
    return made


def random_edit(choose: random.Random, text: str) -> Edit:
    start = choose.randint(0, len(text))
    if choose.random() < 0.6:
        return Edit(Span(start, start), choose.choice(("a", "x", " ", "word ", "é")))
    end = min(len(text), start + choose.randint(0, 9))
    return Edit(Span(start, end), "".join(choose.choices(HOSTILE, k=choose.randint(0, 2))))


def test_findings_after_edits_are_those_of_a_fresh_reading() -> None:
    choose = random.Random(SEED)
    moved = 0
    for _ in range(EDITS // 25):
        made = fresh(FILES)
        made.apply(Change(opened=frozenset(FILES)))
        texts = dict(FILES)
        for step in range(25):
            path = choose.choice(sorted(FILES))
            edits = [random_edit(choose, texts[path])]
            snapshot = made.apply(Change(edits={path: edits}))
            document = snapshot.document(path)
            assert document is not None
            moved += document.carried is not None
            texts[path] = document.text.string
            other = fresh(texts).snapshot
            # Not all are looked at each time, so that some findings are taken over late.
            for each in choose.sample(sorted(FILES), 3):
                now, then = check(snapshot, each, EVERYTHING), check(other, each, EVERYTHING)
                assert now == then, f"SPECLSP_SEED={SEED}, {path} {edits}, step {step}, in {each}"
    assert moved, "no edit was quiet, so nothing was tried"


def test_places_in_another_document_are_where_they_are_now() -> None:
    made = fresh(FILES | {"examples/ab1c.md": "Examples for [^ab1c] in Oil:\n\n**Example**: a\n"})
    made.apply(Change(opened=frozenset(FILES)))
    before = check(made.snapshot, "examples/ab1c.md", EVERYTHING).diagnostics
    places = [each.span for found in before for each in found.related if each.path == "spec.md"]
    assert places
    # In the words above, so that no name changes.
    at = FILES["spec.md"].index("must dim")
    snapshot = made.apply(Change(edits={"spec.md": [Edit(Span(at, at), "x")]}))
    after = check(snapshot, "examples/ab1c.md", EVERYTHING).diagnostics
    moved = [each.span for found in after for each in found.related if each.path == "spec.md"]
    assert moved == [each.moved(1) if each.start > at else each for each in places] != places
