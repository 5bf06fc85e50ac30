"""Who a model is asked for, and who it is not asked for, which is said where it is looked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.model.messages_server import MessagesServer
from tests.server.asking import (
    BUTTONS,
    EDIT,
    RESOLVES,
    SERVES,
    User,
    editor_of,
    waits,
)
from tests.server.client import CAPABLE, Client


def test_who_does_not_agree_sends_nothing(
    user: Callable[..., User], server: MessagesServer
) -> None:
    one = user()
    for count, one.agrees in enumerate(("Not now", None, "else"), 1):
        assert one.ask("quickly") is False
        assert len(one.consents()) == count
    assert (one.told(), one.sent(EDIT)) == ([], [])
    assert server.seen == []
    # Many questions are one.
    one.agrees, action = "Not now", one.action("quickly")
    one.client.unanswered.add(BUTTONS)
    waiting = [one.begin(action) for _ in range(4)]
    waits(lambda: len(one.consents()) == 4)
    one.offered("quickly")
    shown = [each for each in one.client.received if each.get("method") == BUTTONS][-1]
    one.client.send({"jsonrpc": "2.0", "id": shown["id"], "result": {"title": "Not now"}})
    assert [one.client.answer(each) for each in waiting] == [False] * 4
    assert len(one.consents()) == 4
    assert server.seen == []


OFF = "models are off, speclsp model on switches them on"
SWITCHED_OFF = "models are switched off by the editor"
UNTRUSTED = "no model is asked in a workspace that is not trusted"
HIDDEN = '"secrets.md" may hold secrets, so nothing of it is sent'
NO: dict[str, Any] = {"enabled": False}


@pytest.mark.parametrize(
    ("trusted", "reasons"),
    [
        # By what the editor says then, True for all that it takes.
        (True, [(None, OFF), (NO, SWITCHED_OFF), (True, HIDDEN)]),
        (None, [(True, OFF), (NO, SWITCHED_OFF)]),
        (False, [(True, UNTRUSTED)]),
        ("yes", [(True, UNTRUSTED)]),
    ],
)
def test_where_it_is_off_the_reason_is_shown(
    trusted: Any,
    reasons: list[tuple[Any, str]],
    user: Callable[..., User],
    folder: Path,
    server: MessagesServer,
) -> None:
    one = user(able=RESOLVES, trusted=trusted, settings=None)
    for settings, reason in reasons:
        one.configures(model=editor_of(server) if settings is True else settings)
        if reason == HIDDEN:
            one.opens(folder / "secrets.md")
        (action,) = one.offered("quickly")
        assert action["disabled"] == {"reason": reason}
        assert {"edit", "command", "data"}.isdisjoint(action)
        place = {"line": 2, "character": 15}
        data = {"uri": one.uri, "version": 1, "task": "readings"}
        data |= {"range": {"start": place, "end": place}}
        command = {"command": "speclsp.askModel", "arguments": [data]}
        told = len(one.told())
        for _ in range(2):
            assert one.client.request("workspace/executeCommand", command) is False
        assert set(one.told()[told:]) == {reason}
    assert one.consents() == []
    assert server.seen == []


def test_without_a_key_the_reason_is_shown(
    user: Callable[..., User], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY")
    one = user(able=RESOLVES, settings={"enabled": True})
    (action,) = one.offered("quickly")
    assert "ANTHROPIC_API_KEY is not set" in action["disabled"]["reason"]


def test_a_user_may_switch_it_on_without_the_editor(
    user: Callable[..., User], server: MessagesServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPECLSP_MODEL", "on")
    monkeypatch.setenv("SPECLSP_MODEL_URL", server.url)
    with MessagesServer() as canary:
        one = user(settings=editor_of(canary), trusted=None)
        assert one.ask("quickly") is True
        assert canary.seen == []
    assert len(server.asked) == 1


def test_a_repository_cannot_switch_it_on(
    user: Callable[..., User], folder: Path, server: MessagesServer
) -> None:
    said = f'[model]\nenabled = true\nbase_url = "{server.url}"\nmodel = "m"\nkey = "k"\n'
    (folder / "speclsp.toml").write_text(said)
    # Nor is it spoken of where a client cannot show that it is off.
    assert user(settings=None).offered("quickly") == []
    (folder / "speclsp.toml").write_text("[model]\nenabled = false\n")
    one = user(able=RESOLVES)
    (action,) = one.offered("quickly")
    assert action["disabled"]["reason"] == "speclsp.toml says that no model is asked"
    assert server.seen == []


@pytest.mark.parametrize("said", [[True], [False, None]])
def test_who_asks_nobody_loads_nothing(
    said: list[bool | None], connect: Callable[..., Client], folder: Path, server: MessagesServer
) -> None:
    client = connect((SERVES[0], "-X", "importtime", *SERVES[1:]))
    one = User(client, folder, able=RESOLVES)
    for enabled in said:
        one.configures(model=editor_of(server, enabled=enabled))
        (action, *_) = one.offered("quickly")
        assert ("disabled" in action) is not (enabled is True)
    client.shutdown()
    client.process.wait(10)
    client.drained()
    loaded = {line.rpartition(b"|")[2].strip() for line in client.errors.splitlines()}
    assert loaded.isdisjoint((b"anthropic", b"diskcache", b"httpx2"))
    for name in (b"speclsp.server.modelling", b"speclsp.clarify", b"speclsp.model.opening"):
        assert (name in loaded) is (True in said)


def test_nothing_is_told_by_a_client_that_makes_no_edits(user: Callable[..., User]) -> None:
    assert user(able=CAPABLE).offered("quickly") == []
