"""Times in EDTF: the days they take in, how two lie to each other, how they are shown."""

from __future__ import annotations

from datetime import date, timedelta

import edtf as oracle
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from summitry.values import edtf
from summitry.values.relation import Relation

YEARS = st.integers(1000, 2999).map(lambda year: f"{year:04}")
MONTHS = st.builds("{}-{:02}".format, YEARS, st.integers(1, 12))
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(str)
SEASONS = st.builds("{}-{}".format, YEARS, st.integers(21, 24))
VALUES = st.one_of(
    YEARS,
    MONTHS,
    DAYS,
    SEASONS,
    YEARS.map(lambda year: f"{year[:3]}X"),
    DAYS.map("{}/..".format),
    DAYS.map("../{}".format),
)
SPANS = st.tuples(st.dates(), st.dates()).map(lambda pair: (min(pair), max(pair)))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2020-05-01", date(2020, 5, 1), date(2020, 5, 1)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("2020-XX", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-05-XX", date(2020, 5, 1), date(2020, 5, 31)),
        ("2020-05~", date(2020, 5, 1), date(2020, 5, 31)),
        ("2020-05-03T10:00:00Z", date(2020, 5, 3), date(2020, 5, 3)),
        ("2008/2009", date(2008, 1, 1), date(2009, 12, 31)),
        ("2018-03/..", date(2018, 3, 1), date.max),
        ("../2019", date.min, date(2019, 12, 31)),
    ],
)
def test_a_value_takes_in_days(value, first, last):
    assert edtf.parse(value) == (first, last)


@pytest.mark.parametrize(
    ("season", "first", "last"),
    [
        ("2020-21", date(2020, 3, 1), date(2020, 5, 31)),
        ("2020-22", date(2020, 6, 1), date(2020, 8, 31)),
        ("2020-23", date(2020, 9, 1), date(2020, 11, 30)),
        ("2019-24", date(2019, 12, 1), date(2020, 2, 29)),
    ],
)
def test_winter_runs_from_december_into_the_next_year(season, first, last):
    assert edtf.parse(season) == (first, last)


@pytest.mark.parametrize(
    "value", [None, "", "rel:weekday=4;dir=past", "PT2H", "2020-99", "2019-02-30", "2019-22-05", "../..", "soon"]
)
def test_what_is_no_date_takes_in_none(value):
    assert edtf.parse(value) is None
    assert edtf.bounds(value) == (None, None)


def test_an_open_end_has_no_bound():
    assert edtf.bounds("2018-03/..") == (date(2018, 3, 1), None)
    assert edtf.bounds("../2018-03") == (None, date(2018, 3, 31))


@given(st.one_of(YEARS, MONTHS, DAYS, st.builds("{}/{}".format, DAYS, DAYS)))
def test_the_days_are_those_of_the_library_for_edtf(value):
    first, last = sorted(value.split("/")) if "/" in value else (value, value)
    known = oracle.parse_edtf(f"{first}/{last}" if "/" in value else value)
    low, high = edtf.parse(value)
    assert low.timetuple()[:3] == known.lower_strict()[:3]
    assert high.timetuple()[:3] == known.upper_strict()[:3]


@given(SPANS)
@example((date(2019, 4, 1), date(2019, 4, 30)))
@example((date(2019, 1, 1), date(2020, 12, 31)))
@example((date(2018, 3, 1), date(2018, 5, 31)))
def test_days_are_written_as_a_value_that_takes_them_in(span):
    written = edtf.write(*span)
    assert edtf.parse(written) == span
    if span[0].year >= 1000:
        oracle.parse_edtf(written)


def test_whole_months_and_years_are_written_as_such():
    assert edtf.write(date(2019, 4, 30), date(2019, 4, 1)) == "2019-04"
    assert edtf.write(date(2019, 1, 1), date(2019, 12, 31)) == "2019"
    assert edtf.write(date(2018, 3, 1), date(2018, 5, 31)) == "2018-03/2018-05"


def test_the_one_day_of_a_value():
    assert edtf.day("2019-04-25") == date(2019, 4, 25)
    assert edtf.day("2019-04") is None
    assert edtf.day("rel:day=0") is None


@given(SPANS, st.integers(0, 400))
def test_a_wider_span_holds_the_span(span, days):
    low, high = edtf.widen(span, days)
    assert low <= span[0]
    assert high >= span[1]


@given(SPANS, SPANS, st.integers(0, 400))
def test_near_spans_are_at_most_so_many_days_apart(a, b, days):
    apart = max((a[0] - b[1]).days, (b[0] - a[1]).days, 0)
    assert edtf.near(a, b, days) == edtf.near(b, a, days) == (apart <= days)


@given(DAYS, st.integers(-5000, 5000))
def test_a_day_is_shifted_by_days(value, days):
    assert edtf.shift(value, days) == (date.fromisoformat(value) + timedelta(days)).isoformat()


@pytest.mark.parametrize(("value", "days"), [("rel:same", 1), ("9999-12-31", 1)])
def test_what_cannot_be_shifted_is_told(value, days):
    with pytest.raises(ValueError, match=value):
        edtf.shift(value, days)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("2021-04-25", "2021-04-25T10:00:00Z", "same"),
        ("2021-04", "2021-04-25", "part"),
        ("1990/1999", "1993", "part"),
        ("2018-03/..", "2021", "part"),
        ("2019-24", "2020-02-10", "part"),
        ("2021-04-24", "2021-04-25", "contradiction"),
        ("2019-24", "2019-02-10", "contradiction"),
        ("rel:weekday=4;dir=past", "2021-04-25", "part"),
    ],
)
def test_two_times_of_one_thing(a, b, relation):
    assert edtf.compare(a, b).relation == edtf.compare(b, a).relation == relation


@given(VALUES, VALUES)
def test_two_times_contradict_each_other_where_they_share_no_day(a, b):
    assert edtf.compare(a, b).clashes != edtf.meet(edtf.parse(a), edtf.parse(b))
    assert edtf.compare(a, a).relation is Relation.SAME


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2021-05-03", "3 May 2021"),
        ("2021-05", "May 2021"),
        ("2021", "2021"),
        ("2018-03/..", "since March 2018"),
        ("../2019", "until 2019"),
        ("2019-04-15/2019-04-21", "15–21 April 2019"),
        ("2019-03-28/2019-04-02", "28 March – 2 April 2019"),
        ("2018-12-30/2019-01-02", "30 December 2018 – 2 January 2019"),
        ("2019-03/2019-04", "March–April 2019"),
        ("2008/2009", "2008–2009"),
        ("2021~", "about 2021"),
        ("197X", "1970s"),
        ("2021-22", "summer 2021"),
        ("2021-24", "winter 2021"),
        ("2021-05-03T10:00:00Z", "3 May 2021"),
        ("rel:weekday:thu", "date not known"),
        ("whenever", "whenever"),
        ("and/or", "and/or"),
    ],
)
def test_a_reader_is_told_a_date_in_words(value, words):
    assert edtf.show(value) == words


def test_a_meeting_to_come_is_from_a_day_on():
    assert edtf.show("2019-04-25/..", opening="from") == "from 25 April 2019"


@given(st.text())
def test_any_text_can_be_shown(text):
    assume(not text.startswith(edtf.RELATIVE))
    assert edtf.show(text) == text or edtf.parse(text)
