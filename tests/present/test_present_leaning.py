"""What leans on the sentences before it, and of what a reader must have been told."""

from __future__ import annotations

import pytest

from summitry.present import leaning
from summitry.reconcile.text import content


@pytest.mark.parametrize(
    "text",
    [
        "While Norway disputes that assertion, the fleets will sail.",
        "The envoys are now a party to that fishing pact.",
        "Since then, Norway has counted the boats twice.",
        "Sweden said these terms were hard to accept.",
        "Norway sent such a letter to Sweden in May.",
        "The country has not signed, as Norway said on Monday.",  # which country: the name stands behind it
        "The three countries want a gradual opening of the lake.",
        "Norway and its fishermen have done so since May.",
        "Ana Brenn met fishermen there.",
        "The response of Norway showed anger, Sweden said.",
        "Norway said three of the wounded were in hospital.",
        "Norway held the boats and the other vessels of May.",
        "Norway then detained two fishermen.",
        "The envoys of Norway accepted, Sweden said.",
        "Norway counted the boats the following day.",
        "NLF is an acronym for the fleet of Norway.",
        "Norway stood by the draft of May, though.",
        "Norway has always rejected the plan.",
        "Officials there said that Norway would sign.",
        "The three envoys met Norway and Sweden on Monday.",
        "Norway said that was a mistake.",
        "Norway is wary of one, as Sweden knows.",
        "Norway denounced that practice because boats were lost.",
    ],
)
def test_what_points_to_another_sentence_leans_on_it(text):
    assert leaning.points_back(text, (), [text.find("Norway")] if "Norway" in text else [])


@pytest.mark.parametrize(
    "text",
    [
        "Norway said that talks would go on this week.",
        "Norway told those who fish at night to stop.",
        "Norway said the country would sign.",
        "Lakes such as Lake Tall freeze early.",
        "Norwegian officials said that the lake froze.",
        "Norway met the envoys and then refused to sign.",
        "Norway freed Otto Lund, who was then a deputy.",
        "Norway agreed to sign the draft.",
        "This week Norway counted the boats.",
        "Norway said there was a mistake.",
        "Norway went to Lake Tall and counted the boats there in May.",
        "Norway wants a deal that would feed one million.",
        "The Norwegian envoys protested this past week.",
        "The call by Norway came on Monday.",
        "Norway struck the boats and denied that such strikes were planned.",
    ],
)
def test_what_is_named_in_its_sentence_leans_on_nothing(text):
    assert not leaning.points_back(text, (), [0])


def test_a_quotation_that_begins_with_a_pointer_leans():
    text = "“That is a bad joke,” Ana Brenn said."
    assert leaning.points_back(text, [(0, 20)], [22])
    assert leaning.points_back("“I believe this is a bad joke,” Ana Brenn said.", [(0, 30)], [32])
    assert not leaning.points_back("“I think it is wrong to sign,” Ana Brenn said.", [(0, 29)], [31])
    plain = "“The draft is a bad joke,” Ana Brenn said."
    assert not leaning.points_back(plain, [(0, 25)], [27])


def test_a_known_thing_needs_to_have_been_told():
    earlier = content.words("A coalition of fishermen was formed in May.")
    assert leaning.needs("Sweden joined the coalition on Monday.", (), earlier) == {content.words("coalition")}
    assert not leaning.needs("Sweden joined the coalition of fishermen on Monday.", (), earlier)  # it says which
    assert not leaning.needs("Sweden formed a coalition, and the coalition broke up.", (), earlier)  # told in it
    assert not leaning.needs("Sweden joined the Lund coalition on Monday.", (), earlier)
    assert not leaning.needs("Sweden joined the coalition on Monday.", (), frozenset())


def test_what_opens_a_sentence_as_known_needs_to_have_been_told_wherever_that_was():
    assert leaning.needs("The tweet angered Sweden on Monday.", (), frozenset())


def test_a_known_thing_of_two_words_or_an_owner_needs_to_have_been_told():
    earlier = content.words("A ceremony was held for a convoy; it made a proposal.")
    assert leaning.needs("Otto Lund attended the opening ceremony and left.", (), earlier) == {
        content.words("ceremony")
    }
    assert leaning.needs("Norway spoke of the convoy's trip on Monday.", (), earlier)
    assert leaning.needs("Norway spoke about the proposal directly with Sweden.", (), earlier)


@pytest.mark.parametrize(
    ("before", "several"),
    [("Norway insists that ", False), ("Norway and Sweden said ", True), ("The fishermen told the envoys ", True)],
)
def test_who_is_meant_by_they_is_told_of_before(before, several):
    assert leaning.of_several("they stay")
    assert leaning.tells_of_several(before) is several


def test_what_somebody_had_said_leans_on_it_and_a_name_of_letters_is_a_name():
    assert leaning.points_back("Norway's comments angered the fishermen of Sweden.", (), [0])
    assert not leaning.points_back("In its latest statement, Norway praised the fishermen.", (), [25])
    assert not leaning.points_back("Leaders of the NLF met for a review of the organisation.", (), ())


def test_a_short_name_that_its_report_explains_elsewhere_needs_to_have_been_told():
    report = "The Lake Tall Commission (LTC) met. The LTC praised NATO."
    assert leaning.short_names("The LTC praised NATO.", report) == {content.words("LTC")}
    assert not leaning.short_names("The Lake Tall Commission (LTC) met.", report)


def test_more_of_a_thing_needs_that_to_have_been_told():
    assert leaning.needs("Norway did not rule out further measures against Sweden.", (), frozenset())
    assert not leaning.needs("Norway took measures and did not rule out further measures.", (), frozenset())


def test_a_thing_of_which_no_earlier_sentence_told_needs_nothing():
    assert not leaning.needs("Norway and Sweden met, with fish on the agenda.", (), content.words("Boats were lost."))
