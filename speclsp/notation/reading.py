"""Segment -> facts: what every document has, and what each notation finds. The one list of
notations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from speclsp.notation import (
    front_matter,
    generic,
    heading_attribute,
    kiro,
    model_spec,
    numbered,
    openfasttrace,
    openspec,
    precedents,
    qualified,
    rule_marker,
    slug,
    spec_kit,
)
from speclsp.notation.notation import Fact, Options
from speclsp.spec.facts import Attribute, Clause, Example, Facts, Mistake, Reference, TestHeader
from speclsp.spec.passage import passages
from speclsp.spec.precedents import Field, Head, Part
from speclsp.spec.reading import plain_facts

_Kind = TypeVar("_Kind", Attribute, Clause, Reference, Example, TestHeader, Mistake)

NOTATIONS = (
    precedents.NOTATION,
    model_spec.NOTATION,
    heading_attribute.NOTATION,
    rule_marker.NOTATION,
    openfasttrace.NOTATION,
    front_matter.NOTATION,
    spec_kit.NOTATION,
    openspec.NOTATION,
    kiro.NOTATION,
    numbered.NOTATION,
    qualified.NOTATION,
    generic.NOTATION,
    slug.NOTATION,
)
DEFAULT = Options()
BY_NAME = {notation.name: notation for notation in NOTATIONS}


def facts(segment: str, options: Options = DEFAULT) -> Facts:
    """All facts of `segment`, which is a whole text or stands between two of its cuts. Never
    fails."""
    found = passages(segment)
    noted = [
        fact
        for notation in NOTATIONS
        if notation.name not in options.disabled
        for fact in notation.read(found, options)
    ]
    plain = plain_facts(segment, found)
    if not noted:
        return plain
    return plain._replace(
        clauses=_sorted(noted, Clause),
        references=_sorted(noted, Reference),
        examples=_sorted(noted, Example),
        headers=_sorted(noted, TestHeader),
        mistakes=_sorted(noted, Mistake),
        attributes=_sorted(noted, Attribute),
        precedents=_parts(noted),
    )


def _parts(facts: Iterable[Fact]) -> tuple[Part, ...]:
    found = [fact for fact in facts if isinstance(fact, Head | Field)]
    return tuple(sorted(found, key=lambda fact: fact.span))


def _sorted(facts: Iterable[Fact], kind: type[_Kind]) -> tuple[_Kind, ...]:
    """The facts of one kind, in the order of the text."""
    found = [fact for fact in facts if isinstance(fact, kind)]
    return tuple(sorted(found, key=lambda fact: fact.span))
