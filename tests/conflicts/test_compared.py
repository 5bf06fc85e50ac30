"""What is found of two claims is found whichever of them comes first."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speclsp.claims.claim import Claim
from speclsp.claims.meaning import Meaning
from speclsp.conflicts.boundaries import boundaries
from speclsp.conflicts.conflict import Found
from speclsp.conflicts.definitions import definitions
from speclsp.conflicts.keys import keys
from speclsp.conflicts.overlap import overlap
from speclsp.conflicts.pair import compared
from speclsp.conflicts.topics import topic
from speclsp.text import Span
from tests.claims.reading import claims_in, meanings_in
from tests.conflicts.sentences import drawn
from tests.engine.clashing import ADDED
from tests.engine.written import WRITTEN

FIRST_KINDS = {
    "conflicting-keyword",
    "conflicting-value",
    "conflicting-frequency",
    "conflicting-order",
    "conflicting-choice",
    "conflicting-enumeration",
    "uncited-exception",
    "near-duplicate",
    "weakened-clause",
}


def held(one: Claim, other: Claim, near: bool) -> Found | None:
    return compared(one, other, near, (topic(one), topic(other)))


def seen(found: Found | None) -> object:
    """What does not depend on which side is looked at; a witness is of either."""
    return found and found._replace(witness="")


def both_ways(one: Claim, other: Claim, near: bool) -> Found | None:
    found, turned = held(one, other, near), held(other, one, near)
    assert seen(found) == seen(turned and turned.turned()), (one.text, other.text)
    assert bool(found and found.witness) == bool(turned and turned.witness)
    edge, back = boundaries(one, other), boundaries(other, one)
    assert seen(edge) == seen(back and back.turned()), (one.text, other.text)
    return found


def counted(claims: Iterable[Claim]) -> Counter[str]:
    pairs = itertools.combinations(claims, 2)
    found = (both_ways(*pair, near) for pair in pairs for near in (False, True))
    return Counter(each.kind for each in found if each)


@pytest.mark.parametrize("seed", range(3))
def test_of_sentences_drawn_at_random(seed: int) -> None:
    choose = random.Random(f"compared {seed}")
    said = dict.fromkeys(drawn(choose) for _ in range(400))
    claims = claims_in("".join(f"{each}\n\n" for each in said))
    assert len(claims) > 200
    assert counted(claims).keys() >= FIRST_KINDS - {"conflicting-choice", "conflicting-order"}


def test_of_written_texts() -> None:
    texts = {**WRITTEN, **ADDED}
    claims = [each for path, text in texts.items() for each in claims_in(text, path)]
    assert len(claims) > 20
    assert sum(counted(claims).values()) > 5
    meanings = [each for path, text in texts.items() for each in meanings_in(text, path)]
    for one, other in itertools.combinations(meanings, 2):
        found, turned = definitions(one, other), definitions(other, one)
        assert found == (turned and turned.turned())


def test_nothing_clashes_with_itself() -> None:
    choose = random.Random("itself")
    for text in {drawn(choose) for _ in range(400)}:
        for claim in claims_in(f"{text}\n"):
            found = held(claim, claim, True)
            assert found is None or found.kind == "duplicate-statement", text
            assert boundaries(claim, claim) is None, text


def test_what_overlaps_is_told_from_both_sides() -> None:
    choose = random.Random("overlap")
    claims = claims_in("".join(f"{drawn(choose)}\n\n" for _ in range(100)))
    for one, other in itertools.combinations(claims, 2):
        there, back = overlap(one, other), overlap(other, one)
        assert (there.own, there.other, there.shared) == (back.other, back.own, back.shared)


def test_what_is_found_of_two_has_a_key_in_common_most_often() -> None:
    """Otherwise it is never looked at; one in ten may be missed."""
    choose = random.Random("keys")
    claims = claims_in("".join(f"{drawn(choose)}\n\n" for _ in range(300)))
    sharing = [
        bool(keys(one, topic(one), "a.md") & keys(other, topic(other), "a.md"))
        for one, other in itertools.combinations(claims, 2)
        if held(one, other, True)
    ]
    assert len(sharing) > 100
    assert sum(sharing) > 0.9 * len(sharing)


words = st.text(max_size=8)
spans = st.builds(Span, st.integers(0, 9), st.integers(10, 20))
founds = st.builds(
    Found,
    st.sampled_from(sorted(FIRST_KINDS)),
    st.tuples(words, words),
    st.tuples(spans, spans),
    st.sampled_from(("", "5 s would meet {0} and break {1}", "{1} is met and {0} is broken")),
    st.booleans(),
)


@given(founds)
def test_turned_twice_is_as_before(found: Found) -> None:
    assert found.turned().turned() == found
    assert found.turned().places == found.places[::-1]
    assert found.turned().witness.format("a", "b") == found.witness.format("b", "a")


def test_a_witness_meets_one_and_breaks_the_other() -> None:
    """Every witness of an amount is a number in the one interval and outside of the other."""
    choose = random.Random("witness")
    claims = claims_in("".join(f"{drawn(choose)}\n\n" for _ in range(300)))
    told = 0
    for one, other in itertools.combinations(claims, 2):
        found = held(one, other, True)
        if found and " would meet " in found.witness:
            told += 1
            met = one if "meet {0}" in found.witness else other
            size = Fraction(found.witness.split(" ")[0])
            sizes = {
                size * bound.factor
                for bound in met.bounds
                if found.witness.split(" ")[1].startswith(bound.unit.removesuffix("s")[:3])
            }
            allowed = [
                each.interval.outside() if met.forbids else each.interval for each in met.bounds
            ]
            assert any(
                each and each.meet(type(each)(value, value)) for each in allowed for value in sizes
            ), found
    assert told > 20


def test_a_term_is_not_compared_with_itself() -> None:
    meaning = meanings_in("# Glossary\n\n- **Lock**: a thing that is closed by a key.\n")
    assert len(meaning) == 1
    assert isinstance(meaning[0], Meaning)
    assert definitions(meaning[0], meaning[0]) is None
