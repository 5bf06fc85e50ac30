"""diskcache, held to what is safe: rows of our own form, settings of our own, no files, no waiting.

As it comes, diskcache runs code that somebody has put into its database, reads and removes files
that are named there, and waits a minute for a lock (grantjenks/python-diskcache #357). Here a key
is a `str` and a value `bytes`, kept in the row itself; a row of another form is never looked into,
and a database with anything else in it is none of ours.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from typing import Any, Final

import diskcache  # type: ignore[import-untyped]

LONGEST: Final = 256_000
"""Bytes of a value."""

MOST: Final = 100_000_000
"""Bytes of all that is kept."""

LOCK_WAIT: Final = 0.2
"""Seconds that an operation waits for other processes, all in all."""

_RAW: Final = 1
# Bytes of the log that SQLite writes ahead, which are not counted.
_AHEAD: Final = 8_000_000
_LARGEST_CELL: Final = 4 * LONGEST
# A database that makes more work than this has been made to.
_INSTRUCTIONS: Final = 100_000
_MOST_ROUNDS: Final = 50
_SETTINGS: Final[dict[str, Any]] = {
    "statistics": 0,
    "tag_index": 0,
    "eviction_policy": "least-recently-stored",
    "size_limit": MOST - _AHEAD,
    "cull_limit": 10,
    "sqlite_auto_vacuum": 1,
    "sqlite_cache_size": 2_000,
    "sqlite_journal_mode": "wal",
    # A file that is cut while it is mapped ends the process.
    "sqlite_mmap_size": 0,
    "sqlite_synchronous": 1,
    "disk_min_file_size": LONGEST + 1,
    "disk_pickle_protocol": 0,
}
_COUNTS: Final = ("count", "hits", "misses")
_OBJECTS: Final = frozenset(
    {("table", "Settings"), ("table", "Cache"), ("index", "sqlite_autoindex_Settings_1")}
    | {("index", f"Cache_{name}") for name in ("key_raw", "expire_time", "store_time")}
    | {("trigger", f"Settings_count_{name}") for name in ("insert", "delete")}
    | {("trigger", f"Settings_size_{name}") for name in ("insert", "update", "delete")}
)


class ForeignRowError(Exception):
    """A row that we have not written."""


class ForeignError(sqlite3.DatabaseError):
    """A database that we have not written."""


class _Disk(diskcache.Disk):  # type: ignore[misc]
    """Takes keys and values as they are, and nothing from or to a file."""

    def put(self, key: object) -> tuple[str, bool]:
        if type(key) is not str:
            raise TypeError("a key is a str")
        return key, True

    def get(self, key: object, raw: object) -> str:
        if type(key) is not str or raw != 1:
            raise ForeignRowError
        return key

    def store(
        self, value: object, read: object, key: object = None
    ) -> tuple[int, int, None, bytes]:
        if type(value) is not bytes or len(value) > LONGEST or read:
            raise TypeError(f"a value is at most {LONGEST} bytes")
        return 0, _RAW, None, value

    def fetch(self, mode: object, filename: object, value: object, read: object) -> bytes:
        ours = mode == _RAW and filename is None and type(value) is bytes and not read
        if not ours or type(value) is not bytes or len(value) > LONGEST:
            raise ForeignRowError
        return value

    def filename(self, key: object = None, value: object = None) -> tuple[str, str]:
        raise TypeError("no value is kept in a file")

    def remove(self, file_path: object) -> None:
        """Nothing: a name that stands in a row was written by somebody else."""


class Database(diskcache.Cache):  # type: ignore[misc]
    """One connection, for one thread at a time. `path` is that of an existing regular file."""

    def __init__(self, folder: str, path: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._rounds = 0
        self._until = 0.0
        self.begin()
        self._connection = sqlite3.connect(
            path, timeout=LOCK_WAIT, isolation_level=None, check_same_thread=False
        )
        try:
            self._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_CELL)
            self._connection.set_progress_handler(self._tick, _INSTRUCTIONS)
            self._connection.execute("PRAGMA trusted_schema = OFF")
            self._refuse_foreign()
            super().__init__(folder, timeout=LOCK_WAIT, disk=_Disk, **_SETTINGS)
        except BaseException:
            self._connection.close()
            raise

    def begin(self) -> None:
        """An operation begins, and with it the time that it may wait."""
        self._rounds = 0
        self._until = self._clock() + LOCK_WAIT

    def end(self) -> None:
        self._connection.close()

    def keep(self, key: str, value: bytes, seconds: float) -> None:
        self.set(key, value, expire=seconds)
        # Of itself it removes ten for each new one, whatever their size.
        self.cull()

    @property
    def _con(self) -> sqlite3.Connection:
        return self._connection

    @property
    def _sql(self) -> Callable[..., sqlite3.Cursor]:
        return self._execute

    @property
    def _sql_retry(self) -> Callable[..., sqlite3.Cursor]:
        return self._execute

    def close(self) -> None:
        """Nothing: diskcache would open the connection anew."""

    def reset(self, key: str, value: Any = diskcache.ENOVAL, update: bool = True) -> Any:
        """As in diskcache, but that it waits for nobody, and knows its own settings only."""
        if value is diskcache.ENOVAL:
            ((value,),) = self._execute("SELECT value FROM Settings WHERE key = ?", (key,))
            if type(value) is not int:
                raise ForeignError(key)
        elif key not in _SETTINGS and key not in diskcache.core.METADATA:
            raise ForeignError(key)
        elif update:
            self._execute("UPDATE Settings SET value = ? WHERE key = ?", (value, key))
        if key.startswith("sqlite_") and self._pragma(key[7:]) != value:
            self._execute(f"PRAGMA {key[7:]} = {value}").fetchall()
        setattr(self, key, value)
        return value

    def _execute(self, statement: str, *arguments: Any) -> sqlite3.Cursor:
        left = max(0, int((self._until - self._clock()) * 1000))
        self._connection.execute(f"PRAGMA busy_timeout = {left}").close()
        return self._connection.execute(statement, *arguments)

    def _pragma(self, name: str) -> object:
        row = self._execute(f"PRAGMA {name}").fetchone()
        return row[0] if row else None

    def _tick(self) -> int:
        self._rounds += 1
        return int(self._rounds > _MOST_ROUNDS)

    def _refuse_foreign(self) -> None:
        """Raises ForeignError for a database in which there is something that we never write."""
        objects = self._execute("SELECT type, name FROM sqlite_master LIMIT 100").fetchall()
        if not _OBJECTS.issuperset(objects):
            raise ForeignError("its tables are not ours")
        if ("table", "Settings") not in objects:
            return
        columns = [row[1] for row in self._execute("PRAGMA table_info(Settings)")]
        if columns != ["key", "value"]:
            raise ForeignError("its tables are not ours")
        for key, value in self._execute("SELECT key, value FROM Settings LIMIT 100"):
            if key in _SETTINGS:
                known = type(value) is type(_SETTINGS[key]) and value == _SETTINGS[key]
            else:
                known = type(value) is int and (key in _COUNTS or (key == "size" and value == 0))
            if not known:
                raise ForeignError("its settings are not ours")
