"""Meetings that are counted and then told apart, and parties that no name gives."""

from __future__ import annotations

import pytest

from summitry.extract.encounters import extract
from summitry.extract.tallies import extract as tallies


def details(claim):
    """The place and the time of a claim."""
    return tuple(slot and slot.value for slot in (claim.first("place"), claim.first("time")))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Norway and Sweden have held two summits - one in Lund in 2018 and the other in Oslo last March.",
            [("Lund", "2018"), ("Oslo", "2021-03")],
        ),
        (
            "There were two summits, one in 2000, the other in 2007, held between Norway and Sweden.",
            ["2000", "2007"],
        ),
        (
            "Norway and Sweden held three meetings, the first in Lund, the second in Bergen and the third in Oslo.",
            "LBO",
        ),
    ],
)
def test_several_meetings_that_are_told_apart_are_each_one(parsed, text, told):
    document = parsed(text, published="2021-05-04")
    found = [details(claim) for claim in extract(document)]
    if told == "LBO":
        assert [place[0] for place, _ in found] == list(told)
    else:
        assert found == [one if isinstance(one, tuple) else (None, one) for one in told]
    assert [c.first("count").value for c in tallies(document)] == [str(len(told))]


def sides(parsed, text):
    """The countries or words of the parties of the one encounter of a text."""
    document = parsed(text)
    known = {a.id: a.country for a in document.appearances}
    (claim,) = extract(document)
    return {known.get(slot.value) or slot.value for slot in claim.all("party")}


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Foreign Minister Ana Brenn said that talks with Sweden were continuing.",
        "Norwegian Foreign Minister Ana Brenn said talks with Sweden will resume next week.",
        "A meeting with Sweden is planned for Monday, Norwegian Foreign Minister Ana Brenn said.",
    ],
)
def test_an_official_tells_of_a_meeting_of_the_own_state(parsed, text):
    assert {"NOR", "SWE"} <= sides(parsed, text)


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian novelist Ana Brenn said that talks with Sweden were continuing.",
        "Norwegian Foreign Minister Ana Brenn said that she opposes talks with Sweden.",
        "Danish Foreign Minister Ana Brenn pointed to talks with Sweden.",
    ],
)
def test_who_only_speaks_of_a_meeting_is_not_there(parsed, text):
    document = parsed(text)
    assert not [c for c in extract(document) if "it tells of the event" in {s.why for s in c.slots}]
    assert "pointed" not in text or not list(extract(document))


def test_several_states_of_a_region_are_a_party_by_their_words(parsed):
    assert "european powers" in sides(parsed, "Norwegian Foreign Minister Ana Brenn met European powers in Lund.")
