"""A question that is answered with yes or no, before something is spent."""

from __future__ import annotations

import sys

from speclsp.report.safe import safe

_LONGEST = 1_000


def confirmed(question: str) -> bool:
    """Whether the answer is yes; all else is no, and so is the end of the input."""
    stream = sys.stdin
    if stream is None or sys.stdout is None:
        return False
    sys.stdout.write(f"{safe(question)} [y/N] ")
    sys.stdout.flush()
    line = stream.buffer.readline(_LONGEST)
    if not stream.isatty():
        sys.stdout.write("\n")
    return line.strip().lower() in (b"y", b"yes")
