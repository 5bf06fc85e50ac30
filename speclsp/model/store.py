"""Answers on disk, in the user's own cache. Whatever is wrong with it, the worst is a lost answer.

diskcache is loaded with the first answer that is looked for; see `disk.py` for what it may do.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import stat
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from speclsp.model.folders import OPEN, is_inside, is_own, made_private

if TYPE_CHECKING:
    from speclsp.model.disk import Database

_LOG = logging.getLogger(__name__)

T = TypeVar("T")

LIFETIME: Final = 90 * 24 * 3600
"""Seconds after which an answer is forgotten."""

_NAME: Final = "cache.db"
_FILES: Final = (_NAME, f"{_NAME}-wal", f"{_NAME}-shm", f"{_NAME}-journal")
# Seconds for which it is left alone after another process has held it.
_PAUSE: Final = 5.0
_LOCKED: Final = frozenset((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL))


class BusyError(Exception):
    """Another process holds the database."""


class Store:
    """Bytes by a key, in a folder that must be the user's alone and outside of `root`.

    Never raises. May be used from any thread, and by several processes at once; an operation waits
    0.2 s at most for another process, and is then given up.
    """

    def __init__(
        self,
        folder: Path,
        root: Path | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.folder = folder
        # Why nothing is kept; "" as long as something is.
        self.trouble = ""
        self._clock = clock
        self._lock = threading.Lock()
        self._database: Database | None = None
        self._made_anew = False
        self._paused_until = 0.0
        if root is not None and is_inside(folder, root):
            self.trouble = "the folder for answers is inside the workspace"

    def get(self, key: str) -> bytes | None:
        """What was put there, if it is there still."""

        def found(database: Database) -> bytes | None:
            from speclsp.model.disk import ForeignRowError

            try:
                value = database.get(key)
            except ForeignRowError:
                database.delete(key)
                return None
            return value if isinstance(value, bytes) else None

        return self._done(found)

    def put(self, key: str, value: bytes) -> None:
        """Keeps it, unless it is too long or there is no room."""
        from speclsp.model.disk import LONGEST

        if len(value) <= LONGEST:
            self._done(lambda database: database.keep(key, value, LIFETIME))

    def forget(self, key: str) -> None:
        self._done(lambda database: database.delete(key))

    def close(self) -> None:
        with self._lock:
            self._end()

    def _done(self, act: Callable[[Database], T]) -> T | None:
        """What came of it; None where nothing did."""
        with self._lock:
            for _ in range(2):
                if self.trouble or self._clock() < self._paused_until:
                    return None
                try:
                    return self._attempt(act)
                except BusyError:
                    self._paused_until = self._clock() + _PAUSE
                except Exception as error:  # noqa: BLE001 - it is logged, and nothing is kept
                    self._repair(error)
        return None

    def _attempt(self, act: Callable[[Database], T]) -> T | None:
        try:
            if self._database is None:
                self._database = self._opened()
            else:
                self._database.begin()
            return act(self._database)
        except Exception as error:
            if _is_locked(error):
                raise BusyError from None
            raise

    def _opened(self) -> Database:
        """Raises OSError where there is no place for it, and sqlite3.Error where it is damaged."""
        from speclsp.model.disk import Database

        folder = os.fspath(self.folder)
        if os.path.expandvars(os.path.expanduser(folder)) != folder:
            # diskcache would go to another one.
            raise NotADirectoryError("the name of the folder for answers has a $ or a ~")
        if not made_private(self.folder):
            raise NotADirectoryError("the folder for answers is not the user's alone")
        for name in _FILES:
            self._refuse_odd(os.path.join(folder, name))
        path = os.path.join(folder, _NAME)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | OPEN, 0o600))
        return Database(folder, path)

    def _refuse_odd(self, path: str) -> None:
        """Raises sqlite3.DatabaseError for what is no file of ours, so that it makes way."""
        with suppress(FileNotFoundError):
            status = os.lstat(path)
            if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1 or not is_own(status):
                raise sqlite3.DatabaseError("this is no file of ours")

    def _repair(self, error: Exception) -> None:
        """Removes what cannot be read, once; what is still wrong then stays so."""
        _LOG.debug("answers: %s", type(error).__name__, exc_info=True)
        self._end()
        if self._made_anew or isinstance(error, OSError):
            self.trouble = _words(error)
            return
        self._made_anew = True
        try:
            for name in _FILES:
                with suppress(FileNotFoundError):
                    os.unlink(os.path.join(self.folder, name))
        except OSError as refused:
            self.trouble = _words(refused)

    def _end(self) -> None:
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.end()
        self._database = None


def _is_locked(error: BaseException | None) -> bool:
    """Whether another process is in the way; diskcache hides what was the matter."""
    while error is not None:
        code = getattr(error, "sqlite_errorcode", 0)
        if isinstance(error, sqlite3.Error) and code & 0xFF in _LOCKED:
            return True
        error = error.__context__
    return False


def _words(error: Exception) -> str:
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return f"answers are not kept: {words.lower()}"
