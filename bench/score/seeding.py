"""Conflicts planted in real specifications, and how many of them are found; rewordings, and how
many of those are called a conflict with what they say again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bench.score.looking import WARNED
from bench.score.ratios import per, two
from bench.score.seeds.judging import Verdict
from bench.score.seeds.measuring import NUMBER, Measured, Share, measured
from bench.score.seeds.seed import CONFLICTS, LOOSER, PLACES, REWRITES
from bench.score.tables import Row, Scored, Table

MOST = 1_200
"""Seeds of a kind."""


def seeding(shared: Path) -> Scored:
    if not (shared / "corpus").is_dir():
        return Scored(absent="corpus")
    result = measured(shared, MOST)
    tables = (
        _kinds(result),
        _sorts(result),
        _corpora(result),
        _rewrites(result),
    )
    return Scored(tables, tuple(_lines(result)))


def _kinds(result: Measured) -> Table:
    rows: list[Row] = []
    for kind in (*CONFLICTS, *LOOSER):
        share = result.of(kind)
        here = [each for each in result.verdicts if each.seed.kind == kind]
        places = (Share.of(x for x in here if x.seed.where == where) for where in PLACES)
        rows.append(
            (
                kind,
                str(result.there[kind]),
                str(share.seeds),
                str(len({each.seed.corpus for each in here})),
                str(share.found),
                two(share.recall),
                str(share.warned),
                str(share.parsed),
                two(share.parsed_recall),
                *(two(each.recall) for each in places),
            )
        )
    heads = (
        "kind", "there are", "seeds", "corpora", "found", "recall", "found at warning+", "parsed",
        "recall of parsed", "same document", "across documents",
    )  # fmt: skip
    absent = f" Absent: {', '.join(result.absent)}." if result.absent else ""
    return Table(
        "Planted conflicts",
        heads,
        tuple(rows),
        f"Random seed {NUMBER}, at most {MOST:,} of a kind. Each sentence is planted twice, in its "
        "document and in another. Parsed are those of whose sentence action, strength and object "
        f"are read. Of `{'` and `'.join(LOOSER)}` the stricter clause meets the other.{absent}",
    )


def _sorts(result: Measured) -> Table:
    return Table(
        "Planted conflicts by edit",
        ("edit", "seeds", "found", "recall", "parsed", "recall of parsed"),
        tuple(
            (name, str(share.seeds), str(share.found), two(share.recall), *_parsed(share))
            for name, share in _grouped(
                (each for each in result.verdicts if each.seed.kind != REWRITES),
                lambda each: f"{each.seed.kind} {each.seed.sort}",
            )
        ),
    )


def _parsed(share: Share) -> tuple[str, str]:
    return (str(share.parsed), two(share.parsed_recall))


def _corpora(result: Measured) -> Table:
    rows: list[Row] = []
    for name in dict.fromkeys(each.seed.corpus for each in result.verdicts):
        shares = [
            Share.of(
                each
                for each in result.verdicts
                if each.seed.corpus == name and each.seed.kind == kind
            )
            for kind in CONFLICTS
        ]
        rows.append((name, *(f"{each.found} of {each.seeds}" for each in shares)))
    return Table("Planted conflicts by corpus", ("corpus", *CONFLICTS), tuple(rows))


def _rewrites(result: Measured) -> Table:
    every = [each for each in result.verdicts if each.seed.kind == REWRITES]
    sorts = _grouped(every, lambda each: each.seed.sort)
    rows = [
        (
            name,
            str(share.seeds),
            str(share.warned),
            per(share.warned, share.seeds, 1_000),
            str(share.found),
        )
        for name, share in (*sorts, ("**all**", Share.of(every)))
    ]
    return Table(
        "Rewordings",
        ("rewording", "seeds", "alarms", "alarms per 1,000", "of any severity"),
        tuple(rows),
        "Alarms are warnings and errors that call the two a conflict.",
    )


def _grouped(verdicts: Iterable[Verdict], key: Callable[[Verdict], str]) -> list[tuple[str, Share]]:
    groups: dict[str, list[Verdict]] = {}
    for each in verdicts:
        groups.setdefault(key(each), []).append(each)
    return [(name, Share.of(groups[name])) for name in sorted(groups)]


def _lines(result: Measured) -> Iterator[str]:
    for each in result.verdicts:
        seed = each.seed
        if seed.kind == REWRITES:
            word = "ALARM" if each.severity in WARNED else ""
        else:
            word = "" if each.found else "MISS"
        if word:
            parsed = " parsed" if each.parsed else ""
            clause = f" {seed.sentence.id}" if seed.sentence.id else ""
            yield (
                f"{word} {seed.kind} {seed.sort} {seed.where}{parsed} "
                f"{seed.corpus}/{seed.sentence.path}{clause}\n"
                f"     {seed.sentence.words}\n     {seed.words}"
                + (f"\n     {each.rule}: {each.message}" if each.found else "")
            )
