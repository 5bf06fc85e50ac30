"""GitHub Spec Kit: `- **FR-001**: ...` in `specs/001-upload/spec.md`, with user stories.

Numbers start anew in each feature folder. `### User Story 1 - Title (Priority: P1)` is cited as
`[US1]` in tasks, and `### III. Test-First` in the constitution is a principle of the project. Items
in other forms (`- FR-001: ...`, `REQ-001`) are read as in any document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from speclsp.notation import generic
from speclsp.notation.folders import feature_folder, is_template, plans
from speclsp.notation.notation import Fact, Found, Notation, Options, Settling
from speclsp.spec.facts import Clause, Mistake, Reference
from speclsp.spec.passage import Passage
from speclsp.text import Span

NAME = "spec-kit"

_FEATURE = re.compile(r"(?:(?:^|/)\d{2,}|-\d{3})-[^/]*\Z")
_CONSTITUTION = re.compile(r"(?:^|/)constitution\.md\Z", re.IGNORECASE)
_ITEM = re.compile(
    r"\*\*(?P<id>(?P<prefix>(?:FR|NFR|SC|US|AC|C)-)\d{3,}[a-z]?)(?::\*\*|\*\*[ \t]*:)"
)
_ALMOST = re.compile(r"\*\*(?P<word>FR|NFR|SC)[ _]?(?P<number>\d{3,})(?::\*\*|\*\*[ \t]*:)")
_STORY = re.compile(
    r"(?P<said>User Story (?P<number>\d+))\b[ \t]*(?:[-:–—][ \t]*)?(?P<title>.*?)"
    r"(?:[ \t]*\(Priority:[^)]*\))?(?:[ \t]*[^\w\s.!?)\]]+)?\Z"
)
_CITED_STORY = re.compile(r"\[(?P<id>US(?P<number>\d+))\]")
_PRINCIPLE = re.compile(r"(?P<id>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))\.[ \t]+(?P<title>\S.*)")
_STORIES = "US"


def _read(passages: Sequence[Passage], options: Options) -> Iterator[Fact]:
    for at, passage in enumerate(passages):
        kind = passage.block.kind
        if kind == "heading":
            yield from _headings(passage)
        elif kind == "paragraph":
            yield from _item(passages, at)
        if kind in ("paragraph", "cell", "heading") and "[US" in passage.masked:
            yield from _stories(passage)


def _item(passages: Sequence[Passage], at: int) -> Iterator[Fact]:
    passage, item = passages[at], passages[at].parent
    if item is None or item.kind != "item" or passages[at - 1].block is not item:
        return
    if found := _ITEM.match(passage.words):
        id_span = Span(passage.start + found.start("id"), passage.start + found.end("id"))
        yield Clause(
            found.group("id"),
            NAME,
            Span(passage.start, item.end),
            id_span,
            prefix=found.group("prefix"),
            form="bold",
        )
    elif almost := _ALMOST.match(passage.words):
        low, high = almost.start("word"), almost.end("number")
        fault = f'"{passage.words[low:high]}" is almost an identifier'
        remedy = f"{almost.group('word')}-{almost.group('number')}"
        span = Span(passage.start + low, passage.start + high)
        yield Mistake("identifier", fault, remedy, span, NAME)


def _headings(passage: Passage) -> Iterator[Clause]:
    words, start = passage.words, passage.start
    if story := _STORY.match(words):
        yield Clause(
            f"{_STORIES}{int(story.group('number'))}",
            NAME,
            passage.span,
            Span(start, start + story.end("said")),
            prefix=_STORIES,
            form="heading",
            kind="story",
            title=story.group("title"),
        )
    elif principle := _PRINCIPLE.match(words):
        yield Clause(
            principle.group("id"),
            NAME,
            passage.span,
            Span(start, start + principle.end("id")),
            form="heading",
            kind="principle",
            title=principle.group("title").strip(),
        )


def _stories(passage: Passage) -> Iterator[Reference]:
    for found in _CITED_STORY.finditer(passage.masked):
        span = Span(passage.start + found.start("id"), passage.start + found.end("id"))
        target = f"{_STORIES}{int(found.group('number'))}"
        yield Reference(target, "clause", NAME, span, _STORIES)


def _settling(path: str, found: Found, enabled: bool) -> Settling:
    """Principles in the constitution, all else in the folder of a feature."""
    constitution = _CONSTITUTION.search(path) is not None

    def settled(start: int, fact: Clause | Reference) -> Clause | Reference | None:
        principle = isinstance(fact, Clause) and fact.kind == "principle"
        return fact if principle == constitution else None

    return settled


def _reads(path: str) -> bool:
    return not is_template(path) and (
        _FEATURE.search(feature_folder(path)) is not None or _CONSTITUTION.search(path) is not None
    )


NOTATION = Notation(
    NAME,
    _read,
    reads=_reads,
    defines=lambda path: not plans(path),
    scope=lambda path: path if _CONSTITUTION.search(path) else feature_folder(path),
    closed=True,
    kin=generic.NAME,
    settling=_settling,
    about="`- **FR-001**: ...` in a numbered folder below `specs/`, as in GitHub Spec Kit",
)
