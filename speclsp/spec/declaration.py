"""Whether words declare that the key words of BCP 14 have its meaning, by naming where they are
from."""

from __future__ import annotations

import re

_DECLARES = re.compile(
    r"\b(?:RFC|BCP)(?:\s|-|\u00a0)?(?:2119|8174|14)\b|\b(?:rfc2119|rfc8174|bcp14)\b"
)
# One of these is in each of them.
_MARKS = ("2119", "8174", "BCP", "bcp14")


def declares(segment: str) -> bool:
    """Whether RFC 2119, RFC 8174 or BCP 14 is named."""
    return any(mark in segment for mark in _MARKS) and _DECLARES.search(segment) is not None
