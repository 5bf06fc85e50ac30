"""Servers for conversations: each is closed, and looked at, when its test ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.server.client import Client


@pytest.fixture
def connect() -> Iterator[Callable[..., Client]]:
    """Starts a server; every one that a test started is asserted to have behaved."""
    clients: list[Client] = []

    def start(*arguments: object, **others: object) -> Client:
        client = Client(*arguments, **others)  # type: ignore[arg-type]
        clients.append(client)
        return client

    yield start
    for client in clients:
        client.close()


@pytest.fixture
def client(connect: Callable[..., Client]) -> Client:
    return connect()
