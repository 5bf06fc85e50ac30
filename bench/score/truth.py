"""truth/specs: which of the labelled ambiguities are found, which traps are raised, and what else.

As the README beside the labels has it: found is what a finding on the labelled line overlaps, of
whatever rule on wording.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from bench.score.labels import EXPECTED, Label, Labelled, labelled
from bench.score.looking import WARNED, examined, on_wording
from bench.score.normative import Amount, amount
from bench.score.ratios import Hits, per, two
from bench.score.tables import Row, Scored, Table
from speclsp.report.finding import Finding

# Names that mean the same.
SAME = {"mixed-case-keyword": frozenset(("negated-keyword-case", "mixed-case-keyword"))}


class Compared(NamedTuple):
    """The findings of a folder beside its labels."""

    labelled: Labelled
    findings: tuple[Finding, ...]
    amount: Amount

    def on(self, label: Label) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if label.holds(each))

    @property
    def unlisted(self) -> tuple[Finding, ...]:
        known = (*self.labelled.ambiguities, *self.labelled.traps)
        return tuple(each for each in self.findings if not any(at.holds(each) for at in known))


def truth(shared: Path) -> Scored:
    folders = sorted(path.parent for path in shared.glob(f"truth/specs/*/{EXPECTED}"))
    if not folders:
        return Scored(absent="truth/specs")
    compared = [compare(folder) for folder in folders]
    tables = (_folders(compared), _kinds(compared), _unlisted(compared))
    return Scored(tables, tuple(_lines(compared)))


def compare(folder: Path) -> Compared:
    with TemporaryDirectory() as place:
        copy = Path(place) / folder.name
        shutil.copytree(folder, copy)
        (copy / EXPECTED).unlink()
        return Compared(labelled(folder), on_wording(examined(copy).diagnostics), amount(copy))


def fits(label: Label, finding: Finding) -> bool:
    """Whether the rule is of the kind."""
    return finding.rule in SAME.get(label.kind, frozenset((label.kind,)))


def _caught(compared: Compared, labels: Iterable[Label], severities: frozenset[str]) -> int:
    return sum(any(each.severity in severities for each in compared.on(at)) for at in labels)


_ANY = frozenset(("error", "warning", "info", "hint"))
_HEADS = (
    "folder", "labels", "found", "recall", "kind fits", "found at warning+", "traps error",
    "traps warning+", "traps any", "precision warning+", "precision any", "F1", "unlisted warning+",
    "clauses", "unlisted per clause", "unlisted any",
)  # fmt: skip


def _folders(every: list[Compared]) -> Table:
    rows = [_row(each.labelled.name, [each]) for each in every]
    return Table(
        "Labelled specifications",
        _HEADS,
        (*rows, _row("**all**", every)),
        "Recall counts every severity. Precision is found labels by found labels and raised traps. "
        "Unlisted is what matches no label; F1 is of recall and of precision at any severity.",
    )


def _row(name: str, every: list[Compared]) -> Row:
    wanted = sum(len(each.labelled.ambiguities) for each in every)
    found = sum(_caught(each, each.labelled.ambiguities, _ANY) for each in every)
    warned = sum(_caught(each, each.labelled.ambiguities, WARNED) for each in every)
    fitting = sum(
        any(fits(label, finding) for finding in each.on(label))
        for each in every
        for label in each.labelled.ambiguities
    )
    errors, grave, trapped = (
        sum(_caught(each, each.labelled.traps, severities) for each in every)
        for severities in (frozenset(("error",)), WARNED, _ANY)
    )
    whole = Hits(found, found + trapped, wanted)
    clauses = sum(each.amount.clauses for each in every)
    unlisted = [finding for each in every for finding in each.unlisted]
    loud = sum(each.severity in WARNED for each in unlisted)
    return (
        name,
        str(wanted),
        str(found),
        two(whole.recall),
        str(fitting),
        str(warned),
        str(errors),
        str(grave),
        str(trapped),
        two(Hits(warned, warned + grave, wanted).precision),
        two(whole.precision),
        two(_harmonic(whole.precision, whole.recall)),
        str(loud),
        str(clauses),
        per(loud, clauses, 1),
        str(len(unlisted)),
    )


def _harmonic(one: float | None, other: float | None) -> float | None:
    return 2 * one * other / (one + other) if one and other else None


def _kinds(every: list[Compared]) -> Table:
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    fitting: Counter[str] = Counter()
    for each in every:
        for label in each.labelled.ambiguities:
            on = each.on(label)
            wanted[label.kind] += 1
            found[label.kind] += bool(on)
            fitting[label.kind] += any(fits(label, finding) for finding in on)
    rows = [(kind, str(wanted[kind]), str(found[kind]), str(fitting[kind])) for kind in wanted]
    return Table(
        "Ambiguities by kind", ("kind", "labels", "found", "kind fits"), tuple(sorted(rows))
    )


def _unlisted(every: list[Compared]) -> Table:
    counts: Counter[tuple[str, str, str]] = Counter(
        (finding.rule, finding.severity, each.labelled.name.partition("-")[0])
        for each in every
        for finding in each.unlisted
    )
    folders = [each.labelled.name.partition("-")[0] for each in every]
    rows: list[Row] = []
    for rule, severity in sorted({(rule, severity) for rule, severity, _ in counts}):
        cells = [counts[rule, severity, folder] for folder in folders]
        rows.append((rule, severity, *map(str, cells), str(sum(cells))))
    return Table("Unlisted findings", ("rule", "severity", *folders, "all"), tuple(rows))


def _lines(every: list[Compared]) -> Iterator[str]:
    for each in every:
        name = each.labelled.name
        for label in each.labelled.ambiguities:
            if not (on := each.on(label)):
                yield f"MISS {name}/{label.path}:{label.line} {label.kind}: {label.quote}"
            elif not any(fits(label, finding) for finding in on):
                rules = ", ".join(sorted({finding.rule for finding in on}))
                place = f"{name}/{label.path}:{label.line}"
                yield f"KIND {place} {label.kind} as {rules}: {label.quote}"
        for label in each.labelled.traps:
            for finding in each.on(label):
                yield f"TRAP {name}/{_said(finding)}\n     {label.quote}"
        for finding in each.unlisted:
            yield f"ELSE {name}/{_said(finding)}\n     {finding.excerpt.text.strip()}"


def _said(finding: Finding) -> str:
    return f"{finding.path}:{finding.line} {finding.severity} {finding.rule}: {finding.message}"
