from __future__ import annotations

import pytest

from summitry.present import wording


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
        ("2019-04-24~/2019-04-25~", "about 24 April 2019 – about 25 April 2019"),
        ("4 counted, 1 on record (2016-10-12), 3 missing", "4 counted, 1 on record (12 October 2016), 3 missing"),
        ("“P3 visa” against Flight 2017-03-09-B", "“P3 visa” against Flight 2017-03-09-B"),
    ],
)
def test_reasons_name_lengths_and_dates_as_people_do(why, words):
    assert wording.reason(why) == words


def test_a_quotation_mark_clings_to_the_words_that_it_opens():
    assert wording.joined("Brenn:", "“", "We go", ",” she said", ".") == "Brenn: “We go,” she said."
    assert wording.joined("He said", '"', "no") == 'He said "no'
