"""speclsp as a process of its own, started from a folder that it is not to import from."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

PROJECT = Path(__file__).resolve().parents[2]

CLEAN = "# Title\n\n**REQ-1**: The server SHALL reply.\n"
WARNED = "# Title\n\n**REQ-1**: The server MAY NOT reply.\n"
BROKEN = "# Title\n\nSee [the other](other.md).\n"


class Run(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.out)
        return loaded

    @property
    def rules(self) -> list[str]:
        return [each["rule"] for each in self.report["diagnostics"]]


def environment(**more: str) -> dict[str, str]:
    """That of the test without what changes a report."""
    ours = {key: value for key, value in os.environ.items() if key not in _LEFT_OUT}
    return {**ours, "PYTHONPATH": str(PROJECT), **more}


_LEFT_OUT = {"GITHUB_ACTIONS", "NO_COLOR", "PYTHONIOENCODING", "PYTHONHASHSEED", "PYTHONUTF8"}


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", "speclsp", *arguments]


def run(
    cwd: Path,
    *arguments: str,
    stdin: bytes = b"",
    environ: Mapping[str, str] | None = None,
    program: list[str] | None = None,
) -> Run:
    """What came of these arguments; bytes that are no UTF-8 are kept as surrogates."""
    done = subprocess.run(
        [*(program or command()), *arguments],
        cwd=cwd,
        env=environment(**(environ or {})),
        input=stdin,
        capture_output=True,
        timeout=120,
        check=False,
    )
    out = done.stdout.decode("utf-8", "surrogateescape")
    return Run(done.returncode, out, done.stderr.decode("utf-8", "surrogateescape"))


def check(cwd: Path, *arguments: str, stdin: bytes = b"") -> Run:
    """`speclsp --check` with a report for programs."""
    return run(cwd, "--check", "--format", "json", *arguments, stdin=stdin)


def plant(root: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return root
