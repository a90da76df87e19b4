"""Times of day: what they mean, how two stand to each other, how they are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.values import clock
from summitry.values.clock import Clock
from summitry.values.relation import Relation

CLOCKS = st.builds(Clock, st.integers(0, 24 * 60 - 1), st.none() | st.integers(-12, 14).map(lambda h: h * 60))


@given(CLOCKS)
def test_what_is_written_reads_back(one):
    assert clock.parse(clock.write(one)) == one


@given(CLOCKS, CLOCKS)
def test_the_order_of_two_times_does_not_matter(one, other):
    a, b = clock.write(one), clock.write(other)
    assert clock.compare(a, b).relation is clock.compare(b, a).relation


@pytest.mark.parametrize("value", ["", "15:35", "T25:00", "T12:60", "PT3H", "T9:00"])
def test_what_is_no_time_of_day_means_nothing(value):
    assert clock.parse(value) is None


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("T15:35", "T15:35", Relation.SAME),
        ("T05:00+03:00", "T02:00Z", Relation.SAME),
        ("T15:35", "T15:33", Relation.ROUNDING),
        ("T15:35", "T15:00", Relation.CONTRADICTION),
        ("T05:00", "T02:00Z", Relation.SCOPE),
        ("T00:00", "T23:58", Relation.ROUNDING),
        ("T17:00", "PT17H", Relation.SCOPE),
    ],
)
def test_two_times_of_one_thing(a, b, relation):
    assert clock.compare(a, b).relation is relation


def test_an_approximate_time_leaves_room():
    assert clock.compare("T15:35", "T15:00", approximate=True).relation is Relation.ROUNDING


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("T15:35", "15:35"),
        ("T17:00+03:00", "17:00 UTC+3"),
        ("T02:00Z", "02:00 UTC"),
        ("T10:30+05:30", "10:30 UTC+5:30"),
    ],
)
def test_a_time_is_shown_for_a_reader(value, shown):
    assert clock.show(value) == shown
