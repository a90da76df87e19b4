"""Who speaks when, by the layout: labels of transcripts, interviews without labels."""

import pytest

from summitry.language.turns import Voice, turns
from summitry.model import Document
from summitry.read import split


def spoken(text, title=None):
    document = Document.of(text, locator="t.txt", passages=split(text, title))
    return [
        (turn.voice.value, turn.name, [" ".join(text[start:end].split()) for _, start, end in turn.spans])
        for turn in turns(document)
    ]


def test_a_label_holds_until_the_next():
    text = (
        "Talks in Strelsau\n\nMINISTER BERG: (Via interpreter) Good morning. We have met.\n\nThe border stays open.\n\n"
        "(Laughter.)\n\nWe have said so.\n\nQUESTION: When does it close?\n\nMINISTER BERG: Never.\n\nMODERATOR: Thank you."
    )
    assert spoken(text) == [
        ("named", "MINISTER BERG", ["Good morning. We have met.", "The border stays open.", "We have said so."]),
        ("asking", "QUESTION", ["When does it close?"]),
        ("named", "MINISTER BERG", ["Never."]),
        ("chairing", "MODERATOR", ["Thank you."]),
    ]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("Mr. Berg:", "Ms. Tarl:", "Mr. Berg:"),
        ("O. Berg:", "F. Tarl:", "O. Berg:"),
        ("President of Ruritania O. Berg:", "F. Tarl:", "O. Berg:"),
        ("President of Ruritania Otto Berg:", "Prime Minister of Sylvania Flavia Tarl:", "Otto Berg:"),
        ("Ruritania (representative):", "Sylvania (Minister for the Sea):", "Ruritania (representative):"),
        ("Mr. Berg (Ruritania):", "Ms. Tarl (Sylvania) (spoke in French):", "The President:"),
        ("OTTO BERG, FOREIGN MINISTER OF RURITANIA:", "FLAVIA TARL:", "BERG:"),
        ("Q:", "A:", "Q:"),
        ("O. Berg:", "A. Tarl:", "Question:"),
        ("Question:", "Answer:", "Question:"),
        ("Harbour Times:", "Otto Berg:", "Harbour Times:"),
    ],
)
def test_forms_of_labels(first, second, third):
    text = (
        f"Talks of Otto Berg and Flavia Tarl in Strelsau\n\n{first} We have met for three hours today.\n\n"
        f"{second} We have agreed on the port.\n\n{third} That is all that there is to say.\n\nIt was a long day."
    )
    found = spoken(text)
    assert [name for _, name, _ in found] == [
        label.rstrip(":").split(" (")[0].strip() for label in (first, second, third)
    ]
    assert found[-1][2] == ["That is all that there is to say.", "It was a long day."]


def test_a_label_on_a_line_of_its_own():
    text = (
        "Talks\n\nBERG:\n\nWe have met for three hours.\n\nTARL:\n\nWe have agreed.\n\nBERG:\n\nThat is all that I say."
    )
    assert [(name, words) for _, name, words in spoken(text)] == [
        ("BERG", ["We have met for three hours."]),
        ("TARL", ["We have agreed."]),
        ("BERG", ["That is all that I say."]),
    ]


def test_what_tells_of_the_speaker_by_name_is_nobodys_turn():
    text = (
        "BERG: We have met.\n\nTARL: We have agreed.\n\nBERG: That is all.\n\n"
        "Berg left the room when he had said so, and the press was led out."
    )
    assert spoken(text)[-1] == ("named", "BERG", ["That is all."])


def test_an_interview_without_labels():
    text = (
        "“I was never asked”: the minister on the port\n\nBy Anna Lind\n\nOtto Berg spoke to the Harbour Times about the talks.\n\n"
        "Minister, why did you leave?\n\nI did not leave. My plane left at eight.\n\nThey say that you promised to pay.\n\n"
        "I never promised that.\n\nDid the president call you?\n\nNo. He called our office on Thursday.\n\nWill you go back?\n\n"
        "We shall see."
    )
    assert [(voice, len(words)) for voice, _, words in spoken(text)] == [("asking", 1), ("answering", 1)] * 4


@pytest.mark.parametrize(
    "text",
    [
        "Results so far:\n\nBerg: 547\n\nOduya: 46\n\nMarek: 12",
        "The talks\n\nThe ministers met on Monday. What did they want?\n\nThe port, said one. Who pays for it?\n\nNobody knows.",
        "Date: 3 May\n\nPlace: Strelsau\n\nThe ministers met on Monday for three hours and agreed on nothing.",
    ],
)
def test_lists_and_reports_have_no_turns(text):
    assert all(voice is Voice.NAMED.value for voice, _, _ in spoken(text))
    assert "The ministers met" not in str(spoken(text))


def test_initials_of_names_are_no_letters_of_an_interview():
    tail = "\n\n".join(f"P. {name} said that the port of Strelsau stays open." for name in ("Berg", "Tarl", "Lind"))
    assert spoken(f"Talks in Strelsau\n\n{tail}") == []
    pair = "\n\n".join(f"{letter} Tarl told the council so." for letter in ("P.", "R.", "P.", "R."))
    assert spoken(f"Talks in Strelsau\n\n{pair}") == []
    asked = "P. Is it open?\n\nR. It is.\n\nP. Since when?\n\nR. Since Monday."
    assert [name for _, name, _ in spoken(f"Talks in Strelsau\n\n{asked}")] == ["P", "R", "P", "R"]
