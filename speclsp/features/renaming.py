"""Another name for what the cursor is at, everywhere. It is tried before it is given: where a name
would be read differently, or mean something else, it is refused with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from speclsp.features.following import following, quoting, renamed
from speclsp.features.mentioning import mentioning
from speclsp.features.moving import moving
from speclsp.features.naming import (
    IMPORTED,
    Refusal,
    definitions,
    named,
    objection,
    tests,
    unlike,
)
from speclsp.features.parts import Part, parts
from speclsp.features.rewriting import rewritten, stated, unsure
from speclsp.features.term_renaming import entitled, taken, term_renaming
from speclsp.features.term_uses import renamed_uses, term_at
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
    if subject is None:
        term = term_at(snapshot, path, offset)
        if term and term.place.path in snapshot.imported:
            return Refusal(IMPORTED)
        return Prepared(term.span, term.place.name) if term else None
    return subject if isinstance(subject, Refusal) else Prepared(subject.span, subject.name)


def renaming(
    snapshot: Snapshot, path: str, offset: int, name: str
) -> Work[Renaming | Refusal | None]:
    """What has to be done for the thing at `offset` to have this name."""
    subject = named(snapshot, path, offset)
    name = name.strip()
    if subject is None:
        return (yield from _of_term(snapshot, path, offset, name))
    if isinstance(subject, Refusal):
        return subject
    if name == subject.name:
        return Renaming()
    if (reason := objection(snapshot, subject, name)) is not None:
        return Refusal(reason)
    term = entitled(snapshot, subject.place) if isinstance(subject.place, SectionPlace) else None
    if term and (reason := taken(snapshot, term, name)) is not None:
        return Refusal(reason)
    used: tuple[Use, ...] = ()
    if not subject.by_title:
        used = yield from using(snapshot, subject.place)
    direct = rewritten(snapshot, definitions(snapshot, subject), used, subject.name, name)
    if direct is None:
        return Refusal(unlike(subject, name))
    called: tuple[Part, ...] = ()
    if isinstance(subject.place, ClausePlace):
        called = parts(snapshot, subject.place, used, name)
    doubted = unsure(snapshot, used, subject.name, name)
    for part in called:
        after_it = yield from using(snapshot, part.place)
        written_out = stated(snapshot, part.place)
        direct |= rewritten(snapshot, written_out, after_it, part.old, part.name) or set()
        doubted |= unsure(snapshot, after_it, part.old, part.name)
    moves = tests(snapshot, subject.place, name) if isinstance(subject.place, ClausePlace) else {}
    followed = yield from _followed(snapshot, direct, moves)
    if followed is None:
        return Refusal(unlike(subject, name))
    replacements = apart(direct, followed)
    sample = _sample(direct, replacements)
    after = yield from tried(snapshot, sample, moves)
    untried = {each.path for each in replacements} - {each.path for each in sample}
    names = {subject.name: name} | {part.old: part.name for part in called}
    trial = Trial(snapshot, after, sample, moves, untried, names)
    reason = yield from trouble(trial, subject, name, called)
    if reason is not None:
        return Refusal(reason)
    if term and subject.by_title:
        doubted |= yield from renamed_uses(snapshot, term, name)
    doubted |= set(mentioning(snapshot, subject, name, replacements))
    doubtful = set(apart(replacements, doubted)) - set(replacements)
    return Renaming(replacements, tuple(sorted(doubtful)), tuple(sorted(moves.items())))


def _of_term(
    snapshot: Snapshot, path: str, offset: int, name: str
) -> Work[Renaming | Refusal | None]:
    term = term_at(snapshot, path, offset)
    if term is None:
        return None
    if term.place.path in snapshot.imported:
        return Refusal(IMPORTED)
    if name == term.place.name:
        return Renaming()
    found = yield from term_renaming(snapshot, term.place, name)
    if isinstance(found, Refusal):
        return found
    direct, unsure = found
    doubtful = set(apart(direct, unsure)) - direct
    return Renaming(tuple(sorted(direct)), tuple(sorted(doubtful)))


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
