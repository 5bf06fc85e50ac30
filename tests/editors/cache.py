"""Where the editors that the tests run are kept: outside the checkout, where a clone finds them."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_STAMP = "ready"


class UnavailableError(Exception):
    """Something cannot be had here. The text says what, and the words to type."""


def folder(name: str) -> Path:
    """Where something of this name and version is kept, whether it is there or not."""
    kept = os.environ.get("SPECLSP_EDITORS_CACHE")
    if not kept:
        cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        kept = os.fspath(Path(cache) / "speclsp" / "editors")
    return Path(kept).absolute() / name


def is_ready(place: Path) -> bool:
    """Whether an installation there was finished."""
    return (place / _STAMP).exists()


def ensure(name: str, install: Callable[[Path], None]) -> Path:
    """The folder of that name, filled by `install` if that was never finished before.

    The stamp comes last, so what was cut short is done again, and of two at a time one waits.
    """
    place = folder(name)
    if not is_ready(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        with _alone(place.with_name(f"{name}.lock")):
            if not is_ready(place):
                shutil.rmtree(place, ignore_errors=True)
                place.mkdir()
                install(place)
                (place / _STAMP).touch()
    return place


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
