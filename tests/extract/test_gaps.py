"""Things not said, not agreed, not known."""

from __future__ import annotations

import pytest

from summitry.extract.gaps import extract


@pytest.mark.parametrize(
    "text",
    [
        "There was no joint statement.",
        "The minister gave no details of the plan.",
        "The minister declined to comment on the report.",
        "The minister did not mention the border.",
        "The minister would not say whether she would go.",
        "The minister made no reference to the strike.",
        "It is unclear whether the talks will go on.",
        "The cause remains unknown.",
        "Both sides failed to reach an agreement.",
        "The talks ended without a deal.",
        "Nothing was agreed.",
        "The minister remained silent on the border.",
        "The minister said little about the border.",
        "None of her remarks hinted at a breakthrough.",
        "The two sides disagreed over the price.",
        "No date has been set for the talks.",
        "The delegates did not attend the dinner.",
    ],
)
def test_a_gap_is_told(parsed, text):
    assert len(list(extract(parsed(text)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The minister signed the treaty.",
        "The minister did not eat.",
        "If there is no deal, prices will rise.",
        "There was no rain.",
        "The minister spoke for an hour.",
        "The ship did not sink.",
        "The talks produced a long statement.",
        "Without rain the harvest failed.",
    ],
)
def test_no_gap_is_told(parsed, text):
    assert list(extract(parsed(text))) == []


def test_what_and_where(parsed):
    (claim,) = extract(parsed("The minister did not mention the border in public."))
    assert "the border" in claim.first("what").text
    assert claim.first("setting").text == "public"


@pytest.mark.parametrize(
    "text",
    [
        "That is not a compromise.",
        "No such allowance is given to Norway.",
    ],
)
def test_words_of_silence_that_tell_no_gap(parsed, text):
    assert list(extract(parsed(text))) == []


def test_a_gap_that_goes_on_from_another_keeps_its_nor(parsed):
    document = parsed("Norway said nothing about fish. Nor did Sweden mention it.")
    texts = [document.text[c.start : c.end] for c in extract(document)]
    assert any(t.startswith("Nor did") for t in texts)


def test_who_kept_silent_is_told_where_only_words_name_it(parsed):
    (claim,) = extract(parsed("The harbour office did not say whether ships would sail."))
    assert claim.first("who").text == "The harbour office"


@pytest.mark.parametrize(
    "text",
    [
        "The minister won't give Norway any credit for the peace.",
        "The minister refused to give the files to the police.",
        "The visit may fall short of a triumph.",
    ],
)
def test_what_is_no_silence(parsed, text):
    assert list(extract(parsed(text))) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("It is not clear why the date was moved, but tension has risen.", "why the date was moved"),
        ("The envoy praised the plan that the minister did not mention.", "the plan"),
        ("The minister gave no details of the plan.", "no details of the plan"),
    ],
)
def test_what_is_missing(parsed, text, what):
    (claim,) = extract(parsed(text))
    assert claim.first("what").text == what


def test_a_gap_within_somebodys_words_is_held_by_the_speaker(parsed):
    document = parsed("Prime Minister Ana Brenn said that Sweden had given no details of the plan.")
    names = {a.id: a.name for a in document.appearances}
    (claim,) = extract(document)
    assert [names[h] for h in claim.holders] == ["Ana Brenn"]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody knew that the treaty was signed.",
    ],
)
def test_turns_of_phrase_that_tell_no_gap(parsed, text):
    assert list(extract(parsed(text))) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The names of the envoys have not been disclosed.", "The names of the envoys"),
        ("Whether the talks will go on is unknown.", "Whether the talks will go on"),
    ],
)
def test_what_is_missing_before_its_verb(parsed, text, what):
    (claim,) = extract(parsed(text))
    assert claim.first("what").text == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "The fair ended with smiles but with little of substance seemingly having been settled.",
            "little of substance",
        ),
        ("The round ended with nothing having been decided.", "nothing"),
        ("The round closed with no dates agreed.", "no dates"),
        ("The clerk refused to name the ship because the law forbids it.", "to name the ship"),
    ],
)
def test_little_or_nothing_that_has_been_agreed(parsed, text, what):
    (claim,) = extract(parsed(text))
    assert claim.first("what").text == what


@pytest.mark.parametrize(
    "text",
    [
        "The farmer does not identify with the party.",
        '"I am not sure that they like herring," said Ola Berg.',
    ],
)
def test_likeness_ability_and_opinion_are_no_gaps(parsed, text):
    assert list(extract(parsed(text))) == []
