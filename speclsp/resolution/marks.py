"""Mark in code -> the clauses or sections that it may mean; and back, who names a clause.

A mark stands in no feature's folder, so what its comment says of one is heeded; without that, a
clause of any feature may be meant, and of several the mark is ambiguous.
"""

from __future__ import annotations

from collections.abc import Iterable

from speclsp.code.mark import Mark
from speclsp.code.source import Source
from speclsp.code.targets import names, quoted
from speclsp.notation.folders import feature_folder
from speclsp.resolution.links import Target, anchored
from speclsp.resolution.places import ClausePlace, SectionPlace, clauses, sections
from speclsp.resolution.references import Resolved
from speclsp.spec.names import Name
from speclsp.workspace import Snapshot


def meaning(snapshot: Snapshot, mark: Mark) -> Resolved:
    """What `mark` means. `unknown` is what may well name nothing here: words that only look like
    an identifier, or one of a family that the workspace does not define."""
    key = (meaning, mark[:3], mark.prefix, mark.revision, mark.scope, mark.explicit)
    if (known := snapshot.memo.get(key)) is None:
        known = snapshot.memo[key] = _meaning(snapshot, mark)
    found: Resolved = known
    return found


def _meaning(snapshot: Snapshot, mark: Mark) -> Resolved:
    if mark.notation == "duvet":
        return _quoted(snapshot, mark)
    found = [place for name in names(mark) for place in clauses(snapshot, name)]
    meant = [place for place in found if _is_its(mark, place)]
    if mark.scope:
        inside = [place for place in meant if _feature(place.path) == mark.scope]
        if inside or mark.scope in _features(snapshot):
            meant = inside
    if meant:
        several = len({_scope(snapshot, place) for place in meant}) > 1
        return Resolved("ambiguous" if several else "found", tuple(meant))
    if mark.notation == "generic" and (stated := sections(snapshot, mark.target)):
        return Resolved("found", (), stated)
    return Resolved("missing" if mark.explicit and _is_known(snapshot, mark) else "unknown")


def marks_of(snapshot: Snapshot, place: ClausePlace | SectionPlace) -> tuple[tuple[str, Mark], ...]:
    """The marks that name what stands at `place`, or may name it, by path, then by place."""
    return tuple(
        (path, mark)
        for path in _naming(snapshot, place)
        for mark in snapshot.sources[path].marks
        if _means(snapshot, mark, place)
    )


def is_verified(snapshot: Snapshot, place: ClausePlace) -> bool:
    """Whether a test in code names the clause at `place`."""
    return any(mark.verb == "verifies" for _, mark in marks_of(snapshot, place))


def marked(snapshot: Snapshot, source: Source, offset: int) -> Mark | None:
    """The mark of a source that stands at `offset`."""
    for mark in source.marks:
        if mark.span.start <= offset <= mark.span.end:
            return mark
    return None


def _naming(snapshot: Snapshot, place: ClausePlace | SectionPlace) -> Iterable[str]:
    """The paths of sources that may name it."""
    index = snapshot.index
    if isinstance(place, ClausePlace):
        paths = index.using(Name("bare", "", place.clause.id))
        document = snapshot.document(place.path)
        anchor = document.settled.anchor(place.clause) if document else ""
        if anchor:
            paths = (*paths, *index.using(Name("anchor", place.path, anchor)))
    else:
        paths = index.using(Name("bare", "", place.section.id)) if place.section.id else ()
        for anchor in _anchors(snapshot, place):
            paths = (*paths, *index.using(Name("anchor", place.path, anchor)))
    return sorted({path for path in paths if path in snapshot.sources})


def _anchors(snapshot: Snapshot, place: SectionPlace) -> tuple[str, ...]:
    document = snapshot.document(place.path)
    if document is None:
        return ()
    return tuple(
        each.id or slug
        for (start, each), slug in zip(document.sections, document.slugs, strict=True)
        if (start, each) == (place.start, place.section) and (each.id or slug)
    )


def _means(snapshot: Snapshot, mark: Mark, place: ClausePlace | SectionPlace) -> bool:
    if not _may_name(mark, place):
        return False
    found = meaning(snapshot, mark)
    meant: tuple[ClausePlace | SectionPlace, ...] = (*found.clauses, *found.sections)
    return any((each.path, each.span) == (place.path, place.span) for each in meant)


def _may_name(mark: Mark, place: ClausePlace | SectionPlace) -> bool:
    if mark.notation == "duvet":
        return (quoted(mark) or ("", ""))[0] == place.path
    if isinstance(place, SectionPlace):
        return mark.target == place.section.id
    return any(name.id == place.clause.id for name in names(mark))


def _is_its(mark: Mark, place: ClausePlace) -> bool:
    """Whether a clause of this name is one that the mark's notation can mean."""
    if mark.notation == "generic":
        return True
    if mark.notation != place.clause.notation:
        return False
    return mark.notation != "rule-marker" or mark.prefix == place.clause.prefix


def _is_known(snapshot: Snapshot, mark: Mark) -> bool:
    """Whether the workspace defines clauses of the kind that the mark names."""
    if mark.notation == "kiro":
        features = _features(snapshot)
        inside = features.get(mark.scope, frozenset()) if mark.scope else _joined(features)
        return "kiro" in inside
    family = snapshot.index.defining(Name("bare-family", "", mark.prefix))
    if mark.notation == "generic":
        return bool(family) and bool(mark.prefix)
    return any(_uses(snapshot, path, mark.notation) for path in family[:50])


def _uses(snapshot: Snapshot, path: str, notation: str) -> bool:
    document = snapshot.document(path)
    return document is not None and notation in dict(document.outline.clauses)


def _features(snapshot: Snapshot) -> dict[str, frozenset[str]]:
    """The names of the feature folders that define clauses, and the notations of these."""
    if _features not in snapshot.memo:
        found: dict[str, frozenset[str]] = {}
        for path, document in snapshot.documents.items():
            notations = frozenset(name for name, _ in document.outline.clauses)
            if notations:
                feature = _feature(path)
                found[feature] = found.get(feature, frozenset()) | notations
        snapshot.memo[_features] = found
    known: dict[str, frozenset[str]] = snapshot.memo[_features]
    return known


def _feature(path: str) -> str:
    return feature_folder(path).rpartition("/")[2].removesuffix(".md")


def _joined(features: dict[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*features.values())


def _scope(snapshot: Snapshot, place: ClausePlace) -> str:
    document = snapshot.document(place.path)
    return "/" + document.settled.scope(place.clause.notation) if document else "/"


def _quoted(snapshot: Snapshot, mark: Mark) -> Resolved:
    target = quoted(mark)
    document = snapshot.document(target[0]) if target else None
    if target is None or document is None:
        return Resolved("unknown")
    found: Target = anchored(document, target[1])
    if found.verdict == "no-anchor":
        return Resolved("missing")
    return Resolved(
        "found" if found.section or found.clause else "unknown",
        (found.clause,) if found.clause else (),
        (found.section,) if found.section else (),
    )
