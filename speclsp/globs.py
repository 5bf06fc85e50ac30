"""Globs as .gitignore writes them, as expressions that cannot blow up. Knows no file system.

`*a*a*b` as a plain expression takes a time with the power of its stars. Here each star takes the
first match and never reconsiders, which a glob allows: a path costs its length times the glob's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

_LONGEST = 500
# Of a .gitignore. No path is longer.
_LONGEST_LINE = 4_096
_MOST_DOUBLE_STARS = 20
_ESCAPABLE = frozenset("*?[]!#{}\\ ")
_DRIVE = re.compile(r"[A-Za-z]:")
_CLASSES = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": " \\t",
    "cntrl": "\\x00-\\x1f\\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": "!-/:-@\\[-`{-~",
    "space": " \\t-\\r",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}


class Glob(NamedTuple):
    """One line of a .gitignore: what it matches, and whether that is taken or given back."""

    expression: re.Pattern[str]
    negated: bool
    folders_only: bool


def matches(globs: Iterable[str], path: str) -> bool:
    """Whether the last glob that names `path` or a folder above it is not negated."""
    lines = configured(tuple(globs))
    above = [path[: place.start()] for place in re.finditer("/", path)]
    for glob in reversed(lines):
        named = not glob.folders_only and glob.expression.fullmatch(path)
        if named or any(glob.expression.fullmatch(folder) for folder in above):
            return not glob.negated
    return False


@lru_cache(maxsize=256)
def configured(globs: tuple[str, ...]) -> tuple[Glob, ...]:
    """The globs of a configuration, where ./ says "in this folder" as / does in a .gitignore."""
    return tuple(compiled(map(_rooted, globs)))


def verdict(globs: Sequence[Glob], path: str, *, folder: bool) -> bool | None:
    """True where the last glob that names `path` itself takes it, False where it gives it back."""
    for glob in reversed(globs):
        if (folder or not glob.folders_only) and glob.expression.fullmatch(path):
            return not glob.negated
    return None


def compiled(lines: Iterable[str]) -> Iterator[Glob]:
    """The globs of these lines; blank lines, comments and impossible globs give none."""
    for line in lines:
        translated = _translated(line)
        if translated is not None:
            expression, negated, folders_only = translated
            yield Glob(re.compile(expression, re.DOTALL), negated, folders_only)


def glob_problem(pattern: str) -> str | None:
    """Why a glob in the configuration is refused, or None."""
    body = pattern.removeprefix("!")
    if not body.strip():
        return "an empty glob matches nothing"
    if len(pattern) > _LONGEST:
        return f"a glob of {len(pattern)} characters is too long, at most {_LONGEST} are read"
    if body.startswith(("/", "\\\\")):
        return "a glob is relative to the configuration file, begin with ./ instead of /"
    if _DRIVE.match(body):
        return "a glob is relative to the configuration file, it cannot name a drive"
    if body.startswith("~"):
        return "a glob is relative to the configuration file, ~ is not expanded"
    if ".." in re.split(r"[/\\]", body):
        return 'a glob cannot leave its folder by ".."'
    if body.count("**") > _MOST_DOUBLE_STARS:
        return f'more than {_MOST_DOUBLE_STARS} times "**" in one glob'
    if re.search(r"(?<!\\)[{}]", body):
        return "braces are not expanded, write one glob for each alternative"
    for place in re.finditer(r"\\(.?)", body, re.DOTALL):
        if place[1] not in _ESCAPABLE:
            return "folders are separated by /, not by a backslash"
    return None if _translated(_rooted(pattern)) else "it can match nothing"


def _rooted(glob: str) -> str:
    return re.sub(r"\A(!?)\./", r"\1/", glob)


def _translated(line: str) -> tuple[str, bool, bool] | None:
    """The expression, whether it is negated, and whether it is for folders only."""
    written = line.rstrip("\r\n")
    text = written.rstrip(" ")
    if text.endswith("\\"):
        # A backslash keeps the space behind it.
        text = written[: len(text) + 1]
    if not text or text.startswith("#") or len(text) > _LONGEST_LINE:
        return None
    negated = text.startswith("!")
    text = text[1:] if negated else text
    folders_only = text.endswith("/")
    text = text[:-1] if folders_only else text
    segments = text.removeprefix("/").split("/")
    if "" in segments:
        return None
    if "/" not in text:
        segments.insert(0, "**")
    expression = _path(segments)
    if expression is None:
        return None
    return expression, negated, folders_only


def _path(segments: Sequence[str]) -> str | None:
    """An expression for the whole path: runs of segments with `**` between them."""
    runs: list[list[str]] = [[]]
    for segment in segments:
        if len(segment) > 1 and not segment.strip("*"):
            runs.append([])
            continue
        expression = _segment(segment)
        if expression is None:
            return None
        runs[-1].append(expression)
    first, *others = ["/".join(run) for run in runs]
    if not others:
        return first
    *middle, last = others
    parts = [first + "/" if first else ""]
    parts += [f"(?>(?:[^/]+/)*?{run}/)" for run in middle if run]
    parts.append(f"(?:[^/]+/)*{last}" if last else ".+")
    return "".join(parts)


def _segment(segment: str) -> str | None:
    """An expression for one name: fixed pieces with `*` between them."""
    pieces = [""]
    at = 0
    while at < len(segment):
        character = segment[at]
        at += 1
        if character == "*":
            pieces.append("")
        elif character == "?":
            pieces[-1] += "[^/]"
        elif character == "[":
            found = _bracket(segment, at)
            if found is None:
                return None
            pieces[-1] += found[0]
            at = found[1]
        elif character == "\\":
            if at == len(segment):
                return None
            pieces[-1] += re.escape(segment[at])
            at += 1
        else:
            pieces[-1] += re.escape(character)
    first, *others = pieces
    if not others:
        return first
    *middle, last = others
    return first + "".join(f"(?>[^/]*?{piece})" for piece in middle if piece) + "[^/]*" + last


def _bracket(segment: str, start: int) -> tuple[str, int] | None:
    """The expression for `[...]` whose inside begins at `start`, and where it ends."""
    at = start
    negated = segment[at : at + 1] in ("!", "^")
    at += negated
    inside: list[str] = []
    opening = at
    while at < len(segment) and (segment[at] != "]" or at == opening):
        posix = re.compile(r"\[:(\w*):\]").match(segment, at)
        if posix:
            if posix[1] not in _CLASSES:
                return None
            inside.append(_CLASSES[posix[1]])
            at = posix.end()
            continue
        low, at = _member(segment, at)
        if segment[at : at + 1] == "-" and segment[at + 1 : at + 2] not in ("", "]"):
            high, at = _member(segment, at + 1)
        else:
            high = low
        # A range the wrong way round still holds its first character, as in git.
        inside.append(f"{re.escape(low)}-{re.escape(high if low <= high else low)}")
    if at >= len(segment):
        return None
    sign = "^/" if negated else ""
    guard = "" if negated else "(?!/)"
    return f"{guard}[{sign}{''.join(inside)}]", at + 1


def _member(segment: str, at: int) -> tuple[str, int]:
    """The character at `at`, which a backslash may escape, and the offset after it."""
    if segment[at] == "\\" and at + 1 < len(segment):
        at += 1
    return segment[at], at + 1
