"""Everything that names what the cursor is at, in open documents and in others."""

from __future__ import annotations

from typing import NamedTuple

from speclsp.features.cursor import marked
from speclsp.features.goals import FilePlace
from speclsp.features.subject import Outside, Subject, Thing, subjects
from speclsp.features.term_renaming import entitled
from speclsp.features.term_uses import term_at, uses
from speclsp.resolution.leading import citing, pointing
from speclsp.resolution.places import ClausePlace, LabelPlace, SectionPlace
from speclsp.resolution.uses import twins, using
from speclsp.text import Span
from speclsp.work import Work, at_once
from speclsp.workspace import Snapshot


class Naming(NamedTuple):
    """A place that names something, and whether it is where that is defined."""

    path: str
    span: Span
    defines: bool


def references(snapshot: Snapshot, path: str, offset: int) -> tuple[Naming, ...]:
    """Everything that names what is at `offset`, definitions among it, by path, then by place."""
    return at_once(referring(snapshot, path, offset))


def referring(snapshot: Snapshot, path: str, offset: int) -> Work[tuple[Naming, ...]]:
    """`references`, a piece at a time."""
    found = yield from named(snapshot, path, offset)
    return tuple(sorted(found))


def named(snapshot: Snapshot, path: str, offset: int, only: str = "") -> Work[set[Naming]]:
    """`references`, in all documents or in `only` one, in no order."""
    found: set[Naming] = set()
    known = subjects(snapshot, path, offset)
    for subject in known:
        found |= yield from naming(snapshot, subject, only)
    if not known and (term := term_at(snapshot, path, offset)):
        used = yield from uses(snapshot, term.place, only)
        found |= {Naming(*each) for each in used}
    return found


def naming(snapshot: Snapshot, subject: Subject, only: str = "") -> Work[set[Naming]]:
    """Where the thing is defined, and what names it, in all documents or in `only` one."""
    thing = subject.thing
    if isinstance(thing, FilePlace):
        used = yield from pointing(snapshot, thing.path, only)
    elif isinstance(thing, Outside):
        used = yield from citing(snapshot, thing.address, only)
    else:
        used = yield from using(snapshot, thing, only)
    found = {Naming(use.path, use.span, False) for use in used}
    defined = {Naming(path, span, True) for path, span in _definitions(snapshot, thing)}
    if isinstance(thing, SectionPlace) and (term := entitled(snapshot, thing)) is not None:
        meant = yield from uses(snapshot, term, only)
        found |= {Naming(*each) for each in meant if not each.defines}
    return defined | {each for each in found if each._replace(defines=True) not in defined}


def _definitions(snapshot: Snapshot, thing: Thing) -> tuple[tuple[str, Span], ...]:
    if isinstance(thing, FilePlace | Outside):
        return ()
    if isinstance(thing, ClausePlace):
        same = twins(snapshot, thing)
        return tuple((each.path, marked(each.clause).moved(each.start)) for each in same)
    if isinstance(thing, LabelPlace):
        return ((thing.path, thing.label_span),)
    return ((thing.path, thing.span),)
