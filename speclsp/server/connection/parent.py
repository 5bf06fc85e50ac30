"""Whether the editor that the server works for is still there."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from speclsp.server.arguments import value_of
from speclsp.server.connection.values import Json

log = logging.getLogger(__name__)

INTERVAL = 3.0
"""Seconds between two looks."""

_OPTION = "--clientProcessId"


def watch(process: Json, gone: Callable[[], None]) -> None:
    """Calls `gone`, in a thread, when there is no process of this number any more.

    What is no number of a process is not watched.
    """
    if not isinstance(process, int) or isinstance(process, bool) or not 0 < process < 1 << 31:
        return

    def look() -> None:
        while is_alive(process):
            time.sleep(INTERVAL)
        log.warning("process %d, which the server works for, has ended", process)
        gone()

    threading.Thread(target=look, name="parent", daemon=True).start()


def named(arguments: Sequence[str]) -> int | None:
    """The process that the command line names, as editors do that add this by themselves."""
    digits = value_of(arguments, _OPTION)
    known = digits.isascii() and digits.isdigit() and len(digits) < 11
    return int(digits) if known else None


def is_alive(process: int) -> bool:
    """Whether the process runs. One that has ended, but that nobody has asked about, does not."""
    if sys.platform == "win32":
        return _is_alive_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        # It is there, and not ours.
        return True
    try:
        # "1234 (name) S ...", where the name may hold anything. Linux alone has this.
        state = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()[0]
    except (OSError, IndexError):
        return True
    return state not in (b"Z", b"X")


def _is_alive_on_windows(process: int) -> bool:
    import ctypes

    synchronize, timeout, denied = 0x0010_0000, 0x102, 5
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(synchronize, False, process)
    if not handle:
        return bool(kernel.GetLastError() == denied)
    try:
        return bool(kernel.WaitForSingleObject(handle, 0) == timeout)
    finally:
        kernel.CloseHandle(handle)
