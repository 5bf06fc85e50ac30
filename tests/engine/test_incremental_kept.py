"""What is taken over from the version before an edit is what a fresh reading gives: which clauses
and references hold, which clauses each segment holds, what is claimed, and what has a name."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from speclsp.checking.check import check
from speclsp.conflicts.reading import claimed
from speclsp.document import Document
from speclsp.files.listing import Listing
from speclsp.rules.all import NAMES
from speclsp.statements.clauses import held_in
from speclsp.text import Edit, Span
from speclsp.workspace import Change, Snapshot, Workspace
from tests.engine.test_incremental import EDITS, SEED
from tests.engine.test_incremental_findings import random_edit
from tests.engine.written import WRITTEN

ROUND = 25
REMARKS = "\n\n".join(
    f"On {day} the keeper walks the hall, counts the lamps, and writes down which of them are lit."
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
)
# Long enough that most of a text stands in other segments than the edit.
OWN = "\n".join(
    f"""## Part {number}

- **REQ-{number}**: When the door {number} is open, the lamp MUST stay dim for {number + 2} s.

The wait for lamps is {number} s, as the table above shows, and the {("idle", "dim")[number % 2]}
lamp of the limits below never hums. See REQ-{(number + 1) % 9}.

### Closing {number}
`req~closing-{number}~1`

The door must close.

{REMARKS}

{"This section is superseded." if number == 4 else "It stays shut."}

Needs: dsn
Covers:
- feat~closing~{number}

**Rest {number}**: the state in which no lamp is lit.
"""
    for number in range(9)
)
TEXTS = {"own.md": OWN} | dict(WRITTEN)


def fresh(path: str, text: str) -> Workspace:
    made = Workspace(Listing(Path("/nowhere"), (path,), frozenset((path,))), NAMES)
    opened = frozenset((path,))
    made.apply(Change(texts={path: text}, opened=opened, complete=True, listed=True, sourced=True))
    return made


def kept(snapshot: Snapshot, document: Document) -> list[object]:
    segments = range(len(document.segments))
    return [
        document.settled,
        document.precedents,
        [held_in(document, at).clauses for at in segments],
        claimed(snapshot, document),
        check(snapshot, document.path).diagnostics,
    ]


@pytest.mark.parametrize("path", TEXTS)
def test_what_is_kept_is_what_a_fresh_reading_gives(path: str) -> None:
    choose = random.Random(f"{SEED} {path}")
    quiet = 0
    for _ in range(max(1, EDITS // 500)):
        made = fresh(path, TEXTS[path])
        check(made.snapshot, path)
        words = ""
        for _ in range(ROUND):
            document = made.snapshot.documents[path]
            text = document.text.string
            at = choose.randrange(len(text))
            typed = Edit(Span(at, at), choose.choice("aemn "))
            edits = [typed if choose.random() < 0.7 else random_edit(choose, text)]
            if choose.random() < 0.1 and "\n\n" in text:
                # What changes which items hold below.
                at = choose.choice([place.end() for place in re.finditer("\n\n", text)])
                edits = [Edit(Span(at, at), choose.choice(("<!-- oft:off -->\n\n", "## Rest\n\n")))]
            if choose.random() < 0.1:
                edits.append(random_edit(choose, text))
            snapshot = made.apply(Change(edits={path: edits}))
            document = snapshot.documents[path]
            quiet += document.carried is not None
            words = f"SPECLSP_SEED={SEED}, {path} {edits}"
            other = fresh(path, document.text.string).snapshot
            if choose.random() < 0.8:
                now, then = kept(snapshot, document), kept(other, other.documents[path])
                assert now == then, words
    assert quiet, "no edit was quiet, so nothing was taken over"
