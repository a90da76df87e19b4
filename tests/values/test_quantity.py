"""Numbers of something: how they are written, how two lie to each other, how they are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.values import quantity
from summitry.values.quantity import Quantity
from summitry.values.relation import Relation

ENDS = st.one_of(st.none(), st.integers(0, 10**6).map(float))
QUANTITIES = (
    st.tuples(ENDS, ENDS, st.booleans())
    .filter(lambda made: made[:2] != (None, None))
    .map(
        lambda made: Quantity(*(made[1::-1] if None not in made[:2] and made[0] > made[1] else made[:2]), None, made[2])
    )
)


def q(low, high=None, *, about=False):
    return Quantity(low, low if high is None else high, None, about)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("59", Quantity(59, 59)),
        ("1,400", Quantity(1400, 1400)),
        ("50/..", Quantity(50, None)),
        ("../30", Quantity(None, 30)),
        ("8000/30000", Quantity(8000, 30000)),
        ("many", None),
        ("", None),
        ("1/2/3", None),
    ],
)
def test_a_quantity_as_it_is_written(text, known):
    assert quantity.parse(text) == known


@given(QUANTITIES)
def test_what_is_written_is_read_back(made):
    read = quantity.parse(quantity.write(made))
    assert (read.minimum, read.maximum) == (made.minimum, made.maximum)


def test_large_numbers_are_written_out():
    assert quantity.write(Quantity(1e12, 1e12)) == "1000000000000"
    assert quantity.write(Quantity(0.00001, 3.5)) == "0.00001/3.5"


def test_lengths_of_time_are_compared_in_one_unit():
    assert quantity.in_seconds(Quantity(2, 3, "hour")) == Quantity(7200, 10800, "second")
    assert quantity.in_seconds(Quantity(2, None, "decade", approximate=True)) == Quantity(
        20 * 31556952, None, "second", True
    )
    assert quantity.in_seconds(Quantity(2, 2, "barrel")) == Quantity(2, 2, "barrel")


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (q(12), q(12), "same"),
        (q(31), q(34), "contradiction"),
        (Quantity(50, None), q(59), "bound"),
        (Quantity(80, None), q(52), "contradiction"),
        (Quantity(None, 30), q(27), "bound"),
        (q(8000, 30000), q(20000), "bound"),
        (q(60, about=True), q(58), "rounding"),
        (q(60), q(58), "contradiction"),
        (q(1400), q(1429), "rounding"),
        (q(54), q(54.3), "rounding"),
        (q(45_000_000), q(50_000_000), "rounding"),
        (q(45_000_000), q(40_000_000), "contradiction"),
        (q(0), q(40), "contradiction"),
    ],
)
def test_two_numbers_of_one_thing(a, b, relation):
    assert quantity.compare(a, b).relation == relation


@given(QUANTITIES, QUANTITIES)
def test_which_of_two_numbers_comes_first_does_not_matter(a, b):
    assert quantity.compare(a, b).relation is quantity.compare(b, a).relation
    assert quantity.compare(a, a).relation is Relation.SAME


@given(QUANTITIES)
def test_what_a_number_can_be_holds_the_number(made):
    low, high = quantity.widen(made)
    assert made.minimum is None or low <= made.minimum
    assert made.maximum is None or made.maximum <= high


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        (q(31), q(34), "31 against 34"),
        (Quantity(50, None), q(59), "at least 50 leaves room for 59"),
        (Quantity(7200, 7200, "second"), Quantity(12600, 12600, "second"), "2 hours against 3 hours 30 minutes"),
        (Quantity(3, 3, "ordinal"), Quantity(4, 4, "ordinal"), "3rd against 4th"),
        (Quantity(40, 40, "percent"), Quantity(52, 52, "percent"), "40 percent against 52 percent"),
    ],
)
def test_a_reason_names_both_as_people_do(a, b, why):
    assert quantity.compare(a, b).why == why


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (Quantity(10_000, 10_000, None, approximate=True), "about 10,000"),
        (Quantity(8000, 12_000), "8,000 to 12,000"),
        (Quantity(50, None, "percent"), "at least 50 percent"),
        (Quantity(None, 3, "USD"), "at most 3 USD"),
        (Quantity(1, 1, "barrel"), "1 barrel"),
        (Quantity(6, 6, "foot"), "6 feet"),
        (Quantity(2, 2, "percentage point"), "2 percentage points"),
        (Quantity(90, 90, "second"), "90 seconds"),
        (Quantity(None, None), "an unknown number"),
    ],
)
def test_a_reader_is_told_a_number_with_its_unit(made, words):
    assert quantity.show(made) == words
