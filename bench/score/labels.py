"""What `expected.json` says of a labelled specification, and whether a finding is about it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from speclsp.report.finding import Finding

EXPECTED = "expected.json"


class Label(NamedTuple):
    """A quote in a line; the kind is "" for a trap."""

    path: str
    line: int
    # Columns from 1, the end exclusive.
    start: int
    end: int
    quote: str
    kind: str = ""
    severity: str = ""

    def holds(self, finding: Finding) -> bool:
        """Whether the finding is reported on this line and has a character of the quote."""
        if finding.path != self.path or finding.line != self.line or finding.column >= self.end:
            return False
        return finding.end_line > self.line or finding.end_column > self.start


class Labelled(NamedTuple):
    """A folder with what is to be reported there and what is not."""

    folder: Path
    ambiguities: tuple[Label, ...]
    traps: tuple[Label, ...]

    @property
    def name(self) -> str:
        return self.folder.name


def labelled(folder: Path) -> Labelled:
    expected = json.loads((folder / EXPECTED).read_text("utf-8"))
    made = {
        key: tuple(_label(folder, each) for each in expected[key])
        for key in ("ambiguities", "traps")
    }
    return Labelled(folder, made["ambiguities"], made["traps"])


def _label(folder: Path, entry: dict[str, str | int]) -> Label:
    path, line, quote = str(entry["path"]), int(entry["line"]), str(entry["quote"])
    words = (folder / path).read_text("utf-8").splitlines()[line - 1]
    start = words.index(quote) + 1
    kind, severity = str(entry.get("kind", "")), str(entry.get("severity", ""))
    return Label(path, line, start, start + len(quote), quote, kind, severity)
