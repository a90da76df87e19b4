"""Lengths of time in ISO 8601: what they come to, how two lie to each other, how they are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.values import duration
from summitry.values.relation import Relation

UNITS = st.sampled_from(sorted(duration.lengths()))
DURATIONS = st.builds(duration.write, st.integers(1, 400), UNITS)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("PT2H", 7200), ("PT1H30M", 5400), ("P2W", 14 * 86400), ("P1DT12H", 129600), ("PT0.5S", 0.5), ("P1Y", 31556952)],
)
def test_a_duration_comes_to_so_many_seconds(value, seconds):
    assert duration.parse(value) == seconds


@pytest.mark.parametrize("value", ["", "P", "PT", "2H", "P2H", "PT2H/..", "R/P1D", "P1.2.3D", "long"])
def test_what_is_no_duration_comes_to_nothing(value):
    assert duration.parse(value) is None


def test_a_month_has_one_length_however_it_is_told():
    assert duration.parse("P12M") == duration.parse("P1Y") == 365.2425 * 86400
    assert duration.lengths()["month"] == duration.parse("P1M") == 2_629_746
    assert duration.lengths()["decade"] == duration.parse("P10Y")


@pytest.mark.parametrize(
    ("amount", "unit", "value"),
    [
        (2, "hour", "PT2H"),
        (3.5, "hour", "PT3H30M"),
        (0.5, "hour", "PT30M"),
        (2.5, "year", "P2Y6M"),
        (1.5, "day", "P1DT12H"),
        (1.5, "week", "P10DT12H"),
        (3, "fortnight", "P6W"),
        (2, "quarter", "P6M"),
        (1, "decade", "P10Y"),
        (2.5, "second", "PT2.5S"),
        (0, "minute", "PT0M"),
    ],
)
def test_so_many_of_a_period_in_iso_8601(amount, unit, value):
    assert duration.write(amount, unit) == value


@given(st.integers(1, 1000), UNITS)
def test_what_is_written_comes_to_what_was_meant(amount, unit):
    assert duration.parse(duration.write(amount, unit)) == amount * duration.lengths()[unit]


@given(st.one_of(st.integers(0, 10**8), st.integers(1, 600).map(lambda months: months * 2_629_746)))
def test_seconds_are_written_as_a_duration_of_that_length(seconds):
    assert duration.parse(duration.of_seconds(seconds)) == seconds


def test_seconds_are_written_as_people_count_them():
    assert duration.of_seconds(9000) == "PT2H30M"
    assert duration.of_seconds(604_800) == "P7D"
    assert duration.of_seconds(duration.lengths()["month"] * 14) == "P1Y2M"


def test_a_duration_in_one_unit_and_one_in_days():
    assert duration.one("PT2H") == (2, "hour")
    assert duration.one("P3M") == (3, "month")
    assert duration.one("PT1H30M") is None
    assert [duration.days(value) for value in ("P3D", "P2W", "P1W2D", "PT24H", "P1M", "soon")] == [
        3,
        14,
        9,
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("PT90M", "PT1H30M", "same"),
        ("P2W", "P14D", "same"),
        ("PT45M", "PT2H", "contradiction"),
        ("P1M", "P30D", "rounding"),
        ("PT3H", "PT2H40M", "contradiction"),
        ("", "PT2H", "scope"),
    ],
)
def test_two_lengths_of_one_thing(a, b, relation):
    assert duration.compare(a, b).relation == relation


def test_what_a_report_calls_approximate_may_be_further_off():
    assert duration.compare("PT3H", "PT2H40M", approximate=True).relation is Relation.ROUNDING


@given(DURATIONS, DURATIONS, st.booleans())
def test_which_of_two_lengths_comes_first_does_not_matter(a, b, about):
    assert duration.compare(a, b, approximate=about).relation is duration.compare(b, a, approximate=about).relation
    assert duration.compare(a, a).relation is Relation.SAME


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("PT2H", "2 hours"),
        ("PT1H30M", "1 hour 30 minutes"),
        ("P1D", "1 day"),
        ("PT3.5H", "3.5 hours"),
        ("P2Y6M", "2 years 6 months"),
        ("P", "P"),
        ("long", "long"),
    ],
)
def test_a_reader_is_told_a_length_in_words(value, words):
    assert duration.show(value) == words


@given(st.text())
def test_any_text_can_be_shown(text):
    assert duration.show(text) == text or duration.parse(text) is not None
