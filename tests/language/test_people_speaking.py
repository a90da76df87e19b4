"""Whose "I" and "we" stand in quotations."""

import pytest

from summitry.language import analyse
from summitry.model import ActorType


@pytest.fixture
def own(report):
    """The first-person pronouns of a text, each with the actors that it stands for."""

    def _own(text):
        (parsed,) = analyse([report(text)])
        persons = ("i", "me", "my", "we", "us", "our")
        return [(m.text, a.name) for m, a in parsed.mentions if m.text.lower() in persons]

    return _own


def test_i_and_we_are_the_one_who_speaks(own):
    assert own('"I gave my word," Jens Holm said. Kadri Tamm answered: "We heard it."') == [
        ("I", "Jens Holm"),
        ("my", "Jens Holm"),
        ("We", "Kadri Tamm"),
    ]


def test_a_quotation_goes_on_behind_the_words_that_name_its_speaker(own):
    assert own('"We waited," Ingrid Dahl told reporters. "I will not wait again."') == [
        ("We", "Ingrid Dahl"),
        ("I", "Ingrid Dahl"),
    ]


def test_two_who_speak_together_say_we_but_not_i(own):
    assert own('"We signed and I am glad," Peter Holm and Maria Lind said.') == [
        ("We", "Peter Holm"),
        ("We", "Maria Lind"),
    ]


def test_words_quoted_inside_a_quotation_and_words_of_nobody_stay_open(own):
    assert own("“She told me ‘I will come’ and left,” Jens Holm said.") == [("me", "Jens Holm")]
    assert own('The sign over the door read "We never close" in green letters.') == []


def test_the_reason_names_the_speaker(report):
    (parsed,) = analyse([report('"I am tired," a Swiss diplomat said.')])
    (spoken,) = [(m, a) for m, a in parsed.mentions if m.text == "I"]
    assert spoken[1].actor_type is ActorType.UNNAMED
    assert spoken[0].why == "spoken by Swiss diplomat"
