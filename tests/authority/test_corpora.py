"""Levels in real specifications: what their headings state, and nothing that nobody said."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from speclsp.authority.levels import ladder
from speclsp.authority.precedences import precedences
from speclsp.authority.relations import relations, stated
from speclsp.authority.standing import compare, standing, standings
from speclsp.workspace import Snapshot
from tests.corpus.corpora import NAMES, RELEASES
from tests.features.world import folder


def levels(snapshot: Snapshot) -> Counter[str]:
    """How many sections stand at each level."""
    found: Counter[str] = Counter()
    for document in snapshot.documents.values():
        found.update(each.level for each in standings(snapshot, document)[1:] if each.known)
    return found


@pytest.mark.parametrize("name", ["model-spec", *RELEASES])
def test_a_section_stands_where_its_heading_says(name: str, corpus: Callable[[str], Path]) -> None:
    snapshot = folder(corpus(name))
    document = snapshot.document("model_spec.md")
    assert document is not None
    for (_, section), found in zip(
        document.sections, standings(snapshot, document)[1:], strict=True
    ):
        assert found.level == (section.authority or ""), section.title
    assert set(levels(snapshot)) >= {"developer", "user", "guideline"}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_said_that_nobody_said(name: str, corpus: Callable[[str], Path]) -> None:
    snapshot = folder(corpus(name))
    found = set(levels(snapshot))
    if name.startswith("spec-kit"):
        assert found == {"constitution", "feature"}
    elif name != "model-spec":
        assert not found
    assert not precedences(snapshot)
    assert not relations(snapshot)
    for document in snapshot.documents.values():
        assert stated(snapshot, document).lost == ()


def test_planted_conflicts_of_authority_are_between_levels(
    truth: Callable[[str], Path],
) -> None:
    root = truth("specs/01-assistant-behaviour")
    snapshot = folder(root)
    assert ladder(snapshot, "specs/voice.md").basis == "words"
    expected = json.loads((root / "expected.json").read_text("utf-8"))
    planted = [each for each in expected["conflicts"] if each["kind"] == "authority"]
    assert planted
    for each in planted:
        low, high = each["a"], each["b"]
        found = []
        for place in (low, high):
            document = snapshot.document(place["path"])
            assert document is not None
            offset = document.text.string.index(place["quote"])
            found.append(standing(snapshot, document, offset))
        assert compare(*found) == "lower", each["why"]
