"""What names a clause elsewhere than in prose: tests, footnotes, configurations, the changes that
are proposed to it, and code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speclsp.config.scope import config_for
from speclsp.config.toml import places as keys_of
from speclsp.resolution.amendments import amendments
from speclsp.resolution.evidence import stated_tests, test_folder, test_path
from speclsp.resolution.leading import Use
from speclsp.resolution.marks import marks_of, meaning
from speclsp.resolution.places import ClausePlace, SectionPlace, clauses
from speclsp.spec.names import Name
from speclsp.text import Span
from speclsp.workspace import Snapshot


def elsewhere(snapshot: Snapshot, same: Iterable[ClausePlace], only: str) -> Iterator[Use]:
    """What names one of the clauses, which share a name; in the file at `only`, if that is given,
    and maybe in others."""
    same = tuple(same)
    for each in same:
        if each.clause.is_tag:
            yield from _tests(snapshot, each)
            yield from _footnotes(snapshot, each)
        yield from _amendments(snapshot, each)
    if same:
        yield from _ignored(snapshot, same[0].clause.id, same)
    yield from in_code(snapshot, same, only)


def in_code(
    snapshot: Snapshot, same: Iterable[ClausePlace | SectionPlace], only: str
) -> Iterator[Use]:
    """Where code names one of the places. Sure is what can mean nothing else."""
    if only and only not in snapshot.sources:
        return
    spots = {(each.path, each.span) for each in same}
    for place in same:
        for path, mark in marks_of(snapshot, place):
            # Quotes are links.
            if mark.notation != "duvet" and only in ("", path):
                found = meaning(snapshot, mark)
                places: tuple[ClausePlace | SectionPlace, ...] = (*found.clauses, *found.sections)
                its = all((each.path, each.span) in spots for each in places)
                sure = mark.explicit and found.verdict == "found" and its
                yield Use(path, mark.span, "test" if mark.verb == "verifies" else "mark", sure)


def _amendments(snapshot: Snapshot, place: ClausePlace) -> Iterator[Use]:
    """Where open changes name the clause that they change."""
    document = snapshot.document(place.path)
    if document is not None and not place.clause.amends:
        scope = document.settled.scope(place.clause.notation)
        for each in amendments(snapshot, scope, place.clause.id):
            if each.clause.amends != "added":
                yield Use(each.path, each.id_span, "amendment")


def _footnotes(snapshot: Snapshot, place: ClausePlace) -> Iterator[Use]:
    """The footnote that names the test of a tagged clause."""
    document = snapshot.document(place.path)
    stated = stated_tests(document).get(place.clause.id) if document else None
    if stated is not None:
        start, footnote = stated
        yield Use(place.path, footnote.span.moved(start), "footnote")


def _tests(snapshot: Snapshot, place: ClausePlace) -> Iterator[Use]:
    """The test of a tagged clause by its name, and the headers that name the clause."""
    path = test_path(snapshot, place.path, place.clause.id)
    if path is not None and snapshot.exists(path):
        yield Use(path, Span(0, 0), "file")
    folder = test_folder(snapshot, place.path)
    if folder is None:
        return
    for path in snapshot.index.defining(Name("test", folder, place.clause.id)):
        document = snapshot.document(path)
        for start, facts in document.facts if document else ():
            for header in facts.headers:
                if header.id == place.clause.id:
                    yield Use(path, header.id_span.moved(start), "header")


def _ignored(snapshot: Snapshot, identifier: str, same: tuple[ClausePlace, ...]) -> Iterator[Use]:
    """Where a configuration says that findings on the clause are right."""
    named = [
        path
        for path, file in snapshot.configurations.items()
        if any(each.clause == identifier for each in file.config.ignore_clause)
    ]
    if not named:
        return
    configs = {path: each.config for path, each in snapshot.configurations.items()}
    heeded = {config_for(each.path, configs)[0] for each in same}
    others = {
        config_for(each.path, configs)[0]
        for each in clauses(snapshot, Name("bare", "", identifier))
        if each not in same
    }
    for path in sorted(named):
        text = snapshot.configurations[path].text.string
        for key, where in keys_of(text).where.items():
            if key[-3:-2] == ("ignore-clause",) and key[-1] == "clause" and path in heeded:
                span = Span(where.value.start + 1, where.value.end - 1)
                if text[span.start : span.end] == identifier:
                    yield Use(path, span, "configuration", path not in others)
