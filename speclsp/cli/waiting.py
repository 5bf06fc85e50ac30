"""What a person sees while a model is asked: that it is, and how to go on without."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

# Not on Windows, where what is typed is shown as it is.
if sys.platform != "win32":
    import termios


def is_watched() -> bool:
    """Whether somebody sits in front of it who can be told, and can interrupt."""
    streams = (sys.stdin, sys.stderr)
    return all(each is not None and each.isatty() for each in streams)


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """Shows the words as long as something is waited for. What is typed meanwhile answers nothing
    that has been seen, so it is neither shown nor kept."""
    stream = sys.stderr
    stream.write(words)
    stream.flush()
    before = _silenced()
    try:
        yield
    finally:
        _restore(before)
        stream.write("\r\x1b[K")
        stream.flush()


def _silenced() -> list[Any] | None:
    """Has the terminal not show what is typed; gives how it was."""
    if sys.platform == "win32":
        return None
    with suppress(OSError, ValueError, termios.error):
        before = termios.tcgetattr(sys.stdin)
        quiet = [*before]
        quiet[3] &= ~termios.ECHO
        termios.tcsetattr(sys.stdin, termios.TCSANOW, quiet)
        return before
    return None


def _restore(before: list[Any] | None) -> None:
    if before is not None and sys.platform != "win32":
        with suppress(OSError, ValueError, termios.error):
            termios.tcsetattr(sys.stdin, termios.TCSAFLUSH, before)
