"""Which rules a folder of rule markers defines, and which rules its code names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

from tests.corpus.corpora import Place, markdown_paths
from tests.corpus.plain import prose

_MARKER = re.compile(r"^(?:> ?)?[a-z][a-z0-9]*\[([\w-]+(?:\.[\w-]+)*)(?:\+\d+)?(?: [^\]]*)?\]$")


class CodeComment(NamedTuple):
    """`r[verb id]` in code, and whether the rule is said to exist."""

    verb: str
    id: str
    defined: bool


def rules(root: Path) -> dict[str, list[Place]]:
    """Every place that defines a rule, by its ID."""
    found: dict[str, list[Place]] = {}
    for path in markdown_paths(root):
        lines = prose((root / path).read_text("utf-8")).split("\n")
        for number, line in enumerate(lines, 1):
            marker = _MARKER.match(line)
            if marker:
                found.setdefault(marker[1], []).append(Place(path, number))
    return found


def code_comments(listing: Path) -> tuple[CodeComment, ...]:
    """The rows of a list of comments, in order."""
    rows = [json.loads(line) for line in listing.read_text("utf-8").splitlines()]
    return tuple(CodeComment(row["verb"], row["id"], row["defined"]) for row in rows)
