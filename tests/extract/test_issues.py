"""Which issue words speak of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.extract.issues import headings, issue, issue_of
from summitry.extract.stances import extract


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("to cut tariffs as the talks go on", "trade"),
        ("a phased withdrawal of troops", "withdrawal"),
        ("talks on the withdrawal of troops", "negotiations"),
        ("relief from sanctions", "sanctions relief"),
        ("a non-interventionist policy", "a non-interventionist policy"),
        ("to admit more refugees", "refugees and migration"),
        ("the colour of the carpet", "the colour of the carpet"),
    ],
)
def test_the_first_heading_that_is_named_is_meant(text, heading):
    assert issue(text) == heading


def test_a_heading_of_the_users_own_goes_before(parsed):
    own = (("herring", "fishing"), ("trawler", "fishing"))
    assert issue("a ceasefire and herring quotas", own) == "fishing"
    assert issue("a ceasefire", own) == "ceasefire"


@given(st.text(max_size=60))
def test_an_issue_is_a_heading_or_the_text(text):
    assert issue(text) in headings() | {text}


def headed(parsed, text):
    (claim,) = extract(parsed(text))
    return claim.first("issue").value


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Norway wants to work on roads while talks go on.", "to work on roads"),
        ("Norway called for an end to sanctions.", "sanctions relief"),
        ("Norway promised to halt all missile tests.", "disarmament"),
        ("Norway wants Sweden to call off the talks.", "Sweden to call off the talks"),
        ("Norway wants Sweden to resume the talks.", "negotiations"),
    ],
)
def test_the_heading_of_a_stance(parsed, text, heading):
    assert headed(parsed, text) == heading


def test_the_words_of_a_stretch_without_a_heading(parsed):
    document = parsed("Norway wants a red carpet.")
    sentence = document.sentences[0]
    assert issue_of(document, sentence, sentence.start, sentence.end) == "Norway wants a red carpet."
