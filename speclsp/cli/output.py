"""Where reports go: a stream or a file, which may be closed, full, or not what it seems."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO

from speclsp.loading.request import ConfigError
from speclsp.report.safe import plain_line, safe

_CLOSED = (errno.EPIPE, errno.ESHUTDOWN, errno.EINVAL)


def refuse_unwritable(path: str) -> None:
    """Raises ConfigError where nothing could be written at `path`, before any work is done."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        if os.path.isdir(os.path.dirname(os.path.abspath(path))):
            return
        raise ConfigError(f'cannot write "{path}": its folder does not exist') from None
    except (OSError, ValueError) as error:
        raise ConfigError(f'cannot write "{path}": {_words(error)}') from None
    if stat.S_ISDIR(mode):
        raise ConfigError(f'cannot write "{path}": it is a folder')
    if not (stat.S_ISREG(mode) or stat.S_ISCHR(mode)):
        raise ConfigError(f'cannot write "{path}": it is not a regular file')


def write_file(path: str, lines: Iterable[str]) -> None:
    """Write the lines, in UTF-8 and with plain line ends."""
    refuse_unwritable(path)
    try:
        with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        raise ConfigError(f'cannot write "{path}": {_words(error)}') from None


def write(lines: Iterable[str]) -> None:
    """Write the lines to standard output. When nobody reads on, the rest is dropped."""
    stream = sys.stdout
    if stream is None:
        raise ConfigError("cannot write to standard output: it is closed")
    _tolerate(stream)
    try:
        for line in lines:
            stream.write(f"{line}\n")
        stream.flush()
    except OSError as error:
        _abandon(stream)
        if error.errno not in _CLOSED:
            message = f"cannot write to standard output: {_words(error)}"
            raise ConfigError(message) from None


def write_text(text: str) -> None:
    """Write a text to standard output as it is, whatever its line ends."""
    stream = sys.stdout
    if stream is None:
        raise ConfigError("cannot write to standard output: it is closed")
    try:
        stream.flush()
        stream.buffer.write(text.encode())
        stream.buffer.flush()
    except OSError as error:
        _abandon(stream)
        if error.errno not in _CLOSED:
            raise ConfigError(f"cannot write to standard output: {_words(error)}") from None


def write_aside(lines: Iterable[str]) -> None:
    """Write the lines to standard error, as far as there is one."""
    stream = sys.stderr
    if stream is None:
        return
    _tolerate(stream)
    with suppress(OSError, ValueError):
        for line in lines:
            stream.write(f"{line}\n")
        stream.flush()


def say(*messages: str) -> None:
    """A line for each message on standard error, as far as there is one."""
    stream = sys.stderr
    if stream is None:
        return
    _tolerate(stream)
    with suppress(OSError, ValueError):
        for number, message in enumerate(messages):
            line = safe(message if number else f"speclsp: {message}")
            stream.write(f"{plain_line(line)}\n")
        stream.flush()


def _tolerate(stream: TextIO) -> None:
    """What the stream's encoding lacks is written as an escape."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _abandon(stream: TextIO) -> None:
    """Sends what is still buffered nowhere, or the interpreter would complain when it ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _words(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
