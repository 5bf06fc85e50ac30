"""How strongly modal verbs oblige."""

from __future__ import annotations

import pytest

from speclsp.language.modality.modals import Strength, strength_of


@pytest.mark.parametrize(
    ("word", "strength"),
    [
        ("must", "must"),
        ("mustn't", "must"),
        ("cannot", "must"),
        ("can't", "must"),
        ("won't", "must"),
        ("shan't", "must"),
        ("ought", "should"),
        ("shouldn't", "should"),
        ("can", "may"),
        ("sends", ""),
    ],
)
def test_a_modal_verb_has_a_strength(word: str, strength: Strength) -> None:
    assert strength_of(word) == strength
