"""Whose country a person's is: of a row, of a place, of the government that is called by the name."""

from __future__ import annotations

import pytest


def people(parsed, text, **known):
    return {a.name: a for a in parsed(text, **known).appearances if a.actor_type == "person"}


@pytest.mark.parametrize(
    ("text", "name", "country", "office"),
    [
        ("Two Norwegian candidates Oskar Tallor and Anna Lund lost.", "Anna Lund", "NOR", "candidate"),
        (
            "The Swedish-Norwegian captives -- Anna Tallor, Ola Hagen and Tom Lund -- went home.",
            "Tom Lund",
            "NOR",
            "captive",
        ),
        ("They met Norway's King Oskar and Queen Maren.", "Maren", "NOR", "queen"),
        ("They found ex-Norwegian spy Tom Lund and his daughter.", "Tom Lund", "NOR", "spy"),
        ("“No,” said the army spokesman Col. Tom Lund.", "Tom Lund", None, "army spokesman"),
        ("They gave the champion Asanora a cup.", "Asanora", None, "champion"),
    ],
    ids=["row", "hyphen", "one owner", "ex-", "title behind an office", "calling before a single name"],
)
def test_office_and_country(parsed, text, name, country, office):
    person = people(parsed, text)[name]
    assert person.country == country
    assert office in {role.office for role in person.roles}


def test_place_beside_a_person_tells_the_country(parsed):
    text = (
        "Norway closed its port in Bergen. “No,” said Anna Berg, 35, an architect in Oslo. Tom Lund, from Oslo, agreed."
    )
    found = people(parsed, text)
    assert [found[name].country for name in ("Anna Berg", "Tom Lund")] == ["NOR", "NOR"]


def test_place_tells_nothing_of_who_may_be_far_from_home(parsed):
    assert people(parsed, "“No,” said Anna Berg, a tourist in Oslo.")["Anna Berg"].country is None


def test_two_states_of_one_plural_are_not_given_to_both(parsed):
    found = people(parsed, "The Swedish and Norwegian ministers, Anna Berg and Tom Lund, met.")
    assert [found[name].country for name in ("Anna Berg", "Tom Lund")] == [None, None]


def test_name_that_its_paper_owns_is_a_person(parsed):
    assert "Anna Berg" in people(parsed, "But as NPR's Anna Berg has noted, it was not clear.")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("“No,” said Aida Sol, from Bergen.", "NOR"),
        ("Aida Sol, 35, of Gaza City, agreed.", "PSE"),
        ("“No,” said Bergen resident Aida Sol, 35.", "NOR"),
        ("“No,” said Aida Sol, from Reuters.", None),
    ],
    ids=["from a town", "age and town", "resident", "no town"],
)
def test_town_of_which_no_other_sign_tells_is_a_home(parsed, text, country):
    assert people(parsed, text)["Aida Sol"].country == country
