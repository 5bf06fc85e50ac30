"""What a document defines and uses, by name, and what of its facts that is made from.

The two belong together: as long as the shapes of a document's segments stay, so does its outline.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator

from speclsp.notation import generic, precedents
from speclsp.notation.notation import Found
from speclsp.notation.settle import Settled
from speclsp.spec.comments import SWITCHES
from speclsp.spec.derived import hashed
from speclsp.spec.facts import Attribute, Clause, Facts, Section, placeless
from speclsp.spec.names import Name, Outline, form_of
from speclsp.spec.relating import AUTHORITY, KINDS, relating
from speclsp.spec.ruling import Ruling
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
    defines |= set(_ruled(settled, found))
    known = precedents.recorded(path, found)
    defines |= set(precedents.names(path, known, settled.scope(generic.NAME)))
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


def _ruled(settled: Settled, found: Found) -> Iterator[Name]:
    """That it says something of authority or of what its clauses need, and a hash of what."""
    sections = [section for _, each in found for section in each.sections]
    stated = [
        (section.level, section.title, section.id, relating(section.attributes))
        for section in sections
        if relating(section.attributes)
    ]
    placed = [
        (clause.id, relating(clause.attributes))
        for _, clause in settled.clauses
        if relating(clause.attributes)
    ]
    starts = [start + clause.span.start for start, clause in settled.clauses]
    said = [(start + each.span.start, each) for start, facts in found for each in facts.rulings]
    holders = _holders(settled.clauses, [start for start, _ in said])
    rulings = [
        (_said(each), holder, settled.clauses[at - 1][1].id if at else "")
        for (start, each), holder in zip(said, holders, strict=True)
        for at in (bisect_right(starts, start),)
    ]
    if not (stated or placed or rulings):
        return
    # What holds below a heading depends on the depth of all of them.
    depths = tuple(section.level for section in sections)
    yield Name("ruling", settled.path, hashed(repr((stated, placed, rulings, depths))))
    pairs = (*(each[-1] for each in stated), *(each[-1] for each in placed))
    keys = {key for each in pairs for key, _ in each}
    kinds = {each.kind for _, facts in found for each in facts.rulings}
    if keys & KINDS.keys() or kinds & {"over", "needs"}:
        yield Name("ruling", "", "relation")
    if kinds & {"order", "row", "over"}:
        yield Name("ruling", "", "rank")
    if AUTHORITY in keys or any(
        each.kind == "level" and each.words[0] != "level" for _, f in found for each in f.rulings
    ):
        yield Name("ruling", "", "level")


def _holders(clauses: Iterable[tuple[int, Clause]], places: Iterable[int]) -> Iterator[str]:
    """For each of the places, ascending, the innermost clause that holds it and is no heading; ""
    for none."""
    left = deque((start + each.span.start, start + each.span.end, each) for start, each in clauses)
    around: list[tuple[int, str]] = []
    for place in places:
        while left and left[0][0] <= place:
            _, end, clause = left.popleft()
            if clause.form != "heading":
                around.append((end, clause.id))
        while around and around[-1][0] <= place:
            around.pop()
        yield around[-1][1] if around else ""


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
    found += [(each.span, _clause_shape(each)) for each in facts.clauses]
    found += [
        (
            each.span,
            ("reference", each.target, each.notation, each.prefix, each.standing, each.module),
        )
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
    found += [
        (each.span, ("attribute", *said))
        for each in facts.attributes
        if (said := relating((each,)))
    ]
    if facts.rulings:
        clauses = [(0, each) for each in facts.clauses]
        holders = _holders(clauses, [each.span.start for each in facts.rulings])
        found += [
            (each.span, ("ruling", *_said(each), holder))
            for each, holder in zip(facts.rulings, holders, strict=True)
        ]
    found += [(each.span, ("precedent", placeless(each))) for each in facts.precedents]
    found.sort(key=lambda each: each[0])
    marks: list[tuple[object, ...]] = []
    if facts.includes:
        marks.append(("includes",))
    if facts.declares:
        marks.append(("declares",))
    if facts.keywords:
        marks.append(("keywords", min(len(facts.keywords), MANY_KEYWORDS)))
    return (*(each for _, each in found), *marks)


def _clause_shape(clause: Clause) -> tuple[object, ...]:
    said = relating(clause.attributes)
    shape = ("clause", clause.id, clause.notation, clause.prefix, clause.form, clause.kind)
    return (*shape, said) if said else shape


def _said(ruling: Ruling) -> tuple[object, ...]:
    subject = ruling.subject and ruling.subject[:2]
    return (ruling.kind, ruling.words, subject, tuple(each[:2] for each in ruling.objects))


def _pairs(attributes: tuple[Attribute, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((each.key, each.value) for each in attributes)
