"""Specifications of any size, made from those in the repository: same seeds and number, same text.

Each copy gets identifiers, titles and a few words of its own, so that no two segments are alike and
no clause is defined twice.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SIZES = (6_000, 12_000, 20_000, 40_000, 80_000, 160_000, 320_000)
"""The sizes of the files of a tree, in turn; about those of public specifications."""

_CLEAN = ("specs/*.md", "specs/examples/*.md", "docs/*.md")
_PLANTED = ("docs/demo/workspace/*.md", "docs/demo/workspace/features/*/*.md")
_PLANTED_EVERY = 10
"""How many copies of the clean ones there are to each of those with planted defects."""

# Written by the run itself.
_LEFT_OUT = "benchmarks.md"
_TAG = re.compile(r"\[\^([\w.-]+)\]")
# Links to other files lead out of the tree, so that they are read but not missed.
_FILE = re.compile(r"\]\((?=[\w./-]+\.\w)")
_SECTION = re.compile(r"(\{#|\]\(#|\[#)([\w.:-]+)")
_MARKER = re.compile(r"\[([a-z][\w-]*(?:\.[\w-]+)+)\]")
_NUMBERED = re.compile(r"\b([A-Z]{2,})-(\d+)\b")
_HEADING = re.compile(r"^(#{1,6} .*?)([ \t]*\{#[^}\n]*\})?$", re.MULTILINE)
_EXAMPLE = re.compile(r"^(\*\*Example\*\*: .*)$", re.MULTILINE)
_ARTICLE = re.compile(r"\b(the|a) (?=[a-z])")
_WORDS = (
    "first", "second", "other", "current", "earlier", "later", "given", "named", "outer", "inner",
    "local", "remote", "plain", "whole", "open", "closed", "new", "old", "left", "right",
)  # fmt: skip


@cache
def seeds(*, planted: bool) -> tuple[str, ...]:
    """The specifications and manuals in the repository, or those with planted defects."""
    patterns = _PLANTED if planted else _CLEAN
    found = sorted({path for pattern in patterns for path in REPOSITORY.glob(pattern)})
    return tuple(path.read_text("utf-8") for path in found if path.name != _LEFT_OUT)


def varied(seed: str, number: int) -> str:
    """Copy `number` of a seed."""
    chance = random.Random(number)
    text = _FILE.sub("](https://example.org/", seed)
    text = _SECTION.sub(rf"\g<1>\g<2>-{number}", text)
    text = _TAG.sub(rf"[^\g<1>n{number}]", text)
    text = _MARKER.sub(rf"[\g<1>.n{number}]", text)
    text = _NUMBERED.sub(lambda found: f"{found[1]}-{number * 1_000 + int(found[2])}", text)
    text = _HEADING.sub(lambda found: f"{found[1]} {number}{found[2] or ''}", text)
    text = _EXAMPLE.sub(rf"\g<1> {number}", text)
    return _ARTICLE.sub(lambda found: f"{found[1]} {chance.choice(_WORDS)} ", text)


def specification(size: int, number: int = 0) -> str:
    """A text of at most `size` characters. Texts of other numbers share no identifier."""
    pieces: list[str] = []
    length = 0
    first = number * 10_000 + number % _PLANTED_EVERY
    while length < size:
        for seed in seeds(planted=first % _PLANTED_EVERY == 1):
            pieces.append(varied(seed, first) + "\n")
            length += len(pieces[-1])
        first += 1
    text = "".join(pieces)
    end = text.rfind("\n\n", 0, size)
    return text[: end + 1] if end > 0 else text[:size]


def files(size: int, sizes: tuple[int, ...] = SIZES) -> Iterator[tuple[str, str]]:
    """Paths and texts that together have `size` characters, in folders of fifty."""
    number = total = 0
    while total < size:
        text = specification(min(sizes[number % len(sizes)], max(1_000, size - total)), number)
        yield f"part-{number // 50:03}/spec-{number:05}.md", text
        number += 1
        total += len(text)


def write(folder: Path, size: int, sizes: tuple[int, ...] = SIZES) -> int:
    """Writes such files below `folder`; how many."""
    number = 0
    for path, text in files(size, sizes):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
        number += 1
    return number
