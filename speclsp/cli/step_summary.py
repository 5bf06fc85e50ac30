"""What GitHub's runner says of itself: where the page of a step is, to which a report is added, and
which folder the repository is in."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator

from speclsp.cli.output import say
from speclsp.examining import Result
from speclsp.report.markdown_report import markdown_report

MOST_BYTES = 1024 * 1024
"""Of a larger page the runner shows nothing."""

# A pipe that nobody reads would be waited for otherwise.
_ASIDE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
# What is said below a page that was cut fits in.
_RESERVED = 200


def add_to_summary(result: Result, *, wanted: bool = False) -> None:
    """Add the report to the page of the step, where there is one. A page that cannot be written
    is a line on standard error and changes nothing else."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path or not (wanted or os.environ.get("GITHUB_ACTIONS") == "true"):
        return
    try:
        _append(path, markdown_report(result.diagnostics, result.summary))
    except (OSError, ValueError) as error:
        words = getattr(error, "strerror", None) or str(error)
        say(f"warning: cannot write the step summary: {words.lower()}")


def folder_in_workspace() -> str:
    """Where in the repository the working directory is; "" for its root, or where that is not
    known."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    try:
        if not workspace or not os.path.isabs(workspace):
            return ""
        folder = os.path.relpath(os.getcwd(), os.path.realpath(workspace)).replace(os.sep, "/")
    except (OSError, ValueError):
        return ""
    return "" if folder == "." or folder.split("/")[0] == ".." else folder


def _append(path: str, lines: Iterable[str]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _ASIDE, 0o644)
    with open(descriptor, "ab") as page:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise ValueError("not a regular file")
        for line in _fitting(lines, MOST_BYTES - status.st_size):
            page.write(line)


def _fitting(lines: Iterable[str], room: int) -> Iterator[bytes]:
    """As many of the lines as there is room for, and then that there are more."""
    room -= _RESERVED
    for line in lines:
        written = f"{line}\n".encode("utf-8", "backslashreplace")
        if len(written) > room:
            if room >= 0:
                yield b"\nThere is more, and no room for it here. The log of the step has it all.\n"
            return
        room -= len(written)
        yield written
