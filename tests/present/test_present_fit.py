"""Which sentences of a report can be shown on their own, and how."""

from __future__ import annotations

import re

import pytest

from present.handmade import document
from summitry.language.parse import divisions
from summitry.model import ActorType, Appearance, Mention
from summitry.present import fit, units
from summitry.present.named import mentions
from summitry.reconcile.text import content


def shown(text: str, *told: tuple[str, str, str]) -> list[str | None]:
    """The sentences of a text as they are shown; ``told``: words of it (a pronoun, a name), of whom, and how."""
    doc = document(text, locator="x.txt")
    actors: dict[str, list[Mention]] = {}
    at = 0
    for words, who, how in told:
        start = next(m.start() for m in re.compile(rf"\b{words}\b").finditer(text, at))
        at = start + (len(words) if how != "plural" else 0)
        actors.setdefault(who, []).append(Mention(start, start + len(words), words, how))
    seen = [Appearance.of(doc.id, ActorType.PERSON, who, mentions=tuple(some)) for who, some in actors.items()]
    named = mentions(seen, {one.id: one.name for one in seen})
    return [fit.shown(one, divisions.quotations(doc), named) for one in units.sentences(doc)]


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
        "Norway said it was “glad of that” “We want more of it,” Sweden replied at once.",  # two that ran together
        "Signed, at last.",  # too short to say anything
    ],
)
def test_what_cannot_be_understood_by_itself_is_not_shown(text):
    assert shown(text) == [None]


def test_the_sentences_of_one_quotation_are_shown_as_one_with_who_speaks():
    text = "“The draft is a very bad joke. Nobody here will ever sign it,” said Ana Brenn of Norway."
    assert shown(text) == [text]


def test_a_quotation_that_goes_on_behind_its_speaker_is_shown_with_it():
    text = "“The draft is a bad joke,” said Ana Brenn of Norway. “Nobody here will sign it.” The envoys left on Monday."
    assert shown(text) == [text.partition(" The envoys")[0], "The envoys left on Monday."]


def test_one_sentence_of_a_longer_quotation_is_not_shown_without_its_speaker():
    assert shown("Ana Brenn of Norway was angry on Monday. “The draft is a bad joke. Nobody will sign it.”")[1:] == [
        None
    ]


def test_words_for_a_person_have_the_name_in_their_place_where_no_other_one_was_named():
    text = "Ana Brenn of Norway met the envoys. The minister refused to sign on Monday."
    told = [("Ana Brenn", "Ana Brenn", "name"), ("minister", "Ana Brenn", "description")]
    assert shown(text, *told)[1] == "[Ana Brenn] refused to sign on Monday."


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
    places = (Mention(0, 5, "Brenn", "family_name"), Mention(37, 42, "Brenn", "family_name"))
    seen = [Appearance.of(doc.id, ActorType.PERSON, "Ana Brenn", mentions=places)]
    named = mentions(seen, {one.id: one.name for one in seen})
    one = units.sentences(doc)[0]
    assert fit.shown(one, (), named) == "[Ana Brenn] refused to sign the draft, and Brenn left."
    assert fit.shown(one, (), named, content.words("Brenn sails")) == text


BOTH = [("Ana Brenn", "Ana Brenn", "name"), ("Otto Lund", "Otto Lund", "name")]


def plural(words: str) -> list[tuple[str, str, str]]:
    return [(words, "Ana Brenn", "plural"), (words, "Otto Lund", "plural")]


def test_a_plural_has_the_names_in_brackets_of_those_whom_alone_the_sentences_before_name():
    text = "Ana Brenn met Otto Lund in Oslo on Monday. They talked for about two hours."
    assert shown(text, *BOTH, *plural("They"))[1] == "[Ana Brenn and Otto Lund] talked for about two hours."
    text = "Ana Brenn met Otto Lund in Oslo on Monday. The two ministers left their hotel by boat."
    told = shown(text, *BOTH, *plural("two ministers"), *plural("their"))[1]
    assert told == "[Ana Brenn and Otto Lund] left their hotel by boat."


def test_a_plural_is_not_guessed_where_somebody_else_is_named_too():
    text = "Ana Brenn and Otto Lund met Ida Holm on Monday. They talked for about two hours."
    assert shown(text, *BOTH, ("Ida Holm", "Ida Holm", "name"), *plural("They"))[1] is None


def test_somebody_who_speaks_for_no_state_is_introduced_by_what_he_is():
    doc = document("Brenn saw little hope for the pact.", locator="x.txt")
    seen = [Appearance.of(doc.id, ActorType.PERSON, "Ana Brenn", mentions=(Mention(0, 5, "Brenn", "family_name"),))]
    one = units.sentences(doc)[0]
    known = mentions(seen, {seen[0].id: "Ana Brenn"}, {seen[0].id: "head of the Lake Institute"})
    assert fit.shown(one, (), known) == "[Ana Brenn, head of the Lake Institute] saw little hope for the pact."
    assert not fit.strangers(one, known)
    unknown = mentions(seen, {seen[0].id: "Ana Brenn"}, {seen[0].id: ""})
    assert fit.strangers(one, unknown) == ["Ana Brenn"]


def test_a_pronoun_is_not_given_a_name_where_somebody_else_stands_before_it_in_its_sentence():
    text = "Ana Brenn called it an insult. Minister Otto Lund was calm in his response."
    told = [BOTH[0], ("Otto Lund", "Otto Lund", "name"), ("his", "Ana Brenn", "pronoun")]
    assert shown(text, *told)[1] is None
    assert shown(text, BOTH[0], told[2])[1] is None  # a name that is not known


def test_a_plural_of_an_owner_is_left_where_others_who_may_be_meant_stand_before_it():
    text = "Ana Brenn met Otto Lund in Oslo on Monday. Norway and Sweden let their own fishermen decide."
    told = [*BOTH, ("Norway", "Norway", "name"), ("Sweden", "Sweden", "name"), *plural("their")]
    assert shown(text, *told)[1] == "Norway and Sweden let their own fishermen decide."


def test_they_is_given_no_names_where_others_who_may_be_meant_stand_before_it():
    text = "Ana Brenn met Otto Lund in Oslo on Monday. The fishermen said that they were tired of waiting."
    assert shown(text, *BOTH, *plural("they"))[1] is None


def test_it_behind_a_word_of_saying_stands_for_a_thing_that_is_told_before_it():
    told = [("Ana Brenn", "Ana Brenn", "name")]
    assert shown("Ana Brenn said it was a system of nets.", *told) == [None]
    for text in ("Ana Brenn said it was unclear who would sign.", "Ana Brenn read a draft and said it was weak."):
        assert shown(text, *told) == [text]


def test_somebody_who_speaks_between_two_quotations_is_named():
    told = [("Ana Brenn", "Ana Brenn", "name"), ("she", "Ana Brenn", "pronoun")]
    text = "Ana Brenn met the envoys. “Nobody will sign this draft,” she said. “Nobody at all.”"
    assert shown(text, *told)[1] == "“Nobody will sign this draft,” [Ana Brenn] said. “Nobody at all.”"
    assert shown("“Nobody will sign this draft,” she said. “Nobody at all.”") == [None]


def test_a_name_that_somebody_else_has_whom_the_story_tells_more_of_is_put_nowhere():
    doc = document("Brenn refused to sign the draft.", locator="x.txt")
    seen = [Appearance.of(doc.id, ActorType.PERSON, "Ida Brenn", mentions=(Mention(0, 5, "Brenn", "family_name"),))]
    named = mentions(seen, {one.id: one.name for one in seen}, minor={one.id for one in seen})
    assert fit.shown(units.sentences(doc)[0], (), named) == doc.text
