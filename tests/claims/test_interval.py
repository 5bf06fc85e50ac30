"""The algebra of intervals."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from speclsp.claims.interval import Interval

# Few numbers, so that ends often meet.
numbers = st.one_of(
    st.integers(-3, 3).map(Fraction), st.fractions(min_value=-3, max_value=3, max_denominator=4)
)
ends = st.none() | numbers
WHOLE = Interval()


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Those that have a number in them; an end that is missing is closed, as reading makes it."""
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    closed = [draw(st.booleans()), draw(st.booleans())]
    if low is None or low == high:
        closed[0] = True
    if high is None or low == high:
        closed[1] = True
    return Interval(low, high, *closed)


def has(interval: Interval | None, value: Fraction) -> bool:
    if interval is None:
        return False
    low, high, low_closed, high_closed = interval
    above = low is None or value > low or (low_closed and value == low)
    return above and (high is None or value < high or (high_closed and value == high))


def meet(one: Interval | None, other: Interval | None) -> Interval | None:
    return one.meet(other) if one is not None and other is not None else None


@given(intervals(), intervals(), numbers)
def test_what_both_have_is_in_their_meet(one: Interval, other: Interval, value: Fraction) -> None:
    assert has(one.meet(other), value) == (has(one, value) and has(other, value))


@given(intervals(), intervals())
def test_a_meet_has_no_order(one: Interval, other: Interval) -> None:
    assert one.meet(other) == other.meet(one)


@given(intervals(), intervals(), intervals())
def test_meets_need_no_brackets(one: Interval, other: Interval, third: Interval) -> None:
    assert meet(meet(one, other), third) == meet(one, meet(other, third))


@given(intervals())
def test_a_meet_with_itself_or_with_all_is_itself(one: Interval) -> None:
    assert one.meet(one) == one
    assert one.meet(WHOLE) == one
    assert one.within(WHOLE)
    assert one.within(one)


@given(intervals(), numbers)
def test_outside_is_all_the_rest(one: Interval, value: Fraction) -> None:
    rest = one.outside()
    if rest is not None:
        assert has(rest, value) != has(one, value)
        assert rest.outside() == one
        assert one.meet(rest) is None
    # What has two ends, or none, has no rest that is an interval.
    assert (rest is None) == ((one.low is None) == (one.high is None))


@given(intervals(), intervals(), numbers)
def test_what_lies_within_has_nothing_else(one: Interval, other: Interval, value: Fraction) -> None:
    if one.within(other):
        assert has(other, value) or not has(one, value)
        assert other.outside() is None or one.meet(other.outside() or WHOLE) is None
    if one.within(other) and other.within(one):
        assert one == other


@given(intervals(), st.fractions(min_value=Fraction(1, 9), max_value=9))
def test_a_sample_lies_inside(one: Interval, near: Fraction) -> None:
    assert has(one, one.sample(near))


@given(intervals())
def test_what_is_exact_has_one_number(one: Interval) -> None:
    if one.is_exact:
        assert one.is_bounded
        assert one.sample() == one.low == one.high
    assert one.is_bounded == (one != WHOLE)
