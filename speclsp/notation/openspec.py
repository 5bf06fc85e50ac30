"""OpenSpec: `### Requirement: Idle door alarm` in `openspec/specs/<capability>/spec.md`.

The title is the identifier, unique in its capability. A change, `openspec/changes/<change>/specs/
<capability>/spec.md`, says below `## ADDED Requirements`, `## MODIFIED ...`, `## REMOVED ...` and
`## RENAMED ...` what becomes of the capability's requirements. What is archived defines nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from speclsp.notation.notation import Fact, Found, Notation, Options, Settling
from speclsp.spec.facts import Amends, Clause, Form, Mistake, Reference
from speclsp.spec.passage import Passage
from speclsp.text import Span

NAME = "openspec"

_LEVEL = 3
_HEADING = re.compile(r"Requirement:[ \t]*(?P<id>[^\r\n]*?\S)[ \t]*\Z")
# What OpenSpec itself passes over in silence.
_LOOSE_SCENARIO = re.compile(r"(?:\*\*|__)Scenario:[^\r\n]{0,200}\Z")
# Inside an item, in code or not: `- FROM: ...`, `- TO: ...`, and what is removed without its words.
_ITEM = re.compile(
    r"(?:(?P<what>FROM|TO):[ \t]*)?(?P<code>`?)#{3}[ \t]+Requirement:[ \t]*(?P<id>[^`\r\n]*[^`\s])"
    r"[ \t]*(?P=code)[ \t]*\Z"
)
_OPERATION = re.compile(
    r"(?P<what>ADDED|MODIFIED|REMOVED|RENAMED)[ \t]+Requirements\Z", re.IGNORECASE
)
_PATH = re.compile(
    r"(?P<root>(?:.*/)?openspec/|)(?:changes/(?!archive/)(?P<change>[^/]+)/)?"
    r"specs/(?P<capability>.+)/[^/]+\Z"
)
_AMENDS: dict[str, Amends] = {
    "ADDED": "added", "MODIFIED": "modified", "REMOVED": "removed", "RENAMED": "renamed",
}  # fmt: skip


def _read(passages: Sequence[Passage], options: Options) -> Iterator[Fact]:
    segment = passages[0].segment if passages else ""
    if "Requirement:" not in segment and "Scenario:" not in segment:
        return
    for at, passage in enumerate(passages):
        kind, item = passage.block.kind, passage.parent
        if kind == "heading" and passage.block.level == _LEVEL:
            found = _HEADING.match(passage.words)
            if found is not None:
                yield _clause(found, passage, Span(passage.block.start, _end(passages, at)), "")
        if kind in ("heading", "paragraph"):
            yield from _almost(passages, at)
        if kind == "paragraph" and item is not None and item.kind == "item":
            found = _ITEM.match(passage.words)
            if found is not None:
                span = Span(passage.start, passage.start + found.end())
                yield _clause(found, passage, span, found.group("what") or "-")


def _clause(found: re.Match[str], passage: Passage, span: Span, what: str) -> Clause:
    identifier = found.group("id")
    id_span = Span(passage.start + found.start("id"), passage.start + found.end("id"))
    # What stands before an item's title is settled by what the change does with it.
    form: Form = "plain" if what else "heading"
    return Clause(identifier, NAME, span, id_span, prefix=what, form=form, title=identifier)


def _almost(passages: Sequence[Passage], at: int) -> Iterator[Mistake]:
    """Requirements and scenarios that are not on the level of theirs, or are no heading."""
    passage = passages[at]
    block = passage.block
    span = Span(block.start, block.inner_start + len(passage.words.rstrip()))
    if block.kind == "heading":
        for what, level in (("Requirement", _LEVEL), ("Scenario", _LEVEL + 1)):
            if block.level == level or not passage.words.startswith(what):
                continue
            if found := re.match(rf"{what}:[ \t]*(\S.*)", passage.words):
                fault = f'"{"#" * block.level} {what}:" is not read as a {what.lower()}'
                remedy = f"{'#' * level} {what}: {found.group(1).rstrip()}"
                yield Mistake("identifier", fault, remedy, span, NAME)
    elif _LOOSE_SCENARIO.match(passage.words):
        first = passage.parent is None or passages[at - 1].block is passage.parent
        if first:
            fault = f'"{passage.words.strip()}" is no heading, so it is not read as a scenario'
            yield Mistake("identifier", fault, "", span, NAME)


def _end(passages: Sequence[Passage], at: int) -> int:
    """Where the words below a heading end, as far as its segment goes."""
    end = passages[at].block.end
    for below in passages[at + 1 :]:
        if below.block.kind == "heading":
            break
        end = max(end, below.block.end)
    return end


def _settling(path: str, found: Found, enabled: bool) -> Settling:
    """Requirements in force as they stand; in a change, with what it does to them."""
    if not amended(path):
        return lambda start, fact: None if _prefix(fact) else fact
    operations: list[tuple[int, Amends]] = []
    for start, facts in found:
        for section in facts.sections:
            if section.level < _LEVEL:
                said = _OPERATION.match(section.title)
                what = _AMENDS[said.group("what").upper()] if said else "added"
                operations.append((start + section.span.start, what))
    places = [place for place, _ in operations]

    def settled(start: int, fact: Clause | Reference) -> Clause | Reference | None:
        if isinstance(fact, Reference):
            return fact
        at = bisect_right(places, start + fact.span.start) - 1
        what = operations[at][1] if at >= 0 else "added"
        if not fact.prefix:
            return fact._replace(amends=what)
        if fact.prefix == "-":
            return fact._replace(prefix="", amends=what) if what == "removed" else None
        if what != "renamed":
            return None
        return fact._replace(prefix="", amends="renamed" if fact.prefix == "FROM" else "added")

    return settled


def _prefix(fact: Clause | Reference) -> str:
    return fact.prefix


def _capability(path: str) -> str:
    """The folder whose requirements are in one namespace."""
    return path.rpartition("/")[0]


def amended(path: str) -> str:
    """The folder of the capability that a change's document is about, "" for one in force."""
    found = _PATH.match(path)
    if found is None or not found.group("change"):
        return ""
    return f"{found.group('root')}specs/{found.group('capability')}"


NOTATION = Notation(
    NAME,
    _read,
    reads=lambda path: _PATH.match(path) is not None,
    scope=_capability,
    settling=_settling,
    amended=amended,
    obliges=True,
    about="`### Requirement: title` below `openspec/specs/`, with changes in `openspec/changes/`",
)
