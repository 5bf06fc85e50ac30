"""A small specification, and a model that has something to say of it."""

from __future__ import annotations

import json
import re
import threading
from pathlib import Path
from typing import Any

import pytest

from speclsp.model.consent import Consents
from speclsp.model.folders import state_folder
from speclsp.model.settings import user_settings
from tests.cli.process import plant
from tests.cli.user import User
from tests.model.messages_server import MessagesServer, plain_environment

SPEC = """\
# Records

**REQ-1**: The archive SHALL hold each invoice of a customer on paper alone.

**REQ-2**: The archive SHALL mail each invoice of a customer to the tax office.

**REQ-3**: The server SHALL send a mail to members and guests with a ticket.
"""
VAGUE = "# Retries\n\n**REQ-1**: The client SHALL retry the upload quickly.\n"
_DATA = re.compile(r"<(data-[0-9a-f]{32})>\n(.*)\n</\1>", re.DOTALL)


def about(body: dict[str, Any]) -> Any:
    """What a request is about."""
    found = _DATA.search(body["messages"][0]["content"])
    assert found is not None
    return json.loads(found[2])


def script(body: dict[str, Any]) -> str:
    return json.dumps(_answer(body))


def _answer(body: dict[str, Any]) -> Any:
    asked = body["output_config"]["format"]["schema"]["properties"]
    if "places" in asked:
        return {"places": [_PLACE] if "with a ticket" in str(about(body)) else []}
    if "verdict" in asked:
        return _verdict(about(body))
    assert "readings" in asked
    return READINGS


_PLACE = {
    "quote": "members and guests with a ticket",
    "sentence": "The server SHALL send a mail to members and guests with a ticket.",
    "one_reader": "mails every member",
    "another_reader": "mails members that have a ticket",
    "question": "Does a member need a ticket?",
}
TWO_READINGS = [
    {
        "meaning": "before a user notices",
        "behaviour": "a retry after 100 ms",
        "replacement": "The client SHALL retry the upload within 200 ms.",
    },
    {
        "meaning": "before the session ends",
        "behaviour": "a retry after 20 s",
        "replacement": "The client SHALL retry the upload within 30 s.",
    },
]
READINGS: dict[str, Any] = {
    "quote": "quickly",
    "situation": "An upload fails.",
    "question": "How soon is quickly?",
    "readings": TWO_READINGS,
}


def _verdict(data: Any) -> Any:
    quotes = {"on paper alone": "prints it", "mail each invoice": "mails it"}
    found = [
        next(((quote, does) for quote, does in quotes.items() if quote in side["words"]), None)
        for side in (data["first"], data["second"])
    ]
    said = dict.fromkeys(("situation", "first_behaviour", "second_behaviour"), "")
    said |= {"first_quote": "", "second_quote": "", "verdict": "unrelated"}
    if None not in found:
        (first, one), (second, other) = found  # type: ignore[misc]
        said |= {"verdict": "contradiction", "situation": "an invoice is due"}
        said |= {"first_quote": first, "second_quote": second}
        said |= {"first_behaviour": one, "second_behaviour": other}
    return said


def hanging(server: MessagesServer) -> threading.Event:
    """No answer from now on; the event is that of the first question."""
    asked = threading.Event()

    def hang(body: dict[str, Any]) -> str:
        asked.set()
        server.closing.wait(60)
        return "{}"

    server.answers(hang)
    return asked


def agreed(
    tmp_path: Path, server: MessagesServer, monkeypatch: pytest.MonkeyPatch, text: str
) -> User:
    """Somebody who has switched models on and agreed, with a document of this text."""
    plain_environment(monkeypatch, str(tmp_path / "home"))
    user = User(tmp_path)
    user.reaches(server.url)
    agree(user)
    plant(user.root, {"a.md": text})
    return user


def agree(user: User) -> None:
    """What `speclsp model agree` does, without a process."""
    identity = user_settings(user.environ).access.identity
    Consents(state_folder(user.environ)).agree(user.root, identity)
