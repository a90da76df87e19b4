"""Deals that a headline tells in a noun phrase, and whom a deed is towards."""

from __future__ import annotations

import pytest

from summitry.extract.actions import extract
from summitry.model import Modality


def told(document, kind=None):
    """Each action as its type, who does it and towards whom, by name."""
    names = {a.id: a.name for a in document.appearances}
    return [
        (
            c.first("type").value,
            [names.get(s.value, s.value) for s in c.all("actor")],
            [names.get(s.value, s.value) for s in c.all("recipient")],
        )
        for c in extract(document)
        if kind is None or c.first("type").value == kind
    ]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Grain deal between Norway and Poland signed", "SUPPORT"),
        ("Fishing pact reached between Norway and Poland", "SUPPORT"),
        ("Ceasefire agreed between Norway and Poland", "CONCEDE"),
    ],
)
def test_a_headline_without_a_verb_tells_the_deal_of_those_it_names(parsed, text, type_):
    assert told(parsed(text, headline=True)) == [(type_, ["Norway", "Poland"], [])]


@pytest.mark.parametrize("text", ["Deal on grain reached", "Norway not in grain deal signed in Oslo", "No deal signed"])
def test_a_headline_that_names_no_two_actors_tells_none(parsed, text):
    assert told(parsed(text, headline=True)) == []


def test_the_same_words_in_a_paragraph_are_left_to_the_verbs(parsed):
    assert told(parsed("Grain deal between Norway and Poland signed")) == []


def test_a_demand_is_of_whom_it_is_made_of_not_of_whom_it_is_about(parsed):
    document = parsed("Norwegian lawmakers called on the government to block Denmark's bid.")
    assert [r for _, _, r in told(document, "REQUEST")] == [["the government"]]
    document = parsed("Norway urged Denmark to condemn Sweden.")
    assert told(document, "REQUEST") == [("REQUEST", ["Norway"], ["Denmark"])]


def test_who_receives_a_deed_is_its_recipient(parsed):
    assert told(parsed("Norway received an apology from Denmark.")) == [("CONCEDE", ["Denmark"], ["Norway"])]
    assert told(parsed("Norway faces a boycott.")) == []


def test_a_deed_told_in_the_past_is_held_though_its_weekday_may_lie_ahead(parsed):
    document = parsed("Norway on Wednesday accused Denmark of piracy.", published="2021-05-04")
    assert [c.modality for c in extract(document)] == [Modality.HELD]


@pytest.mark.parametrize(
    "text",
    [
        "Norway could end up bombing Denmark.",
        "Norway cut short a visit to Denmark.",
    ],
)
def test_what_another_did_what_only_might_be_and_a_visit_cut_short_are_no_deeds(parsed, text):
    assert [kind for kind, _, _ in told(parsed(text)) if kind in ("ASSAULT", "REJECT")] == []


def test_an_affair_may_be_judged_without_a_word_of_whose_it_is(parsed):
    assert told(parsed("Norway hailed the ceasefire.")) == [("SUPPORT", ["Norway"], [])]
    assert told(parsed("Anna Berg hailed the ceasefire.")) == [("SUPPORT", ["Anna Berg"], [])]


def test_violence_is_told_without_a_word_of_who_did_it(parsed):
    document = parsed("A raid that Amnesty International said killed ten people hit Oslo.")
    assert {tuple(who) for kind, who, _ in told(document) if kind == "ASSAULT"} == {()}


def test_an_envoy_of_any_title_is_summoned_in_protest(parsed):
    assert [kind for kind, _, _ in told(parsed("Norway summoned the High Commissioner of Kenya."))] == ["ACCUSE"]
