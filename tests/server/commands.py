"""A client of a server that has commands for the tests, and what is asked of it."""

from __future__ import annotations

import sys
import time
from typing import Any

import pytest

from tests.server.client import PATIENCE, REPOSITORY, Client, RefusedError

SERVING = (sys.executable, "-P", str(REPOSITORY / "tests" / "server" / "serving.py"))
"""The command that starts it."""

CANCELLED = -32800
AT_ONCE = 10.0
"""Seconds, on a machine under load; what it is compared with takes many times as long."""


def command(client: Client, name: str, *arguments: Any) -> int:
    """Has a command run, and gives the request's id."""
    return client.ask("workspace/executeCommand", {"command": name, "arguments": list(arguments)})


def counts(client: Client) -> dict[str, int]:
    """How often what has happened in the server."""
    found: dict[str, int] = client.answer(command(client, "test.counts"))
    return found


def until(client: Client, name: str) -> None:
    """Waits until something of this name has happened in the server."""
    end = time.monotonic() + PATIENCE
    while not counts(client).get(name):
        assert time.monotonic() < end, f"{name} never happened"
        time.sleep(0.01)


def refused(client: Client, identifier: int, timeout: float = PATIENCE) -> int:
    """The code of the error that answers a request."""
    with pytest.raises(RefusedError) as error:
        client.answer(identifier, timeout)
    return error.value.code


def cancel(client: Client, identifier: Any) -> None:
    client.notify("$/cancelRequest", {"id": identifier})
