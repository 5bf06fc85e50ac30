"""What is written by title or by number: requirements of OpenSpec, Kiro and Spec Kit, and what
cites them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.features.completion.item import FORM, NEAR, OWN, Item, Source, form
from speclsp.features.completion.site import Site
from speclsp.notation import kiro, openspec, spec_kit
from speclsp.spec.facts import Clause
from speclsp.spec.names import Name
from speclsp.workspace import Snapshot

Planned = tuple[str, Iterator[Item | None]]

_CITES = re.compile(
    r"(?:Requirements?|要件|需求)[:*_ \t]*(?:[\d.]+[ \t]*[,、][ \t]*)*(?P<typed>[\d.]*)\Z"
)
_TITLE = re.compile(r"#{3}[ \t]+Requirement:[ \t]*(?P<typed>[^\r\n]*)\Z")
_HEADING = re.compile(r"(?P<marks>#{2,3})[ \t]+(?P<typed>[^\r\n:#]*)\Z")
_OPERATIONS = ("ADDED", "MODIFIED", "REMOVED", "RENAMED")


def planned(snapshot: Snapshot, here: Site) -> Planned | None:
    """What is typed, and what it may become; None where nothing of the kind stands."""
    path = here.document.path
    if (amended := openspec.amended(path)) and (found := _TITLE.match(here.before)):
        return found["typed"], _in_force(snapshot, here, amended)
    if amended and (found := _HEADING.match(here.before)) and found["marks"] == "##":
        return found["typed"], _operations()
    if found := _HEADING.match(here.before):
        return _next_heading(here, found["typed"]) if found["marks"] == "###" else None
    if kiro.NOTATION.reads(path) and (found := _CITES.search(here.before)):
        return found["typed"], _citable(snapshot, here)
    return None


def _in_force(snapshot: Snapshot, here: Site, folder: str) -> Iterator[Item | None]:
    """The titles of the capability that a change is about."""
    name = here.document.path.rpartition("/")[2]
    document = snapshot.document(f"{folder}/{name}")
    for _, clause in document.settled.clauses if document else ():
        source = Source("clause", f"{folder}/{name}", clause.id)
        yield Item(clause.id, "clause", clause.id, NEAR, "in force", source=source)


def _operations() -> Iterator[Item]:
    for word in _OPERATIONS:
        words = f"{word} Requirements"
        yield Item(words, "form", words, FORM, "OpenSpec")


def _citable(snapshot: Snapshot, here: Site) -> Iterator[Item | None]:
    """The requirements and criteria of the folder."""
    scope = kiro.feature(here.document.path)
    for path in snapshot.index.defining(Name("family", scope, kiro.FAMILY)):
        document = snapshot.document(path)
        for start, clause in document.settled.clauses if document else ():
            if clause.prefix == kiro.FAMILY and document:
                said = clause.title or document.words(clause.span.moved(start))
                detail = " ".join(said.split())[:60]
                source = Source("clause", path, clause.id)
                yield Item(clause.id, "clause", clause.id, OWN, detail, source=source)


def _next_heading(here: Site, typed: str) -> Planned | None:
    """The requirement or the story after the last one."""
    last: Clause | None = None
    for _, clause in here.document.settled.clauses:
        kinds = {kiro.NAME: "requirement", spec_kit.NAME: "story"}
        if clause.form == "heading" and kinds.get(clause.notation) == clause.kind:
            last = clause
    if last is None:
        return None
    number = re.search(r"\d+\Z", last.id)
    if number is None:
        return None
    following = last.id[: number.start()] + str(int(number.group()) + 1)
    if last.notation == spec_kit.NAME:
        words = f"User Story {following.removeprefix('US')}"
        return typed, iter(
            [form(words, f"{words} - ${{1:title}} (Priority: P${{2:2}})", "Spec Kit")]
        )
    words = f"Requirement {following}"
    return typed, iter([form(words, f"{words}: ${{1:title}}", "Kiro")])
