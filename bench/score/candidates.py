"""truth/specs: how many of the labelled conflicts are among the candidates that a judge would be
asked about, when to each statement so many are listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.score.normative import documents
from bench.score.opposed import Lines, line_at
from bench.score.pairs import Pair, Paired, paired
from bench.score.ratios import Hits, two
from bench.score.tables import Row, Table
from speclsp.conflicts.candidates import candidates
from speclsp.conflicts.sayings import Saying
from speclsp.workspace import Snapshot

COUNTS = (5, 10, 20)

# These are conflicts of proposals, of which no judge is asked: other rules find them.
_AMENDMENT = "amendment"


class Ranked:
    """The labelled conflicts of a folder, each with the rank at which one side lists the other."""

    def __init__(self, labels: Paired, near: dict[tuple[Lines, Lines], int]) -> None:
        self.folder = labels.folder
        self.ranks = {
            pair: _rank(pair, near) for pair in labels.conflicts if pair.kind != _AMENDMENT
        }


def ranked(folder: Path) -> Ranked:
    snapshots = {id(snapshot): snapshot for snapshot, _ in documents(folder)}
    near = {
        places: rank
        for snapshot in snapshots.values()
        for places, rank in _near(snapshot, max(COUNTS))
    }
    return Ranked(paired(folder), near)


def _near(snapshot: Snapshot, most: int) -> Iterator[tuple[tuple[Lines, Lines], int]]:
    for asked in candidates(snapshot, most, snapshot.documents):
        own = _lines(snapshot, asked.saying)
        for rank, each in enumerate(asked.candidates, 1):
            yield (own, _lines(snapshot, each.saying)), rank


def _lines(snapshot: Snapshot, saying: Saying) -> Lines:
    text = snapshot.documents[saying.path].text
    first, last = (text.line_at(at) + 1 for at in (saying.span.start, saying.span.end - 1))
    return Lines(saying.path, first, last)


def _rank(pair: Pair, near: dict[tuple[Lines, Lines], int]) -> int | None:
    return min(
        (
            rank
            for (one, other), rank in near.items()
            if (pair.a.holds(one) and pair.b.holds(other))
            or (pair.a.holds(other) and pair.b.holds(one))
        ),
        default=None,
    )


def table(every: Iterable[Ranked]) -> Table:
    """Recall by tier."""
    ranks: dict[str, list[int | None]] = {}
    for each in every:
        for pair, rank in each.ranks.items():
            ranks.setdefault(pair.tier, []).append(rank)
    return Table(
        "Conflicts among the candidates",
        ("tier", "labels", *(f"of {count}" for count in COUNTS)),
        tuple(_row(tier, ranks[tier]) for tier in sorted(ranks)),
        "Recall where one of the sides lists the other among so many candidates "
        "(`speclsp --candidates`). Amendments are left out: proposals that would hold in place of "
        "each other are not compared.",
    )


def _row(tier: str, ranks: list[int | None]) -> Row:
    within = (sum(rank is not None and rank <= count for rank in ranks) for count in COUNTS)
    return (tier, str(len(ranks)), *(two(Hits(found, 0, len(ranks)).recall) for found in within))


def lines(every: Iterable[Ranked]) -> Iterator[str]:
    """The conflicts that are not among the first candidates, for reading."""
    for each in every:
        for pair, rank in each.ranks.items():
            if rank is None or rank > COUNTS[0]:
                said = [f"FAR {rank or '-'} {pair.tier} {pair.kind}"]
                for side in (pair.a, pair.b):
                    said.append(f"   {each.folder.name}/{side}")
                    said.append(f"     {line_at(each.folder, side.path, side.line)}")
                yield "\n".join(said)
