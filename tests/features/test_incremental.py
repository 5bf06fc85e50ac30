"""What features remember with a segment is the same after any edits as from scratch."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from speclsp.document import Document
from speclsp.features.folding import folds
from speclsp.features.selection import selections
from speclsp.resolution.places import SectionPlace
from speclsp.resolution.uses import citations
from speclsp.text import Edit, Span
from speclsp.work import at_once
from speclsp.workspace import Change, Snapshot, Workspace
from tests.features.test_hostile import PIECES, texts
from tests.features.world import world

START = (
    "# One {#t}\n\n- a\n  b\n\n<!--\nx\n-->\n\n"
    + "Words and words.\n\n" * 40
    + "## Two\n\n[x](#t)\n"
)
edits = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from((*PIECES, "", "\n"))),
    min_size=1,
    max_size=8,
)


def ask(document: Document) -> tuple[object, ...]:
    size = document.size
    grown = tuple(selections(document, at) for at in range(0, size + 1, max(1, size // 20)))
    return folds(document), grown


def cited(snapshot: Snapshot) -> list[object]:
    document = snapshot.documents["a.md"]
    places = [SectionPlace("a.md", start, section) for start, section in document.sections]
    return [at_once(citations(snapshot, place)) for place in places]


@given(texts, edits)
def test_an_edit_gives_what_a_fresh_start_gives(
    text: str, changes: list[tuple[float, int, str]]
) -> None:
    string = START + text
    snapshot = world({"a.md": string})
    workspace = Workspace(snapshot.listing, frozenset())
    workspace.apply(Change(texts={"a.md": string}, complete=True, opened=frozenset(["a.md"])))
    for place, length, words in changes:
        # So that there is something to be remembered.
        ask(workspace.snapshot.documents["a.md"])
        cited(workspace.snapshot)
        size = len(workspace.snapshot.documents["a.md"].text)
        low = int(place * size)
        edit = Edit(Span(low, min(size, low + length)), words)
        workspace.apply(Change(edits={"a.md": [edit]}))
    document = workspace.snapshot.documents["a.md"]
    fresh = world({"a.md": document.text.string})
    assert ask(document) == ask(fresh.documents["a.md"])
    assert cited(workspace.snapshot) == cited(fresh)
