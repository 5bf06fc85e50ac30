"""A project may switch notations off, and on where they are not recognised."""

from __future__ import annotations

from pathlib import Path

from speclsp.files.listing import Listing
from speclsp.rules.all import NAMES
from speclsp.workspace import Change, Workspace

TEXT = "A door[^ab1c] stays open, see FAQ[^1].\n\n[^1]: Frequently asked.\n\n- **REQ-1**: A door.\n"


def clauses(configuration: str) -> list[str]:
    workspace = Workspace(Listing(Path(".")), NAMES)
    workspace.apply(Change(texts={"door.md": TEXT}))
    snapshot = workspace.apply(Change(texts={"speclsp.toml": configuration}))
    document = snapshot.document("door.md")
    assert document is not None
    return [clause.id for _, clause in document.settled.clauses]


def test_nothing_is_said() -> None:
    assert clauses("") == ["REQ-1"]


def test_a_notation_is_switched_off() -> None:
    assert clauses('[notations]\ndisable = ["generic"]\n') == []


def test_a_notation_is_switched_on() -> None:
    assert clauses('[notations]\nenable = ["model-spec"]\n') == ["ab1c", "REQ-1"]
