"""Another name for a term that a document defines. There it is replaced; elsewhere its words may be
words like others, and are asked about."""

from __future__ import annotations

from speclsp.features.naming import Refusal, ill_formed, where
from speclsp.features.term_uses import renamed_uses
from speclsp.features.trial import Replacement, Trial, tried
from speclsp.features.unchanged import lost, misread
from speclsp.resolution.places import SectionPlace
from speclsp.resolution.terms import TermPlace, terms_in
from speclsp.spec.terms.glossaries import key
from speclsp.work import Work
from speclsp.workspace import Snapshot


def term_renaming(
    snapshot: Snapshot, place: TermPlace, name: str
) -> Work[tuple[set[Replacement], set[Replacement]] | Refusal]:
    """What to replace, and what to ask about."""
    if (reason := ill_formed(name) or taken(snapshot, place, name)) is not None:
        return Refusal(reason)
    document = snapshot.documents[place.path]
    same = [each for each in terms_in(document) if each.name == place.name]
    if any(document.words(each.name_span) != place.name for each in same):
        return Refusal(
            f'"{place.name}" does not stand anywhere as it is: it is made of other words'
        )
    direct = {Replacement(place.path, each.name_span, name) for each in same}
    after = yield from tried(snapshot, direct, {})
    trial = Trial(snapshot, after, tuple(sorted(direct)), {}, frozenset(), {})
    new = after.documents[place.path]
    names = [name if each in same else each.name for each in terms_in(document)]
    if place.expansion and name not in (each.name for each in terms_in(new)):
        return Refusal(f'"{name}" is not spelled by "{place.expansion}", which stands beside it')
    if names != [each.name for each in terms_in(new)] or misread(trial, document, new):
        return Refusal(f'"{name}" would not be read as a term there')
    if (what := (yield from lost(trial, [place.path]))) is not None:
        return Refusal(f'"{what[1]}" in {what[0]} would then lead nowhere')
    return direct, (yield from renamed_uses(snapshot, place, name))


def entitled(snapshot: Snapshot, section: SectionPlace) -> TermPlace | None:
    """The term that a heading of a glossary is, as a whole."""
    document = snapshot.document(section.path)
    known = terms_in(document) if document else ()
    return next((each for each in known if each.name_span == section.title_span), None)


def taken(snapshot: Snapshot, place: TermPlace, name: str) -> str | None:
    """Why the term cannot have a name, in whatever number, that another of its document has."""
    document = snapshot.document(place.path)
    for each in terms_in(document) if document else ():
        if key(each.name) == key(name) != key(place.name):
            there = where(snapshot, each.path, each.name_span)
            return f'"{name}" is a term already: it is defined in {there}'
    return None
