"""Whether a page is put together from several files when it is published, so that more is in it."""

from __future__ import annotations

import re

INCLUDES = re.compile(
    r"\{%-?\s*include|\{\{#?\s*include|--8<--|^!include|^\{!|<!--\s*@?include|^::: *include"
    r"|^@import|^```\{include\}",
    re.MULTILINE,
)
