"""Which of the facts that notations found in a document hold there: several may claim the same
words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from speclsp.notation import generic, model_spec, reading, rule_marker
from speclsp.spec.facts import Clause, Facts, Reference


class Settled(NamedTuple):
    """Clauses and references, each with the start of its segment, in the order of the text."""

    path: str
    clauses: tuple[tuple[int, Clause], ...]
    references: tuple[tuple[int, Reference], ...]

    def scope(self, notation: str) -> str:
        """The domain in which an identifier of this document is unique."""
        return reading.BY_NAME[notation].scope(self.path)


def settled(
    path: str, facts: Sequence[tuple[int, Facts]], enabled: Collection[str] = ()
) -> Settled:
    """What holds in the document at `path`, whose segments start at and say what `facts` has.

    Notations that are `enabled` by name need not be recognised."""
    tagged = model_spec.NAME in enabled or _tags_are_clauses(facts)
    labels = {footnote.label for _, each in facts for footnote in each.footnotes}
    prefixes = _marker_prefixes(facts)
    silent = {
        notation.name
        for notation in reading.NOTATIONS
        if not notation.reads(path) and notation.name not in enabled
    }
    defining = {each.name for each in reading.NOTATIONS if each.defines(path)}
    clauses: list[tuple[int, Clause]] = []
    references: list[tuple[int, Reference]] = []
    for start, each in facts:
        for clause in each.clauses:
            if clause.notation == model_spec.NAME and (not tagged or clause.id in labels):
                continue
            if clause.notation == rule_marker.NAME and clause.prefix not in prefixes:
                continue
            if clause.notation in silent:
                continue
            if clause.notation not in defining:
                references.append((start, _cited(clause)))
                continue
            clauses.append((start, clause))
        for reference in each.references:
            if reference.notation in silent:
                continue
            if (
                reference.notation == rule_marker.NAME
                and reference.prefix
                and reference.prefix not in prefixes
            ):
                continue
            references.append((start, reference))
    references.sort(key=lambda each: each[0] + each[1].span.start)
    return Settled(path, tuple(clauses), tuple(references))


def _tags_are_clauses(facts: Sequence[tuple[int, Facts]]) -> bool:
    """Whether `[^x]` names a clause: sections state their authority, or nothing defines a
    footnote."""
    if any(
        attribute.key == "authority"
        for _, each in facts
        for s in each.sections
        for attribute in s.attributes
    ):
        return True
    if any(each.footnotes for _, each in facts):
        return False
    tags = [c.id for _, each in facts for c in each.clauses if c.notation == model_spec.NAME]
    return all(len(tag) > 2 for tag in tags)


def _marker_prefixes(facts: Sequence[tuple[int, Facts]]) -> frozenset[str]:
    """The words before "[" that mark rules here: `r`, and those that mark an identifier of several
    parts."""
    return frozenset(
        clause.prefix
        for _, each in facts
        for clause in each.clauses
        if clause.notation == rule_marker.NAME and ("." in clause.id or clause.prefix == "r")
    ) | {"r"}


def _cited(clause: Clause) -> Reference:
    prefix = clause.prefix if clause.notation == generic.NAME else ""
    return Reference(clause.id, "clause", clause.notation, clause.id_span, prefix, clause.revision)
