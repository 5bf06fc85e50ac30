"""Work that can be done a piece at a time, so that something else gets its turn in between."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

_Result = TypeVar("_Result")

Work = Generator[None, None, _Result]
"""Gives nothing after each piece, and its result at the end."""


def at_once(work: Work[_Result]) -> _Result:
    """The result of all pieces, done one after the other."""
    while True:
        try:
            next(work)
        except StopIteration as done:
            result: _Result = done.value
            return result
