"""Text goes to a model where its user has agreed to that, for this folder, endpoint and model."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from speclsp.model.asking import ModelError
from speclsp.model.consent import Consents

WHO = "anthropic https://api.anthropic.com claude-sonnet-5-5"


@pytest.fixture
def consents(tmp_path: Path) -> Consents:
    return Consents(tmp_path / "state")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "repository"
    root.mkdir()
    return root


def test_it_holds_for_this_folder_and_model(consents: Consents, root: Path, tmp_path: Path) -> None:
    assert not consents.agreed(root, WHO)
    consents.agree(root, WHO)
    consents.agree(root, WHO)
    assert Consents(tmp_path / "state").agreed(root, WHO)
    assert not consents.agreed(root, WHO + "x")
    assert not consents.agreed(root, WHO.replace("https://api.anthropic.com", "https://evil.test"))
    assert not consents.agreed(tmp_path, WHO)
    assert not consents.agreed(tmp_path / "repository-2", WHO)
    assert consents.folders(WHO) == {str(root)}
    assert consents.folders(WHO + "x") == frozenset()


def test_it_holds_for_what_is_below(consents: Consents, root: Path) -> None:
    consents.agree(root, WHO)
    assert consents.agreed(root / "inner" / "a", WHO)
    assert not consents.agreed(root / "inner" / "a", WHO + "x")


def test_a_home_or_a_disk_is_too_much(
    consents: Consents, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for wide in (Path(root.anchor), root / "..", root.parent):
        monkeypatch.setenv("HOME", str(root.parent))
        with pytest.raises(ModelError, match="too much to agree to"):
            consents.agree(wide, WHO)
    # As it was before this was refused.
    monkeypatch.setenv("HOME", str(root / "elsewhere"))
    consents.agree(root, WHO)
    monkeypatch.setenv("HOME", str(root))
    assert not consents.agreed(root, WHO)
    assert not consents.agreed(root / "inner", WHO)
    assert consents.folders(WHO) == frozenset()
    assert consents.revoke(root) == (str(root),)


def test_a_link_to_the_folder_is_the_folder(consents: Consents, root: Path, tmp_path: Path) -> None:
    consents.agree(root, WHO)
    (tmp_path / "link").symlink_to(root)
    assert consents.agreed(tmp_path / "link", WHO)


def test_it_can_be_taken_back(consents: Consents, root: Path, tmp_path: Path) -> None:
    consents.agree(root, WHO)
    consents.agree(root, "another")
    consents.agree(tmp_path / "other", WHO)
    assert consents.revoke(root) == (str(root),)
    assert consents.revoke(root) == ()
    assert not consents.agreed(root, "another")
    assert not consents.agreed(root, WHO)
    assert consents.agreed(tmp_path / "other", WHO)


def test_it_is_taken_back_above_and_below(consents: Consents, root: Path) -> None:
    for each in (root, root / "a" / "b", root / "a" / "c", root / "other"):
        consents.agree(each, WHO)
    taken = (str(root), str(root / "a" / "b"), str(root / "a" / "c"))
    assert consents.revoke(root / "a") == taken
    assert not consents.agreed(root / "a", WHO)
    assert consents.agreed(root / "other", WHO)


def test_it_is_the_users_alone(consents: Consents, root: Path, tmp_path: Path) -> None:
    consents.agree(root, WHO)
    (file,) = (tmp_path / "state" / "agreed").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for mode in (0o644, 0o660):
        file.chmod(mode)
        assert not consents.agreed(root, WHO)
    file.chmod(0o600)
    assert consents.agreed(root, WHO)
    file.parent.chmod(0o755)
    assert not consents.agreed(root, WHO)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b"[" * 60_000, b'["/", "x"]', b"null"])
def test_what_is_damaged_is_no_consent(
    consents: Consents, root: Path, tmp_path: Path, content: bytes
) -> None:
    consents.agree(root, WHO)
    (file,) = (tmp_path / "state" / "agreed").iterdir()
    file.write_bytes(content)
    assert not consents.agreed(root, WHO)
    consents.agree(root, WHO)
    assert consents.agreed(root, WHO)


def test_the_workspace_cannot_agree_for_itself(tmp_path: Path) -> None:
    root = tmp_path / "repository"
    inside = Consents(root / "state")
    with pytest.raises(ModelError, match="inside the workspace"):
        inside.agree(root, WHO)
    # As if it had been planted.
    Consents(root / "state").agree(tmp_path / "elsewhere", WHO)
    assert not Consents(root / "state").agreed(root, WHO)


def test_a_link_is_no_consent(consents: Consents, root: Path, tmp_path: Path) -> None:
    consents.agree(root, WHO)
    (file,) = (tmp_path / "state" / "agreed").iterdir()
    os.rename(file, tmp_path / "moved")
    file.symlink_to(tmp_path / "moved")
    assert not consents.agreed(root, WHO)
