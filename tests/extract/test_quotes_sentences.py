"""Sentences that a small parser or a title in quotation marks makes hard: whose words they are, and which."""

from __future__ import annotations

import pytest

from summitry.extract.quotes import extract


def read(parsed, text):
    """Each quote as (speaker's words, pieces of content)."""
    found = []
    for claim in extract(parsed(text)):
        speaker = claim.first("speaker")
        found.append((speaker.text if speaker else None, [s.text for s in claim.all("content")]))
    return found


def test_title_between_two_stretches_of_a_quotation(parsed):
    text = "“Of course we will,” Anna Berg said on NRK's “Morning Hour” on Sunday. “Thank God, I am well. We will do it soon.”"
    assert read(parsed, text) == [("Anna Berg", ["Of course we will,", "Thank God, I am well. We will do it soon."])]


def test_title_before_a_speaker_is_not_what_she_says(parsed):
    text = "Asked about the port during an appearance on “Morning Hour,” Berg said she had not “heard a word of it.”"
    assert ("Berg", ["she had not “heard a word of it.”"]) in read(parsed, text)


def test_words_of_a_clause_about_the_speaker_are_not_what_she_says(parsed):
    text = "Berg, who calls the plan a “fantasy,” said she doubts that the port needs it."
    assert [(who, pieces) for who, pieces in read(parsed, text) if pieces[0].startswith("she")] == [
        ("Berg", ["she doubts that the port needs it"])
    ]


def test_quotation_that_goes_on_from_a_reported_clause(parsed):
    text = "Berg said she had received offers for the boat, but “the offers were a trap from the start.”"
    assert read(parsed, text) == [
        ("Berg", ["she had received offers for the boat, but “the offers were a trap from the start.”"])
    ]


def test_floating_words_whose_sentence_the_report_ends(parsed):
    text = (
        "“So you have the company,” Justice Berg said. “Then you would say that every firm is in violation” of the law?"
    )
    ((who, pieces),) = read(parsed, text)
    assert who.endswith("Berg")
    assert pieces == ["So you have the company,", "Then you would say that every firm is in violation"]


def test_speaker_behind_the_verb_with_a_name_in_apposition(parsed):
    text = (
        "She also had a voice in the matter, said a former spokesman for the ministry, Oleg Marek, who ran for office."
    )
    ((who, pieces),) = read(parsed, text)
    assert who.startswith("a former spokesman")
    assert pieces == ["She also had a voice in the matter"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("As Anna Berg put it, “Ports are the lungs of a country.”", "Ports are the lungs of a country."),
        ("Ports are the lungs of a country, as Anna Berg put it.", "Ports are the lungs of a country"),
    ],
)
def test_as_she_put_it(parsed, text, said):
    assert read(parsed, text) == [("Anna Berg", [said])]


def test_source_in_front_ends_at_its_comma(parsed):
    ((who, pieces),) = read(
        parsed, "According to the police, Marek and another aide left the building by the back door."
    )
    assert who == "the police"
    assert pieces == ["Marek and another aide left the building by the back door."]


@pytest.mark.parametrize(
    "text",
    [
        "The harbour board quickly blasted out a notice to the crews.",
        "There is no denying that she has had quite a run.",
    ],
    ids=["another verb by its particle", "a denied noun"],
)
def test_no_speech(parsed, text):
    assert read(parsed, text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Berg spoke about the need for an open port.", "the need for an open port"),
        ("Berg blamed Oduya for the delay at the port.", "Oduya for the delay at the port"),
        ("They disputed the ruling as “unconvincing”.", "the ruling as “unconvincing”"),
    ],
)
def test_verbs_with_their_prepositions(parsed, text, said):
    ((_, pieces),) = read(parsed, text)
    assert pieces == [said]


def test_title_behind_the_work_it_names_is_not_what_is_said(parsed):
    assert read(parsed, "Elections came early, Anna Berg said in her memoir, “The Long Road.”") == [
        ("Anna Berg", ["Elections came early"])
    ]
    ((_, pieces),) = read(parsed, "Anna Berg said in a statement, “Peace Now.”")
    assert pieces == ["Peace Now."]


def test_a_sentence_that_is_an_attribution_alone_closes_the_quotation_before_it(parsed):
    text = "“We offered the minister a way out of this trouble.” Anna Berg said. “He did not take it.”"
    assert read(parsed, text) == [
        ("Anna Berg", ["We offered the minister a way out of this trouble.", "He did not take it."])
    ]
    text = "“We offered the minister a way out of this trouble.” Mr. Lund said. “He did not take it.”"
    assert read(parsed, text) == [
        ("Mr. Lund", ["We offered the minister a way out of this trouble.", "He did not take it."])
    ]
    text = "“It is late.” Anna Berg said the port would close."
    assert read(parsed, text)[-1] == ("Anna Berg", ["the port would close"])


def test_a_quotation_behind_a_whole_paragraph_does_not_go_on_from_the_one_before_it(parsed):
    text = (
        "“I regret this deeply,” Per Lund said in Oslo.\nAnna Berg met the press at noon.\n"
        "“We offered him a way out of this trouble,” she said."
    )
    assert read(parsed, text) == [
        ("Per Lund", ["I regret this deeply,"]),
        ("she", ["We offered him a way out of this trouble,"]),
    ]
