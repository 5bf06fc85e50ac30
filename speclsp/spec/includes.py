"""Whether a page is put together from several files when it is published, so that more is in it."""

from __future__ import annotations

import re

_INCLUDES = re.compile(
    r"\{%-?\s*include|\{\{#?\s*include|--8<--|^!include|^\{!|<!--\s*@?include|^::: *include"
    r"|^@import|^```\{include\}",
    re.MULTILINE,
)
# One of these is in each of them, and to look for them first takes a hundredth of the time.
_MARKS = ("include", "--8<--", "{!", "@import")


def includes(segment: str) -> bool:
    """Whether something else is put in place of a line of `segment`."""
    return any(mark in segment for mark in _MARKS) and _INCLUDES.search(segment) is not None
