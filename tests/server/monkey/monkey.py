"""Sends a client's messages at random, most of them such as no client should ever send."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from tests.server.monkey import bodies
from tests.server.monkey.editor import Editor
from tests.server.monkey.ledger import key
from tests.server.monkey.methods import METHODS, SERVED, parameters
from tests.server.monkey.mirror import Mirror
from tests.server.monkey.values import (
    CONFIGURATIONS,
    NO_CHANGES,
    PIECES,
    SETTINGS,
    folders,
    names,
    odd,
    position,
    shaken,
    text,
)

_MOST_TEXT = 5_000


class Monkey:
    """`step` sends one message, or now and then a storm of them."""

    def __init__(self, random: Random, editor: Editor, mirror: Mirror, folder: Path) -> None:
        self.names = names(folder)
        # Files of which the client has told, or should have.
        self.touched: set[Path] = set()
        self._random, self._editor, self._mirror = random, editor, mirror
        self.folder = folder
        self.folders = folders(folder)
        self._ids: list[Any] = [0]
        self._steps: tuple[Callable[[], None], ...] = (
            *[self._change] * 30, *[self._request] * 24, *[self._open] * 5, *[self._close] * 3,
            *[self._cancel] * 6, *[self._odd_request] * 8, *[self._odd_notification] * 5,
            *[self._no_message] * 5, *[self._answer] * 3, *[self._settings] * 2,
            *[self._serve] * 2, *[self._watched] * 2, *[self._twice] * 2, self._burst, self._pause,
        )  # fmt: skip

    def step(self) -> None:
        self._random.choice(self._steps)()

    def before(self) -> None:
        """What a client says too early: every request is refused."""
        for _ in range(self._random.randrange(6)):
            if self._random.random() < 0.5:
                self._notify("textDocument/didOpen", odd(self._random))
            else:
                self._ask("textDocument/hover", odd(self._random))

    after = before

    def identifier(self) -> Any:
        """A new id that can be used."""
        count = len(self._ids)
        made = self._random.choice((count, count, count, f"r{count}", -count, 2**40 + count))
        self._ids.append(made)
        return made

    def _ask(self, method: str, params: Any, identifier: Any = None) -> None:
        used = self.identifier() if identifier is None else identifier
        message = {"jsonrpc": "2.0", "id": used, "method": method, "params": params}
        if params is None and self._random.random() < 0.5:
            del message["params"]
        self._editor.post(message, key(used), parked=method == "workspace/diagnostic")

    def _notify(self, method: str, params: Any) -> None:
        self._editor.post({"jsonrpc": "2.0", "method": method, "params": params})

    def _document(self) -> tuple[int, str]:
        """A document, open more often than not, and a spelling of its URI."""
        opened = [*self._mirror.known]
        if opened and self._random.random() < 0.8:
            chosen = self._random.choice(opened)
        else:
            chosen = self._random.randrange(len(self.names))
        return chosen, self._random.choice(self.names[chosen].uris)

    def _version(self, chosen: int) -> Any:
        if self._random.random() < 0.1:
            return self._random.choice((None, 0, -1, 2**31, "x", 1.5, True))
        known = self._mirror.known.get(chosen)
        return (known.version or 0 if known else 0) + 1

    def _open(self) -> None:
        chosen = self._random.randrange(len(self.names))
        uri, language = self._random.choice(self.names[chosen].uris), self.names[chosen].language
        words = text(self._random)
        if language == "toml":
            words = self._random.choice(CONFIGURATIONS)
        elif self._random.random() < 0.01:
            words *= 200
        version = self._version(chosen)
        self._mirror.open(chosen, uri, language, version, words)
        document = {"uri": uri, "languageId": language, "version": version, "text": words}
        self._notify("textDocument/didOpen", {"textDocument": document})

    def _close(self) -> None:
        chosen, uri = self._document()
        self._mirror.close(chosen)
        self._notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def _change(self) -> None:
        chosen, uri = self._document()
        changes: list[Any] = []
        bad: list[bool] = []
        known = self._mirror.known.get(chosen)
        for _ in range(self._random.choice((1, 1, 1, 2, 4))):
            if self._random.random() < 0.01:
                changes.append(self._random.choice(NO_CHANGES))
                bad.append(True)
                continue
            words = self._random.choice(PIECES) * self._random.choice((1, 1, 1, 3))
            if self._random.random() < 0.04 or (known and len(known.text) > _MOST_TEXT):
                change: Any = {"text": text(self._random)}
                if self._random.random() < 0.3:
                    change["range"] = None
            else:
                start, end = position(self._random), position(self._random)
                if self._random.random() < 0.7:
                    end = start | {"character": start["character"] + self._random.randrange(3)}
                change = {"range": {"start": start, "end": end}, "text": words, "rangeLength": 3}
            changes.append(change)
            bad.append(False)
        version = self._version(chosen)
        self._mirror.change(chosen, version, changes, bad=bad)
        document = {"uri": uri, "version": version}
        params: Any = {"textDocument": document, "contentChanges": changes}
        if bad == [True] and self._random.random() < 0.3:
            del params["contentChanges"]
        self._notify("textDocument/didChange", params)

    def _request(self) -> None:
        method = self._random.choice(SERVED)
        if self._random.random() < 0.3:
            method = self._random.choice(METHODS)
        params = parameters(self._random, lambda: self._document()[1])
        if method == "workspace/diagnostic":
            del params["textDocument"]
            if self._random.random() < 0.3:
                params["partialResultToken"] = f"token-{len(self._ids)}"
        if self._random.random() < 0.25:
            params = shaken(self._random, params)
        self._ask(method, params)

    def _odd_request(self) -> None:
        method = self._random.choice(METHODS)
        if method == "workspace/diagnostic" and self._random.random() < 0.8:
            method = "speclsp/status"
        self._ask(method, odd(self._random))

    def _odd_notification(self) -> None:
        method = self._random.choice(
            (
                *METHODS,
                "textDocument/didSave",
                "class",
                "shutdown",
                "window/workDoneProgress/cancel",
            )
        )
        if self._random.random() < 0.5:
            method = "textDocument/" + self._random.choice(("didOpen", "didChange", "didClose"))
        nothing: tuple[Any, ...] = (None, [], 3, {}, {"textDocument": None}, {"a b": 1}, "x")
        params = self._random.choice(nothing)
        self._notify(method, params)

    def _twice(self) -> None:
        """An id that may still be in flight."""
        used = self._random.choice(self._ids[-20:])
        if used == 0:
            return
        for _ in range(self._random.randrange(1, 3)):
            self._ask("textDocument/" + self._random.choice(("hover", "diagnostic")), {}, used)

    def _cancel(self) -> None:
        recent = self._random.choice(self._ids[-8:])
        wanted = self._random.choice((recent, recent, recent, str(recent), odd(self._random)))
        params = {"id": wanted} if self._random.random() < 0.95 else odd(self._random)
        self._notify("$/cancelRequest", params)

    def _no_message(self) -> None:
        bodies.send(self._random, self._editor, self.identifier)

    def _answer(self) -> None:
        """To nothing, or instead of the one that comes."""
        count = self._random.randrange(40)
        ids: tuple[Any, ...] = (f"s:{count}", count, 99, "", None, 1.5, [], {}, "x")
        used = self._random.choice(ids)
        answer: Any = {"jsonrpc": "2.0", "id": used}
        answer[self._random.choice(("result", "error"))] = odd(self._random)
        self._editor.post(answer)

    def _settings(self) -> None:
        settings = self._random.choice(SETTINGS)
        params = self._random.choice(({"settings": {"speclsp": settings}}, {"settings": settings}))
        if self._random.random() < 0.2:
            params = odd(self._random)
        self._notify("workspace/didChangeConfiguration", params)

    def _serve(self) -> None:
        added, removed = (
            [{"uri": uri, "name": "x"} for uri in self._random.sample(self.folders, count)]
            for count in self._random.choices(range(3), k=2)
        )
        params: Any = {"event": {"added": added, "removed": removed}}
        if self._random.random() < 0.2:
            params = shaken(self._random, params)
        self._notify("workspace/didChangeWorkspaceFolders", params)

    def _watched(self) -> None:
        """Something happens on disk, and the client tells of it and of much that is not true."""
        path = self.folder / self._random.choice(
            ("one/spec.md", "one/new.md", "one/examples/new1.md", "two/spec.md", "two/deep/x.md",
             "one/.gitignore", "one/notes/speclsp.toml")
        )  # fmt: skip
        self.touched.add(path)
        if path.exists() and self._random.random() < 0.4:
            path.unlink()
        else:
            path.parent.mkdir(exist_ok=True)
            words = text(self._random) if path.suffix == ".md" else "notes/\n"
            path.write_text(words, "utf-8", "replace", newline="")
        changes: list[Any] = [{"uri": path.as_uri(), "type": self._random.randrange(1, 4)}]
        for _ in range(self._random.choice((0, 3, 300))):
            uri = self._random.choice(
                (self._document()[1], f"{path.as_uri()}x", path.parent.as_uri())
            )
            changes.append({"uri": uri, "type": self._random.choice((1, 2, 3, 9, None, "x"))})
        if self._random.random() < 0.2:
            changes.append(odd(self._random))
        self._notify("workspace/didChangeWatchedFiles", {"changes": changes})
        if self._random.random() < 0.3:
            self._notify("textDocument/didSave", {"textDocument": {"uri": path.as_uri()}})

    def _burst(self) -> None:
        """Many requests, and at once the wish to have none of them."""
        before = len(self._ids)
        for _ in range(self._random.randrange(40)):
            self._request()
        for used in self._ids[before:]:
            if self._random.random() < 0.8:
                self._notify("$/cancelRequest", {"id": used})

    def _pause(self) -> None:
        if self._random.random() < 0.3:
            self._editor.settled()
        time.sleep(self._random.random() * 0.05)
