"""Two texts as a unified diff, which `git apply` and `patch` take: exact, so nothing is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_CONTEXT = 3
# Of more lines that differ, no closer look is taken at what they have in common.
_MOST_COMPARED = 2_000
_ODD = re.compile('["\\\\\x00-\x1f\x7f\ud800-\udfff]')

_Block = tuple[int, int, int, int]
"""Lines from and up to, before and after."""


def diff(path: str, before: str | None, after: str) -> Iterator[str]:
    """The lines of the diff, without their line feeds. `before` is None for a new file."""
    if before == after:
        return
    old, new = _lines(before or ""), _lines(after)
    yield "--- " + ("/dev/null" if before is None else _name(f"a/{path}"))
    yield f"+++ {_name(f'b/{path}')}"
    for blocks in _hunks(_blocks(old, new)):
        yield from _hunk(blocks, old, new)


def _lines(text: str) -> list[str]:
    """Each with its line feed, as the programs that read diffs have them; the last may lack one."""
    return re.findall(r"[^\n]*\n|[^\n]+\Z", text)


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[_Block]:
    """The stretches that differ, in their order."""
    if len(old) == len(new):
        # Most fixes change words in a line.
        for at, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                yield at, at + 1, at, at + 1
        return
    low = 0
    while low < min(len(old), len(new)) and old[low] == new[low]:
        low += 1
    high = 0
    while high < min(len(old), len(new)) - low and old[-1 - high] == new[-1 - high]:
        high += 1
    old_end, new_end = len(old) - high, len(new) - high
    if max(old_end, new_end) - low > _MOST_COMPARED:
        yield low, old_end, low, new_end
        return
    matcher = SequenceMatcher(None, old[low:old_end], new[low:new_end], autojunk=False)
    for tag, *places in matcher.get_opcodes():
        if tag != "equal":
            first, last, start, end = (low + place for place in places)
            yield first, last, start, end


def _hunks(blocks: Iterator[_Block]) -> Iterator[list[_Block]]:
    """Stretches that are so near that what is shown around them would meet."""
    near: list[_Block] = []
    for block in blocks:
        if near and block[0] - near[-1][1] > 2 * _CONTEXT:
            yield near
            near = []
        near.append(block)
    if near:
        yield near


def _hunk(blocks: Sequence[_Block], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    start = max(0, blocks[0][0] - _CONTEXT)
    end = min(len(old), blocks[-1][1] + _CONTEXT)
    new_start = blocks[0][2] - (blocks[0][0] - start)
    new_end = blocks[-1][3] + (end - blocks[-1][1])
    yield f"@@ -{_range(start, end)} +{_range(new_start, new_end)} @@"
    done = start
    for first, last, low, high in blocks:
        for line in old[done:first]:
            yield from _line(" ", line)
        for line in old[first:last]:
            yield from _line("-", line)
        for line in new[low:high]:
            yield from _line("+", line)
        done = last
    for line in old[done:end]:
        yield from _line(" ", line)


def _range(start: int, end: int) -> str:
    """The first line, from 1, and how many; of none, the line before."""
    count = end - start
    if count == 1:
        return str(start + 1)
    return f"{start + 1 if count else start},{count}"


def _line(mark: str, line: str) -> Iterator[str]:
    yield mark + line.removesuffix("\n")
    if not line.endswith("\n"):
        yield "\\ No newline at end of file"


def _name(path: str) -> str:
    """As git writes it: in quotation marks where it holds what would end it."""
    if not _ODD.search(path):
        return path
    quoted = "".join(_ODD.sub(_escaped, each) for each in path)
    return f'"{quoted}"'


def _escaped(odd: re.Match[str]) -> str:
    character = odd.group()
    if character in '"\\':
        return f"\\{character}"
    data = character.encode("utf-8", "surrogateescape")
    return "".join(f"\\{byte:03o}" for byte in data)
