"""Meetings: by noun and by verb, with parties, place, time, length, outcome, and whether they came about."""

from __future__ import annotations

import pytest

from summitry.extract.encounters import extract
from summitry.model import Modality


def family(parsed, slot):
    """The last word of the name of the actor in a slot, in lower case."""
    names = {a.id: a.name for a in parsed.appearances}
    return names.get(slot.value, slot.value).split()[-1].lower()


def meetings(parsed):
    """Each encounter with the family names of its parties."""
    return [({family(parsed, s) for s in c.all("party")}, c) for c in extract(parsed)]


def only(parsed, text, **known):
    """The one encounter of a text, and its document."""
    document = parsed(text, **known)
    found = meetings(document)
    assert len(found) == 1, [(p, c.first("format").value, document.text[c.start : c.end]) for p, c in found]
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "Finnish President Sauli Niinisto met French President Emmanuel Macron in Helsinki on Monday.",
        "Finnish President Sauli Niinisto held talks with French President Emmanuel Macron in Helsinki on Monday.",
        "Finnish President Sauli Niinisto hosted French President Emmanuel Macron in Helsinki on Monday.",
        "Monday's talks in Helsinki between Finnish President Sauli Niinisto and French President Emmanuel Macron were brief.",
        "The summit between Finnish President Sauli Niinisto and French President Emmanuel Macron in Helsinki on Monday ended early.",
        "Finnish President Sauli Niinisto sat down with French President Emmanuel Macron in Helsinki on Monday.",
    ],
)
def test_verbs_and_nouns_of_meeting_give_parties_place_and_time(parsed, text):
    parties, claim = only(parsed, text, published="2021-05-04")
    assert parties == {"niinisto", "macron"}
    assert claim.first("place").value == "Helsinki"
    assert claim.first("time").value == "2021-05-03"
    assert claim.modality is Modality.HELD


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Anna Berg will meet Peter Lund next week.", Modality.PLANNED),
        ("Anna Berg plans to meet Peter Lund in Oslo.", Modality.PLANNED),
        ("Anna Berg agreed to hold talks with Peter Lund.", Modality.PLANNED),
        ("Anna Berg is expected to meet Peter Lund.", Modality.EXPECTED),
        ("Anna Berg proposed a summit with Peter Lund.", Modality.PROPOSED),
        ("Anna Berg may meet Peter Lund.", Modality.POSSIBLE),
        ("Anna Berg cancelled a meeting with Peter Lund.", Modality.CANCELLED),
        ("Anna Berg refused to meet Peter Lund.", Modality.DENIED),
        ("Anna Berg met Peter Lund.", Modality.HELD),
    ],
)
def test_the_words_around_say_how_far_it_came_about(parsed, text, modality):
    assert only(parsed, text)[1].modality is modality


def test_a_denied_meeting_is_negative(parsed):
    assert only(parsed, "Anna Berg did not meet Peter Lund.")[1].polarity == "-"


@pytest.mark.parametrize(
    "text",
    [
        "The new bridge met all the safety requirements.",
        "Anna Berg welcomed the agreement.",
        "Anna Berg called for calm.",
        "The summit of the mountain was covered in snow.",
        "Anna Berg visited a factory.",
        "Prices rose sharply in March.",
        "The ministers must meet the deadline.",
        "Anna Berg called the plan a mistake.",
    ],
)
def test_other_senses_are_no_meetings(parsed, text):
    assert meetings(parsed(text)) == []


def test_a_call_and_its_words(parsed):
    parties, claim = only(parsed, "Anna Berg spoke by phone with Peter Lund on Friday.", published="2021-05-09")
    assert parties == {"berg", "lund"}
    assert claim.first("format").value == "call"


def test_length_and_scheduled_length(parsed):
    _, claim = only(
        parsed, "Anna Berg and Peter Lund spoke for three hours, far more than the 45 minutes that had been scheduled."
    )
    assert claim.first("duration").value == "PT3H"
    assert claim.first("planned_duration").value == "PT45M"


def test_ordinal_and_outcome(parsed):
    _, claim = only(parsed, "The third summit between Anna Berg and Peter Lund broke down over fishing rights.")
    assert claim.first("ordinal").value == "3"
    assert "broke down over fishing rights" in claim.first("outcome").text


def test_two_meetings_in_one_sentence(parsed):
    text = "Anna Berg met Peter Lund in Oslo after a dinner with Maria Costa in Lisbon."
    found = meetings(parsed(text))
    assert [p for p, _ in found] == [{"berg", "lund"}, {"berg", "costa"}] or [{"berg", "lund"}, {"costa", "berg"}] == [
        p for p, _ in found
    ]


def test_a_press_conference_needs_one_party(parsed):
    parties, claim = only(parsed, "At a news conference in Oslo, Anna Berg said the harvest was good.")
    assert "berg" in parties
    assert "press" in {s.value for s in claim.all("party")}


def test_bare_talks_take_their_parties_from_the_meeting_before(parsed):
    text = "Anna Berg met Peter Lund for talks in Oslo on Monday.\n\nThe talks ended without a deal."
    found = meetings(parsed(text, published="2021-05-05"))
    assert [p for p, _ in found] == [{"berg", "lund"}, {"berg", "lund"}]
    assert "antecedent" in found[1][1].first("party").why


def test_bare_talks_elsewhere_do_not(parsed):
    text = "Anna Berg met Peter Lund for talks in Oslo on Monday.\n\nThe Geneva talks ended without a deal."
    assert len(meetings(parsed(text, published="2021-05-05"))) == 1


def test_who_came_along(parsed):
    text = "At her meeting with Peter Lund, Anna Berg was accompanied by Maria Costa."
    _, claim = only(parsed, text)
    assert {family(parsed(text), s) for s in claim.all("delegate")} == {"costa"}


def test_every_slot_stands_where_its_words_are(parsed):
    document = parsed(
        "Finnish President Sauli Niinisto met French President Emmanuel Macron in Helsinki on Monday for two hours."
    )
    for claim in extract(document):
        for slot in claim.slots:
            assert slot.start is not None
            assert " ".join(document.text[slot.start : slot.end].split()) == slot.text


@pytest.mark.parametrize(
    "text",
    ["Anna Berg should cancel her meeting with Peter Lund.", "Anna Berg could call off her meeting with Peter Lund."],
)
def test_a_cancelling_that_is_only_wanted_leaves_the_plan(parsed, text):
    assert only(parsed, text)[1].modality is Modality.PLANNED


def test_a_caption_of_a_handshake_tells_of_a_meeting(parsed):
    text = "President Sauli Niinisto shakes hands with President Emmanuel Macron at the Elysee Palace in Paris on January 19, 2018."
    parties, claim = only(parsed, text, published="2018-02-01")
    assert parties == {"niinisto", "macron"}
    assert [claim.first(role).value for role in ("place", "time")] == ["Paris", "2018-01-19"]


def test_a_shaken_head_is_no_meeting(parsed):
    assert meetings(parsed("President Sauli Niinisto shook his head with President Emmanuel Macron beside him.")) == []


def test_an_outcome_belongs_to_the_meeting_of_its_own_sentence(parsed):
    text = (
        "President Sauli Niinisto met President Emmanuel Macron in Helsinki on Monday. At the summit with Chancellor Angela Merkel in Oslo, "
        "President Emmanuel Macron sought relief for his farmers, but the talks broke down."
    )
    ended = [parties for parties, claim in meetings(parsed(text, published="2021-05-04")) if claim.first("outcome")]
    assert ended == [{"merkel", "macron"}]


@pytest.mark.parametrize(
    "text",
    [
        "President Sauli Niinisto has met President Emmanuel Macron four times since March.",
        "President Sauli Niinisto has held three meetings with President Emmanuel Macron.",
    ],
)
def test_a_count_of_meetings_is_no_meeting(parsed, text):
    assert meetings(parsed(text)) == []


def test_a_count_on_a_day_is_a_meeting_as_well(parsed):
    _, claim = only(
        parsed, "President Sauli Niinisto and President Emmanuel Macron met twice on Monday.", published="2021-05-04"
    )
    assert claim.first("time").value == "2021-05-03"


@pytest.mark.parametrize(
    "text",
    [
        "Chancellor Angela Merkel called on President Emmanuel Macron to hold talks with President Sauli Niinisto.",
        "A newspaper told of the summit planned between President Emmanuel Macron and President Sauli Niinisto.",
    ],
)
def test_who_is_called_on_to_meet_and_who_is_planned_to(parsed, text):
    parties, _ = only(parsed, text)
    assert parties == {"macron", "niinisto"}
