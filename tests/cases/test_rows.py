"""Names behind the offices of several, two titles of one name, lengths of time in fractions, and rounds that are concluded."""

from __future__ import annotations

import pytest

from cases.taken import taken, told, value


def people(case):
    return {a.name: a.country for r in case.readings for a in r.appearances if a.actor_type == "person"}


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        (
            "The foreign ministers of Kenya and Norway, Daniyar Tulegen and Ana Brenn, met in Oslo on Monday.",
            {"Daniyar Tulegen": "KEN", "Ana Brenn": "NOR"},
        ),
        (
            "The presidents of Kenya, Uganda and Chad, Ana Brenn, Moses Okot and Idris Hamdan, met in Oslo on Monday.",
            {"Ana Brenn": "KEN", "Moses Okot": "UGA", "Idris Hamdan": "TCD"},
        ),
    ],
)
def test_names_behind_an_office_of_several_states_are_its_holders_in_order_and_they_meet(text, homes):
    case = told(f"Oslo, 6 May 2025\n\n{text}\n")
    assert people(case) == homes
    (met,) = case.claims("encounter")
    assert set(case.names(met, "party")) == set(homes)


def test_the_ministers_of_the_list_are_persons_with_state_and_office():
    case = taken("01-body-list.html")
    held = {case.names(c, "person")[0]: (value(c, "office"), value(c, "country")) for c in case.claims("role")}
    assert held == {"Daniyar Seitkali": ("foreign minister", "KAZ"), "Gábor Halmos": ("foreign minister", "HUN")}


def test_two_titles_before_a_name_are_of_one_person():
    case = told("Oslo, 6 May 2025\n\nNorway's Deputy PM and Foreign Minister Lena Holm said that a truce was near.\n")
    assert people(case) == {"Lena Holm": "NOR"}
    assert [case.names(c, "speaker") for c in case.claims("quote")] == [("Lena Holm",)]
    offices = {value(c, "office").lower() for c in case.claims("role")}
    assert offices == {"deputy pm", "foreign minister"}


def test_a_head_of_state_beside_a_minister_is_another_person():
    case = told("Oslo, 6 May 2025\n\nNorway's King and Prime Minister Lena Holm met in Oslo on Monday.\n")
    assert value(next(c for c in case.claims("role") if value(c, "office") == "prime minister"), "person")
    assert "king" not in {
        value(c, "office").lower() for c in case.claims("role") if case.names(c, "person") == ("Lena Holm",)
    }


@pytest.mark.parametrize(
    ("words", "length"),
    [("a quarter of an hour", "PT15M"), ("three quarters of an hour", "PT45M"), ("half an hour", "PT30M")],
)
def test_a_fraction_of_a_period_is_a_length(words, length):
    case = told(f"Oslo, 6 May 2025\n\nPrime Minister Lena Holm met President Osk Tallor of Chad in Oslo for {words}.\n")
    (met,) = case.claims("encounter")
    assert value(met, "duration") == length
    assert {value(c, "role") for c in case.claims("figure")} == {"duration"}


def test_a_fraction_of_a_year_that_is_known_stays_a_share():
    case = told("Oslo, 6 May 2025\n\nExports fell for a quarter of the year, the ministry said.\n")
    assert {value(c, "role") for c in case.claims("figure")} <= {"share"}


def test_a_round_that_is_concluded_on_a_day_was_on_that_day():
    case = taken("34-bare-name-then-he.jsonl")
    held = next(c for c in case.claims("encounter") if value(c, "ordinal") == "2")
    assert (value(held, "time"), value(held, "place")) == ("2025-04-10", "Muscat")
