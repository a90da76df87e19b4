"""Which sentences of a report can be shown on their own, and how."""

from __future__ import annotations

import re

import pytest

from present.handmade import document
from summitry.language.parse import divisions
from summitry.model import ActorType, Appearance, Mention
from summitry.present import fit
from summitry.reconcile.text import content


def shown(text: str, *told: tuple[str, str, str]) -> list[str | None]:
    """The sentences of a text as they are shown; ``told``: words of it (a pronoun, a name), of whom, and how."""
    doc = document(text, locator="x.txt")
    actors: dict[str, list[Mention]] = {}
    at = 0
    for words, who, how in told:
        start = next(m.start() for m in re.compile(rf"\b{words}\b").finditer(text, at))
        at = start + len(words)
        actors.setdefault(who, []).append(Mention(start, at, words, how))
    seen = [Appearance.of(doc.id, ActorType.PERSON, who, mentions=tuple(some)) for who, some in actors.items()]
    named = fit.mentions(seen, {one.id: one.name for one in seen})
    return [fit.shown(one, divisions.quotations(doc), named) for one in fit.sentences(doc)]


def test_a_whole_sentence_is_shown_as_it_stands():
    assert shown("Norway and Sweden signed a fishing treaty on Monday.") == [
        "Norway and Sweden signed a fishing treaty on Monday."
    ]


def test_a_pronoun_has_its_name_in_brackets_where_the_sentence_does_not_give_it():
    text = "Ana Brenn met the envoys on Monday. Then he refused to sign his own draft."
    told = [("Ana Brenn", "Ana Brenn", "name"), ("he", "Ana Brenn", "pronoun"), ("his", "Ana Brenn", "pronoun")]
    assert shown(text, *told)[1] == "[Ana Brenn] refused to sign his own draft."


def test_a_pronoun_whose_name_stands_before_it_in_the_sentence_is_left():
    text = "Minister Ana Brenn said on Monday that she would not sign."
    told = [("Ana Brenn", "Ana Brenn", "name"), ("she", "Ana Brenn", "pronoun")]
    assert shown(text, *told) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "He refused to sign the draft on Monday.",  # nobody knows who
        "This was the third refusal within a month.",  # leans on what stands before
        "Both sides of it were angry about the delay.",
        "We welcome the decision of the council.",  # the words of somebody who is not the report
        "refused to sign the draft on Monday.",  # no beginning
        "The minister refused to sign the draft on",  # no end
        "The minister said the draft was “a bad joke and left the room.",  # a mark without its fellow
        "The move angered fishermen on both shores of it.",  # which move
        "Talks between the two countries broke down on Monday.",  # which two
        "“Norway and Sweden want this settled as well.”",  # nobody is said to say it
        "Signed, at last.",  # too short to say anything
    ],
)
def test_what_cannot_be_understood_by_itself_is_not_shown(text):
    assert shown(text) == [None]


def test_one_sentence_of_a_longer_quotation_is_not_shown_without_its_speaker():
    text = "“The draft is a very bad joke. Nobody here will ever sign it,” said Ana Brenn of Norway."
    assert None in shown(text)


def test_a_connective_at_the_head_is_left_out():
    assert shown("But the envoys of Norway refused to sign the draft.") == [
        "[T]he envoys of Norway refused to sign the draft."
    ]


def test_the_name_of_a_country_is_no_pronoun():
    assert shown("Norway told the US that its fish would stay at home.") != [None]


def test_a_pronoun_is_given_a_name_only_where_the_sentence_before_names_one_person():
    text = "Ana Brenn met Otto Lund for the envoys. She refused to sign the draft of May."
    told = [("Ana Brenn", "Ana Brenn", "name"), ("Otto Lund", "Otto Lund", "name"), ("She", "Ana Brenn", "pronoun")]
    assert shown(text, *told)[1] is None
    text = "Ana Brenn spoke to the envoys. The lake had been frozen since the winter. She refused to sign the draft."
    assert shown(text, told[0], told[2])[2] is None  # she stands two sentences before


def test_a_pronoun_is_left_where_its_name_follows_in_the_sentence():
    text = "Speaking to her envoys on Monday, Ana Brenn refused to sign."
    told = [("her", "Ana Brenn", "pronoun"), ("Ana Brenn", "Ana Brenn", "name")]
    assert shown(text, *told) == [text]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("OSLO, Norway (FW) — Norway will not sign the draft.", "Norway will not sign the draft."),
        ("Earlier, Norway refused to sign the draft.", "Norway refused to sign the draft."),
        ("Earlier this week, Norway refused to sign.", "Earlier this week, Norway refused to sign."),
        ("Will Norway sign the draft on Monday?", None),
        ("Norway will sign [...] on Monday in Oslo.", None),
    ],
)
def test_datelines_are_left_out_and_questions_are_not_shown(text, told):
    assert shown(text) == [told]


def test_a_bare_family_name_is_shown_in_full_but_for_that_of_somebody_familiar():
    text = "Brenn refused to sign the draft, and Brenn left."
    doc = document(text, locator="x.txt")
    mentions = (Mention(0, 5, "Brenn", "family_name"), Mention(37, 42, "Brenn", "family_name"))
    seen = [Appearance.of(doc.id, ActorType.PERSON, "Ana Brenn", mentions=mentions)]
    named = fit.mentions(seen, {one.id: one.name for one in seen})
    one = fit.sentences(doc)[0]
    assert fit.shown(one, (), named) == "[Ana Brenn] refused to sign the draft, and Brenn left."
    assert fit.shown(one, (), named, content.words("Brenn sails")) == text
