"""Rules, sanctions, obligations and agreements, with their status."""

from __future__ import annotations

import pytest

from summitry.extract.measures import extract


@pytest.mark.parametrize(
    ("text", "instrument", "status"),
    [
        ("The council imposed sanctions on the bank.", "sanction", "in force"),
        ("The council lifted the embargo.", "sanction", "ended"),
        ("The council proposed a ban on exports.", "ban", "proposed"),
        ("The parties reached an agreement on fishing.", "agreement", "agreed"),
        ("The parties signed a treaty on fishing.", "treaty", "in force"),
        ("The crews are required to leave port.", "obligation", "in force"),
        ("The council may impose tariffs on steel.", "tariff", "proposed"),
        ("The council suspended the ban on exports.", "ban", "suspended"),
    ],
)
def test_a_measure(parsed, text, instrument, status):
    claim = next(iter(extract(parsed(text))))
    assert (claim.first("instrument").value, claim.first("status").value) == (instrument, status)


@pytest.mark.parametrize(
    "text",
    [
        "The minister welcomed the guests.",
        "It was a great deal of work.",
        "The sanctions were discussed for hours in cafés.",
        "He showed great resolution.",
    ],
)
def test_a_bare_mention_is_none(parsed, text):
    assert [c.first("what").text for c in extract(parsed(text))] in ([], ["The sanctions"])


def slots_of(parsed, text, role):
    document = parsed(text)
    names = {a.id: a.name for a in document.appearances}
    return [[names.get(s.value, s.value) for s in c.all(role)] for c in extract(document)]


def test_who_lays_a_measure_on_whom(parsed):
    text = "The European Union imposed sanctions on Belarus."
    assert slots_of(parsed, text, "body") == [["European Union"]]
    assert slots_of(parsed, text, "target") == [["Belarus"]]


@pytest.mark.parametrize(
    "text",
    [
        "He studied the law in general.",
        "The yard was off-limits to visitors.",
        "Delegates failed to reach a deal.",
        "If the sanctions are lifted, trade will grow.",
    ],
)
def test_words_of_measures_that_tell_none(parsed, text):
    assert list(extract(parsed(text))) == []


def measure(parsed, text, **known):
    document = parsed(text, **known)
    names = {a.id: a.name for a in document.appearances}
    (claim,) = extract(document)
    return {s.role: names.get(s.value, s.value) for s in claim.slots} | {"modality": claim.modality.value}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The council imposed sanctions on Norway.", "in force"),
        ("Norway signed a treaty on fishing.", "in force"),
        ("The truce entered into force on Monday.", "in force"),
        ("Norway violated the ceasefire.", "in force"),
        ("Norway may lift the embargo.", "in force"),
        ("Norway has not lifted the embargo.", "in force"),
        ("Norway should keep the embargo.", "in force"),
        ("Norway wants to end the sanctions imposed in May.", "in force"),
        ("Norway proposed a ban on trawlers.", "proposed"),
        ("Norway is considering sanctions on Sweden.", "proposed"),
        ("Sweden threatened to impose tariffs on fish.", "proposed"),
        ("The sides are negotiating a trade deal.", "proposed"),
        ("Norway likes the idea of a ban on trawlers.", "proposed"),
        ("The sides reached an agreement on fishing.", "agreed"),
        ("The sides agreed to a truce.", "agreed"),
        ("The sides agreed to sign a treaty on fishing.", "agreed"),
        ("The war went on until a ceasefire agreement was reached in 1994.", "agreed"),
        ("Norway announced tariffs on Swedish fish.", "announced"),
        ("Norway said it would impose tariffs on Swedish fish.", "announced"),
        ("The ban on herring will take effect on 1 May.", "announced"),
        ("Norway suspended the ban on exports.", "suspended"),
        ("Norway postponed imposing tariffs on Iceland.", "suspended"),
        ("Norway lifted the embargo.", "ended"),
        ("The ban on exports expired in May.", "ended"),
        ("Norway withdrew from the treaty on fishing.", "ended"),
        ("Parliament rejected the treaty on fishing.", "rejected"),
    ],
)
def test_every_status(parsed, text, status):
    assert measure(parsed, text)["status"] == status


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The council imposed sanctions on Norway.", "held"),
        ("Norway wants to lift the embargo.", "held"),
        ("Norway announced tariffs on Swedish fish.", "planned"),
        ("Norway proposed a ban on trawlers.", "proposed"),
        ("The council may impose tariffs on steel.", "possible"),
        ("Parliament rejected the treaty on fishing.", "denied"),
    ],
)
def test_the_modality_goes_with_the_status(parsed, text, modality):
    assert measure(parsed, text)["modality"] == modality


@pytest.mark.parametrize(
    ("text", "body", "status"),
    [
        ("Norway vetoed the resolution on whaling.", "Norway", "in force"),
        ("Norway has a veto over new members.", "Norway", "in force"),
        ("Norway wields veto power in the council.", "Norway", "in force"),
        ("Norway used its veto on Monday.", "Norway", "in force"),
        ("Norway threatened to use its veto.", "Norway", "proposed"),
        ("Norway may veto the resolution on whaling.", "Norway", "proposed"),
    ],
)
def test_who_holds_a_veto(parsed, text, body, status):
    told = measure(parsed, text)
    assert (told["instrument"], told["body"], told["status"]) == ("veto", body, status)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("The crews are required to leave port by the end of December.", "2016-12"),
        ("The workers are obliged to leave within 30 days.", "P30D"),
        ("The workers have a week to leave the port.", "P1W"),
        ("The workers have until Friday to leave the port.", "../2016-05-06"),
        ("The council set a deadline of 1 June 2016 for the talks.", "2016-06-01"),
        ("The workers face a Friday deadline to pay.", "2016-05-06"),
        ("The crews are required to leave port under a deal signed last month.", None),
    ],
)
def test_every_form_of_deadline(parsed, text, deadline):
    document = parsed(text, published="2016-05-04")
    (claim, *_) = extract(document)
    assert claim.first("instrument").value == "obligation"
    assert (claim.first("deadline").value if claim.first("deadline") else None) == deadline


@pytest.mark.parametrize(
    "text",
    [
        "Any deal would be welcome.",
        "He closed real estate deals in Oslo.",
        "Norway warned of a storm should Sweden impose tariffs on fish.",
        "The withdrawal of the gunners was never on the table.",
        "Norway is bound to win.",
    ],
)
def test_what_is_supposed_or_of_another_sense_is_no_measure(parsed, text):
    assert list(extract(parsed(text))) == []


@pytest.mark.parametrize(
    "text",
    ["Norway wants to ease the sanctions on Sweden.", "Norway demanded an exemption from the tariffs."],
)
def test_who_only_wants_it_is_not_whose_measure_it_is(parsed, text):
    assert "body" not in measure(parsed, text)


def test_a_ban_told_by_a_verb(parsed):
    told = measure(parsed, "Norway banned arms sales to Sweden.")
    assert (told["instrument"], told["body"], told["status"]) == ("ban", "Norway", "in force")
