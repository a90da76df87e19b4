"""Where and when a meeting is where its place and time hang elsewhere in the sentence."""

from __future__ import annotations

import pytest

from summitry.extract.encounters import extract
from summitry.extract.roles import extract as roles
from summitry.language import analyse
from summitry.model import Document, Modality, Part, Passage
from summitry.settings import Settings


@pytest.mark.parametrize(
    "text",
    [
        "The talks between Norway and Sweden, which began on Monday in Bergen, ended without a deal.",
        "Norway and Sweden held talks, which opened on Monday in Bergen.",
        "Norway and Sweden held their talks, which continued on Monday in Bergen.",
    ],
)
def test_the_time_and_place_of_a_clause_on_the_meeting_are_the_meetings(parsed, text):
    (claim,) = extract(parsed(text, published="2021-05-04"))
    assert (claim.first("time").value, claim.first("place").value) == ("2021-05-03", "Bergen")


def test_a_meeting_that_is_called_for_a_day_to_come_is_planned(parsed):
    text = "Norway has called a meeting with Sweden to discuss the fish trade on Friday in Bergen."
    (claim,) = extract(parsed(text, published="2021-05-04"))
    assert claim.modality is Modality.PLANNED


def test_what_follows_a_clause_of_another_sort_is_not_the_meetings(parsed):
    (claim,) = extract(parsed("Sweden held talks with Norway, which ran a farm in Bergen."))
    assert claim.first("place") is None


def test_a_venue_lies_in_a_town(parsed):
    (claim,) = extract(parsed("Ana Brenn met Osk Tallor at the White House on Monday."))
    assert (claim.first("venue").value, claim.first("place").value) == ("White House", "Washington")


def test_a_place_after_a_name_of_two_words_with_a_hyphen(parsed):
    text = "Ana Brenn spoke at a press conference with Danish Foreign Minister Kang Kyung-wha in Bergen on Friday."
    (claim,) = extract(parsed(text))
    assert claim.first("place").value == "Bergen"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The U.N. Security Council held a meeting on Monday.", "session"),
        ("An emergency meeting of the Security Council was held on Monday.", "session"),
        ("The Arab League held a meeting on Monday.", "meeting"),
    ],
)
def test_a_meeting_of_a_body_that_sits_is_a_session(parsed, text, form):
    (claim,) = extract(parsed(text))
    assert claim.first("format").value == form


def test_where_somebody_works_is_no_meeting(parsed):
    assert not list(
        extract(parsed("Ana Brenn, a senior fellow at the Nordic Future Forum in Oslo, told CNN of the vote."))
    )


@pytest.mark.parametrize(("part", "claims"), [(Part.PARAGRAPH, 2), (Part.SUBHEAD, 1), (Part.CAPTION, 1)])
def test_subheads_tell_of_no_meeting_and_captions_of_no_office(part, claims, one_model):
    text = "Danish Foreign Minister Lars Holm met Swedish President Ana Brenn."
    document = Document.of(text, locator="t", passages=(Passage(part, 0, len(text)),))
    (made,) = analyse([document], Settings())
    assert bool(list(extract(made))) + bool(list(roles(made))) == claims
