"""truth/specs: which of the labelled conflicts are found, which look-alikes are called conflicts,
and what else is; and how many conflicts are found in real specifications.

As the README beside the labels has it: found is what a finding on either side names the other of.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench.score import candidates
from bench.score.candidates import ranked
from bench.score.labels import EXPECTED
from bench.score.looking import WARNED, examined
from bench.score.normative import Amount, amount
from bench.score.opposed import ONLY_CONFLICTS, Opposed, line_at, once, opposed, said
from bench.score.pairs import Pair, Paired, paired
from bench.score.ratios import Hits, per, two
from bench.score.tables import Row, Scored, Table
from speclsp.diagnostic import SEVERITIES


class Compared(NamedTuple):
    """The pairs that are reported in a folder beside those that are labelled."""

    paired: Paired
    found: tuple[Opposed, ...]
    clauses: int

    def on(self, pair: Pair, severities: frozenset[str]) -> bool:
        """Whether a finding so grave calls the two sides a conflict."""
        return any(
            each.clashing and each.finding.severity in severities and pair.named_by(each)
            for each in self.found
        )

    @property
    def unlisted(self) -> tuple[Opposed, ...]:
        known = (*self.paired.conflicts, *self.paired.lookalikes)
        return once(each for each in self.found if not any(at.named_by(each) for at in known))


def conflicts(shared: Path) -> Scored:
    folders = sorted(path.parent for path in shared.glob(f"truth/specs/*/{EXPECTED}"))
    if not folders:
        return Scored(absent="truth/specs")
    every = [compare(folder) for folder in folders]
    real = _real(shared)
    near = [ranked(folder) for folder in folders]
    groups = (_groups(every, "tier"), _groups(every, "kind"))
    tables = (_folders(every), *groups, _unlisted(every), candidates.table(near))
    volumes = (_volume(real), _rules(real)) if real else ()
    return Scored(
        (*tables, *volumes), (*_lines(every), *candidates.lines(near), *_real_lines(real))
    )


def compare(folder: Path) -> Compared:
    with TemporaryDirectory() as place:
        copy = Path(place) / folder.name
        shutil.copytree(folder, copy)
        (copy / EXPECTED).unlink()
        found = tuple(opposed(examined(copy, ONLY_CONFLICTS).diagnostics))
        return Compared(paired(folder), found, amount(copy).clauses)


_ANY = frozenset(SEVERITIES)
_HEADS = (
    "folder", "conflicts", "found", "recall", "found at warning+", "look-alikes",
    "raised at warning+", "raised any", "precision", "precision any", "unlisted warning+",
    "unlisted any", "clauses",
)  # fmt: skip


def _folders(every: list[Compared]) -> Table:
    rows = [_row(each.paired.name, [each]) for each in every]
    return Table(
        "Labelled conflicts",
        _HEADS,
        (*rows, _row("**all**", every)),
        "Recall counts every severity. Precision is found conflicts by found conflicts and raised "
        "look-alikes, of warnings and errors. Unlisted are pairs that match no label.",
    )


def _row(name: str, every: list[Compared]) -> Row:
    found, warned = (_caught(every, "conflicts", each) for each in (_ANY, WARNED))
    raised, loud = (_caught(every, "lookalikes", each) for each in (_ANY, WARNED))
    wanted = sum(len(each.paired.conflicts) for each in every)
    unlisted = [pair for each in every for pair in each.unlisted]
    return (
        name,
        str(wanted),
        str(found),
        two(Hits(found, 0, wanted).recall),
        str(warned),
        str(sum(len(each.paired.lookalikes) for each in every)),
        str(loud),
        str(raised),
        two(Hits(warned, warned + loud, wanted).precision),
        two(Hits(found, found + raised, wanted).precision),
        str(sum(pair.finding.severity in WARNED for pair in unlisted)),
        str(len(unlisted)),
        str(sum(each.clauses for each in every)),
    )


def _caught(every: Iterable[Compared], labels: str, severities: frozenset[str]) -> int:
    return sum(each.on(pair, severities) for each in every for pair in getattr(each.paired, labels))


def _groups(every: list[Compared], of: str) -> Table:
    """Recall of the conflicts by one of their properties, beside the look-alikes of kinds."""
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    warned: Counter[str] = Counter()
    for each in every:
        for pair in each.paired.conflicts:
            name = str(getattr(pair, of))
            wanted[name] += 1
            found[name] += each.on(pair, _ANY)
            warned[name] += each.on(pair, WARNED)
    rows = tuple(
        (
            name,
            str(wanted[name]),
            str(found[name]),
            two(Hits(found[name], 0, wanted[name]).recall),
            str(warned[name]),
        )
        for name in sorted(wanted)
    )
    return Table(f"Conflicts by {of}", (of, "labels", "found", "recall", "found at warning+"), rows)


def _unlisted(every: list[Compared]) -> Table:
    names = [each.paired.name.partition("-")[0] for each in every]
    pairs = {name: each.unlisted for name, each in zip(names, every, strict=True)}
    return _counted("Unlisted conflicts", pairs)


def _counted(title: str, pairs: dict[str, tuple[Opposed, ...]]) -> Table:
    counts = Counter(
        (each.finding.rule, each.finding.severity, name)
        for name, found in pairs.items()
        for each in found
    )
    rows: list[Row] = []
    for rule, severity in sorted({(rule, severity) for rule, severity, _ in counts}):
        cells = [counts[rule, severity, name] for name in pairs]
        rows.append((rule, severity, *map(str, cells), str(sum(cells))))
    return Table(title, ("rule", "severity", *pairs, "all"), tuple(rows))


def _lines(every: list[Compared]) -> Iterator[str]:
    for each in every:
        name, folder = each.paired.name, each.paired.folder
        for pair in each.paired.conflicts:
            if not each.on(pair, _ANY):
                yield "\n".join((f"MISS {pair.tier} {pair.kind}", *_sides(folder, pair)))
        for pair in each.paired.lookalikes:
            for found in once(at for at in each.found if at.clashing and pair.named_by(at)):
                yield "\n".join((f"LOOK {pair.kind}", *_sides(folder, pair)))
                yield f"     {found.finding.severity} {found.finding.rule}: {found.finding.message}"
        for found in each.unlisted:
            yield f"ELSE {said(found, name)}"


def _sides(folder: Path, pair: Pair) -> Iterator[str]:
    for side in (pair.a, pair.b):
        yield f"   {folder.name}/{side}"
        yield f"     {line_at(folder, side.path, side.line)}"


class _Real(NamedTuple):
    """A real specification, and the pairs that are reported there."""

    name: str
    amount: Amount
    pairs: tuple[Opposed, ...]


def _real(shared: Path) -> list[_Real]:
    return [
        _Real(
            str(path.relative_to(shared / "corpus")),
            amount(path),
            once(opposed(examined(path, ONLY_CONFLICTS).diagnostics)),
        )
        for path in roots(shared)
    ]


def roots(shared: Path) -> tuple[Path, ...]:
    """Each corpus; of one that is a history, each release."""
    found: list[Path] = []
    for path in sorted(shared.glob("corpus/*/")):
        releases = sorted(path.glob("[0-9]*/")) if path.name.endswith("-history") else ()
        found += releases or (path,)
    return tuple(found)


def _volume(real: list[_Real]) -> Table:
    rows: list[Row] = []
    for each in real:
        counts = Counter(pair.finding.severity for pair in each.pairs)
        loud = sum(pair.finding.severity in WARNED for pair in each.pairs)
        clauses = each.amount.clauses
        rows.append(
            (
                each.name,
                f"{clauses:,}",
                *(str(counts[severity]) for severity in SEVERITIES),
                per(loud, clauses, 1_000),
                per(len(each.pairs), clauses, 1_000),
            )
        )
    return Table(
        "Conflicts in real specifications",
        ("corpus", "clauses", *SEVERITIES, "warning+ per 1,000 clauses", "any per 1,000 clauses"),
        tuple(rows),
        "Pairs of places, each once for each rule.",
    )


def _rules(real: list[_Real]) -> Table:
    return _counted("Rules on conflicts in real specifications", {x.name: x.pairs for x in real})


def _real_lines(real: list[_Real]) -> Iterator[str]:
    for each in real:
        for pair in each.pairs:
            yield f"REAL {said(pair, each.name)}"
