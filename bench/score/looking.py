"""Findings on wording, through the engine: those of a folder, and those of a text on its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from speclsp.checking.check import check
from speclsp.checking.levels import NOTHING_SAID, Overrides
from speclsp.diagnostic import WORDING, Diagnostic
from speclsp.examining import Result, examine
from speclsp.files.listing import Listing
from speclsp.loading.request import Request
from speclsp.report.finding import Finding
from speclsp.rules.all import BY_NAME, NAMES
from speclsp.workspace import Change, Workspace

WARNED = frozenset(("error", "warning"))

STRICT = Overrides(profile="strict")
"""Every rule of these groups runs; those that are off give hints."""

DOCUMENT = "specification.md"
CLAUSE = "- **FR-001**: "


def examined(folder: Path, overrides: Overrides = NOTHING_SAID) -> Result:
    """A run over a folder that is its own root."""
    place = str(folder)
    return examine(Request(paths=(place,), cwd=place, root=place), overrides)


def on_wording(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(each for each in findings if each.group in WORDING)


def in_clause(text: str, overrides: Overrides = NOTHING_SAID) -> tuple[Diagnostic, ...]:
    """What is found in a text that is the one clause of the one document; offsets are the text's.

    So it is read as what is demanded, whether it has a keyword or none.
    """
    workspace = Workspace(Listing(Path(".")), NAMES)
    snapshot = workspace.apply(Change(texts={DOCUMENT: CLAUSE + text + "\n"}, complete=True))
    found = check(snapshot, DOCUMENT, overrides).diagnostics
    return tuple(
        each._replace(span=each.span.moved(-len(CLAUSE)))
        for each in found
        if BY_NAME[each.rule].group in WORDING and each.span.end > len(CLAUSE)
    )
