from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.present import wording


@pytest.mark.parametrize(
    ("edtf", "words"),
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
        ("2021-05-03T10:00:00Z", "3 May 2021"),
        ("rel:weekday:thu", "date not known"),
        ("whenever", "whenever"),
    ],
)
def test_dates(edtf, words):
    assert wording.when(edtf) == words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("PT2H", "2 hours"),
        ("PT1H30M", "1 hour 30 minutes"),
        ("P1D", "1 day"),
        ("PT3.5H", "3.5 hours"),
        ("P", "P"),
        ("long", "long"),
    ],
)
def test_lengths(iso, words):
    assert wording.length(iso) == words


@pytest.mark.parametrize(
    ("number", "words"), [("10000", "10,000"), ("3.5", "3.5"), ("1", "1"), ("many", "many"), ("nan", "nan")]
)
def test_numbers(number, words):
    assert wording.plain(number) == words


def test_countries_and_ordinals():
    assert wording.country("SUN") == "USSR"
    assert (wording.country("PRK"), wording.country("Genovia")) == ("North Korea", "Genovia")
    assert [wording.ordinal(n) for n in ("1", "2", "3", "4", "11", "first")] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "first",
    ]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "ftp://x", "//x", "http://[broken", None, ""]
)
def test_only_web_addresses_are_links(url):
    assert wording.source_url(url) is None


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("PT2H against PT3H", "2 hours against 3 hours"),
        ("PT1H30M is near PT90M", "1 hour 30 minutes is near 90 minutes"),
        ("2017-03-09 against 2017-03", "9 March 2017 against March 2017"),
        ("4 counted, 1 on record (2016-10-12), 3 missing", "4 counted, 1 on record (12 October 2016), 3 missing"),
        ("“P3 visa” against Flight 2017-03-09-B", "“P3 visa” against Flight 2017-03-09-B"),
    ],
)
def test_reasons_name_lengths_and_dates_as_people_do(why, words):
    assert wording.reason(why) == words


@given(st.text())
def test_any_text_has_a_wording(text):
    assert isinstance(wording.when(text), str)
    assert isinstance(wording.length(text), str)
    assert isinstance(wording.plain(text), str)


def test_a_quotation_mark_clings_to_the_words_that_it_opens():
    assert wording.joined("Brenn:", "“", "We go", ",” she said", ".") == "Brenn: “We go,” she said."
    assert wording.joined("He said", '"', "no") == 'He said "no'
