"""Meetings with one named party: a guest's visit, a body's own meeting, a format of talks; and whose meeting it is not."""

from __future__ import annotations

import pytest

from summitry.extract.encounters import extract
from summitry.model import Modality

INTRO = "Finnish President Sauli Niinisto and Polish President Andrzej Duda are on the list.\n\n"


def told(document):
    """Each encounter as its format, its parties by name, and its place."""
    names = {a.id: a.name for a in document.appearances}
    return [
        (
            c.first("format").value,
            {names.get(s.value, s.value) for s in c.all("party")},
            c.first("place").value if c.first("place") else "",
        )
        for c in extract(document)
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sauli Niinisto arrived in Warsaw on Monday for a state visit.", "Warsaw"),
        ("Sauli Niinisto flew to Lagos on a two-day official visit.", "Lagos"),
        ("Sauli Niinisto paid a visit to Kenya on Monday.", "Kenya"),
        ("Sauli Niinisto began a four-day trip to Brazil.", "Brazil"),
    ],
)
def test_a_guest_abroad_makes_a_visit(parsed, text, place):
    assert told(parsed(INTRO + text)) == [("visit", {"Sauli Niinisto"}, place)]


@pytest.mark.parametrize(
    "text",
    [
        "Sauli Niinisto made a visit to Helsinki.",
        "Sauli Niinisto recalled a visit.",
        "Crowds arrived in Warsaw for a visit.",
    ],
)
def test_a_trip_at_home_or_of_nobody_makes_none(parsed, text):
    assert told(parsed(INTRO + text)) == []


def test_a_visit_to_come_is_planned(parsed):
    document = parsed(INTRO + "Sauli Niinisto will travel to Warsaw for a working visit.")
    assert [c.modality for c in extract(document)] == [Modality.PLANNED]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Normandy format talks were held in Paris on Monday.", "Normandy format"),
        ("The Arab League held an emergency meeting in Cairo on Monday.", "Arab League"),
        ("The six-party talks resumed in Beijing on Tuesday.", "six-party talks"),
        ("Foreign ministers of the G7 gathered in London on Monday.", "foreign ministers of the G7"),
    ],
)
def test_a_body_or_format_is_party_enough(parsed, text, body):
    assert [parties for _, parties, _ in told(parsed(text))] == [{body}]


def test_a_meeting_that_a_body_turned_down_is_none(parsed):
    assert told(parsed("NATO rejected a meeting.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The committee meeting on Tuesday ended early.",
        "The board's meeting in Warsaw ended without a decision.",
        "The meeting of the panel on Tuesday ended early.",
    ],
)
def test_a_committee_does_not_take_the_parties_of_the_meeting_before(parsed, text):
    document = parsed(INTRO + "Sauli Niinisto met Andrzej Duda in Warsaw on Monday. " + text)
    assert len(told(document)) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Sauli Niinisto arrived in Warsaw on Monday.", "Warsaw"),
        ("Sauli Niinisto visited Warsaw.", "Warsaw"),
        ("Finland sent Sauli Niinisto to Warsaw.", "Warsaw"),
        ("Sauli Niinisto was in Poland on Monday.", "Poland"),
    ],
)
def test_going_to_another_state_is_a_visit_of_which_the_state_is_host(parsed, text, place):
    document = parsed(INTRO + text)
    assert told(document) == [("visit", {"Sauli Niinisto"}, place)]
    states = {a.id: a.country for a in document.appearances}
    assert [states.get(s.value, s.value) for c in extract(document) for s in c.all("host")] == ["POL"]


def test_going_home_is_no_visit(parsed):
    assert told(parsed(INTRO + "Sauli Niinisto returned to Helsinki.")) == []


def test_who_tells_the_press_holds_a_press_conference_where_that_is(parsed):
    (found,) = told(parsed(INTRO + "Sauli Niinisto told reporters during a stop at a farm in Turku that it rained."))
    assert found == ("press conference", {"Sauli Niinisto", "press"}, "Turku")


def test_an_agency_that_is_told_something_is_no_press_conference(parsed):
    assert told(parsed(INTRO + "Sauli Niinisto told The Associated Press that it rained.")) == []


def test_who_is_summoned_meets_who_summons(parsed):
    (found,) = told(parsed(INTRO + "Poland summoned the Finnish ambassador on Monday."))
    assert found[0] == "meeting"
