"""Which of the facts that notations found in a document hold there: several may claim the same
words."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from speclsp.notation.notation import Found
from speclsp.notation.reading import BY_NAME, NOTATIONS
from speclsp.spec.facts import Clause, Reference


class Settled(NamedTuple):
    """Clauses and references, each with the start of its segment, in the order of the text."""

    path: str
    clauses: tuple[tuple[int, Clause], ...]
    references: tuple[tuple[int, Reference], ...]

    def scope(self, notation: str) -> str:
        """The domain in which an identifier of this document is unique."""
        return BY_NAME[notation].scope(self.path)

    def anchor(self, clause: Clause) -> str:
        """The anchor that the page gives to a clause, "" for none."""
        return BY_NAME[clause.notation].anchor(clause)


def settled(path: str, found: Found, enabled: Collection[str] = ()) -> Settled:
    """What holds of `found` in the document at `path`.

    Notations that are `enabled` by name need not be recognised."""
    holds = {
        each.name: each.holds(found, each.name in enabled)
        for each in NOTATIONS
        if each.reads(path) or each.name in enabled
    }
    defining = {each.name for each in NOTATIONS if each.defines(path)}
    clauses: list[tuple[int, Clause]] = []
    references: list[tuple[int, Reference]] = []
    for start, facts in found:
        for clause in facts.clauses:
            if clause.notation not in holds or not holds[clause.notation](clause):
                continue
            if clause.notation in defining:
                clauses.append((start, clause))
            else:
                references.append((start, _citation(clause)))
        references += (
            (start, _placed(reference, reference.notation in defining))
            for reference in facts.references
            if reference.notation in holds and holds[reference.notation](reference)
        )
    references.sort(key=lambda each: each[0] + each[1].span.start)
    return Settled(path, tuple(clauses), tuple(references))


def _placed(reference: Reference, defines: bool) -> Reference:
    """What leads an item defines nothing where its notation does not define."""
    if reference.standing != "lead" or defines:
        return reference
    return reference._replace(standing="words")


def _citation(clause: Clause) -> Reference:
    return Reference(
        clause.id, "clause", clause.notation, clause.id_span, clause.prefix, clause.revision
    )
