"""A batch that was sent is known to a later run, of the same workspace and model alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from speclsp.model.asking import ModelError
from speclsp.model.sent import Batch, Batches

KEPT = Batch("msgbatch_1", frozenset(("a" * 64, "b" * 64)))


def test_it_is_kept_until_it_is_forgotten(tmp_path: Path) -> None:
    batches = Batches(tmp_path / "state", tmp_path / "one", "a model")
    assert batches.sent() is None
    batches.keep(KEPT)
    assert Batches(tmp_path / "state", tmp_path / "one", "a model").sent() == KEPT
    assert Batches(tmp_path / "state", tmp_path / "other", "a model").sent() is None
    assert Batches(tmp_path / "state", tmp_path / "one", "another").sent() is None
    batches.forget()
    batches.forget()
    assert batches.sent() is None


@pytest.mark.parametrize("content", ["", "[", "[]", "{}", '{"id": 1, "keys": []}', "[" * 99_999])
def test_what_is_damaged_is_none(tmp_path: Path, content: str) -> None:
    batches = Batches(tmp_path / "state", tmp_path / "one", "a model")
    batches.keep(KEPT)
    (file,) = (tmp_path / "state" / "batches").iterdir()
    file.write_text(content, "utf-8")
    assert batches.sent() is None


def test_nothing_is_kept_where_others_can_look(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir(mode=0o755)
    (tmp_path / "state").chmod(0o755)
    with pytest.raises(ModelError, match="is not a folder of yours alone"):
        Batches(tmp_path / "state", tmp_path / "one", "a model").prepare()
    with pytest.raises(ModelError, match="is inside the workspace"):
        Batches(tmp_path / "one" / "state", tmp_path / "one", "a model").prepare()
