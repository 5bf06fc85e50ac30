"""What has to be written elsewhere when files and folders move: links to them, links in them,
footnotes that name a test by its file, and comments in code that quote a file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from speclsp.code.source import Source
from speclsp.code.targets import quoted
from speclsp.document import Document
from speclsp.features.trial import Replacement
from speclsp.files.listing import MARKDOWN
from speclsp.resolution.encoding import encoded
from speclsp.resolution.links import reached
from speclsp.resolution.pointers import Pointer, pointers
from speclsp.text import Span
from speclsp.work import Work
from speclsp.workspace import Snapshot

# What a path may hold as it is, where a link ends with a space or a bracket.
_SAFE = "/-._~!$&'*+,;=:@"
_UNSAFE = re.compile(r"[\s()<>#?%\\]")
# A footnote's words: a path, and behind "::" a test in it.
_NAMED = re.compile(r"(?<![\w./@:-])(?P<path>[\w.-]+(?:/[\w.-]+)*\.\w+)(?=::|[\s`),;]|\.?\Z)")


def moving(snapshot: Snapshot, moves: Mapping[str, str]) -> Work[tuple[Replacement, ...]]:
    """What to replace before files and folders move, each from its key to its value, in the files
    as they are now."""
    found: list[Replacement] = []
    for document in snapshot.documents.values():
        source = moved(document.path, moves)
        for pointer in pointers(document).all:
            words = _words(snapshot, document, pointer, source, moves)
            if words is not None:
                found.append(Replacement(document.path, pointer.path_span, words))
        found += _footnotes(snapshot, document, source, moves)
        yield
    for code in snapshot.sources.values():
        found += _quotes(snapshot, code, moves)
        yield
    return tuple(sorted(found))


def moved(path: str, moves: Mapping[str, str]) -> str:
    """Where the file or folder at `path` is afterwards: the longest that moves with it decides."""
    head = path
    while head:
        if head in moves:
            return moves[head] + path[len(head) :]
        head = posixpath.dirname(head)
    return path


def _words(
    snapshot: Snapshot, document: Document, pointer: Pointer, source: str, moves: Mapping[str, str]
) -> str | None:
    """What the path of a link is to be; None where it stays."""
    if pointer.path_span.start == pointer.path_span.end:
        return None
    target = reached(snapshot, document, pointer.fact.target)
    # What is not there is not there afterwards either.
    there = target.path or (pointer.path if snapshot.exists(pointer.path) else "")
    if target.verdict == "no-file" or not there:
        return None
    goal = moved(there, moves)
    if goal == there and source == document.path:
        return None
    written = document.words(pointer.path_span)
    if written.startswith("/"):
        path = f"/{goal}" if goal != there else ""
    else:
        before = posixpath.relpath(there, posixpath.dirname(document.path) or ".")
        path = posixpath.relpath(goal, posixpath.dirname(source) or ".")
        path = "" if path == before else path
    return _in_manner(path, written, pointer) if path else None


def _in_manner(path: str, written: str, pointer: Pointer) -> str:
    """`path` as it is written: from here, without an ending, encoded."""
    if written.startswith("./") and not path.startswith("../"):
        path = f"./{path}"
    if written.endswith("/"):
        path = f"{path}/"
    elif pointer.path and posixpath.splitext(pointer.path)[1] == "":
        stem, ending = posixpath.splitext(path)
        path = stem if ending.casefold() in MARKDOWN else path
    spaced = any(each.isspace() for each in written)
    if "%" in written or (_UNSAFE.search(path) and not spaced):
        return encoded(path, _SAFE)
    return path


def _footnotes(
    snapshot: Snapshot, document: Document, source: str, moves: Mapping[str, str]
) -> Iterator[Replacement]:
    """Paths in the words of footnotes: from the root, or from the folder of the document."""
    for start, facts in document.facts:
        for footnote in facts.footnotes:
            low = footnote.span.moved(start).end
            string = document.text.string
            end = document.text.line(document.text.line_at(low)).end
            for found in _NAMED.finditer(string, low, end):
                span = Span(found.start("path"), found.end("path"))
                if words := _path(snapshot, document.path, found["path"], source, moves):
                    yield Replacement(document.path, span, words)


def _quotes(snapshot: Snapshot, source: Source, moves: Mapping[str, str]) -> Iterator[Replacement]:
    """Paths that code quotes from, which count from the root wherever the code is."""
    for mark in source.marks:
        place = quoted(mark) if mark.notation == "duvet" else None
        goal = moved(place[0], moves) if place and snapshot.exists(place[0]) else ""
        if place and goal not in ("", place[0]):
            written = mark.target.partition("#")[0]
            head = "./" if written.startswith("./") else ""
            span = Span(mark.span.start, mark.span.start + len(written))
            yield Replacement(source.path, span, head + goal)


def _path(
    snapshot: Snapshot, document: str, written: str, source: str, moves: Mapping[str, str]
) -> str:
    """What is to be written instead of a path, "" where it stays."""
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(document), written))
    if snapshot.exists(beside) and not snapshot.exists(written):
        goal = moved(beside, moves)
        path = posixpath.relpath(goal, posixpath.dirname(source) or ".")
        return path if path != posixpath.normpath(written) else ""
    normal = posixpath.normpath(written)
    goal = moved(normal, moves)
    return goal if goal != normal and snapshot.exists(normal) else ""
