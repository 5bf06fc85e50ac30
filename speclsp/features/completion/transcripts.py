"""In a fence with a transcript: grades, the sections that they name, and roles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speclsp.features.completion.item import FAR, OWN, Item, Source, form, in_order
from speclsp.features.completion.site import Site, nearby
from speclsp.features.page import one_line
from speclsp.notation.model_spec import ROLES
from speclsp.workspace import Snapshot

_SECTION = re.compile(r"<!--[ \t]*(?:GOOD|BAD|OK)\[(?:[^\]]*[,; ])?#?(?P<typed>[\w.:-]*)\Z")
_GRADE = re.compile(r"<!--[ \t]*(?P<typed>[A-Za-z]*)\Z")
_ROLE = re.compile(r"[ \t]*<(?P<typed>[a-z_]*)\Z")
_CLOSING = re.compile(r"[ \t]*</(?P<typed>[a-z_]*)\Z")
_TAGS = re.compile(r"^[ \t]*<(?P<close>/?)(?P<role>[a-z_]+)[^<>\r\n]*>", re.MULTILINE)
_USUAL = ("user", "assistant", "system", "developer", "tool", "comparison")


def transcript(snapshot: Snapshot, here: Site) -> tuple[str, Iterator[Item | None]] | None:
    """What is typed in a transcript, and what it may be."""
    if "<" not in here.fenced:
        return None
    if found := _SECTION.search(here.before):
        mark = "" if here.before[: found.start("typed")].endswith("#") else "#"
        return found["typed"], _sections(snapshot, here, mark)
    if found := _GRADE.search(here.before):
        return found["typed"], _grades(here)
    if found := _CLOSING.match(here.before):
        return found["typed"], _closing(here)
    if found := _ROLE.match(here.before):
        return found["typed"], _roles(here)
    return None


def _grades(here: Site) -> Iterator[Item]:
    end = "" if "-->" in here.after else " -->"
    for grade in ("GOOD", "BAD", "OK"):
        yield form(grade, f"{grade}: ${{1:reason}}{end}", "a grade")


def _sections(snapshot: Snapshot, here: Site, mark: str) -> Iterator[Item | None]:
    for document in nearby(snapshot, here):
        for _, section in document.sections:
            if section.id:
                source = Source("section", document.path, section.id)
                rank = OWN if document is here.document else FAR
                detail = one_line(section.title, 120)
                words = mark + section.id
                yield Item(
                    section.id, "section", words, rank, detail, source=source, filter=section.id
                )
        yield None


def _roles(here: Site) -> Iterator[Item]:
    end = here.after[:1] == ">"
    names = (*_USUAL, *sorted(ROLES.difference(_USUAL)))
    items = (form(role, f"{role}>\n${{1:words}}\n</{role}{'' if end else '>'}") for role in names)
    yield from in_order(items)


def _closing(here: Site) -> Iterator[Item]:
    """The role that was opened last and is open still."""
    opened: list[str] = []
    for tag in _TAGS.finditer(here.fenced):
        if not tag["close"]:
            opened.append(tag["role"])
        elif tag["role"] in opened:
            del opened[len(opened) - 1 - opened[::-1].index(tag["role"]) :]
    end = "" if here.after.startswith(">") else ">"
    if opened:
        yield Item(opened[-1], "value", opened[-1] + end)
