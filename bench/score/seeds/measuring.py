"""Seeds drawn from the corpora, judged, and counted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from bench.score.looking import WARNED
from bench.score.seeds.judging import Root, Verdict
from bench.score.seeds.seed import KINDS, REWRITES, Seed, drawn, seeds

NUMBER = 6
"""What the drawing is the same for."""

CORPORA = (
    "model-spec", "cloudevents", "open-feature", "roam", "openspec", "spec-kit-en", "kiro-rpidns",
    "kiro", "spec-kit",
)  # fmt: skip


class Measured(NamedTuple):
    """Every verdict, how many seeds there are of each kind in all, and what corpora are absent."""

    verdicts: tuple[Verdict, ...]
    there: dict[str, int]
    absent: tuple[str, ...]

    def of(self, kind: str) -> Share:
        return Share.of(each for each in self.verdicts if each.seed.kind == kind)


class Share(NamedTuple):
    """How many of some seeds are found."""

    seeds: int = 0
    found: int = 0
    # At warning or above.
    warned: int = 0
    # Those beside a sentence that is parsed.
    parsed: int = 0
    parsed_found: int = 0

    @classmethod
    def of(cls, verdicts: Iterable[Verdict]) -> Share:
        every = tuple(verdicts)
        return cls(
            len(every),
            sum(each.found for each in every),
            sum(each.severity in WARNED for each in every),
            sum(each.parsed for each in every),
            sum(each.parsed and each.found for each in every),
        )

    @property
    def recall(self) -> float | None:
        return self.found / self.seeds if self.seeds else None

    @property
    def parsed_recall(self) -> float | None:
        return self.parsed_found / self.parsed if self.parsed else None

    @property
    def alarms(self) -> float | None:
        """Warnings and errors for each 1,000."""
        return self.warned * 1_000 / self.seeds if self.seeds else None


def measured(
    shared: Path, most: int | None = None, most_rewrites: int | None = None, number: int = NUMBER
) -> Measured:
    """At most so many seeds of each kind, all where nothing is said."""
    folders = [shared / "corpus" / name for name in CORPORA]
    roots = {folder.name: Root(folder) for folder in folders if folder.is_dir()}
    every = {kind: _of_kind(roots, kind, number) for kind in KINDS}
    verdicts: list[Verdict] = []
    for kind, found in every.items():
        limit = most_rewrites if kind == REWRITES else most
        taken = drawn(found, len(found) if limit is None else limit, number)
        for name, root in roots.items():
            verdicts += root.judged([seed for seed in taken if seed.corpus == name])
    return Measured(
        tuple(verdicts),
        {kind: len(found) for kind, found in every.items()},
        tuple(folder.name for folder in folders if folder.name not in roots),
    )


def _of_kind(roots: dict[str, Root], kind: str, number: int) -> tuple[Seed, ...]:
    return tuple(
        seed
        for name, root in roots.items()
        for seed in seeds(name, root.documents.values(), kind, number)
    )
