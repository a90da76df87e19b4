"""Deeds by PLOVER type."""

from __future__ import annotations

import pytest

from summitry.extract.actions import extract, quad, score


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Norway condemned Denmark.", "ACCUSE"),
        ("Norway accused Denmark of piracy.", "ACCUSE"),
        ("Norway praised Denmark.", "SUPPORT"),
        ("Norway signed a treaty with Denmark.", "SUPPORT"),
        ("Norway agreed to help Denmark.", "AGREE"),
        ("Norway said it would send aid to Denmark.", "AGREE"),
        ("Norway sent food to Denmark.", "AID"),
        ("Norway suspended aid to Denmark.", "SANCTION"),
        ("Norway imposed sanctions on Denmark.", "SANCTION"),
        ("Norway expelled ten diplomats from Denmark.", "SANCTION"),
        ("Norway lifted sanctions on Denmark.", "RETREAT"),
        ("Norway withdrew its troops from Denmark.", "RETREAT"),
        ("Norway apologised to Denmark.", "CONCEDE"),
        ("Norway demanded an apology from Denmark.", "REQUEST"),
        ("Norway refused to help Denmark.", "REJECT"),
        ("Norway vetoed the resolution of Denmark.", "REJECT"),
        ("Norway threatened to attack Denmark.", "THREATEN"),
        ("Norway bombed Denmark.", "ASSAULT"),
        ("Norway launched an attack on Denmark.", "ASSAULT"),
        ("Norway arrested a pilot from Denmark.", "COERCE"),
        ("Norway tested a missile near Denmark.", "MOBILIZE"),
        ("Norway and Denmark held a joint exercise.", "COOPERATE"),
        ("Denmark was bombed by Norway.", "ASSAULT"),
        ("Workers in Norway went on strike against Denmark.", "PROTEST"),
        ("Norway says Denmark must leave the island.", "REQUEST"),
    ],
)
def test_deeds_have_their_type(parsed, text, type_):
    assert type_ in [c.first("type").value for c in extract(parsed(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Norway lies north of Denmark.",
        "The winter in Norway was long.",
        "Norway has more fjords than Denmark.",
        "Denmark could attack Norway.",
        "If Denmark attacks, Norway will suffer.",
        "Oil prices fell by two percent.",
    ],
)
def test_a_text_without_a_deed_gives_none(parsed, text):
    assert [c.first("type").value for c in extract(parsed(text))] == []


def test_quads_and_scores_are_those_of_the_manual():
    assert (quad("SANCTION"), quad("AID"), quad("ACCUSE"), quad("AGREE")) == (4, 2, 3, 1)
    assert score("ASSAULT", "torture") == -8.5
    assert score("AID") == 10.0
    assert score("ACCUSE", "no such mode") == -3.0


@pytest.mark.parametrize(
    "text",
    [
        "Norway insisted that Denmark had left the island.",
        "Norway's insistence on lifting sanctions annoyed Denmark.",
        "Norway asked Denmark whether the ship had sailed.",
        "Norway did not demand anything from Denmark.",
        "The ministers of Norway met the ministers of Denmark.",
    ],
)
def test_reports_questions_and_names_of_deeds_are_no_deeds(parsed, text):
    assert [c.first("type").value for c in extract(parsed(text))] == []


def test_a_reported_deed_has_its_own_actor_and_the_speaker_as_holder(parsed):
    document = parsed("Anna Berg said Norway had bombed Denmark.")
    names = {a.id: a.name for a in document.appearances}
    (claim,) = [c for c in extract(document) if c.first("type").value == "ASSAULT"]
    assert names[claim.first("actor").value] == "Norway"
    assert [names.get(h, h) for h in claim.holders] == ["Anna Berg"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway demonstrated good judgment towards Denmark.",
        "Norway launched a new television channel in Denmark.",
        "Norway does not have weapons of mass destruction.",
    ],
)
def test_other_senses_are_no_deeds(parsed, text):
    assert [c.first("type").value for c in extract(parsed(text))] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Aid will be frozen until Norway disarms.", []),
        ("The ban stands before Norway releases the pilots and withdraws its troops.", []),
        ("Denmark said aid would not flow until Norway released the pilots.", []),
        ("Denmark sent food to Norway after Norway released the pilots.", ["AID", "RETREAT"]),
        ("Aid was frozen until Norway released the pilots in 2003.", ["RETREAT"]),
    ],
)
def test_a_deed_that_another_waits_for_is_no_deed(parsed, text, told):
    assert [c.first("type").value for c in extract(parsed(text)) if c.first("type").value in ("AID", "RETREAT")] == told


@pytest.mark.parametrize(
    "text",
    [
        "Asked about the attack on Denmark, President Anna Berg said nothing.",
    ],
)
def test_questions_of_the_press_are_no_requests(parsed, text):
    assert [c.first("type").value for c in extract(parsed(text))] == []


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Denmark expects Norway to ask Sweden for aid.", []),
        ("Denmark no longer demands an apology from Norway.", []),
        ("Denmark called on Norway to release the pilots.", ["REQUEST"]),
    ],
)
def test_a_guess_at_others_and_a_dropped_demand_are_no_deeds(parsed, text, types):
    assert [c.first("type").value for c in extract(parsed(text))] == types


def test_a_request_that_is_told_of_is_that_of_its_own_actor(parsed):
    document = parsed("Denmark said that Norway asked Sweden to release the pilots.")
    names = {a.id: a.name for a in document.appearances}
    assert [names[c.first("actor").value] for c in extract(document)] == ["Norway"]


def test_who_is_accused_of_a_deed_does_it(parsed):
    document = parsed("Denmark accused Norway of harming trade by supporting Sweden.")
    names = {a.id: a.name for a in document.appearances}
    assert {names[c.first("actor").value] for c in extract(document) if c.first("type").value != "ACCUSE"} <= {"Norway"}
