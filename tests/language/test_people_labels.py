"""Who speaks under the labels of a transcript, and whose "I" stands there."""

import pytest

from summitry.language import analyse
from summitry.model import ActorType

ASKED = "\n\nQ. Did you meet the envoy?\n\nA. I met him twice.\n\nQ: And then?\n\nA: I left for Geneva with my aides."


@pytest.fixture
def said(report):
    """The mentions of a person of a text from the first label on, as words."""

    def _said(text, name):
        (parsed,) = analyse([report(text)])
        first = text.index("\n\n")
        return [m.text for m, a in parsed.mentions if a.name == name and m.start > first]

    return _said


def test_answers_are_those_of_the_only_person_named_ahead(said):
    assert said("Anna Berg spoke about the talks on Monday." + ASKED, "Anna Berg") == ["A.", "I", "A", "I", "my"]


def test_of_two_named_ahead_it_is_the_one_with_whom_the_interview_is(said):
    opening = "Jens Holm opened the talks. This is an interview with Anna Berg, the foreign minister of Latvia."
    assert said(opening + ASKED, "Anna Berg") == ["A.", "I", "A", "I", "my"]
    assert said(opening + ASKED, "Jens Holm") == []


def test_of_two_named_ahead_without_a_word_of_it_nobody_answers(said):
    opening = "Jens Holm and Anna Berg opened the talks in Riga."
    assert said(opening + ASKED, "Anna Berg") == said(opening + ASKED, "Jens Holm") == []


def test_who_asks_stays_nameless(report):
    (parsed,) = analyse([report("Anna Berg spoke about the talks." + ASKED.replace("Did you meet", "Did I see"))])
    people = [a.name for _, a in parsed.mentions if a.actor_type is ActorType.PERSON]
    assert set(people) == {"Anna Berg"}
    assert "I see" in parsed.text
    assert not [m for m, _ in parsed.mentions if m.start == parsed.text.index("I see")]


def test_i_under_a_name_is_the_one_so_named_and_him_is_another(said):
    text = (
        "Anna Berg met Peter Oduya on Monday.\n\nMR. ODUYA: I went to Geneva, and my aides came.\n\n"
        'ANNA BERG: I told him that I was late. He said, "I know."\n\nMR. ODUYA: My view is clear.'
    )
    assert said(text, "Anna Berg") == ["ANNA BERG", "I", "I"]
    assert said(text, "Peter Oduya")[:3] == ["ODUYA", "I", "my"]
    assert "My" in said(text, "Peter Oduya")


def test_two_labels_make_no_transcript(said):
    text = "Anna Berg spoke on Monday.\n\nQ. Is it late?\n\nA. I do not know."
    assert said(text, "Anna Berg") == []


def test_letters_of_another_language_and_initials_are_labels(said):
    opening = "This is an interview with Anna Berg, the foreign minister of Latvia."
    asked = "\n\nP. Did you meet the envoy?\n\nR. I met him twice.\n\nP. And then?\n\nR. I left for Geneva."
    assert said(opening + asked, "Anna Berg") == ["R.", "I", "R.", "I"]
    opening = "Jens Holm of Radio Strelsau asked Anna Berg, the foreign minister of Latvia, about the talks on Monday."
    asked = "\n\nJH: Did you meet the envoy?\n\nAB: I met him twice.\n\nJH: And then?\n\nAB: I left for Geneva."
    assert said(opening + asked, "Anna Berg") == ["AB", "I", "AB", "I"]


@pytest.mark.parametrize(
    "opening",
    [
        "Anna Berg: ‘I was never asked’\n\nLatvia’s foreign minister on the talks, in words with Jens Holm.",
        "Anna Berg, the foreign minister of Latvia, told Jens Holm how the talks went.",
    ],
)
def test_who_is_interviewed_by_a_heading_or_by_answering(said, opening):
    assert said(opening + ASKED, "Anna Berg")[-5:] == ["A.", "I", "A", "I", "my"]


def test_the_reason_of_initials_tells_who_asks_from_who_answers(report):
    opening = "Jens Holm of Radio Strelsau asked Anna Berg, the foreign minister of Latvia, about the talks on Monday."
    asked = "\n\nJH: Did you meet the envoy?\n\nAB: I met him twice.\n\nJH: And then?\n\nAB: I left for Geneva."
    (parsed,) = analyse([report(opening + asked)])
    whys = {m.text: m.why for m, _ in parsed.mentions if m.text in ("JH", "AB")}
    assert set(whys.values()) == {"has the initials of the label"}
    assert len(whys) == 2
