"""Suggestions are those of `difflib`, of which most need not be asked."""

from __future__ import annotations

from difflib import get_close_matches

from hypothesis import given
from hypothesis import strategies as st

from speclsp.rules.shared.nearest import is_respelt, nearest

NAME = st.text("abc-", max_size=14)


@given(NAME, st.frozensets(NAME, max_size=30))
def test_no_name_that_is_like_it_is_passed_over(name: str, names: frozenset[str]) -> None:
    found = nearest(name, names)
    if not any(is_respelt(name, each) for each in names):
        assert found == tuple(get_close_matches(name, sorted(names), 3))
