"""real-defects.jsonl: which of the real defects in the keywords of the corpora are found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from bench.score.looking import examined, on_wording
from bench.score.tables import Row, Scored, Table
from speclsp.report.finding import Finding

RULES = {
    "mixed-case-negation": "negated-keyword-case",
    "ambiguous-may-not": "may-not",
    "duplicated-modal": "doubled-modal",
    "lowercase-modal-near-uppercase": "mixed-case-keyword",
    "inconsistent-modal-case": "mixed-case-keyword",
}
"""Kind of defect -> the rule that objects to it."""


class Defect(NamedTuple):
    corpus: str
    path: str
    line: int
    kind: str

    def is_found(self, findings: tuple[Finding, ...]) -> bool:
        rule = RULES[self.kind]
        return any(
            each.rule == rule and each.path == self.path and each.line <= self.line <= each.end_line
            for each in findings
        )


def defects(shared: Path) -> Scored:
    file = shared / "truth" / "real-defects.jsonl"
    if not file.is_file():
        return Scored(absent="truth/real-defects.jsonl")
    entries = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    wanted = [
        Defect(each["corpus"], each["path"], each["line"], each["kind"])
        for each in entries
        if each["kind"] in RULES
    ]
    findings = {
        name: on_wording(examined(shared / "corpus" / name).diagnostics)
        for name in sorted({each.corpus for each in wanted})
        if (shared / "corpus" / name).is_dir()
    }
    rows: list[Row] = []
    said: list[str] = []
    for kind, rule in RULES.items():
        these = [each for each in wanted if each.kind == kind and each.corpus in findings]
        missed = [each for each in these if not each.is_found(findings[each.corpus])]
        every = [(name, each) for name in findings for each in findings[name] if each.rule == rule]
        further = [
            (name, each)
            for name, each in every
            if not any(
                other.corpus == name and other.kind == kind and other.is_found((each,))
                for other in these
            )
        ]
        rows.append((kind, rule, str(len(these)), str(len(these) - len(missed)), str(len(further))))
        said += [f"MISS {each.corpus}/{each.path}:{each.line} {kind}" for each in missed]
        said += [
            f"ELSE {name}/{each.path}:{each.line} {rule}: {each.message}" for name, each in further
        ]
    about = "Found by line. What the rule reports besides, in the same corpora, is listed."
    heads = ("kind", "rule", "defects", "found", "further findings")
    return Scored((Table("Real defects", heads, tuple(rows), about),), tuple(said))
