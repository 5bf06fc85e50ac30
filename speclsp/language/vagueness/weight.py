"""How widely a vague word is objected to, and what it leaves open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from speclsp.language.vagueness.phrase import Pattern, each

Weight = Literal["always", "technical", "mild", "strict"]
"""In every document, in all but those on behaviour, there but doubtfully, or only where somebody
asks for all.

Words that people flag most of the time are `always`. Those that a guide on behaviour uses as a
matter of style, since it addresses judgement, are `technical`. Those that one reader in two would
ask about are `mild`. Those that people flag now and then are `strict`.
"""

Sense = Literal["choice", "degree", "quality"]
"""Which ones, from what value on, or what a test would look at."""

ANY: frozenset[str] = frozenset()
"""In place of nouns: whatever stands behind the adjective."""


class Adjective(NamedTuple):
    sense: Sense
    weight: Weight
    # Before these alone, in the singular; `ANY` for all nouns.
    nouns: frozenset[str] = ANY
    # Before these it is part of a name or of a fixed expression.
    names: frozenset[str] = frozenset()
    # Whether "must be <word>" is as open as "a <word> thing".
    predicate: bool = True


def weighed(weight: Weight, *phrases: str | Pattern) -> Iterator[tuple[Pattern, Weight]]:
    """The phrases with the same weight."""
    return each(weight, *phrases)
