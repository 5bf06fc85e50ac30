"""What is wrong in a folder of the Model Spec's family, by regular expressions over lines alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.corpus.corpora import Place
from tests.corpus.plain import fence_lines, prose, without_fences

_HEADING = re.compile(r"^#{1,6}[ \t]+(.*?)[ \t]*(?:\{:?[ \t]*#([\w.:-]+)([^}]*)\})?[ \t]*$")
# `[^x]:` defines a footnote only where it opens a line
_TAG = re.compile(r"(?!^\[\^[^\]]*\]:)\[\^([^\]\s]+)\]")
_LINK = re.compile(r"\]\(#([^)\s]*)\)")
_GRADE = re.compile(r"<!--[ \t]*[A-Z]+\[#([^\]]*)\]")
_HEADER = re.compile(r"^Examples for \[\^([^\]]+)\] in (.+?):[ \t]*$")
_EXAMPLE = re.compile(r"^\*\*Example\*\*:[ \t]*(.+?)[ \t]*$")
_AUTHORITY = re.compile(r"\bauthority=(\S+)")
# a message or comparison that something stands before on its line
_SHIFTED = re.compile(r"^[^\s<]+</?(?:comparison|system|developer|user|assistant|tool)\b")


class Tag(NamedTuple):
    id: str
    line: int
    # title of the nearest heading above
    section: str


class Section(NamedTuple):
    id: str
    line: int
    title: str
    # empty for a container
    authority: str


class StaleTitle(NamedTuple):
    id: str
    # in the first line of the test
    stated: str
    # of the section that has the tag
    actual: str


class Derivation(NamedTuple):
    tags: tuple[Tag, ...]
    sections: tuple[Section, ...]
    tests: tuple[str, ...]
    missing_tests: tuple[Tag, ...]
    orphan_tests: tuple[str, ...]
    stale_titles: tuple[StaleTitle, ...]
    duplicate_titles: tuple[Place, ...]
    # ID and line, of the links in prose and of the grades in fences
    links: tuple[tuple[str, int], ...]
    grades: tuple[tuple[str, int], ...]
    dangling: tuple[tuple[str, int], ...]
    duplicate_ids: tuple[str, ...]
    # lines of fences
    malformed_messages: tuple[int, ...]


def derive(root: Path, document: str = "model_spec.md", folder: str = "examples") -> Derivation:
    text = (root / document).read_text("utf-8")
    visible = prose(text).split("\n")
    fenced = tuple(fence_lines(text))
    tags, sections = tuple(_tags(visible)), tuple(_sections(visible))
    tests = {path.stem: path.read_text("utf-8") for path in sorted((root / folder).glob("*.md"))}
    links, grades = _uses(_LINK, enumerate(visible, 1)), _uses(_GRADE, fenced)
    titled, tagged = {section.id for section in sections}, {tag.id for tag in tags}
    names = Counter(tag.id for tag in tags) + Counter(section.id for section in sections)
    return Derivation(
        tags,
        sections,
        tuple(tests),
        tuple(tag for tag in tags if tag.id not in tests),
        tuple(name for name in tests if name not in tagged),
        tuple(_stale_titles(tags, tests)),
        tuple(
            Place(f"{folder}/{name}.md", line)
            for name, body in tests.items()
            for line in _repeated_titles(body)
        ),
        links,
        grades,
        tuple(use for use in (*links, *grades) if use[0] not in titled),
        tuple(name for name, count in names.items() if count > 1),
        tuple(number for number, line in fenced if _SHIFTED.match(line)),
    )


def _tags(lines: list[str]) -> Iterator[Tag]:
    section = ""
    for number, line in enumerate(lines, 1):
        heading = _HEADING.match(line)
        if heading:
            section = heading[1]
        for match in _TAG.finditer(line):
            yield Tag(match[1], number, section)


def _sections(lines: list[str]) -> Iterator[Section]:
    for number, line in enumerate(lines, 1):
        heading = _HEADING.match(line)
        if heading and heading[2]:
            authority = _AUTHORITY.search(heading[3])
            yield Section(heading[2], number, heading[1], authority[1] if authority else "")


def _uses(
    pattern: re.Pattern[str], lines: Iterable[tuple[int, str]]
) -> tuple[tuple[str, int], ...]:
    return tuple((match[1], line) for line, text in lines for match in pattern.finditer(text))


def _stale_titles(tags: tuple[Tag, ...], tests: dict[str, str]) -> Iterator[StaleTitle]:
    for tag in tags:
        header = _HEADER.match(tests.get(tag.id, "").split("\n", 1)[0])
        if header and header[2] != tag.section:
            yield StaleTitle(tag.id, header[2], tag.section)


def _repeated_titles(body: str) -> Iterator[int]:
    """The line of each example title that an example above already has."""
    seen: set[str] = set()
    for number, line in enumerate(without_fences(body).split("\n"), 1):
        example = _EXAMPLE.match(line)
        if example:
            if example[1] in seen:
                yield number
            seen.add(example[1])
