"""Persons behind the office of a state, states by their names in full, delegates in capitals."""

import pytest


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("She spoke with President of the Republic of Kazakhstan Yerlan Tulegen on Monday.", "Yerlan Tulegen", "KAZ"),
        ("The envoy met Prime Minister of Armenia Samvel Petros in Sochi.", "Samvel Petros", "ARM"),
        ("She held talks with Prime Minister of the Kingdom of Thailand Prasong Wattan.", "Prasong Wattan", "THA"),
        (
            "Hon. John Warike, Minister for Foreign Affairs of the Independent State of Papua New Guinea, spoke.",
            "John Warike",
            "PNG",
        ),
        ("Nepal's Infrastructure Minister Dambar Khati paid a visit to Oslo.", "Dambar Khati", "NPL"),
        ("LUCIANO ABREGO (Panama) said that the force was small.", "LUCIANO ABREGO", "PAN"),
        (
            "The Council heard from ZEINABOU MAIGA, Minister for Foreign Affairs of Niger, who agreed.",
            "ZEINABOU MAIGA",
            "NER",
        ),
    ],
)
def test_officials_have_the_state_of_their_office(parsed, text, name, country):
    found = {a.name: a.country for a in parsed(text).appearances if a.actor_type == "person"}
    assert found.get(name) == country


def test_a_name_behind_a_state_without_an_office_is_no_person(parsed):
    found = parsed("The price of Kenya Airways rose in Nairobi.").appearances
    assert not [a for a in found if a.actor_type == "person"]
