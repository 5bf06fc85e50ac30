"""The client of a random session: it never waits to write, and answers as it pleases."""

from __future__ import annotations

import json
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from random import Random
from subprocess import TimeoutExpired
from typing import Any

from tests.server.client import Client
from tests.server.monkey.ledger import Ledger, key, shortened
from tests.server.monkey.values import SETTINGS, odd

COMMAND = (sys.executable, "-P", "-m", "speclsp", "--stdio")
PATIENCE = 30.0
"""Seconds that a machine under load is given."""


class Editor(Client):
    """One server process. A thread of its own writes, so that reading never waits for writing."""

    def __init__(self, seed: int, cwd: Path) -> None:
        self.ledger = Ledger()
        # From then on every question of the server is answered as it should be.
        self.calm = True
        self._random = Random(seed)
        self._outbox: SimpleQueue[bytes | None] = SimpleQueue()
        self._late: list[Any] = []
        self._last = 0
        super().__init__(COMMAND, cwd)
        self.expects_messages = True
        self._writer = threading.Thread(target=self._write, args=(Random(seed + 1),))
        self._writer.start()

    def post(
        self,
        message: Any,
        owed: str | None = None,
        *,
        doubtful: bool = False,
        parked: bool = False,
    ) -> None:
        """Sends a message: a value, or the bytes of its body, or with its header as a bytearray."""
        data = message if isinstance(message, bytes | bytearray) else json.dumps(message).encode()
        self.ledger.sent(shortened(bytes(data)), owed, doubtful=doubtful, parked=parked)
        self._outbox.put(bytes(data) if isinstance(data, bytearray) else framed(data))

    def send(self, message: Any) -> None:
        self.post(message)

    def send_raw(self, body: bytes) -> None:
        self.post(body)

    def request(self, method: str, params: Any = None, timeout: float = PATIENCE) -> Any:
        self._last += 1
        identifier = f"calm-{self._last}"
        message = {"jsonrpc": "2.0", "id": identifier, "method": method, "params": params}
        self.post(message, key(identifier))
        answer = self.wait(
            lambda each: each.get("id") == identifier and "method" not in each, timeout
        )
        return answer.get("result")

    def polled(self, method: str, params: Any, seconds: float = 2.0) -> Any:
        """The answer to what may wait for news; None where there are none, after such a time."""
        self._last += 1
        identifier = f"calm-{self._last}"
        message = {"jsonrpc": "2.0", "id": identifier, "method": method, "params": params}
        self.post(message, key(identifier), parked=True)
        end = time.monotonic() + seconds
        while key(identifier) in self.ledger.outstanding(parked=True):
            if time.monotonic() > end:
                self.notify("$/cancelRequest", {"id": identifier})
                break
            time.sleep(0.005)
        answer = self.wait(lambda each: each.get("id") == identifier and "method" not in each)
        return answer.get("result")

    def settled(self, *, parked: bool = False) -> bool:
        """Waits until all that can be answered is; whether that came to pass."""
        end = time.monotonic() + PATIENCE
        while missing := self.ledger.outstanding(parked=parked):
            if time.monotonic() > end or self.process.poll() is not None:
                self.ledger.fault(f"{len(missing)} answers do not come, the first {missing[0]}")
                return False
            time.sleep(0.005)
        return True

    def become_calm(self) -> None:
        """Sends the answers that are still held back."""
        self.calm = True
        for each in self._late:
            self.post(each)

    def ended(self) -> None:
        """Ends the session by force if it is still on; what is wrong then is in the ledger."""
        if not self.shut:
            self.process.kill()
        self._outbox.put(None)
        try:
            code = self.process.wait(PATIENCE)
        except TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        for thread in (self._writer, *self._readers):
            thread.join()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream is not None
            with suppress(BrokenPipeError):
                stream.close()
        for fault in self.faults:
            self.ledger.fault(fault)
        errors = self.errors.decode("utf-8", "replace")
        if (at := errors.find("Traceback")) >= 0:
            self.ledger.fault(f"on standard error: ... {errors[max(0, at - 300) : at + 3_000]}")
        if self.shut and not self.ledger.faults:
            if code != 0:
                self.ledger.fault(f"the server ended with {code}")
            self.ledger.settle()

    def _take(self, body: bytes) -> None:
        message = self.ledger.received(body)
        if message is None:
            return
        if "method" in message and "id" in message:
            self._respond(message)
        if not self.calm and self._random.random() < 0.001:
            # The client is busy, and does not listen.
            time.sleep(0.3)
        with self._news:
            self.received.append(message)
            self._news.notify_all()

    def _respond(self, message: dict[str, Any]) -> None:
        choice = 0.0 if self.calm else self._random.random()
        head = {"jsonrpc": "2.0", "id": message["id"]}
        good = {**head, "result": self._result(message)}
        if choice < 0.5:
            self.post(good)
        elif choice < 0.6:
            self.post({**head, "error": {"code": -32603, "message": "no"}})
        elif choice < 0.75:
            self.post({**head, "result": odd(self._random)})
        elif choice < 0.8:
            self.post({**head, "error": odd(self._random)})
        elif choice < 0.88:
            self._late.append(good)
        elif choice < 0.94:
            self.post(good)
            self.post(good)

    def _result(self, message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        items = message["params"]["items"]
        return [self.settings if self.calm else self._random.choice(SETTINGS) for _ in items]

    def _write(self, random: Random) -> None:
        stdin = self.process.stdin
        assert stdin is not None
        while (data := self._outbox.get()) is not None:
            ended = False
            for _ in range(random.choice((0, 0, 1, 8))):
                try:
                    more = self._outbox.get_nowait()
                except Empty:
                    break
                ended = more is None
                data += more or b""
                if ended:
                    break
            try:
                for piece in pieces(data, random):
                    stdin.write(piece)
                    stdin.flush()
            except (OSError, ValueError):
                # The server has ended; what it owes is found missing.
                return
            if ended:
                return


def pieces(data: bytes, random: Random) -> list[bytes]:
    """All at once, or at times in small parts."""
    if len(data) > 2_000 or random.random() < 0.9:
        return [data]
    size = random.randrange(1, 40)
    return [data[at : at + size] for at in range(0, len(data), size)]


def framed(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
