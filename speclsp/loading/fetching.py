"""Fetches what modules import by git, for a command of the user: nothing else does, least of all a
server or a check.

Of a revision, only documents and the configurations beside them are kept, as plain files that are
written one by one: nothing is checked out, so no filter, hook, link or submodule comes with it.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from speclsp.config.parse import LIMIT, NAMES
from speclsp.config.values import Origin
from speclsp.files.listing import Bounds
from speclsp.files.walk import may_hold_documents
from speclsp.loading.fetched import cache, folder_of, is_ours, named
from speclsp.loading.git import Blob, Mirror
from speclsp.loading.imports import MOST_DOCUMENTS, MOST_TEXT
from speclsp.loading.request import ConfigError

_RECORD = "module.json"
_LONGEST_NAME = 200
_DEEPEST = 40


class Fetched(NamedTuple):
    """What was fetched: the commit that the revision means now, and how many files are kept."""

    commit: str
    files: int


def fetch(at: Origin, root: Path, transports: Sequence[str] | None = None) -> Fetched:
    """Fetch the repository of an import, and keep its specs. Raises ConfigError.

    `transports` are those of git that may be used: https and ssh, unless a test wants another.
    """
    above = cache()
    try:
        os.makedirs(above, 0o700, exist_ok=True)
        if not is_ours(above):
            raise ConfigError(f'"{above}" is not a folder that only its user can write to')
        with tempfile.TemporaryDirectory(prefix=".fetching-", dir=above) as made:
            return _fetch(at, root, Path(made), transports)
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        raise ConfigError(f'cannot keep "{at.git}": {reason}') from None


def _fetch(at: Origin, root: Path, made: Path, transports: Sequence[str] | None) -> Fetched:
    repository, fresh = made / "repository", made / "fresh"
    repository.mkdir(0o700)
    fresh.mkdir(0o700)
    others = {} if transports is None else {"transports": transports}
    mirror = Mirror(repository, at.git, at.revision, root, **others)
    blobs = list(_kept(mirror.files(mirror.head)))
    contents = dict(mirror.contents(sorted({blob.object for blob in blobs})))
    specs = fresh / folder_of(at.git, at.revision).name
    specs.mkdir(0o700)
    written = 0
    for blob in blobs:
        if blob.object in contents:
            _write(specs, blob.path, contents[blob.object])
            written += 1
    record = {"address": at.git, "revision": at.revision, "commit": mirror.head}
    _write(fresh, _RECORD, json.dumps(record, indent=2).encode("utf-8"))
    _exchange(cache() / named(at.git, at.revision), fresh, made / "before")
    return Fetched(mirror.head, written)


def commit_of(at: Origin) -> str:
    """The commit that was fetched for an import; "" where none was."""
    try:
        with open(folder_of(at.git, at.revision).parent / _RECORD, "rb") as file:
            record = json.loads(file.read(10_000))
    except (OSError, ValueError, RecursionError):
        return ""
    commit = record.get("commit") if isinstance(record, dict) else ""
    return commit if isinstance(commit, str) else ""


def _kept(blobs: Iterator[Blob]) -> Iterator[Blob]:
    """The documents and configurations, as many as an import may have, each name once whatever its
    case."""
    seen: set[str] = set()
    size = 0
    for blob in blobs:
        name = blob.path.rpartition("/")[2]
        limit = LIMIT if name in NAMES else Bounds().size
        wanted = name in NAMES or may_hold_documents(blob.path)
        if blob.size is None or blob.size > limit or not wanted or not _is_plain(blob.path):
            continue
        size += blob.size
        if size > MOST_TEXT or len(seen) >= 2 * MOST_DOCUMENTS:
            return
        folded = blob.path.casefold()
        if folded not in seen:
            seen.add(folded)
            yield blob


def _is_plain(path: str) -> bool:
    """Whether a path has only names that every system takes for files and folders below."""
    parts = path.split("/")
    return len(parts) <= _DEEPEST and all(
        part not in ("", ".", "..")
        and part.casefold() != ".git"
        and part.isprintable()
        and not set(part) & set('\\:*?"<>|')
        and not part.endswith((".", " "))
        and len(part.encode("utf-8", "surrogatepass")) <= _LONGEST_NAME
        for part in parts
    )


def _write(folder: Path, path: str, content: bytes) -> None:
    """A new file in a folder that was made for it."""
    file = folder / path
    above = folder
    for part in path.split("/")[:-1]:
        above = above / part
        if not above.is_dir():
            above.mkdir(0o700)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "wb") as opened:
        opened.write(content)


def _exchange(place: Path, fresh: Path, aside: Path) -> None:
    """Puts `fresh` at `place`; what was there goes."""
    if os.path.lexists(place):
        os.rename(place, aside)
    os.rename(fresh, place)
    if aside.is_dir() and not aside.is_symlink():
        shutil.rmtree(aside, ignore_errors=True)
