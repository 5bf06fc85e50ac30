"""What is agreed to is the folder that was named, wherever that is said and asked about."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from speclsp.cli.entry import main
from tests.cli.model_script import SPEC, script
from tests.cli.process import CLEAN, command, environment, plant
from tests.cli.user import KEY
from tests.model.messages_server import MessagesServer, plain_environment

FIRST, _, REST = SPEC.partition("**REQ-2**")
Says = Callable[..., tuple[int, str]]


@pytest.fixture
def server() -> Iterator[MessagesServer]:
    with MessagesServer() as server:
        server.answers(script)
        yield server


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with no mark of a root, in the user's home."""
    files = {"specs/a.md": FIRST, "specs/deep/b.md": CLEAN, "other/c.md": f"# C\n\n**REQ-2**{REST}"}
    return plant(tmp_path / "home" / "plain", files)


@pytest.fixture
def says(
    place: Path,
    server: MessagesServer,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> Says:
    """The exit code of a command in a folder, and all that it prints."""
    plain_environment(monkeypatch, str(place.parent))
    for name, value in (
        *(("SPECLSP_MODEL", "on"), ("SPECLSP_MODEL_NAME", "fake-model")),
        *(("SPECLSP_MODEL_URL", server.url), ("ANTHROPIC_API_KEY", KEY)),
    ):
        monkeypatch.setenv(name, value)

    def says(folder: Path, *arguments: str) -> tuple[int, str]:
        monkeypatch.chdir(folder)
        code = main(arguments)
        return code, "".join(capfd.readouterr())

    return says


def holds(says: Says, folder: Path, *paths: str) -> bool:
    code, words = says(folder, "doctor", "--no-network", *paths)
    assert ("nobody has agreed" in words) is bool(code)
    return code == 0


def from_anywhere(says: Says, place: Path) -> list[bool]:
    """Whether text of `specs` may be sent, asked from several working directories."""
    return [
        holds(says, place, "specs"),
        holds(says, place, "specs/a.md"),
        holds(says, place / "specs"),
        holds(says, place / "specs" / "deep"),
        holds(says, place / "other", "../specs/deep/b.md"),
        holds(says, Path(place.anchor), str(place / "specs")),
    ]


def test_it_is_the_same_from_everywhere(says: Says, place: Path) -> None:
    assert from_anywhere(says, place) == [False] * 6
    code, words = says(place, "model", "agree", "specs")
    assert (code, f'clauses of "{place / "specs"}"' in words) == (0, True)
    assert from_anywhere(says, place) == [True] * 6
    assert not holds(says, place)
    assert not holds(says, place, "other/c.md")
    code, words = says(place.parent, "model", "revoke", "plain/specs/deep")
    assert (code, f'text of "{place / "specs"}" is sent to nobody' in words) == (0, True)
    assert from_anywhere(says, place) == [False] * 6
    code, words = says(place, "model", "revoke", "specs")
    assert (code, words) == (1, f'nothing was agreed to for "{place / "specs"}"\n')


def test_nothing_of_another_folder_is_sent(says: Says, place: Path, server: MessagesServer) -> None:
    for arguments in (["--check", "--model"], ["clarify", "--batch", "--yes"]):
        says(place, *arguments, "specs")
        assert server.asked == []
    says(place, "model", "agree", "specs")
    says(place, "--check", "--model", "specs")
    sent = json.dumps([each.body for each in server.asked])
    assert "each invoice of a customer on paper alone" in sent
    assert "tax office" not in sent
    # All of it is, where all of it was agreed to.
    says(place, "model", "agree")
    says(place, "--check", "--model", "specs")
    assert "tax office" in json.dumps([each.body for each in server.asked])


def test_it_is_the_repository_where_there_is_one(says: Says, place: Path) -> None:
    (place / ".git").mkdir()
    code, words = says(place.parent, "model", "agree", "plain/specs/a.md")
    assert (code, f'clauses of "{place}"' in words) == (0, True)
    assert from_anywhere(says, place) == [True] * 6
    assert holds(says, place, "other/c.md")


def test_a_home_is_too_much(says: Says, place: Path) -> None:
    (place.parent / ".git").mkdir()
    for folder, paths in ((place.parent, ()), (place, ["specs"]), (place, ["/"])):
        code, words = says(folder, "model", "agree", *paths)
        assert code == 2
        assert "too much to agree to" in words
        assert words.count("\n") == 1
    plant(place, {"speclsp.toml": ""})
    assert says(place, "model", "agree", "specs")[0] == 0
    assert from_anywhere(says, place) == [True] * 6


def test_a_folder_that_is_gone_can_be_revoked(says: Says, place: Path) -> None:
    says(place, "model", "agree", "specs")
    (place / "specs").rename(place / "gone")
    assert says(place, "model", "revoke", "specs")[0] == 0
    (place / "gone").rename(place / "specs")
    assert from_anywhere(says, place) == [False] * 6


@pytest.mark.parametrize("setting", ["SPECLSP_MODEL", "speclsp.toml"])
def test_it_says_that_models_are_off(
    says: Says, place: Path, setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = says(place, "model", "agree", "specs")[1]
    assert "nothing is sent" not in words
    if setting == "SPECLSP_MODEL":
        monkeypatch.setenv("SPECLSP_MODEL", "")
        wanted = "models are off, speclsp model on switches them on"
    else:
        plant(place, {"speclsp.toml": "[model]\nenabled = false\n"})
        wanted = "speclsp.toml says that no model is asked"
    code, words = says(place, "model", "agree", "specs")
    assert (code, f"nothing is sent until that changes: {wanted}" in words) == (0, True)


@pytest.mark.usefixtures("says")
@pytest.mark.parametrize(("answer", "code"), [(b"n\n", 1), (b"\n", 1), (b"y\n", 0)])
def test_a_person_is_asked(place: Path, server: MessagesServer, answer: bytes, code: int) -> None:
    pty = pytest.importorskip("pty", reason="needs the terminals of a POSIX system")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command("model", "agree", "specs"),
        cwd=place,
        env=environment(TERM="xterm"),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        os.write(ours, answer)
        text = b""
        try:
            while part := os.read(ours, 65536):
                text += part
        except OSError:
            pass
        assert process.wait(60) == code
    os.close(ours)
    for words in (f"folder: {place / 'specs'}", f"endpoint: {server.url}", "model: fake-model"):
        assert words in text.decode()
    assert "the clause or section" in text.decode()
    assert ("agreed: clauses of" in text.decode()) is (code == 0)
