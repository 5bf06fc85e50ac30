"""What a trial shows to be wrong with a new name: nothing but the name may be another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speclsp.document import Document
from speclsp.features.following import renamed
from speclsp.features.naming import Named, called, unlike
from speclsp.features.parts import Part
from speclsp.features.trial import Trial
from speclsp.features.unchanged import captured, lost, misread, misread_code
from speclsp.resolution.leading import Place, anchor_of
from speclsp.resolution.links import folded
from speclsp.resolution.places import AnchorPlace, ClausePlace, LabelPlace, SectionPlace
from speclsp.resolution.pointers import pointers
from speclsp.spec.names import Name
from speclsp.work import Work
from speclsp.workspace import Snapshot


def trouble(trial: Trial, subject: Named, name: str, parts: tuple[Part, ...]) -> Work[str | None]:
    """What the trial shows to be wrong with a name, in one line."""
    before, after, edits = trial.before, trial.after, trial.edits
    if (reason := _in_code(trial, name)) is not None:
        return reason
    pairs: list[tuple[Place, Place]] = []
    for path in edits:
        was, now = before.document(path), after.document(trial.moved(path))
        if was is None or now is None:
            continue
        changed = renamed(was, now)
        if changed is None or misread(trial, was, now):
            return unlike(subject, name)
        pairs += [(each.before, each.after) for each in changed if each.old]
        if path == subject.place.path:
            place = _counterpart(was, now, subject.place)
            if place is None or called(after, place, by_title=subject.by_title) != name:
                return unlike(subject, name)
            pairs.append((subject.place, place))
        for part in parts:
            if part.place.path == path:
                place = _counterpart(was, now, part.place)
                if place is None or called(after, place, by_title=False) != part.name:
                    return unlike(subject, name)
                pairs.append((part.place, place))
    for pair in pairs:
        if (where := (yield from captured(trial, pair))) is not None:
            return f'"{name}" would be mistaken for another name in {where}'
    paths = (set(edits) | _affected(before, after, pairs)) - trial.untried
    if (what := (yield from lost(trial, paths))) is not None:
        return f'"{what[1]}" in {what[0]} would then lead nowhere'
    return None


def _in_code(trial: Trial, name: str) -> str | None:
    for path in trial.edits:
        was, now = trial.before.sources.get(path), trial.after.sources.get(path)
        if was is not None and (now is None or misread_code(trial, was, now)):
            return f'"{name}" would not be read as a name in {path}'
    return None


def _affected(before: Snapshot, after: Snapshot, pairs: Iterable[tuple[Place, Place]]) -> set[str]:
    """The documents in which something may mean something else."""
    found: set[str] = set()
    anchors: set[str] = set()
    for pair in pairs:
        prefixes = set()
        for snapshot, place in zip((before, after), pair, strict=True):
            if isinstance(place, ClausePlace):
                found |= set(before.index.using(Name("bare", "", place.clause.id)))
                prefixes.add(place.clause.prefix)
            anchors.add(folded(anchor_of(snapshot, place)))
        if len(prefixes) > 1:
            # What looked like ordinary words may look like a reference now.
            start = tuple(prefixes - {""})
            for each, paths in before.index.references.items():
                if each.id.startswith(start):
                    found |= set(paths)
    anchors.discard("")
    for document in before.documents.values():
        if anchors & pointers(document).by_fragment.keys():
            found.add(document.path)
    return found


def _counterpart(before: Document, after: Document, place: Place) -> Place | None:
    """What stands in the same place of the order after a trial."""
    for one, other in zip(_places(before, place), _places(after, place), strict=False):
        if one == place:
            return other
    return None


def _places(document: Document, like: Place) -> Iterator[Place]:
    """Everything of the same kind, in the order of the text."""
    path = document.path
    if isinstance(like, SectionPlace):
        yield from (SectionPlace(path, *each) for each in document.sections)
    elif isinstance(like, ClausePlace):
        yield from (ClausePlace(path, *each) for each in document.settled.clauses)
    else:
        for start, facts in document.facts:
            if isinstance(like, AnchorPlace):
                yield from (AnchorPlace(path, start, each) for each in facts.anchors)
            else:
                yield from (LabelPlace(path, start, each) for each in facts.labels)
