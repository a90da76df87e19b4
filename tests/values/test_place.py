"""Places by their names: how two lie to each other, how they are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.language.place import within as atlas
from summitry.values import place
from summitry.values.relation import Relation

NAMES = st.sampled_from(
    ["Lyon", "France", "Nice", "Lyon, France", "Hofburg Palace", "Vienna", "Vantaa", "Helsinki", "Marnborg"]
)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Lyon", "lyon", "same"),
        ("Lyon", "France", "part"),
        ("Lyon, France", "France", "part"),
        ("Hofburg Palace", "Vienna", "part"),
        ("Helsinki", "Vantaa", "part"),
        ("Lyon", "Nice", "contradiction"),
        ("Lyon", "Marnborg", "scope"),
    ],
)
def test_two_places_of_one_thing(a, b, relation):
    assert place.compare(a, b, atlas).relation == relation


def test_what_is_known_besides_of_where_a_place_lies_counts():
    assert place.compare("Marnborg", "Norway", atlas, {"Marnborg": ["Norway"]}.get).relation is Relation.PART


@given(NAMES, NAMES)
def test_which_of_two_places_comes_first_does_not_matter(a, b):
    assert place.compare(a, b, atlas).relation is place.compare(b, a, atlas).relation


@given(st.lists(st.text(st.characters(categories=["Lu", "Ll"]), min_size=1), min_size=1))
def test_a_name_is_taken_apart_and_put_together(pieces):
    assert list(place.parse(place.write(pieces))) == pieces


def test_a_name_says_what_the_place_lies_in():
    assert place.widen("Tallinn, Harju,  Estonia") == ("Tallinn, Harju, Estonia", "Harju, Estonia", "Estonia")


def test_countries_are_called_by_their_common_names():
    assert [place.country(code) for code in ("SUN", "PRK", "Genovia")] == ["USSR", "North Korea", "Genovia"]


def test_a_word_that_is_no_code_is_left_alone():
    assert place.country("the town, the port") == "the town, the port"
