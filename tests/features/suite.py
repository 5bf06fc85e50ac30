"""Suites that are pages: a case is a heading, its fences are files, and what is expected of them.

A fence `spec PATH` is a document (`spec.md` where no path is given), `<CURSOR>` in it the cursor
and `<def>…</def>` a place that is led to. Fences of any other name hold what is expected there.
A fence `files` lists files that are no documents, one of which may be led to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from speclsp.text import Span
from speclsp.workspace import Snapshot
from tests.features.world import world

_FENCE = re.compile(
    r"^(?P<ticks>`{3,})(?P<kind>[\w-]+)[ ]*(?P<path>[^\n`]*)\n(?P<words>.*?)^(?P=ticks)$",
    re.MULTILINE | re.DOTALL,
)
_CASE = re.compile(r"^## (?P<name>.+)$", re.MULTILINE)
_TAG = re.compile(r"<CURSOR>|<def>|</def>")


@dataclass(frozen=True)
class Expected:
    """What a fence says, and where in the page it says so."""

    kind: str
    words: str
    start: int
    end: int


@dataclass
class Case:
    page: Path
    name: str
    texts: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    cursor: tuple[str, int] = ("spec.md", 0)
    marked: list[tuple[str, Span]] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)

    @property
    def snapshot(self) -> Snapshot:
        return world(self.texts, self.others)


def cases(page: Path) -> list[Case]:
    """The cases of a page, in order."""
    source = page.read_text("utf-8")
    fences = list(_FENCE.finditer(source))
    headings = [
        each
        for each in _CASE.finditer(source)
        if not any(fence.start() < each.start() < fence.end() for fence in fences)
    ]
    ends = [each.start() for each in headings[1:]] + [len(source)]
    found = []
    for heading, end in zip(headings, ends, strict=True):
        case = Case(page, heading["name"])
        for fence in fences:
            if heading.end() <= fence.start() < end:
                _read(case, fence)
        found.append(case)
    return found


def _read(case: Case, fence: re.Match[str]) -> None:
    kind, path, words = fence["kind"], fence["path"] or "spec.md", fence["words"]
    if kind == "files":
        for other in words.split():
            name = _TAG.sub("", other)
            case.others.append(name)
            case.marked += [(name, Span(0, 0))] * (name != other)
    elif kind == "spec":
        case.texts[path] = "".join(_untagged(case, path, words))
    else:
        case.expected.append(Expected(kind, words, fence.start("words"), fence.end("words")))


def _untagged(case: Case, path: str, words: str) -> Iterator[str]:
    done = size = opened = 0
    for tag in _TAG.finditer(words):
        yield words[done : tag.start()]
        size += tag.start() - done
        done = tag.end()
        if tag.group() == "<CURSOR>":
            case.cursor = (path, size)
        elif tag.group() == "<def>":
            opened = size
        else:
            case.marked.append((path, Span(opened, size)))
    yield words[done:]


def compare(case: Case, kind: str, words: str, update: bool) -> None:
    """Compare what is found with the fence of this kind, or write it there."""
    expected = _of_kind(case, kind)
    if not update:
        assert words == expected.words
    elif words != expected.words:
        # What stands above it may have been rewritten by another case.
        (now,) = [each for each in cases(case.page) if each.name == case.name]
        place = _of_kind(now, kind)
        source = case.page.read_text("utf-8")
        changed = source[: place.start] + words + source[place.end :]
        case.page.write_text(changed, "utf-8")


def _of_kind(case: Case, kind: str) -> Expected:
    (expected,) = [each for each in case.expected if each.kind == kind]
    return expected
