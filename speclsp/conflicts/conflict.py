"""What is found of two claims that do not go together."""

from __future__ import annotations

from typing import Literal, NamedTuple

from speclsp.text import Span

Kind = Literal[
    "conflicting-value",
    "conflicting-keyword",
    "conflicting-choice",
    "conflicting-frequency",
    "conflicting-order",
    "conflicting-enumeration",
    "conflicting-definition",
    "unreachable-condition",
    "boundary-gap",
    "boundary-overlap",
    "duplicate-statement",
    "near-duplicate",
    "uncited-exception",
    "weakened-clause",
]


class Found(NamedTuple):
    """How two claims go against each other; of the two sides, the first claim's comes first."""

    kind: Kind
    # The words that clash.
    words: tuple[str, str]
    places: tuple[Span, Span]
    # A situation that shows it, "" where the words do; "{0}" and "{1}" stand for the two claims.
    witness: str = ""
    # Whether it is less sure, or less grave, than its kind is.
    milder: bool = False

    def turned(self) -> Found:
        """The same, seen from the second claim."""
        return self._replace(
            words=(self.words[1], self.words[0]),
            places=(self.places[1], self.places[0]),
            witness=self.witness.replace("{0}", "{2}").replace("{1}", "{0}").replace("{2}", "{1}"),
        )
