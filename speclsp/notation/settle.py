"""Which of the facts that notations found in a document hold there: several may claim the same
words."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from speclsp.notation import precedents
from speclsp.notation.folders import is_precedents
from speclsp.notation.notation import Found
from speclsp.notation.reading import BY_NAME, NOTATIONS
from speclsp.spec.facts import Clause, Reference
from speclsp.text import Span

# The first of the list knows best.
_RANKS = {notation.name: rank for rank, notation in enumerate(NOTATIONS)}


class Settled(NamedTuple):
    """Clauses and references, each with the start of its segment, in the order of the text."""

    path: str
    clauses: tuple[tuple[int, Clause], ...]
    references: tuple[tuple[int, Reference], ...]
    # The domain of all that has none of its own: the folder of the module, "" for that of the root.
    module: str = ""

    def scope(self, notation: str) -> str:
        """The domain in which an identifier of this document is unique."""
        return BY_NAME[notation].scope(self.path) or self.module

    def feature(self, notation: str) -> str:
        """The domain inside its module, "" where that is all of it."""
        scope = self.scope(notation)
        return "" if scope == self.module else scope

    def amended(self, notation: str) -> str:
        """The scope whose clauses this document proposes to change, "" for none."""
        return BY_NAME[notation].amended(self.path)

    def anchor(self, clause: Clause) -> str:
        """The anchor that the page gives to a clause, "" for none."""
        return BY_NAME[clause.notation].anchor(clause)


def settled(path: str, found: Found, enabled: Collection[str] = (), module: str = "") -> Settled:
    """What holds of `found` in the document at `path`.

    Notations that are `enabled` by name need not be recognised. A precedent defines no clause."""
    # Most documents have facts of one or two notations, and the others have nothing to settle.
    said = {fact.notation for _, facts in found for fact in facts.clauses}
    said |= {fact.notation for _, facts in found for fact in facts.references}
    there = [each for each in NOTATIONS if each.name in said]
    settling = {
        each.name: each.settling(path, found, each.name in enabled)
        for each in there
        if each.reads(path) or each.name in enabled
    }
    recorded = precedents.recorded(path, found)
    recording = bool(recorded) and is_precedents(path)
    quotes = [] if recording else [each.block for each in recorded]
    defining = {each.name for each in there if each.defines(path) and not recording}
    clauses: list[tuple[int, Clause]] = []
    references: list[tuple[int, Reference]] = []
    for start, facts in found:
        if not (facts.clauses or facts.references):
            continue
        every: list[Clause | Reference] = [*facts.clauses, *facts.references]
        here = [
            held
            for fact in every
            if fact.notation in settling and (held := settling[fact.notation](start, fact))
        ]
        for fact in _claimed(here):
            if isinstance(fact, Reference):
                references.append((start, _placed(fact, fact.notation in defining)))
            elif fact.notation in defining and not _is_within(fact.span.moved(start), quotes):
                clauses.append((start, fact))
            else:
                references.append((start, _citation(fact)))
    references.sort(key=lambda each: each[0] + each[1].span.start)
    return Settled(path, tuple(clauses), tuple(references), module)


def _is_within(span: Span, blocks: Collection[Span]) -> bool:
    return any(each.start <= span.start and span.end <= each.end for each in blocks)


def _claimed(facts: list[Clause | Reference]) -> list[Clause | Reference]:
    """The facts, less those whose words are an identifier to a notation that knows better."""
    if len({fact.notation for fact in facts}) < 2:
        return facts
    taken: dict[Span, int] = {}
    for fact in facts:
        rank = _RANKS[fact.notation]
        place = _identifier(fact)
        taken[place] = min(rank, taken.get(place, rank))
    return [fact for fact in facts if taken[_identifier(fact)] == _RANKS[fact.notation]]


def _identifier(fact: Clause | Reference) -> Span:
    return fact.id_span if isinstance(fact, Clause) else fact.span


def _placed(reference: Reference, defines: bool) -> Reference:
    """What leads an item defines nothing where its notation does not define."""
    if reference.standing != "lead" or defines:
        return reference
    return reference._replace(standing="words")


def _citation(clause: Clause) -> Reference:
    return Reference(
        clause.id, "clause", clause.notation, clause.id_span, clause.prefix, clause.revision
    )
