"""What tests of the command line share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cli.model_script import script
from tests.model.messages_server import MessagesServer


@pytest.fixture
def server() -> Iterator[MessagesServer]:
    """A model that answers by the script."""
    with MessagesServer() as server:
        server.answers(script)
        yield server
