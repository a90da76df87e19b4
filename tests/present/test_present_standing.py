"""How far a sentence stands by itself, and what is near it in other words."""

from __future__ import annotations

import pytest

from summitry.present import standing
from summitry.present.nearness import Nearness
from summitry.present.support import word_for_word
from summitry.present.units import Sentence
from summitry.reconcile.text import content

HEAD = "Norway, Sweden open lake to both fleets Norway and Sweden agreed on Friday to open the Lake Tall fishery to both fleets."
BEFORE = "The inspectors of the Lake Commission found nets without marks. A circular told skippers what marks are for."


def leans(text: str, before: str = BEFORE, place: int = 9) -> float:
    counted = standing.numbers(text, content.words(HEAD), before, place)
    return Nearness({}).leaning(counted, standing.unbracketed(text), HEAD)


@pytest.mark.parametrize(
    ("stands", "hangs"),
    [
        (
            "Sweden accused Norway of hiding boats from the fishery’s inspectors.",
            "The circular also named those it was sent to.",
        ),
        (
            "Norway's fleet may enter Lake Tall from June, its fishery ministry said.",
            "“That was why we sent it,” [Otto Lund] added.",
        ),
        ("Swedish boats will fish in the north of Lake Tall.", "The latter was even more doubtful about the marks."),
    ],
)
def test_what_leans_on_its_report_is_told_from_what_stands_alone(stands, hangs):
    assert leans(stands) < leans(hangs)


def test_what_a_page_has_told_lets_a_sentence_stand():
    text = "The fleets will be counted every week by the inspectors."
    counted = standing.numbers(text, content.words(f"{HEAD} Inspectors count both fleets."), BEFORE, 9)
    assert standing.NAMES[0] == "told"
    assert counted[0] > standing.numbers(text, content.words("Budget passes"), BEFORE, 9)[0]


def test_names_that_were_put_in_count_without_what_is_said_of_them():
    assert standing.unbracketed("[Ana Brenn, foreign minister, Norway] signed.") == "Ana Brenn signed."


def sentence(document: str, number: int, text: str) -> Sentence:
    return Sentence(document, number * 500, number * 500 + len(text), number, text)


MINE = sentence("a", 0, "Norway will send forty trucks of grain to the port of Lund.")
SAME = sentence("b", 0, "Forty lorries with grain will be sent by Norway to Lund's port.")
OTHER = sentence("b", 1, "The opera house reopened after a fire.")


def test_a_sentence_of_another_report_is_found_that_tells_the_same_in_other_words():
    nearness = Nearness({"a": [MINE], "b": [OTHER, SAME]})
    assert list(nearness.elsewhere(MINE)) == [SAME]
    assert nearness.near(MINE.text, SAME.text)
    assert not nearness.near(MINE.text, OTHER.text)


def test_words_that_two_reports_quote_lead_from_one_to_the_other():
    short = sentence("a", 0, "Lund wrote that Norway “is not ready to count its own boats” this spring.")
    whole = sentence(
        "b", 0, "“Our neighbour is not ready to count its own boats, and I told the king so at breakfast,” Lund said."
    )
    assert list(Nearness({"a": [short], "b": [OTHER, whole]}).elsewhere(short)) == [whole]


def test_two_sentences_with_many_words_in_a_row_are_of_one_hand_but_not_two_that_quote_alike():
    copied = "boats of both fleets were counted for the first time since the lake treaty of Oslo"
    said = "“we will count the boats of both fleets every week until the summer is over”"
    assert word_for_word(f"On Friday {copied}.", f"In Lund, {copied}, a clerk said.")
    assert not word_for_word(f"Brenn said {said}.", f"The minister promised: {said}.")


def test_what_denies_or_gives_another_number_says_nothing_again():
    nearness = Nearness({"a": [MINE], "b": [SAME]})
    assert not nearness.near("Norway will not send forty trucks of grain to the port of Lund.", MINE.text)
    assert not nearness.near("Norway will send 60 trucks of grain to the port of Lund.", MINE.text)
    denial = sentence("b", 0, "Norway will not send forty trucks of grain to the port of Lund.")
    assert not list(Nearness({"a": [MINE], "b": [denial]}).elsewhere(MINE))
