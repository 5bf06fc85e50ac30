"""Another name for what the cursor is at, everywhere. It is tried before it is given: where a name
would be read differently, or mean something else, it is refused with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from speclsp.features.following import following, quoting, renamed
from speclsp.features.mentioning import mentioning
from speclsp.features.moving import moving
from speclsp.features.naming import (
    Refusal,
    definitions,
    named,
    objection,
    tests,
    unlike,
)
from speclsp.features.parts import Part, is_part, parts
from speclsp.features.spelling import spelled
from speclsp.features.trial import Replacement, Trial, by_path, tried
from speclsp.features.trouble import trouble
from speclsp.resolution.leading import Use
from speclsp.resolution.places import ClausePlace, SectionPlace
from speclsp.resolution.uses import twins, using
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
    direct = _direct(snapshot, definitions(snapshot, subject), used, subject.name, name)
    if direct is None:
        return Refusal(unlike(subject, name))
    called: tuple[Part, ...] = ()
    if isinstance(subject.place, ClausePlace):
        called = parts(snapshot, subject.place, used, name)
    unsure = _unsure(snapshot, used, subject.name, name)
    for part in called:
        after_it = yield from using(snapshot, part.place)
        stated = _stated(snapshot, part.place)
        direct |= _direct(snapshot, stated, after_it, part.old, part.name) or set()
        unsure |= _unsure(snapshot, after_it, part.old, part.name)
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


def _direct(
    snapshot: Snapshot,
    defined: Iterable[tuple[str, Span]],
    used: Iterable[Use],
    old: str,
    new: str,
) -> set[Replacement] | None:
    """The name where it is given and where it is used; None where it cannot be written so."""
    found: set[Replacement] = set()
    for path, span in defined:
        words = spelled(_words(snapshot, path, span), old, new)
        if words is None:
            return None
        found.add(Replacement(path, span, words))
    return found | {_written(snapshot, use, old, new) for use in _names(used, sure=True)}


def _stated(snapshot: Snapshot, place: ClausePlace) -> Iterator[tuple[str, Span]]:
    """Where a clause that is called after another has its name written out."""
    for each in twins(snapshot, place):
        document = snapshot.document(each.path)
        if document is not None and not is_part(document, each):
            yield each.path, each.id_span


def _unsure(snapshot: Snapshot, used: Iterable[Use], old: str, new: str) -> set[Replacement]:
    return {_written(snapshot, use, old, new) for use in _names(used, sure=False)}


def _names(used: Iterable[Use], *, sure: bool) -> Iterator[Use]:
    """The uses that are the name itself. What a link says is made of it, and follows."""
    return (each for each in used if each.kind not in ("link", "file") and each.sure == sure)


def _written(snapshot: Snapshot, use: Use, old: str, new: str) -> Replacement:
    # Marks in code are written out, and their files may be large.
    in_code = use.kind in ("mark", "test")
    written = old if in_code else _words(snapshot, use.path, use.span)
    words = spelled(written, old, new)
    return Replacement(use.path, use.span, new if words is None else words)


def _words(snapshot: Snapshot, path: str, span: Span) -> str:
    text = snapshot.text(path)
    return text.string[span.start : span.end] if text else ""


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
