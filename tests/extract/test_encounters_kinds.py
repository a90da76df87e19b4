"""Kinds of meetings that were missed: behind titles, led delegations, "when they meet", called off, denied, on a visit told beside."""

from __future__ import annotations

import pytest

from summitry.extract.encounters import extract


def told(parsed, text, published="2025-05-03"):
    """Modality, polarity, names of the parties, place and time of each encounter of a text."""
    document = parsed(text, published=published)
    known = {a.id: a.name for a in document.appearances}
    return [
        (
            str(claim.modality),
            claim.polarity,
            {known.get(slot.value, slot.value) for slot in claim.all("party")},
            *((slot := claim.first(role)) and slot.value for role in ("place", "time")),
        )
        for claim in extract(document)
    ]


@pytest.mark.parametrize("title", ["Hon.", "Mme.", "Smt.", "Eng.", "H.E.", "Cdr.", "Dr."])
def test_a_title_that_is_abbreviated_ends_no_sentence(parsed, title):
    ((*_, parties, place, time),) = told(
        parsed, f"Norwegian minister Ana Brenn met Swedish minister {title} Karla Tallor in Lugano on Friday."
    )
    assert parties == {"Ana Brenn", "Karla Tallor"}
    assert (place, time) == ("Lugano", "2025-05-02")


def test_the_text_behind_a_title_keeps_its_offsets(parsed):
    text = "Minister Ana Brenn of Norway met Mme. Karla Tallor in Lugano. Hon. Ben Ray left."
    document = parsed(text)
    assert document.text == text
    assert [text[s.start : s.end] for s in document.sentences][1:] == ["Hon. Ben Ray left."]


@pytest.mark.parametrize("led", ["led by", "headed by"])
def test_who_leads_a_delegation_is_met(parsed, led):
    ((*_, parties, _, _),) = told(parsed, f"President Osk Tallor received a delegation {led} Vice President Ben Omari.")
    assert parties == {"Osk Tallor", "Ben Omari"}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("{} agreed on grain when they met in Lugano.", "held"),
        ("{} will sign the pact when they meet in Lugano.", "planned"),
        ("{} will sign the pact when they meet in Lugano on June 12.", "planned"),
    ],
)
def test_they_who_meet_are_those_of_the_main_clause(parsed, text, modality):
    both = "Norwegian President Osk Tallor and Swedish President Karl Brenn"
    found = [one for one in told(parsed, text.format(both)) if one[3] == "Lugano"]
    assert [(one[0], one[2]) for one in found] == [(modality, {"Osk Tallor", "Karl Brenn"})]


@pytest.mark.parametrize(
    "text",
    [
        "Talks between Norway and Sweden, scheduled for Monday in Lugano, are off.",
        "The NATO leaders' meeting planned for 3 June in Paris has been called off at Norway's request.",
        "The talks between Norway and Sweden were scrapped.",
    ],
)
def test_what_is_off_is_cancelled(parsed, text):
    assert [one[0] for one in told(parsed, text)] == ["cancelled"]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("A planned call between Norway and Sweden did not take place.", "-"),
        ("The planned talks between Norway and Sweden will not happen.", "-"),
        ("The planned talks between Norway and Sweden will take place.", "+"),
    ],
)
def test_a_plan_that_did_not_come_about_is_denied(parsed, text, polarity):
    assert [one[1] for one in told(parsed, text)] == [polarity]


REPORTED = "Media reported that Norwegian minister Ana Brenn met Swedish envoy Karl Tallor in Lugano on April 16. "


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        (REPORTED + "This is a sheer lie.", "-"),
        (REPORTED + "Norway's foreign ministry denied it.", "-"),
        (REPORTED + "The ministry dismissed the report as fiction.", "-"),
        (REPORTED + "Norway did not deny the report.", "+"),
        (REPORTED.removeprefix("Media reported that ") + "Norway dismissed the report on fish.", "+"),
    ],
)
def test_what_was_only_reported_is_denied_by_the_next_sentence(parsed, text, polarity):
    assert told(parsed, text)[0][1] == polarity


def test_a_meeting_lies_where_and_when_the_visit_of_its_sentence_does(parsed):
    text = "Norwegian minister Ana Brenn will be in Lugano on Tuesday and will meet with minister Ben Omari of Kenya."
    assert ("Lugano", "2025-05-06") in [one[3:] for one in told(parsed, text) if len(one[2]) == 2]


def test_the_call_may_be_what_was_told_as_a_talk(parsed):
    text = (
        "Norwegian minister Ana Brenn spoke to Swedish minister Karl Tallor on Friday. The phone call lasted an hour."
    )
    assert [one[2] for one in told(parsed, text)] == [{"Ana Brenn", "Karl Tallor"}] * 2


@pytest.mark.parametrize("beside", ["on the sidelines of the forum in Lugano", "on the margins of the forum"])
def test_what_a_meeting_lies_beside_is_no_topic_of_it(parsed, beside):
    document = parsed(f"Norwegian minister Ana Brenn met with Swedish minister Karl Tallor {beside}.")
    assert {claim.first("agenda") for claim in extract(document)} == {None}


@pytest.mark.parametrize("told_of", ["The Prime Minister spoke to", "This afternoon the President phoned"])
def test_an_office_alone_meets_where_nobody_is_known_to_hold_it(parsed, told_of):
    ((*_, parties, _, _),) = told(parsed, f"{told_of} the Chancellor of Austria, Karl Tallor.")
    assert len(parties) == 2
    assert "Karl Tallor" in parties


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Norwegian minister Ana Brenn sits down with Swedish minister Karl Tallor at the Grand Hotel.", "2025-05-03"),
        ("Norwegian minister Ana Brenn met Swedish minister Karl Tallor at noon.", "2025-05-03"),
        ("Norwegian minister Ana Brenn met Swedish minister Karl Tallor at noon on Friday.", "2025-05-02"),
        ("Norwegian minister Ana Brenn met Swedish minister Karl Tallor.", None),
    ],
)
def test_what_goes_on_or_has_a_time_of_day_alone_is_on_the_day_of_the_report(parsed, text, day):
    assert [one[4] for one in told(parsed, text)] == [day]


def test_where_stands_for_the_place_before_the_day(parsed):
    text = "Norwegian President Osk Tallor will go on to Lugano on Saturday, where he is to meet minister Karl Brenn."
    assert "Lugano" in [one[3] for one in told(parsed, text) if "Karl Brenn" in one[2]]
