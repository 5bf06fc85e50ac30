"""Another name for what the cursor is at, everywhere. It is tried before it is given: where a name
would be read differently, or mean something else, it is refused with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from speclsp.features.following import following, quoting, renamed
from speclsp.features.mentioning import mentioning
from speclsp.features.moving import moving
from speclsp.features.naming import (
    Named,
    Refusal,
    definitions,
    named,
    objection,
    tests,
    unlike,
)
from speclsp.features.trial import Replacement, Trial, by_path, tried
from speclsp.features.trouble import trouble
from speclsp.resolution.leading import Use
from speclsp.resolution.places import ClausePlace, SectionPlace
from speclsp.resolution.uses import using
from speclsp.text import Span
from speclsp.work import Work
from speclsp.workspace import Snapshot

_MOST_FOLLOWING = 20


class Prepared(NamedTuple):
    """The words at the cursor that name a thing, and its name."""

    span: Span
    name: str


class Renaming(NamedTuple):
    """What to replace, what to ask about first, and which files get another name after that.

    Replacements do not overlap, and speak of the files as they are now."""

    replacements: tuple[Replacement, ...] = ()
    doubtful: tuple[Replacement, ...] = ()
    moves: tuple[tuple[str, str], ...] = ()


def prepared(snapshot: Snapshot, path: str, offset: int) -> Prepared | Refusal | None:
    """What can be renamed at `offset`; None where nothing has a name."""
    subject = named(snapshot, path, offset)
    if subject is None or isinstance(subject, Refusal):
        return subject
    return Prepared(subject.span, subject.name)


def renaming(
    snapshot: Snapshot, path: str, offset: int, name: str
) -> Work[Renaming | Refusal | None]:
    """What has to be done for the thing at `offset` to have this name."""
    subject = named(snapshot, path, offset)
    if subject is None or isinstance(subject, Refusal):
        return subject
    name = name.strip()
    if name == subject.name:
        return Renaming()
    if (reason := objection(snapshot, subject, name)) is not None:
        return Refusal(reason)
    used: tuple[Use, ...] = ()
    if not subject.by_title:
        used = yield from using(snapshot, subject.place)
    direct = {Replacement(*each, name) for each in definitions(snapshot, subject)}
    direct |= {_written(snapshot, subject, use, name) for use in _names(used, sure=True)}
    moves = tests(snapshot, subject.place, name) if isinstance(subject.place, ClausePlace) else {}
    followed = yield from _followed(snapshot, direct, moves)
    if followed is None:
        return Refusal(unlike(subject, name))
    replacements = apart(direct, followed)
    sample = _sample(direct, replacements)
    after = yield from tried(snapshot, sample, moves)
    untried = {each.path for each in replacements} - {each.path for each in sample}
    reason = yield from trouble(Trial(snapshot, after, sample, moves, untried), subject, name)
    if reason is not None:
        return Refusal(reason)
    unsure = {Replacement(use.path, use.span, name) for use in _names(used, sure=False)}
    unsure |= set(mentioning(snapshot, subject, name, replacements))
    doubtful = set(apart(replacements, unsure)) - set(replacements)
    return Renaming(replacements, tuple(sorted(doubtful)), tuple(sorted(moves.items())))


def apart(first: Iterable[Replacement], others: Iterable[Replacement]) -> tuple[Replacement, ...]:
    """All of them but for those of the others that would overlap what is replaced already."""
    kept = set(first)
    taken: dict[str, list[Span]] = {}
    for path, span, _ in kept:
        taken.setdefault(path, []).append(span)
    for each in sorted(others):
        spans = taken.setdefault(each.path, [])
        if not any(each.span.overlaps(span) for span in spans):
            kept.add(each)
            spans.append(each.span)
    return tuple(sorted(kept))


def _sample(
    direct: set[Replacement], replacements: Iterable[Replacement]
) -> tuple[Replacement, ...]:
    """What is tried: all that gets the new name, and some of the documents in which only links
    follow. One heading may have thousands of links, and each of them is written alike."""
    paths = {each.path for each in direct}
    for each in replacements:
        if len(paths) >= _MOST_FOLLOWING + len(direct):
            break
        paths.add(each.path)
    return tuple(each for each in replacements if each.path in paths)


def _names(used: Iterable[Use], *, sure: bool) -> Iterator[Use]:
    """The uses that are the name itself. What a link says is made of it, and follows."""
    return (each for each in used if each.kind not in ("link", "file") and each.sure == sure)


def _written(snapshot: Snapshot, subject: Named, use: Use, name: str) -> Replacement:
    """The name where it is used: of a label other letters may be small there, or capital."""
    document = snapshot.document(use.path) if use.kind == "label" else None
    written = document.words(use.span) if document else subject.name
    for spelled in (str, str.lower, str.upper, _capital):
        if written == spelled(subject.name):
            return Replacement(use.path, use.span, spelled(name))
    return Replacement(use.path, use.span, name)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _followed(
    snapshot: Snapshot, direct: set[Replacement], moves: Mapping[str, str]
) -> Work[set[Replacement] | None]:
    """What has to change besides; None where the names are read as something else."""
    first = yield from tried(snapshot, direct, {})
    found: set[Replacement] = set()
    for path in by_path(direct):
        before, after = snapshot.document(path), first.document(path)
        if before is None or after is None:
            continue
        changed = renamed(before, after)
        if changed is None:
            return None
        for each in changed:
            found |= set((yield from following(snapshot, each)))
        for one, other in zip(before.sections, after.sections, strict=True):
            if one[1].title != other[1].title:
                words = after.words(SectionPlace(path, *other).title_span)
                found |= set(quoting(snapshot, SectionPlace(path, *one), words))
        yield
    if moves:
        found |= set((yield from moving(snapshot, moves)))
    return found
