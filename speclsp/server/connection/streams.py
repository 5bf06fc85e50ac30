"""The streams of this process, kept from whatever else prints or reads."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple


class Streams(NamedTuple):
    """Descriptors that nothing else in this process knows."""

    reading: int
    writing: int


def private() -> Streams:
    """Standard input and output. What is printed goes to standard error from now on, and who reads
    standard input finds its end."""
    reading, writing = os.dup(0), os.dup(1)
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (reading, writing):
            msvcrt.setmode(descriptor, os.O_BINARY)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return Streams(reading, writing)
