"""A name for every speaker: bodies by a noun, words over several paragraphs, deeds and occasions that say nothing."""

from __future__ import annotations

import pytest

from summitry.extract.quotes import extract


def speakers(parsed, text):
    """What each quote of a text is said by: the name of the actor, or the words."""
    document = parsed(text)
    actors = {a.id: a.name for a in document.appearances}
    return [[actors.get(s.value, s.value) for s in claim.all("speaker")] for claim in extract(document)]


COURIER = "The British newspaper Daily Courier reported on Monday that the port would close. "
WATCH = "According to Harbour Watch, three piers were shut last year. "


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        (COURIER + "The paper also reported that the plans were old.", ["Daily Courier"]),
        (COURIER + "The harbour was quiet.\n\nThe newspaper claims that ships were sent away.", ["Daily Courier"]),
        (WATCH + "“It is unacceptable,” the organization said.", ["Harbour Watch"]),
        (WATCH + "The worldwide port safety group said that ships must be let in.", ["Harbour Watch"]),
        (
            "The Bergen Harbour Liberation Front (BHLF) met. The BHLF accused the troops of burning a ship.",
            ["The Bergen Harbour Liberation Front"],
        ),
        ("A group of sailors came. “It is unacceptable,” the organization said.", ["organization"]),
        (
            "The Port Commission of Norway condemned the plan. “We call upon the government to act,” the Commission said.",
            ["The Port Commission of Norway"],
        ),
    ],
    ids=[
        "paper",
        "newspaper",
        "organisation",
        "group told more of",
        "letters of its name",
        "nobody told before",
        "head of the name",
    ],
)
def test_noun_for_a_body_is_the_body_told_before(parsed, text, whom):
    found = [name.removeprefix("the ") for name in speakers(parsed, text)[-1]]
    assert found == whom


def test_of_two_bodies_the_noun_means_the_one_that_acted_last_or_neither(parsed):
    two = WATCH + "Harbour Watch met the Port Institute on Monday and the Fjord Institute on Tuesday. "
    assert speakers(parsed, two + "The group said that ships must be let in.")[-1] in (["Harbour Watch"], ["the group"])


def test_words_that_a_later_paragraph_closes_are_of_who_is_named_there(parsed):
    text = (
        "Oslo closed the port on Monday.\n\n"
        "“The sailors have used such ships against people.\n\n"
        "It is a law that they broke,” said Colonel Tom Lund, a spokesman for the army."
    )
    assert speakers(parsed, text) == [["Tom Lund"]]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Norway's president, Ida Holm criticised the attack saying Sweden was losing.", "Ida Holm"),
        ("The union issued a statement following the press conference saying the offer was too low.", "the union"),
    ],
    ids=["deed", "occasion"],
)
def test_what_a_deed_or_an_occasion_seems_to_say_is_said_above_it(parsed, text, whom):
    assert speakers(parsed, text)[-1] == [whom]


def test_letter_says_what_hangs_from_it(parsed):
    assert speakers(parsed, "Sailors read a letter saying the port was shut.")[-1] != [["Sailors"]]


def test_prince_is_the_crown_prince_named_before(parsed):
    text = "They met Crown Prince Oskar of Norway. In a talk about oil, the Prince said Sweden was late."
    assert speakers(parsed, text)[-1] == ["Oskar"]


def test_particle_with_a_hyphen_is_part_of_who_says(parsed):
    text = (
        "Prime Minister Samir al-Basri spoke to the council. “Our will is strong,” al-Basri said. “We will not leave.”"
    )
    assert speakers(parsed, text) == [["Samir al-Basri"]]
