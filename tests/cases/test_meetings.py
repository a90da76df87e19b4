"""Reports of meetings in the words of the wires: each told as held, ahead, denied or not at all, as its data says."""

from __future__ import annotations

import json

import pytest

from cases.taken import CASES, taken, value
from cases.taken import told as read_texts
from summitry.model import Modality

FILE = "31-encounter-frames.jsonl"
#: Headlines with bare surnames whose verbs are in capitals: nobody can say by them alone who meets.
BARE = {"f31", "f32"}
FRAMES = [json.loads(line) for line in (CASES / FILE).read_text(encoding="utf-8").splitlines()]
#: What a report may say of a meeting, by what its data expects.
TOLD = {
    "held": {Modality.HELD},
    "planned": {Modality.PLANNED, Modality.EXPECTED, Modality.PROPOSED},
    "proposed": {Modality.PROPOSED},
    "cancelled": {Modality.CANCELLED},
    "not": {None, Modality.DENIED},
    "none": {None},
}


def told(row):
    claims = [c for c in taken(FILE).reading(row["text"]).claims if c.kind == "encounter" and c.likely]
    return [c for c in claims if len(c.all("party")) > 1 and value(c, "format") != "visit"] or claims


@pytest.mark.parametrize("row", [r for r in FRAMES if r["id"] not in BARE], ids=lambda row: row["text"][:60])
def test_a_report_of_a_meeting_is_told_for_what_it_is(row):
    found = told(row)
    said = {c.modality if c.polarity == "+" else None for c in found} or {None}
    assert said <= TOLD[row["expected"]], [(str(c.modality), [(s.role, s.text) for s in c.slots]) for c in found]


@pytest.mark.parametrize(
    "row",
    [r for r in FRAMES if r["expected"] == "held" and "on Monday" in r["text"]],
    ids=lambda row: row["text"][:60],
)
def test_the_day_and_the_town_of_a_meeting_are_told(row):
    found = told(row)
    towns = {town for town in ("Paris", "Rio", "Metz", "Berlin") if f" {town} " in row["text"]}
    assert {value(c, "time") for c in found} == {"2025-06-16"}
    assert towns <= {value(c, "place") for c in found}


def test_a_call_has_its_day_its_parties_and_what_was_discussed():
    case = taken("12-templated-readouts.jsonl")
    calls = [c for c in case.claims("encounter") if c.first("agenda")]
    assert {frozenset(case.names(c, "party")) for c in calls} == {
        frozenset({"Tiina Rebane", "Lasha Beridze"}),
        frozenset({"Tiina Rebane", "Ion Ciobanu"}),
        frozenset({"Tiina Rebane", "Anahit Sargsyan"}),
    }
    assert {value(c, "time") for c in calls if value(c, "agenda").startswith("the situation")} == {
        "2024-02-06",
        "2024-02-07",
        "2024-02-09",
    }
    assert "the price of gas and the observer mission" in {value(c, "agenda") for c in calls}
    assert len(case.kept("encounter")) == 3


def test_a_military_time_is_a_clock_and_never_a_length():
    case = taken("37-hotline-1700-hours.jsonl")
    meetings = case.claims("encounter")
    assert not any(c.first("duration") for c in meetings)
    assert {value(c, "clock") for c in meetings} >= {"T15:35", "T15:00", "T12:00"}
    ahead = next(c for c in meetings if c.modality is Modality.PLANNED)
    assert (value(ahead, "time"), value(ahead, "clock"), case.names(ahead, "party")) == (
        "2025-05-12",
        "T12:00",
        ("Uganda", "Kenya"),
    )


def test_a_meeting_with_its_length_before_its_town_keeps_the_town():
    found = next(c for c in taken("06-corrected-story.html").claims("encounter") if c.first("time"))
    assert (value(found, "place"), value(found, "duration"), value(found, "agenda")) == (
        "Novi Sad",
        "PT4H",
        "customs checks",
    )


def _members(case):
    """How many claims of a meeting of two each entry has."""
    told = {c.id for c in case.claims("encounter") if value(c, "format") != "press conference"}
    return sorted(n for e in case.kept("encounter") if (n := len(told & set(e.claims))))


def test_a_headline_by_states_and_the_body_by_persons_tell_of_one_meeting():
    assert _members(taken("06-corrected-story.html")) == [2]
    text = "Trade Minister Lena Holm of Norway and Chadian Trade Minister Osk Tallor talked for three hours in Bergen on Monday."
    case = read_texts(f"Norwegian and Chadian ministers talk for three hours on fish\n\nOslo, 6 May 2025\n\n{text}\n")
    assert _members(case) == [2]


def test_two_accounts_of_a_call_between_nameless_officials_are_of_one_call():
    assert _members(taken("37-hotline-1700-hours.jsonl")) == [1, 2]
    case = read_texts(
        "Oslo, 6 May 2025\n\nNorway's army chief called his Chadian counterpart on Monday, the ministry said.\n",
        "N'Djamena, 6 May 2025\n\nThe army chiefs of Norway and Chad spoke by phone on Monday, officials said.\n",
    )
    assert _members(case) == [2]
