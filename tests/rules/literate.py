"""Examples in Markdown that are run: fences of specifications, with carets under what is found.

A path behind a fence's language names the file; one that is there already starts another example.
`other:` and `fork:` before a path put the file on another branch, or where that one left.
A line of carets marks the line above it, and says the rule and the message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from speclsp.checking.check import check
from speclsp.checking.levels import Overrides
from speclsp.code.source import Source
from speclsp.files.listing import Listing
from speclsp.resolution.comparison import Comparison
from speclsp.rules.all import NAMES, RULES
from speclsp.text import Text
from speclsp.workspace import Change, Snapshot, Workspace

PAGE = "page.md"
_LANGUAGES = {"spec": PAGE, "toml": "speclsp.toml"}
_ELSEWHERE = ("other:", "fork:")
_HEADING = re.compile(r"(#{1,6}) +(.+)")
_FENCE = re.compile(r"(`{3,})(spec|toml)(?: +(.+))?\Z")
_CARETS = re.compile(r"( *)(\^+) ([a-z-]+): (.+)")


class Marked(NamedTuple):
    """A finding, by the line that it starts in; both count from 0."""

    line: int
    start: int
    end: int
    rule: str
    message: str

    def shown(self) -> str:
        carets = "^" * max(1, self.end - self.start)
        return f"{' ' * self.start}{carets} {self.rule}: {self.message}"


class File(NamedTuple):
    path: str
    text: str
    expected: tuple[Marked, ...]
    # Where its fence's lines stand in the page.
    first: int
    last: int


class Example(NamedTuple):
    """Files that are checked together, and the headings above them."""

    title: str
    number: int
    files: tuple[File, ...]

    @property
    def name(self) -> str:
        return f"{self.title}-{self.number}"


def examples(page: str) -> list[Example]:
    """The examples of a page, in its order."""
    found: list[Example] = []
    files: list[File] = []
    title, number = "", 1

    def close() -> None:
        nonlocal number
        if files:
            found.append(Example(title, number, tuple(files)))
            number += 1
            files.clear()

    lines = page.split("\n")
    at = 0
    while at < len(lines):
        if fence := _FENCE.match(lines[at]):
            last = lines.index(fence[1], at + 1)
            path = fence[3] or _LANGUAGES[fence[2]]
            if any(file.path == path for file in files):
                close()
            files.append(_file(path, lines, at + 1, last))
            at = last
        elif heading := _HEADING.match(lines[at]):
            close()
            title, number = heading[2], 1
        at += 1
    close()
    return found


def _file(path: str, lines: list[str], first: int, last: int) -> File:
    kept: list[str] = []
    expected: list[Marked] = []
    for line in lines[first:last]:
        if (carets := _CARETS.fullmatch(line)) and kept:
            start = len(carets[1])
            end = start + len(carets[2])
            expected.append(Marked(len(kept) - 1, start, end, carets[3], carets[4]))
        else:
            kept.append(line)
    return File(path, "\n".join((*kept, "")), tuple(expected), first, last)


def snapshot(files: Iterable[tuple[str, str]]) -> Snapshot:
    """A complete workspace of these paths and texts."""
    texts = dict(files)
    parents = {parent.as_posix() for path in texts for parent in Path(path).parents}
    documents = {path: text for path, text in texts.items() if path.endswith((".md", ".toml"))}
    listing = Listing(
        Path(),
        tuple(sorted(path for path in documents if path.endswith(".md"))),
        frozenset(texts),
        frozenset(parents - {"."}),
    )
    workspace = Workspace(listing, NAMES)
    workspace.apply(Change(texts=documents, complete=True))
    options = workspace.snapshot.code_options
    sources = {
        path: Source.read(path, text, options(path))
        for path, text in texts.items()
        if path not in documents
    }
    return workspace.apply(Change(sources=sources, sourced=True))


def _comparison(here: Snapshot, example: Example) -> Comparison | None:
    """With what `other:` and `fork:` say is on another branch and where it left this one."""
    other, fork = (
        [
            (each.path[len(head) :], each.text)
            for each in example.files
            if each.path.startswith(head)
        ]
        for head in _ELSEWHERE
    )
    return Comparison(here, snapshot(other), snapshot(fork), "main") if other or fork else None


CROSSING = frozenset(rule.name for rule in RULES if rule.crossing)
"""The rules that compare what is said; they run where one of them is on."""


def found(example: Example, *on: str) -> Iterator[tuple[File, tuple[Marked, ...]]]:
    """What is found in each file, with the rules `on` that are off by default."""
    files = [file for file in example.files if not file.path.startswith(_ELSEWHERE)]
    everything = snapshot((file.path, file.text) for file in files)
    comparison = _comparison(everything, example)
    # Sentences that are put side by side to show wording say nothing together.
    quiet = () if CROSSING & set(on) else tuple(sorted(CROSSING))
    overrides = Overrides(ignore=quiet, severities=tuple((rule, "warning") for rule in on))
    for file in files:
        checked = check(everything, file.path, overrides, comparison)
        assert checked.failures == ()
        text = Text(file.text)
        marks = []
        for each in checked.diagnostics:
            line, column = text.place(each.span.start)
            end = min(each.span.end, text.line(line).end) - text.starts[line]
            marks.append(Marked(line, column, end, each.rule, each.message))
        yield file, tuple(marks)


def difference(example: Example, *on: str) -> str:
    """What is found and not marked, or marked and not found; nothing where they agree."""
    said = []
    for file, marks in found(example, *on):
        lines = file.text.split("\n")
        for each in sorted({*marks} ^ {*file.expected}):
            fault = "not marked" if each in marks else "not found"
            said.append(f"{file.path}: {fault}\n{lines[each.line]}\n{each.shown()}")
    return "\n\n".join(said)


def rewritten(page: str, on: Iterable[str] = ()) -> str:
    """The page with what is found in place of what is marked."""
    lines = page.split("\n")
    for example in reversed(examples(page)):
        for file, marks in reversed(list(found(example, *on))):
            fence: list[str] = []
            for number, line in enumerate(file.text.split("\n")[:-1]):
                fence.append(line)
                fence += [mark.shown() for mark in marks if mark.line == number]
            lines[file.first : file.last] = fence
    return "\n".join(lines)
