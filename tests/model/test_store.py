"""Answers are kept on disk; a damaged or planted database costs at most the answer."""

from __future__ import annotations

import os
import pickle
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from speclsp.model import disk
from speclsp.model.store import Store
from tests.cli.process import environment
from tests.endless import ENDLESS

KEY = "k" * 64


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "model"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    store = Store(folder)
    yield store
    store.close()


def execute(folder: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(folder / "cache.db")
    with connection:
        connection.execute(statement, values)
    connection.close()


def filled(folder: Path, value: bytes = b"answer") -> None:
    store = Store(folder)
    store.put(KEY, value)
    assert store.get(KEY) == value
    store.close()


def usable(folder: Path) -> bool:
    """Whether a new process could keep something there."""
    store = Store(folder)
    store.put("other", b"new")
    found = store.get("other")
    store.close()
    return found == b"new"


class Bomb:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, tuple[str, ...]]:
        return os.mkdir, (str(self.path),)


def test_what_is_put_is_there_for_the_next_process(folder: Path) -> None:
    filled(folder)
    store = Store(folder)
    assert store.get(KEY) == b"answer"
    store.forget(KEY)
    assert store.get(KEY) is None
    assert store.trouble == ""
    store.close()


def test_nobody_else_can_read_it(store: Store, folder: Path) -> None:
    mask = os.umask(0)
    try:
        store.put(KEY, b"answer")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()}
    assert set(modes) == {"cache.db", "cache.db-wal", "cache.db-shm"}
    assert set(modes.values()) == {0o600}


def test_a_long_value_is_not_kept(store: Store) -> None:
    store.put(KEY, b"x" * (disk.LONGEST + 1))
    assert store.get(KEY) is None
    store.put(KEY, b"x" * disk.LONGEST)
    assert store.get(KEY) == b"x" * disk.LONGEST


def test_the_oldest_make_room(store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(disk._SETTINGS, "size_limit", 1_000_000)
    for number in range(300):
        store.put(f"small {number}", b"x" * 2_000)
    for number in range(60):
        store.put(f"large {number}", b"x" * 50_000)
    assert store.get("small 0") is None
    assert store.get("large 59") is not None
    store.close()
    assert (folder / "cache.db").stat().st_size < 1_300_000


def test_an_old_answer_is_forgotten(store: Store, folder: Path) -> None:
    store.put(KEY, b"answer")
    execute(folder, "UPDATE Cache SET expire_time = ?", time.time() - 1)
    assert store.get(KEY) is None


def insert(folder: Path, mode: object, filename: object, value: object, raw: object = 1) -> None:
    execute(folder, "DELETE FROM Cache")
    execute(
        folder,
        "INSERT INTO Cache (key, raw, store_time, mode, filename, value) VALUES (?, ?, 0, ?, ?, ?)",
        *(KEY, raw, mode, filename, value),
    )


# Bytes in a row of our own form are a value, and nobody unpickles those.
PLANTED = [
    (mode, named, kind)
    for mode in (1, 2, 3, 4, "4")
    for named in (False, True)
    for kind in ("pickle", "text", "nothing")
    if (mode, named, kind) != (1, False, "pickle")
]


@pytest.mark.parametrize(("mode", "named", "kind"), PLANTED)
def test_a_planted_row_is_a_miss(
    folder: Path, tmp_path: Path, mode: object, named: bool, kind: str
) -> None:
    filled(folder)
    ran, outside = tmp_path / "ran", tmp_path / "cache" / "outside.txt"
    bomb = pickle.dumps(Bomb(ran))
    outside.write_bytes(bomb)
    values = {"pickle": bomb, "text": "words", "nothing": None}
    insert(folder, mode, "../outside.txt" if named else None, values[kind])
    store = Store(folder)
    assert store.get(KEY) is None
    store.put(KEY, b"again")
    assert store.get(KEY) == b"again"
    store.forget(KEY)
    store.close()
    assert not ran.exists()
    assert outside.read_bytes() == bomb


def test_a_pickled_key_is_never_looked_into(folder: Path, tmp_path: Path) -> None:
    filled(folder)
    insert(folder, 1, None, b"x", raw=0)
    execute(folder, "UPDATE Cache SET key = ?", pickle.dumps(Bomb(tmp_path / "ran")))
    assert usable(folder)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("_directory", "/tmp/elsewhere"),
        ("close", "x"),
        ("sqlite_mmap_size", 1 << 40),
        ("sqlite_temp_store_directory", "'/tmp'"),
        ("disk_pickle_protocol", 5),
        ("disk_min_file_size", 0),
        ("size_limit", "much"),
        ("eviction_policy", "unheard-of"),
        ("cull_limit", -1),
        ("size", 1 << 60),
        ("size", "large"),
        ("count", b"x"),
        ("hits", 1.5),
        (7, 7),
    ],
)
def test_planted_settings_do_nothing(folder: Path, key: object, value: object) -> None:
    filled(folder)
    execute(folder, "INSERT OR REPLACE INTO Settings VALUES (?, ?)", key, value)
    store = Store(folder)
    assert store.get(KEY) is None
    store.put(KEY, b"again")
    assert store.get(KEY) == b"again"
    store.close()
    assert sorted(each.name for each in folder.iterdir()) == ["cache.db"]


FOREVER = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"


@pytest.mark.parametrize(
    "statements",
    [
        ["DROP TABLE Cache"],
        ["DROP TABLE Cache", "CREATE TABLE Cache (key, value)"],
        ["DROP TABLE Cache", f"CREATE VIEW Cache AS {FOREVER}"],
        ["DROP TABLE Settings", f"CREATE VIEW Settings AS {FOREVER}"],
        ["DROP TABLE Settings", "CREATE TABLE Settings (value, key)"],
        ["CREATE TABLE other (x)"],
        [f"CREATE TRIGGER other AFTER INSERT ON Cache BEGIN {FOREVER}; END"],
        [
            "DROP TRIGGER Settings_count_insert",
            f"CREATE TRIGGER Settings_count_insert AFTER INSERT ON Cache BEGIN {FOREVER}; END",
        ],
        ["INSERT INTO Cache (key, raw, mode, value) VALUES ('a', 1, 1, zeroblob(20000000))"],
    ],
)
def test_a_planted_schema_costs_the_answers_at_most(folder: Path, statements: list[str]) -> None:
    filled(folder)
    for statement in statements:
        execute(folder, statement)
    store = Store(folder)
    store.get("a")
    store.put(KEY, b"again")
    store.put(KEY, b"again")
    assert store.get(KEY) == b"again"
    store.close()


@pytest.mark.parametrize("damage", ["garbage", "zero", "cut", "flipped", "folder", "link", "hard"])
def test_damage_costs_the_answers_at_most(folder: Path, tmp_path: Path, damage: str) -> None:
    filled(folder, b"x" * 50_000)
    file = folder / "cache.db"
    outside = tmp_path / "outside.db"
    outside.write_bytes(b"kept")
    content = file.read_bytes()
    file.unlink()
    match damage:
        case "garbage":
            file.write_bytes(os.urandom(20_000))
        case "zero":
            file.write_bytes(b"")
        case "cut":
            file.write_bytes(content[: len(content) // 2])
        case "flipped":
            file.write_bytes(content[:200] + b"\xff" * 8_000 + content[8_200:])
        case "folder":
            file.mkdir()
        case "link":
            file.symlink_to(outside)
        case "hard":
            file.hardlink_to(outside)
    if file.is_file() and not file.is_symlink():
        file.chmod(0o600)
    store = Store(folder)
    assert store.get(KEY) is None
    store.put(KEY, b"again")
    store.put(KEY, b"again")
    assert store.get(KEY) == (None if damage == "folder" else b"again")
    assert bool(store.trouble) == (damage == "folder")
    store.close()
    assert outside.read_bytes() == b"kept"


def test_a_folder_that_is_a_link_is_left_alone(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(0o700)
    folder.parent.mkdir()
    folder.symlink_to(elsewhere)
    assert not usable(folder)
    assert list(elsewhere.iterdir()) == []


def test_a_folder_that_others_can_enter_is_left_alone(folder: Path) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    assert not usable(folder)
    assert list(folder.iterdir()) == []


def test_what_another_user_owns_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(folder)
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)
    assert not usable(folder)


def test_nothing_is_kept_in_the_workspace(tmp_path: Path) -> None:
    store = Store(tmp_path / "repository" / ".cache", root=tmp_path / "repository")
    store.put(KEY, b"answer")
    assert store.get(KEY) is None
    assert store.trouble == "the folder for answers is inside the workspace"
    assert list(tmp_path.iterdir()) == []


READ_ONLY = """
import os, sys
from pathlib import Path
from speclsp.model.store import Store
if os.getuid() == 0:
    os.chown(sys.argv[1], 65534, 65534)
    os.chown(os.path.join(sys.argv[1], "cache.db"), 65534, 65534)
    os.chmod(os.path.dirname(sys.argv[1]), 0o755)
    # Loaded before the rights are given up.
    import speclsp.model.disk
    os.setuid(65534)
store = Store(Path(sys.argv[1]))
store.put("a", b"b")
print(store.get("a"), bool(store.trouble))
"""


def test_a_folder_that_cannot_be_written_is_done_without(folder: Path, tmp_path: Path) -> None:
    filled(folder)
    (folder / "cache.db").chmod(0o400)
    folder.chmod(0o500)
    for each in folder.parents:
        if os.getuid() == 0 and each != Path("/tmp") and each.is_relative_to("/tmp"):
            each.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-P", "-c", READ_ONLY, str(folder)],
        capture_output=True,
        text=True,
        env=environment(),
        timeout=60,
        check=False,
    )
    folder.chmod(0o700)
    assert (done.stdout, done.stderr) == ("None True\n", "")


def test_a_full_disk_is_done_without(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(folder)
    execute_as_is = disk.Database._execute

    def execute_full(self: disk.Database, statement: str, *arguments: Any) -> sqlite3.Cursor:
        self._connection.execute("PRAGMA max_page_count = 1").close()
        return execute_as_is(self, statement, *arguments)

    monkeypatch.setattr(disk.Database, "_execute", execute_full)
    store = Store(folder)
    for number in range(3):
        store.put(f"{number}", b"x" * 100_000)
    assert store.get("2") is None
    assert "full" in store.trouble
    store.close()


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
@pytest.mark.parametrize("opened", [False, True])
def test_another_process_is_waited_for_a_moment_only(folder: Path, lock: str, opened: bool) -> None:
    filled(folder)
    now = 0.0
    store = Store(folder, clock=lambda: now)
    if opened:
        assert store.get(KEY) == b"answer"
    holder = sqlite3.connect(folder / "cache.db", isolation_level=None)
    holder.execute(lock)
    begun = time.perf_counter()
    store.put("other", b"new")
    waited = time.perf_counter() - begun
    # Not the 5 s that the database waits unless it is told otherwise.
    assert waited < 4
    begun = time.perf_counter()
    for number in range(100):
        store.put(f"{number}", b"new")
    assert time.perf_counter() - begun < ENDLESS
    holder.execute("ROLLBACK")
    holder.close()
    now += 6.0
    assert store.get(KEY) == b"answer"
    assert store.get("other") is None
    assert store.trouble == ""
    store.close()


HAMMER = """
import sys, time
from pathlib import Path
from speclsp.model.store import Store
store = Store(Path(sys.argv[1]), clock=time.monotonic)
longest = kept = 0
for number in range(150):
    begun = time.perf_counter()
    store.put(f"{sys.argv[2]} {number}", b"x" * 5_000)
    kept += store.get(f"{sys.argv[2]} {number}") is not None
    longest = max(longest, time.perf_counter() - begun)
assert store.trouble == "", store.trouble
print(kept, longest)
"""


def test_processes_share_it(folder: Path) -> None:
    program = [sys.executable, "-P", "-c", HAMMER, str(folder)]
    running = [
        subprocess.Popen([*program, name], env=environment(), stdout=subprocess.PIPE, text=True)
        for name in "abc"
    ]
    for each in running:
        kept, longest = each.communicate(timeout=60)[0].split()
        assert each.returncode == 0
        assert int(kept) > 0
        assert float(longest) < ENDLESS
    assert usable(folder)


def test_threads_share_it(store: Store) -> None:
    def work(name: str) -> None:
        for number in range(30):
            store.put(f"{name} {number}", name.encode())

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert all(store.get(f"{name} {n}") == name.encode() for name in "abcd" for n in range(30))


def test_nothing_is_loaded_before_it_is_used() -> None:
    program = "import sys, speclsp.model.store; print('diskcache' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-P", "-c", program], capture_output=True, text=True, env=environment()
    )
    assert done.stdout == "False\n"
