"""Servers for conversations: each is closed, and looked at, when its test ends. One may have
a model to ask, on loopback."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.model.messages_server import MessagesServer, plain_environment
from tests.server.asking import FAST, SENTINEL, SERVES, SLOW, User, editor_of, readings
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


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[MessagesServer]:
    """A model, for whoever has a key and nothing else of a user."""
    plain_environment(monkeypatch, str(tmp_path / "home"))
    monkeypatch.setenv("ANTHROPIC_API_KEY", SENTINEL)
    with MessagesServer() as server:
        server.answers(readings(SLOW, FAST))
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "work" / ".git").mkdir(parents=True)
    return tmp_path / "work"


@pytest.fixture
def user(connect: Callable[..., Client], folder: Path, server: MessagesServer) -> Iterator[Any]:
    """Makes one, whose key is nowhere in what the server says."""
    clients: list[Client] = []

    def make(**others: Any) -> User:
        clients.append(connect((*SERVES, "--verbose")))
        return User(clients[-1], folder, **{"settings": editor_of(server), **others})

    yield make
    for client in clients:
        client.close()
        assert SENTINEL not in json.dumps(client.received)
        assert SENTINEL.encode() not in client.errors
