"""Writes a session to a file while it goes on, in a thread of its own.

Whatever goes wrong with that, the session does not notice: it is logged, and no more is recorded.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from speclsp.server.arguments import value_of
from speclsp.server.recording.file import created, write
from speclsp.server.recording.lines import Lines
from speclsp.server.recording.mask import Sender

log = logging.getLogger(__name__)

MOST_WAITING = 64 << 20
"""Bytes of messages that wait to be written, from which on the disk is too slow."""

MOST = 256 << 20
"""Bytes of a recording."""

_PATIENCE = 0.05
_OPTION, _TEXTS = "--record", "--record-text"


def wanted(arguments: Sequence[str]) -> Recorder | None:
    """What the command line asks for."""
    if path := value_of(arguments, _OPTION):
        return Recorder(path, texts=_TEXTS in arguments)
    log.error("nothing is recorded: say %s FILE", _OPTION)
    return None


class Recorder:
    """A recording that has begun."""

    def __init__(self, path: str, *, texts: bool) -> None:
        self._path = path
        self._lines = Lines(texts=texts)
        self._texts = texts
        self._start = time.monotonic()
        self._waiting: deque[tuple[float, Sender, bytes]] = deque()
        self._size = 0
        # How many messages there were, and how many of them have been written.
        self._count = self._written = 0
        self._ended = False
        # Whether the file is behind, so that nothing waits for it.
        self._behind = False
        self._changed = threading.Condition()
        threading.Thread(target=self._run, name="recorder", daemon=True).start()

    def before(self, take: Callable[[bytes], None]) -> Callable[[bytes], None]:
        """`take`, each message of the client being recorded first: it may be the last.

        For a file that does not take it at once, nothing waits.
        """

        def recorded(body: bytes) -> None:
            self._put("client", body)
            with self._changed:
                number = self._count
                if not self._behind and not self._ended:
                    done = self._changed.wait_for(
                        lambda: self._written >= number or self._ended, _PATIENCE
                    )
                    self._behind = not done
            take(body)

        return recorded

    def along(self, send: Callable[[bytes], None]) -> Callable[[bytes], None]:
        """`send`, whose frames are recorded."""

        def recorded(frame: bytes) -> None:
            self._put("server", frame.partition(b"\r\n\r\n")[2])
            send(frame)

        return recorded

    def close(self, patience: float) -> None:
        """Ends when all has been written, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or not self._waiting, patience)
            self._ended = True
            self._changed.notify_all()

    def _put(self, sender: Sender, body: bytes) -> None:
        at = time.monotonic() - self._start
        with self._changed:
            if self._ended:
                return
            if self._size + len(body) > MOST_WAITING:
                self._end("the disk is too slow")
                return
            self._waiting.append((at, sender, body))
            self._size += len(body)
            self._count += 1
            self._changed.notify_all()

    def _run(self) -> None:
        try:
            file, path = created(self._path)
        except (OSError, ValueError) as error:
            self._end(f"{self._path}: {_words(error)}")
            return
        how = "with its texts" if self._texts else "without its texts"
        log.warning("the session is recorded %s in %s", how, path)
        try:
            self._record(file)
        except OSError as error:
            self._end(_words(error))
        except Exception as error:  # noqa: BLE001 - the session goes on without a recording
            self._end(f"{type(error).__name__}: {error}")
        try:
            os.close(file)
        except OSError:
            log.info("the recording could not be closed")

    def _record(self, file: int) -> None:
        line = self._lines.header()
        write(file, line)
        size = len(line)
        for at, sender, body in self._messages():
            line = self._lines.line(at, sender, body)
            size += len(line)
            if size > MOST:
                raise OSError(f"it would have more than {MOST >> 20} MB")
            write(file, line)

    def _messages(self) -> Iterator[tuple[float, Sender, bytes]]:
        """Those that are to be written, until the end. When the next is asked for, one has been."""
        while True:
            with self._changed:
                self._behind = self._behind and bool(self._waiting)
                self._changed.wait_for(lambda: self._waiting or self._ended)
                if self._ended:
                    return
                message = self._waiting[0]
            yield message
            with self._changed:
                if self._waiting:
                    self._waiting.popleft()
                self._size -= len(message[2])
                self._written += 1
                self._changed.notify_all()

    def _end(self, reason: str) -> None:
        with self._changed:
            if not self._ended:
                log.error("nothing more is recorded: %s", reason)
            self._ended = True
            self._waiting.clear()
            self._changed.notify_all()


def _words(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
