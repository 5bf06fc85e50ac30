"""The VS Code that the tests run: a real workbench with a real extension host, in a browser.

The npm package `code-server` serves one. It wants a Node of its own, which comes as a package too.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.editors import cache
from tests.editors.cache import UnavailableError

VERSION = "4.139.1"
NODE = "24.21.0"
"""What this code-server asks for."""

PACKAGES = (
    "gcc", "g++", "make", "python3", "pkg-config",
    "libkrb5-dev", "libsecret-1-dev", "libx11-dev", "libxkbfile-dev",
)  # fmt: skip
"""Debian's packages that it is compiled with."""

BROWSER_PACKAGES = ("chromium", "fonts-dejavu-core")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_LISTENING = re.compile(r"HTTP server listening on (http://127\.0\.0\.1:\d+)")
_PATIENCE = 60.0
_NAME = f"code-server-{VERSION}-node-{NODE}"
_FLAGS = (
    "--auth=none", "--bind-addr=127.0.0.1:0", "--disable-telemetry", "--disable-update-check",
    "--disable-workspace-trust", "--disable-getting-started-override",
)  # fmt: skip


def browser() -> Path | None:
    """A Chromium of this machine: the one that SPECLSP_BROWSER names, or one on PATH."""
    named = os.environ.get("SPECLSP_BROWSER")
    found = [shutil.which(name) for name in ([named] if named else _BROWSERS)]
    return next((Path(path) for path in found if path), None)


def installed() -> Path | None:
    """The folder that it was installed into."""
    place = cache.folder(_NAME)
    return place if cache.is_ready(place) else None


def install() -> Path:
    """Installs it where it is missing, which takes four minutes and 750 MB."""
    return cache.ensure(_NAME, _install)


def _install(place: Path) -> None:
    print(f"Installing code-server {VERSION} into {place} (once, about four minutes)", flush=True)
    npm = shutil.which("npm")
    if npm is None:
        raise UnavailableError("npm is missing. On Debian or Ubuntu: apt-get install nodejs npm")
    # Without it npm would take a folder above for the project.
    (place / "package.json").write_text('{"private": true}\n', "utf-8")
    bin = place / "node_modules" / ".bin"
    environment = {**os.environ, "PATH": f"{bin}{os.pathsep}{os.environ['PATH']}"}
    for package in (f"node@{NODE}", f"code-server@{VERSION}"):
        command = [npm, "install", "--no-audit", "--no-fund", "--save-exact", package]
        with (place / "install.log").open("ab") as log:
            done = subprocess.run(
                command, cwd=place, env=environment, stdout=log, stderr=log, check=False
            )
        if done.returncode != 0:
            said = (place / "install.log").read_text("utf-8", "replace")[-2000:]
            raise UnavailableError(
                f"{said}\nnpm could not install {package}.\n"
                f"It compiles some parts, with: apt-get install {' '.join(PACKAGES)}"
            )


class CodeServer:
    """An installation that belongs to one user: home, settings and extensions are in `home`."""

    def __init__(self, place: Path, home: Path, environment: Mapping[str, str]) -> None:
        self.node = place / "node_modules" / ".bin" / "node"
        self.home = home
        self.data = home / "data"
        self._entry = place / "node_modules" / "code-server" / "out" / "node" / "entry.js"
        self._environment = {**environment, "HOME": os.fspath(home)}
        home.mkdir(parents=True, exist_ok=True)
        (home / "config.yaml").write_text("", "utf-8")

    def install_extension(self, vsix: Path) -> str:
        """What was printed."""
        done = subprocess.run(
            [*self._command(), f"--install-extension={vsix}"],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @contextmanager
    def serving(self, log: Path) -> Iterator[str]:
        """Serves until the block ends, and gives the address."""
        with (
            log.open("wb") as output,
            subprocess.Popen(
                self._command(),
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            ) as process,
        ):
            try:
                yield _address(process, log)
            finally:
                process.terminate()
                process.wait(timeout=20)

    def _command(self) -> list[str]:
        return [
            os.fspath(self.node),
            os.fspath(self._entry),
            *_FLAGS,
            f"--config={self.home / 'config.yaml'}",
            f"--user-data-dir={self.data}",
            f"--extensions-dir={self.home / 'extensions'}",
        ]


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        found = _LISTENING.search(log.read_text("utf-8", "replace"))
        if found:
            return found[1]
        time.sleep(0.05)
    raise AssertionError(f"code-server does not listen:\n{log.read_text('utf-8', 'replace')}")
