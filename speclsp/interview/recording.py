"""Answers as Spec Kit records them: `- Q: ... → A: ...` under the day's session of the feature's
`## Clarifications`."""

from __future__ import annotations

import re
from typing import NamedTuple

from speclsp.diagnostic import Fix
from speclsp.document import Document
from speclsp.features.manner import in_manner
from speclsp.interview.question import Option, Question
from speclsp.interview.spec_kit import feature_spec
from speclsp.text import Edit, Span
from speclsp.workspace import Snapshot

_CLARIFICATIONS = "clarifications"
_SESSION = re.compile(r"session\s+(?P<date>\S+)", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# What begins or ends code, emphasis, a link, an entity, a cell or a formula. Within a word an
# underscore is one.
_MARKUP = re.compile(r"[\\`*\[\]|$]|~~|(?<!\w)_|_(?!\w)|&(?=#?\w{1,31};)")
# A heading below which the feature is told; what is recorded stands above it.
_HEADING_LEVEL = 2
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class _Heading(NamedTuple):
    start: int
    end: int
    level: int
    title: str


def recording(snapshot: Snapshot, question: Question, answer: str, date: str) -> Option | None:
    """The edit that records an answer given on `date`, as `2026-11-22`, in the specification of the
    feature; None where Spec Kit is not in use, or it is recorded already."""
    spec = feature_spec(snapshot, question.path)
    if spec is None or DATE.fullmatch(date) is None:
        return None
    document = snapshot.documents[spec].awake()
    line = f"- Q: {_one_line(question.text)} → A: {_one_line(answer)}"
    if line in document.text.string:
        return None
    title = f"Record the answer in {spec}"
    edit = _edit(document, line, date)
    return Option(title, in_manner(snapshot, spec, Fix(title, "consent", ((spec, edit),))))


def _one_line(words: str) -> str:
    """The words in one line, as text: what would be markup shows as it was written."""
    plain = " ".join(_CONTROL.sub(" ", words).split()).replace("→", "->")
    return _MARKUP.sub(r"\\\g<0>", plain).replace("<", "&lt;")


def _edit(document: Document, line: str, date: str) -> Edit:
    headings = _headings(document)
    size = len(document.text.string)
    for at, heading in enumerate(headings):
        if heading.level != _HEADING_LEVEL or heading.title.casefold() != _CLARIFICATIONS:
            continue
        later = next((each for each in headings[at + 1 :] if each.level <= heading.level), None)
        end = later.start if later else size
        inside = [each for each in headings[at + 1 :] if each.start < end]
        for number, session in enumerate(inside):
            found = _SESSION.match(session.title)
            if found and found["date"] == date:
                stop = inside[number + 1].start if number + 1 < len(inside) else end
                return _behind(document, session.end, stop, line)
        return _behind(document, heading.end, end, f"### Session {date}\n\n{line}", apart=True)
    words = f"## Clarifications\n\n### Session {date}\n\n{line}"
    at = _first_section(headings, size)
    return _behind(document, 0, at, words, apart=True)


def _headings(document: Document) -> list[_Heading]:
    text = document.text
    return [
        _Heading(
            start + section.span.start,
            text.line(text.line_at(start + section.span.start)).end,
            section.level,
            section.title.strip(" *"),
        )
        for start, section in document.sections
    ]


def _first_section(headings: list[_Heading], size: int) -> int:
    """Behind the overview: before the first section, or where the second begins if the first is the
    overview."""
    sections = [each for each in headings if each.level == _HEADING_LEVEL]
    if not sections:
        return size
    if len(sections) > 1 and re.match(r"overview|summary", sections[0].title, re.IGNORECASE):
        return sections[1].start
    return sections[0].start


def _behind(document: Document, low: int, high: int, words: str, apart: bool = False) -> Edit:
    """Puts `words` behind the last line with any between two offsets, with a blank line between
    where they do not continue a list."""
    between = document.text.string[low:high]
    kept = between.rstrip()
    at = low + len(kept)
    # A list may have items of several lines.
    last = re.split(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)", kept)[-1]
    continues = not apart and last.lstrip().startswith(("- ", "* "))
    lead = "" if not at else "\n" if continues else "\n\n"
    rest = document.text.string[at:]
    # What follows directly keeps a blank line before it.
    space = rest[: len(rest) - len(rest.lstrip())]
    gap = len(re.findall(r"\r\n?|\n", space))
    tail = "\n" * max(0, 2 - gap) if rest.strip() else ""
    return Edit(Span(at, at), f"{lead}{words}{tail}")
