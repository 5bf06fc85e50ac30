"""How grave a finding is depends on what the sentence obliges to, and in what kind of document."""

from __future__ import annotations

from pathlib import Path

import pytest

from speclsp.checking.check import check
from speclsp.checking.levels import Overrides
from speclsp.files.listing import Listing
from speclsp.rules.all import NAMES
from speclsp.workspace import Change, Workspace

CASES = (
    ("technical", "The form MUST accept several pictures.", "vague-quantifier", "warning"),
    ("technical", "The form MUST accept multiple pictures.", "vague-quantifier", "info"),
    ("technical", "The guard MUST answer tactfully.", "vague-adverb", "warning"),
    ("technical", "The guard MUST answer warmheartedly.", "vague-adverb", "info"),
    ("technical", "The guard SHOULD add a meaningful note.", "vague-adjective", "warning"),
    ("behavioural", "The guard MUST add a meaningful note.", "vague-adjective", "warning"),
    ("behavioural", "The guard SHOULD add a meaningful note.", "vague-adjective", "info"),
    ("technical", "The guard SHOULD ring if possible.", "escape-clause", "warning"),
    ("technical", "The guard MUST ring if possible.", "escape-clause", "error"),
    (
        "behavioural",
        "The guard SHOULD write shorter notes.",
        "comparative-without-baseline",
        "info",
    ),
)


@pytest.mark.parametrize(("profile", "words", "rule", "severity"), CASES)
def test_a_finding_is_as_grave_as_its_sentence(
    profile: str, words: str, rule: str, severity: str
) -> None:
    workspace = Workspace(Listing(Path(".")), NAMES)
    snapshot = workspace.apply(Change(texts={"page.md": words + "\n"}, complete=True))
    found = check(snapshot, "page.md", Overrides(profile=profile)).diagnostics
    assert [each.severity for each in found if each.rule == rule] == [severity]
