"""docs/precision.md: the words of page.md with the tables in their places."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bench.score.tables import Scored, markdown

WORDS = Path(__file__).with_name("page.md")


def page(scored: Mapping[str, Scored], day: str) -> str:
    text = WORDS.read_text("utf-8").replace("DATE", day)
    for name, part in scored.items():
        text = text.replace(f"<!-- {name} -->\n", markdown(part.tables))
    return text
