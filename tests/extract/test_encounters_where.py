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


GUEST = "Norwegian Foreign Minister Ana Brenn arrived in Sweden on Monday. "


@pytest.mark.parametrize(
    ("text", "place", "time"),
    [
        ("Brenn met Swedish President Osk Tallor.", "Sweden", "2021-05-03"),
        ("Brenn met Swedish President Osk Tallor on Tuesday.", "Sweden", "2021-05-04"),
        ("Brenn met Swedish President Osk Tallor in Lund.", "Lund", None),
        ("Brenn spoke by phone with Swedish President Osk Tallor.", None, None),
        ("Brenn met Danish President Lars Holm.", None, None),
    ],
)
def test_a_guest_meets_the_hosts_where_the_visit_is(parsed, text, place, time):
    _, claim = extract(parsed(GUEST + text, published="2021-05-04"))
    assert [one and one.value for one in (claim.first("place"), claim.first("time"))] == [place, time]
    assert claim.start >= len(GUEST)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Norway and Sweden held talks in Norway's capital, Oslo.", "Oslo"),
        ("Norway and Sweden held talks in the North's capital, Oslo.", "Oslo"),
        ("Norway and Sweden held talks at Denmark's port of Esbjerg.", "Esbjerg"),
    ],
)
def test_a_place_before_the_place_that_it_owns(parsed, text, place):
    (claim,) = extract(parsed(text))
    assert claim.first("place").value == place


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Norwegian President Ana Brenn cast doubt on the Brenn-Tallor summit.", Modality.PLANNED),
        ("Critics want Norwegian President Ana Brenn to rethink the Brenn-Tallor summit.", Modality.PLANNED),
        ("Critics spoke of Norwegian President Ana Brenn and the recent Brenn-Tallor summit.", Modality.HELD),
        ("Norwegian President Ana Brenn said that the Brenn-Tallor summit ended well.", Modality.HELD),
        (
            "Progress was made in Norwegian President Ana Brenn's talks with Swedish President Osk Tallor.",
            Modality.HELD,
        ),
        ("Norwegian President Ana Brenn's phone call with Swedish President Osk Tallor upset critics.", Modality.HELD),
        ("Norwegian President Ana Brenn met Swedish President Osk Tallor in March.", Modality.HELD),
    ],
)
def test_a_meeting_that_is_only_mentioned_has_come_as_far_as_the_document_says(parsed, text, modality):
    first, _ = extract(
        parsed(text + " Brenn plans to meet Swedish President Osk Tallor in June.", published="2021-05-04")
    )
    assert first.modality is modality


def parties(parsed, text, form):
    """The names of the parties of the first encounter of a format."""
    document = parsed(text)
    names = {a.id: a.name for a in document.appearances}
    found = next(c for c in extract(document) if c.first("format").value == form)
    return {names[s.value] for s in found.all("party")} & {"Ana Brenn", "Osk Tallor"}


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian President Ana Brenn's trip to Lund included a dinner with Swedish Prime Minister Osk Tallor.",
        "Norwegian President Ana Brenn paid a visit that featured a dinner with Swedish Prime Minister Osk Tallor.",
    ],
)
def test_who_makes_a_trip_is_at_the_events_that_it_includes(parsed, text):
    assert parties(parsed, text, "dinner") == {"Ana Brenn", "Osk Tallor"}


def test_who_is_called_in_is_at_the_event(parsed):
    text = "Norway summoned Swedish Ambassador Osk Tallor on Monday for talks with Foreign Minister Ana Brenn."
    (claim,) = extract(parsed(text))
    assert claim.modality is Modality.HELD
    assert parties(parsed, text, "talks") == {"Ana Brenn", "Osk Tallor"}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Ana Brenn told reporters that the talks went on.", "2021-05-03~/2021-05-04~"),
        ("Ana Brenn told reporters on Saturday that the talks went on.", "2021-05-01"),
        ("At a news conference in Lund, Ana Brenn said that the port was open.", None),
    ],
)
def test_what_the_press_was_told_without_a_day_was_told_not_long_before_the_report(parsed, text, time):
    claim = next(iter(extract(parsed(text, published="2021-05-04"))))
    told = claim.first("time")
    assert (told and told.value) == time
