"""What the .gitignore files of a tree leave out. The nearest file has the last word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from speclsp.files import skipped
from speclsp.files.reading import contents
from speclsp.files.skipped import Skipped
from speclsp.globs import Glob, compiled, verdict

NAME = ".gitignore"
_LIMIT = 64_000
_MOST_PATTERNS = 1_000
# In all files of a tree together.
MOST_PATTERNS_OF_A_TREE = 20_000


class Patterns(NamedTuple):
    """The globs of one .gitignore, and an expression for what any of them names."""

    globs: tuple[Glob, ...]
    anything: re.Pattern[str]


class Rule(NamedTuple):
    """The patterns of a folder above, and how many characters of a path lead there."""

    start: int
    patterns: Patterns


@dataclass(frozen=True)
class Ignored:
    """The patterns of each .gitignore, by the folder it stands in."""

    patterns: Mapping[str, Patterns] = field(default_factory=dict)

    def holds(self, path: str) -> bool:
        """Whether `path` or a folder above it is left out. It need not exist."""
        rules: list[Rule] = self.rules("")
        for folder in _ancestors(path):
            if decided(rules, folder, folder=True):
                return True
            rules = self.rules(folder)
        return decided(rules, path, folder=False)

    def rules(self, folder: str) -> list[Rule]:
        """What decides on the entries of `folder`, the nearest first."""
        above = ["", *_ancestors(folder), folder] if folder else [""]
        return [
            Rule(len(name) + 1 if name else 0, self.patterns[name])
            for name in reversed(above)
            if name in self.patterns
        ]


def decided(rules: Sequence[Rule], path: str, *, folder: bool) -> bool:
    """Whether `path` itself is left out, given that the folders above it are not."""
    for start, patterns in rules:
        inner = path[start:]
        if patterns.anything.fullmatch(inner):
            taken = verdict(patterns.globs, inner, folder=folder)
            if taken is not None:
                return taken
    return False


def patterns_of(root: Path, path: str, most: int) -> Patterns | Skipped:
    """What the .gitignore at `path` says, if it says no more than `most` things."""
    content = contents(root, path, _LIMIT)
    if isinstance(content, Skipped):
        return content
    text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    globs = tuple(compiled(text.split("\n")))
    if len(globs) > min(most, _MOST_PATTERNS):
        return Skipped(path, skipped.TOO_MANY_PATTERNS)
    anything = "|".join(f"(?:{glob.expression.pattern})" for glob in globs) or "(?!)"
    return Patterns(globs, re.compile(anything, re.DOTALL))


def _ancestors(path: str) -> Iterator[str]:
    """The folders above `path`, the outermost first, without the root."""
    return (path[: place.start()] for place in re.finditer("/", path))
