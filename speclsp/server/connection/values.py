"""What a message is made of, before anything is known of what it means."""

from __future__ import annotations

from typing import Any

Json = Any
"""A value as JSON has it."""


class MalformedError(ValueError):
    """The client sent something that the protocol does not allow."""
