"""How a whole repository is made of a corpus, how it is checked, and what the report says.

A corpus holds the Markdown of a repository; FILES.txt names every path it had.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from speclsp.diagnostic import WORDING
from speclsp.rules.all import BY_NAME

PROJECT = Path(__file__).resolve().parents[2]

NAMES = (
    "cloudevents",
    "kiro",
    "kiro-rpidns",
    "model-spec",
    "open-feature",
    "openspec",
    "roam",
    "spec-kit",
    "spec-kit-en",
)
RELEASES = tuple(
    f"model-spec-history/{release}"
    for release in ("2025-02-12", "2025-04-11", "2025-09-12", "2025-10-27", "2025-12-18a")
)

MARKDOWN = (".md", ".markdown", ".mdx")


class Place(NamedTuple):
    """Where something stands: a path relative to the root, a 1-based line."""

    path: str
    line: int


class Finding(NamedTuple):
    rule: str
    severity: str
    place: Place
    clause: str | None
    message: str
    related: tuple[Place, ...]


class Report(NamedTuple):
    findings: tuple[Finding, ...]
    files: int
    clauses: int
    sections: int
    notations: tuple[str, ...]
    # as printed, to compare two runs byte for byte
    output: str

    def of(self, *rules: str) -> tuple[Finding, ...]:
        """The findings of these rules, in the order of the report."""
        return tuple(finding for finding in self.findings if finding.rule in rules)

    @property
    def structural(self) -> tuple[Finding, ...]:
        """The findings that are not on wording, which tests/score measures."""
        return tuple(
            finding for finding in self.findings if BY_NAME[finding.rule].group not in WORDING
        )

    def places(self, *rules: str) -> list[Place]:
        """Sorted, and as often as they are reported."""
        return sorted(finding.place for finding in self.of(*rules))

    def clause_ids(self, rule: str) -> list[str]:
        """Sorted, and as often as they are reported."""
        return sorted(finding.clause or "" for finding in self.of(rule))


def listed_paths(corpus: Path) -> frozenset[str]:
    """Every path the repository had; nothing where no list was kept."""
    listing = corpus / "FILES.txt"
    return frozenset(listing.read_text("utf-8").splitlines() if listing.is_file() else ())


def markdown_paths(root: Path) -> tuple[str, ...]:
    """Every Markdown file below root, relative to it and sorted."""
    found = (path for path in root.rglob("*") if path.suffix.lower() in MARKDOWN)
    return tuple(sorted(path.relative_to(root).as_posix() for path in found if path.is_file()))


def unselected_paths(corpus: Path) -> frozenset[str]:
    """Markdown that the repository had and the corpus has not: a link to it is sound."""
    listed = {path for path in listed_paths(corpus) if path.lower().endswith(MARKDOWN)}
    return frozenset(listed - set(markdown_paths(corpus)))


def materialise(corpus: Path, target: Path) -> Path:
    """Copy the Markdown of a corpus, and make an empty file of each listed path that is none.

    Markdown that was not selected stays away, for an empty page would have no anchors.
    """
    for path in markdown_paths(corpus):
        _made(target / path).write_bytes((corpus / path).read_bytes())
    for path in listed_paths(corpus):
        if not path.lower().endswith(MARKDOWN):
            _made(target / path).touch()
    return target


def _made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def check(root: Path, *options: str) -> Report:
    """Check a folder as a root of its own, from within it, the way a build does."""
    # -P: what lies in the folder can not stand in for a module
    program = [sys.executable, "-P", "-m", "speclsp", "--check"]
    done = subprocess.run(
        [*program, "--root", ".", "--format", "json", *options, "."],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode in (0, 1), f"exit {done.returncode}: {done.stderr[-2000:]}"
    report = read_report(done.stdout)
    failing = any(finding.severity in ("error", "warning") for finding in report.findings)
    assert done.returncode == int(failing)
    return report


def read_report(output: str) -> Report:
    """The values of a report of version 1."""
    data = json.loads(output)
    assert data["version"] == 1
    summary = data["summary"]
    return Report(
        tuple(_finding(item) for item in data["diagnostics"]),
        summary["files"],
        summary["clauses"],
        summary["sections"],
        tuple(summary["notations"]),
        output,
    )


def _finding(item: dict[str, Any]) -> Finding:
    return Finding(
        item["rule"],
        item["severity"],
        Place(item["path"], item["line"]),
        item["clause"],
        item["message"],
        tuple(Place(other["path"], other["line"]) for other in item["related"]),
    )
