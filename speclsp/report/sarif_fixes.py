"""Fixes as SARIF has them: for each document, what to take out and what to put in its place."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from speclsp.report.finding import Finding, PlacedEdit, PlacedFix
from speclsp.report.safe import encodable
from speclsp.report.sarif_places import artifact, message, region, uri


def fixes(finding: Finding) -> list[dict[str, Any]]:
    """Those of which every document has an address."""
    return [_fix(each) for each in finding.fixes if all(uri(edit.path) for edit in each.edits)]


def _fix(fix: PlacedFix) -> dict[str, Any]:
    edits = sorted(fix.edits)
    return {
        "description": message(fix.title),
        "artifactChanges": [
            {
                "artifactLocation": artifact(uri(path) or ""),
                "replacements": [_replacement(each) for each in several],
            }
            for path, several in groupby(edits, key=lambda each: each.path)
        ],
        # Whether it may be applied unasked: `safe`, or only with the `consent` of the author.
        "properties": {"grade": fix.grade},
    }


def _replacement(edit: PlacedEdit) -> dict[str, Any]:
    place = (edit.line, edit.column, edit.end_line, edit.end_column)
    replacement: dict[str, Any] = {"deletedRegion": region(place)}
    if edit.text:
        replacement["insertedContent"] = {"text": encodable(edit.text)}
    return replacement
