"""What a message is made of, before anything is known of what it means."""

from __future__ import annotations

import json
from typing import Any

Json = Any
"""A value as JSON has it."""


class MalformedError(ValueError):
    """The client sent something that the protocol does not allow."""


def parsed(data: bytes) -> Json:
    """What JSON text says. Raises ValueError or RecursionError for what is none, NaN among it."""
    return json.loads(data, parse_constant=_refuse)


def _refuse(constant: str) -> Json:
    raise ValueError(f"{constant} is no JSON")
