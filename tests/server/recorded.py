"""A server whose session is recorded, and what is read from the file."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.server.client import Client

SERVE = (sys.executable, "-P", "-m", "speclsp", "serve")
HERE = (
    "import sys, os, time, speclsp.server.main as main, speclsp.server.recording.recorder as rec\n"
)


def recording(connect: Callable[..., Client], file: Path | str, *, texts: bool = False) -> Client:
    """A client of a server that records in `file`."""
    return connect([*SERVE, "--record", str(file), *(["--record-text"] if texts else [])])


def patched(connect: Callable[..., Client], lines: str, file: Path | str) -> Client:
    """The same where the server is changed by some lines of Python before it starts."""
    script = f"{HERE}{lines}sys.exit(main.serve(['--record', {str(file)!r}]))"
    return connect([sys.executable, "-P", "-c", script])


def header(file: Path) -> Any:
    return json.loads(file.read_bytes().splitlines()[0])


def entries(file: Path) -> list[Any]:
    """What follows the header; every line of it is whole."""
    data = file.read_bytes()
    assert data.endswith(b"\n")
    return [json.loads(line) for line in data.splitlines()[1:]]


def messages(file: Path, sender: str) -> list[Any]:
    """Those that are JSON."""
    found = [each for each in entries(file) if each["from"] == sender]
    return [each["message"] for each in found if "message" in each]
