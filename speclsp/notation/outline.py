"""What a document defines and uses, by name, and what of its facts that is made from.

The two belong together: as long as the shapes of a document's segments stay, so does its outline.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator

from speclsp.notation.notation import Found
from speclsp.notation.settle import Settled
from speclsp.spec.comments import SWITCHES
from speclsp.spec.facts import Attribute, Facts, Section
from speclsp.spec.names import Name, Outline, form_of
from speclsp.spec.sections import number
from speclsp.spec.terms.glossaries import held, key
from speclsp.text import Span

MANY_KEYWORDS = 20
"""A document with so many is one that uses them, and does not only stress a word."""

# These want SHALL or MUST in each requirement, whatever BCP 14 says.
_BY_CONVENTION = frozenset(("openspec", "spec-kit", "kiro"))


def outline(settled: Settled, found: Found, anchors: Collection[str]) -> Outline:
    """The outline of the document of which `settled` holds, and which has these anchors."""
    path = settled.path
    sections = [(start, section) for start, each in found for section in each.sections]
    defines = {Name("anchor", path, anchor) for anchor in anchors}
    # Its top: so that every document that comes or goes changes the index.
    defines.add(Name("anchor", path, ""))
    defines |= {Name("section", "", section.id) for _, section in sections if section.id}
    defines |= {
        Name("number", path, given) for _, section in sections if (given := number(section.title))
    }
    if any(each.includes for _, each in found):
        defines.add(Name("includes", path, ""))
    defines |= {Name("keywords", "", each) for each in _keywords(settled, found)}
    for start, clause in settled.clauses:
        scope = settled.scope(clause.notation)
        defines |= {Name("clause", scope, clause.id), Name("bare", "", clause.id)}
        if clause.prefix:
            defines |= {
                Name("family", scope, clause.prefix),
                Name("bare-family", "", clause.prefix),
            }
        if clause.amends:
            defines.add(Name("amendment", settled.amended(clause.notation), clause.id))
        if clause.is_tag:
            defines.add(Name("tag", "", clause.id.casefold()))
            defines.add(Name("tag-form", "", form_of(clause.id)))
            if section := _section_at(sections, start + clause.span.start):
                defines.add(Name("titled", clause.id, section.title))
    for _, reference in settled.references:
        if reference.standing == "lead":
            scope = settled.scope(reference.notation)
            defines |= {Name("lead", each, reference.target) for each in (scope, "")}
    folder = path.rpartition("/")[0]
    defines |= {Name("test", folder, each.id) for _, facts in found for each in facts.headers}
    defines |= {Name("term", each.expansion, key(each.name)) for _, each, _ in held(found)}
    uses = {Name("bare", "", reference.target) for _, reference in settled.references}
    counts = Counter(clause.notation for _, clause in settled.clauses)
    kinds = Counter((clause.notation, clause.kind) for _, clause in settled.clauses)
    ids = sum(1 for _, section in sections if section.id)
    return Outline(
        frozenset(defines),
        frozenset(uses),
        tuple(sorted(counts.items())),
        tuple((*key, count) for key, count in sorted(kinds.items())),
        ids,
    )


def _keywords(settled: Settled, found: Found) -> Iterator[str]:
    """How the document has the key words of BCP 14."""
    if any(each.declares for _, each in found):
        yield "declared"
    elif sum(min(len(each.keywords), MANY_KEYWORDS) for _, each in found) >= MANY_KEYWORDS:
        yield "used"
    if any(clause.notation in _BY_CONVENTION for _, clause in settled.clauses):
        yield "convention"


def _section_at(sections: list[tuple[int, Section]], offset: int) -> Section | None:
    at = bisect_right(sections, offset, key=lambda each: each[0] + each[1].span.start)
    return sections[at - 1][1] if at else None


def shape(facts: Facts) -> tuple[object, ...]:
    """What clauses, names and anchors are settled by, in the order of the text and without
    positions; empty where there is nothing."""
    found: list[tuple[Span, tuple[object, ...]]] = [
        (each.span, ("section", each.title, each.level, each.id, _pairs(each.attributes)))
        for each in facts.sections
    ]
    found += [
        (each.span, ("clause", each.id, each.notation, each.prefix, each.form, each.kind))
        for each in facts.clauses
    ]
    found += [
        (each.span, ("reference", each.target, each.notation, each.prefix, each.standing))
        for each in facts.references
    ]
    found += [(each.span, ("anchor", each.id)) for each in facts.anchors]
    found += [
        (each.span, ("switch", words))
        for each in facts.comments
        if (words := each.words.strip()) in SWITCHES
    ]
    found += [
        (each.span, ("footnote", each.label, each.test, each.function)) for each in facts.footnotes
    ]
    found += [(each.span, ("header", each.id, each.title)) for each in facts.headers]
    found += [
        (each.name_span, ("term", each.name, each.form, each.sure, each.expansion))
        for each in facts.terms
    ]
    found.sort(key=lambda each: each[0])
    marks: list[tuple[object, ...]] = []
    if facts.includes:
        marks.append(("includes",))
    if facts.declares:
        marks.append(("declares",))
    if facts.keywords:
        marks.append(("keywords", min(len(facts.keywords), MANY_KEYWORDS)))
    return (*(each for _, each in found), *marks)


def _pairs(attributes: tuple[Attribute, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((each.key, each.value) for each in attributes)
