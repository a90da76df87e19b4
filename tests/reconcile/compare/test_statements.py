"""How two statements about one thing stand to each other."""

import pytest

from stated import stated
from summitry.reconcile.compare.statements import compare
from summitry.reconcile.text import content
from summitry.reconcile.text.scales import grades


def kind(a, b, dates=(None, None), by=(None, None)):
    return compare(stated(a, dates[0], by[0]), stated(b, dates[1], by[1])).relation


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The minister did not keep the crowd waiting.", "The minister was late.", "contradiction"),
        ("The minister did not keep the crowd waiting.", "The minister was punctual.", "same"),
        ("The clerks got a full refund.", "The clerks got a partial refund.", "contradiction"),
        ("They printed a leaflet.", "They did not print a leaflet.", "contradiction"),
        ("They printed a leaflet.", "They printed leaflets.", "same"),
        ("The first lorry held 12 crates.", "The second lorry held 17 crates.", "scope"),
        ("The lorry held 12 crates.", "The lorry held 17 crates.", "contradiction"),
        ("The lorry held more than 12 crates.", "The lorry held 17 crates.", "bound"),
    ],
)
def test_one_thing_told_twice(a, b, expected):
    assert kind(a, b) == expected


def test_the_reason_says_which_words_are_denied():
    found = compare(stated("The minister did not keep the crowd waiting."), stated("The minister was late."))
    assert found.why == "not “keep the crowd waiting” against “late”"


def test_a_later_larger_toll_is_an_update():
    a, b = "The storm killed 8 people.", "The storm killed 11 people."
    assert kind(a, b, ("2020-01-01", "2020-01-02")) == "update"
    assert kind(a, b, ("2020-01-01", "2020-01-01")) == "contradiction"


def test_what_two_people_each_say_of_a_quarrel_is_two_sided():
    assert kind("The dog bit the postman.", "The dog did not bite the postman.", by=("postman", "owner")) == "two-sided"


def test_a_graded_word_knows_when_it_is_denied():
    assert [(g.scale, g.negated) for g in grades("He was not late")] == [("punctuality", True)]
    assert stated("They made no mention of the canal").denied >= content.words("mention")


def test_a_place_that_is_nowhere_on_the_map_contradicts_none():
    here, there = (
        stated("They met in Marnborg.", places=("Marnborg",)),
        stated("They met in Lyon.", places=("Lyon",)),
    )
    assert compare(here, there).relation == "scope"
