"""Installs what the tests in real editors need, where it is missing.

The editors go into a cache folder outside the checkout. What cannot be had is said aloud with the
words to type, and is a failure only where SPECLSP_EDITORS=required.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.editors import code_server, neovim, policy
from tests.editors.cache import UnavailableError

REPOSITORY = Path(__file__).resolve().parent.parent.parent
DRIVER = Path(__file__).resolve().parent / "vscode"
_RULE = "*" * 79


def main() -> int:
    if policy.is_off():
        print("SPECLSP_EDITORS=off: nothing is installed, and no editor is tested")
        return 0
    missing: list[str] = []
    for name, install in STEPS.items():
        try:
            install()
        except UnavailableError as error:
            missing.append(name)
            lines = (_RULE, f"** {name} CANNOT BE HAD, so its tests are left out:", f"** {error}")
            print(*lines, _RULE, sep="\n", file=sys.stderr, flush=True)
    if missing and policy.is_required():
        print("SPECLSP_EDITORS=required, so that is a failure", file=sys.stderr)
        return 1
    return 0


def vscode() -> None:
    if code_server.installed() is None:
        packages(code_server.PACKAGES)
        code_server.install()


def browser() -> None:
    if code_server.browser() is None:
        packages(code_server.BROWSER_PACKAGES)
    if code_server.browser() is None:
        raise UnavailableError("no Chromium is on PATH; SPECLSP_BROWSER may name one")


def driver() -> None:
    """What drives the browser."""
    if not (DRIVER / "node_modules" / "playwright-core").is_dir():
        run(["npm", "ci"], DRIVER)


def extension() -> None:
    run(["make", "--no-print-directory", "vscode"], REPOSITORY)
    compiler = REPOSITORY / "editors" / "vscode" / "node_modules" / ".bin" / "tsc"
    run([os.fspath(compiler), "-p", "."], DRIVER)


STEPS: dict[str, Callable[[], object]] = {
    "Neovim": neovim.install,
    "VS Code": vscode,
    "A browser": browser,
    "What drives the browser": driver,
    "The extension for VS Code": extension,
}


def packages(names: Sequence[str]) -> None:
    """Installs packages of Debian, where that is possible."""
    words = f"On Debian or Ubuntu: apt-get install {' '.join(names)}"
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        absent = [name for name in names if not is_installed(name)]
        if absent and shutil.which("dpkg-query"):
            raise UnavailableError(f"{', '.join(absent)} missing, and this is not root. {words}")
        return
    absent = [name for name in names if not is_installed(name)]
    if absent:
        print(f"Installing {', '.join(absent)}", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        run(["apt-get", "update", "-qq"], REPOSITORY, environment)
        install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *absent]
        run(install, REPOSITORY, environment)


def is_installed(package: str) -> bool:
    if shutil.which("dpkg-query") is None:
        return False
    asked = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package],
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout == "installed"


def run(command: Sequence[str], folder: Path, environment: dict[str, str] | None = None) -> None:
    """Runs a command, of which only a failure is shown."""
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise UnavailableError(
            f"{command[0]} is missing. On Debian or Ubuntu: apt-get install nodejs npm make"
        ) from None
    if done.returncode != 0:
        said = (done.stdout + done.stderr).strip()[-3000:]
        raise UnavailableError(f"{said}\n{' '.join(command)} failed in {folder.name}/")


if __name__ == "__main__":
    sys.exit(main())
