"""What is loaded, and how soon something is said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from speclsp import __version__
from tests.cli.process import CLEAN, plant, run

FOREIGN = ("pygls", "lsprotocol", "anthropic", "asyncio")
LOADED = """
import sys
from speclsp.cli.entry import main
code = main(sys.argv[1:])
print(*sorted({name.split(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--check"],
        ["--check", "--format", "json"],
        ["--check", "--format", "sarif"],
        ["--check", "--statistics"],
    ],
)
def test_a_check_loads_nothing_of_the_server(tmp_path: Path, arguments: list[str]) -> None:
    plant(tmp_path, {"a.md": CLEAN})
    done = run(tmp_path, *arguments, program=[sys.executable, "-P", "-c", LOADED])
    assert done.code == 0
    loaded = done.err.split()
    assert "tree_sitter" in loaded
    assert not {*loaded} & {*FOREIGN}


def test_the_version_loads_next_to_nothing(tmp_path: Path) -> None:
    done = run(tmp_path, "--version", program=[sys.executable, "-P", "-S", "-c", LOADED])
    assert (done.code, done.out) == (0, f"speclsp {__version__}\n")
    assert not {*done.err.split()} & {*FOREIGN, "argparse", "typing", "re", "logging", "json"}


@pytest.mark.parametrize("arguments", [["--version"], ["-V"], ["--check", "--version"]])
def test_the_version_is_printed(tmp_path: Path, arguments: list[str]) -> None:
    assert run(tmp_path, *arguments) == (0, f"speclsp {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        (["serve"], []),
        (["serve", "--unknown"], ["--unknown"]),
        (["--stdio"], ["--stdio"]),
        (["--clientProcessId=12"], ["--clientProcessId=12"]),
        (
            ["--x", "--stdio", "--clientProcessId", "1"],
            ["--x", "--stdio", "--clientProcessId", "1"],
        ),
    ],
)
def test_an_editor_gets_the_server(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], given: list[str]
) -> None:
    from types import ModuleType

    from speclsp.cli.entry import main

    called: list[list[str]] = []
    fake = ModuleType("speclsp.server.main")

    def serve(arguments: list[str]) -> int:
        called.append(arguments)
        return 7

    vars(fake)["serve"] = serve
    monkeypatch.setitem(sys.modules, "speclsp.server.main", fake)
    assert main(arguments) == 7
    assert called == [given]


def test_a_check_is_no_server(tmp_path: Path) -> None:
    for arguments in (["--check", "--stdio"], ["check", "--clientProcessId=1"]):
        done = run(tmp_path, *arguments)
        assert done.code == 2
        assert "unknown option" in done.err


def test_an_installation_that_lacks_a_part_says_so_in_a_line(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "sys.modules['tree_sitter'] = None\n"
        "from speclsp.cli.entry import main\n"
        "sys.exit(main(['--check']))\n"
    )
    done = run(tmp_path, program=[sys.executable, "-P", "-c", script])
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("speclsp: internal error: ")
    assert done.err.count("\n") == 1


INTERRUPTED = """
import os, runpy, signal, sys

class Loading:
    def find_spec(self, name, path=None, target=None):
        if name == {!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Loading())
runpy.run_module("speclsp", run_name="__main__")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal of POSIX")
@pytest.mark.parametrize(
    ("loaded", "option"),
    [
        ("speclsp.cli.entry", "--check"),
        ("speclsp.cli.command", "--check"),
        ("argparse", "--check"),
        ("tree_sitter", "--check"),
        ("speclsp.server.main", "--stdio"),
    ],
)
def test_what_is_interrupted_while_it_loads_says_nothing(
    tmp_path: Path, loaded: str, option: str
) -> None:
    plant(tmp_path, {"a.md": CLEAN})
    program = [sys.executable, "-P", "-c", INTERRUPTED.format(loaded)]
    assert run(tmp_path, option, program=program) == (130, "", "")
