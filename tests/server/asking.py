"""Somebody whose editor may ask a model, which is one of ours on loopback."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.model.messages_server import MessagesServer
from tests.server.client import CAPABLE, PATIENCE, Client
from tests.server.folder import applied, at, range_of, replaced

WORKSPACE = CAPABLE["workspace"]
DOCUMENT = CAPABLE["textDocument"]
ASKS: dict[str, Any] = CAPABLE | {"workspace": WORKSPACE | {"applyEdit": True}}
_RESOLVES = {"resolveSupport": {"properties": ["edit"]}, "dataSupport": True}
RESOLVES: dict[str, Any] = ASKS | {
    "workspace": ASKS["workspace"]
    | {"workspaceEdit": WORKSPACE["workspaceEdit"] | {"changeAnnotationSupport": {}}},
    "textDocument": DOCUMENT
    | {"codeAction": DOCUMENT["codeAction"] | _RESOLVES | {"disabledSupport": True}},
    "experimental": {"speclspChoose": True},
}
_SERVE = "import sys; from speclsp.server.main import serve; sys.exit(serve(sys.argv[1:]))"
SERVES = (sys.executable, "-P", "-c", _SERVE, "--stdio")
NAME, SENTINEL = "fake-model", "sentinel-key-5f3a"
COMMAND, RESOLVE = "speclsp.askModel", "codeAction/resolve"
BUTTONS, CHOOSE, EDIT = "window/showMessageRequest", "speclsp/choose", "workspace/applyEdit"
TEXT = """\
# 😀 Lamps

- **FR-1**: The lamp MUST go off quickly after the door is closed.
- **FR-2**: The lamp MUST NOT be lit while the hall is empty.
"""
SLOW = "The lamp MUST go off within 2 s after the door is closed."
FAST = "The lamp MUST go off within 200 ms after the door is closed."
CONTENT_MODIFIED = -32801


def readings(*wordings: str, quote: str = "quickly") -> str:
    """The answer that has a reading for each wording."""
    said = [
        {"meaning": f"meaning {at}", "behaviour": f"behaviour {at}", "replacement": wording}
        for at, wording in enumerate(wordings)
    ]
    situation = "The door is closed and a clock is started."
    question = "How soon must the lamp be off?"
    return json.dumps(
        {"quote": quote, "situation": situation, "question": question, "readings": said}
    )


class User:
    """Has a document open; `trusted` and `settings` are what their editor says."""

    def __init__(
        self,
        client: Client,
        folder: Path,
        *,
        able: Any = ASKS,
        text: str = TEXT,
        trusted: Any = True,
        settings: Any = None,
        agrees: str | None = "Agree",
        name: str = "spec.md",
        shown: Callable[[dict[str, Any]], bool] = lambda params: True,
    ) -> None:
        self.client, self.text, self.version, self.agrees = client, text, 1, agrees
        client.expects_messages = True
        client.settings = {} if settings is None else {"model": settings}
        client.answers |= {EDIT: {"applied": True}, BUTTONS: self._button, CHOOSE: {"index": 0}}
        options = {} if trusted is None else {"trusted": trusted}
        client.initialize(folder, capabilities=able, initializationOptions=options)
        client.wait(lambda each: each.get("method") == "workspace/configuration")
        self.opens(folder / name, shown)

    def opens(
        self, file: Path, shown: Callable[[dict[str, Any]], bool] = lambda params: True
    ) -> None:
        """The text is now that of another file."""
        file.write_text(self.text, "utf-8")
        self.uri, self.version = file.as_uri(), 1
        self.client.open(self.uri, self.text)
        # Which is answered when the folder has been read.
        self.client.request("textDocument/definition", at(self.uri, self.text, self.text[:2]))
        self.client.diagnostics(self.uri, shown)

    def configures(self, **settings: Any) -> None:
        """The editor now says this besides, also where it says nothing new."""
        self.client.settings = {**self.client.settings, **settings}
        count = len(self.sent("workspace/configuration"))
        self.client.notify("workspace/didChangeConfiguration", {"settings": None})
        waits(lambda: len(self.sent("workspace/configuration")) > count)
        # The answer to that has had its turn when one to this comes.
        self.offered(self.text[:2])

    def _button(self, params: dict[str, Any]) -> Any:
        titles = [each["title"] for each in params["actions"]]
        if "Agree" in titles:
            return {"title": self.agrees} if self.agrees else None
        return {"title": titles[0]}

    def offered(self, words: str) -> list[dict[str, Any]]:
        """What a model can be asked there."""
        params = {"textDocument": {"uri": self.uri}, "range": range_of(self.text, words)}
        found = self.client.request(
            "textDocument/codeAction", params | {"context": {"diagnostics": []}}
        )
        return [each for each in found if each["title"].startswith("Ask a model")]

    def action(self, words: str, about: str = " can be read") -> dict[str, Any]:
        (found,) = [each for each in self.offered(words) if each["title"].endswith(about)]
        return found

    def begin(self, action: dict[str, Any]) -> int:
        """Asks, by whichever way the action has, and gives the request's id."""
        if "command" not in action:
            return self.client.ask(RESOLVE, action)
        return self.client.ask("workspace/executeCommand", action["command"])

    def ask(self, words: str, about: str = " can be read") -> Any:
        return self.client.answer(self.begin(self.action(words, about)))

    def type(self, words: str, new: str) -> None:
        change = replaced(self.text, words, new)
        self.text, self.version = self.text.replace(words, new, 1), self.version + 1
        self.client.change(self.uri, self.version, change)

    def replace(self, text: str) -> None:
        """The document is now another one."""
        self.text, self.version = text, self.version + 1
        self.client.change(self.uri, self.version, {"text": text})

    def sent(self, method: str) -> list[dict[str, Any]]:
        return [each["params"] for each in self.client.received if each.get("method") == method]

    def told(self) -> list[str]:
        return [each["message"] for each in self.sent("window/showMessage")]

    def consents(self) -> list[str]:
        return [
            each["message"] for each in self.sent(BUTTONS) if each["actions"][0]["title"] == "Agree"
        ]

    def written(self) -> str:
        """The document after the one edit that was asked for."""
        (params,) = self.sent(EDIT)
        return self.after(params["edit"])

    def after(self, edit: dict[str, Any]) -> str:
        (change,) = edit["documentChanges"]
        assert change["textDocument"] == {"uri": self.uri, "version": self.version}
        return applied(self.text, change["edits"])


def waits(true: Callable[[], bool]) -> None:
    """Until something is so."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def editor_of(server: MessagesServer, **others: Any) -> dict[str, Any]:
    """The settings of an editor that asks this server."""
    return {"enabled": True, "name": NAME, "baseUrl": server.url, **others}
