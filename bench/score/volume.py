"""How many findings on wording there are in real specifications, where nobody has labelled any."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from bench.score.looking import WARNED, examined, on_wording
from bench.score.normative import Amount, amount
from bench.score.ratios import per
from bench.score.tables import Row, Scored, Table
from speclsp.diagnostic import SEVERITIES
from speclsp.report.finding import Finding

# Warnings and errors for each 1,000 words; the behavioural profile is allowed more.
MOST = {"cloudevents": 2.0, "open-feature": 2.0, "roam": 2.0, "model-spec": 6.0}
LEFT_OUT = frozenset(("model-spec-history",))
"""Earlier versions of another."""


class Volume(NamedTuple):
    name: str
    amount: Amount
    findings: tuple[Finding, ...]


def corpora(shared: Path) -> tuple[Path, ...]:
    folders = sorted(shared.glob("corpus/*/"))
    return tuple(path for path in folders if path.name not in LEFT_OUT)


def volume(shared: Path) -> Scored:
    every = [
        Volume(path.name, amount(path), on_wording(examined(path).diagnostics))
        for path in corpora(shared)
    ]
    if not every:
        return Scored(absent="corpus")
    return Scored((_corpora(every), _rules(every)))


def _corpora(every: list[Volume]) -> Table:
    rows: list[Row] = []
    for name, said, findings in every:
        counts = Counter(finding.severity for finding in findings)
        loud = sum(finding.severity in WARNED for finding in findings)
        rows.append(
            (
                name,
                *(f"{count:,}" for count in said),
                *(str(counts[severity]) for severity in SEVERITIES),
                per(loud, said.words, 1_000),
                f"{MOST[name]:.0f}" if name in MOST else "",
                per(loud, said.clauses, 100),
                per(len(findings), said.words, 1_000),
                per(len(findings), said.clauses, 100),
            )
        )
    return Table(
        "Volume in real specifications",
        (
            "corpus",
            "words",
            "sentences",
            "clauses",
            *SEVERITIES,
            "warning+ per 1,000 words",
            "at most",
            "warning+ per 100 clauses",
            "any per 1,000 words",
            "any per 100 clauses",
        ),
        tuple(rows),
        "English words of paragraphs and cells without code, sentences that demand something, and "
        "clauses with an identifier or derived from such a sentence. Default profile.",
    )


def _rules(every: list[Volume]) -> Table:
    counts: Counter[tuple[str, str, str]] = Counter(
        (finding.rule, finding.severity, name)
        for name, _, findings in every
        for finding in findings
    )
    rows: list[Row] = []
    for rule, severity in sorted({(rule, severity) for rule, severity, _ in counts}):
        cells = [counts[rule, severity, each.name] for each in every]
        rows.append((rule, severity, *map(str, cells), str(sum(cells))))
    heads = ("rule", "severity", *(each.name for each in every), "all")
    return Table("Findings in real specifications", heads, tuple(rows))
