"""Speech that is named but not reported: short texts about invented events that give no quote, beside ones that do."""

from __future__ import annotations

import pytest

from summitry.extract.quotes import extract


def contents(claims):
    """The words of each quote."""
    return [" … ".join(s.text for s in c.all("content")) for c in claims]


@pytest.mark.parametrize(
    "text",
    [
        "What they agreed, if anything, remains unclear.",
        "It is not known whether the ministers agreed on a date.",
        "It remains unclear whether Berg said the bank would close.",
        "It was unclear what the chancellor told the senator about the pipeline.",
    ],
)
def test_open_question_is_no_quote(parsed, text):
    assert contents(extract(parsed(text))) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "What the ministers promised each other is not known, Berg said.",
            "What the ministers promised each other is not known",
        ),
        ("Berg said it was unclear whether the bank would close.", "it was unclear whether the bank would close"),
        ("It is unclear who will lead the bank, which Berg said would close in May.", "would close in May"),
    ],
)
def test_who_speaks_of_an_open_question_is_quoted(parsed, text, said):
    assert contents(extract(parsed(text))) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "Nor did either minister mention the dam.",
        "Neither did Berg say that the port would open.",
        "Neither minister mentioned the dam.",
        "Nobody said the port would open.",
    ],
)
def test_denied_speech_is_no_quote(parsed, text):
    assert contents(extract(parsed(text))) == []


def test_inversion_that_denies_nothing_is_a_quote(parsed):
    assert contents(extract(parsed("Only then did Berg say that the port would open."))) == ["the port would open"]


@pytest.mark.parametrize(
    "text",
    [
        "The officials asked not to be named.",
        "The commission told the meeting.",
        "Berg agreed the workers.",
        "They agreed their future at dinner.",
    ],
)
def test_who_is_told_and_what_is_settled_is_not_what_was_said(parsed, text):
    assert contents(extract(parsed(text))) == []


def test_condition_of_speaking_is_no_quote_beside_one(parsed):
    text = "An official who asked not to be named said the border would open."
    assert contents(extract(parsed(text))) == ["the border would open"]


def test_clause_behind_the_same_verbs_is_a_quote(parsed):
    assert contents(extract(parsed("The ministers agreed the workers could stay."))) == ["the workers could stay"]


def test_what_is_proposed_is_a_quote_only_as_a_clause(parsed):
    assert contents(extract(parsed("Norway proposed a working group on fisheries."))) == []
    assert contents(extract(parsed("Norway proposed that the ports be opened."))) == ["the ports be opened"]


def test_words_in_marks_that_were_not_said_are_denied(parsed):
    (denied,) = extract(parsed("Anna Berg would not say “never”."))
    (said,) = extract(parsed("Anna Berg said “never”."))
    assert (denied.polarity, said.polarity) == ("-", "+")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Berg put it to the council: “Will the port open?”", "Will the port open?"),
        ("Berg gave no reason and said the port would open.", "the port would open"),
        ("Berg did not resign and said the port would open.", "the port would open"),
    ],
)
def test_what_is_asked_or_denied_beside_speech_leaves_it_said(parsed, text, said):
    assert contents(extract(parsed(text))) == [said]


@pytest.mark.parametrize(
    "text", ["Did Berg say that the port would open?", "Berg tried in vain; no one said the port would open."]
)
def test_speech_that_is_only_asked_about_is_no_quote(parsed, text):
    assert contents(extract(parsed(text))) == []


@pytest.mark.parametrize(
    ("text", "modality", "polarity"),
    [
        ("Oduya may announce that the port is closed.", "possible", "+"),
        ("Oduya is expected to say that the port is closed.", "expected", "+"),
        ("Oduya must say that the port is closed.", "proposed", "+"),
        ("It is not true that Oduya said that the port was closed.", "denied", "+"),
        ("It is unlikely that Oduya said that the port was closed.", "possible", "-"),
        ("Oduya might call the port “a trap”.", "possible", "+"),
    ],
)
def test_standing_of_words_is_that_of_the_verb(parsed, text, modality, polarity):
    (claim,) = extract(parsed(text))
    assert (claim.modality, claim.polarity) == (modality, polarity)


@pytest.mark.parametrize("text", ["Oduya may threaten the port.", "Oduya refused to reject the offer."])
def test_object_is_told_only_of_what_was_said(parsed, text):
    assert not [c for c in extract(parsed(text)) if c.modality != "held"]


def test_who_tells_that_words_were_said_holds_them_too(parsed):
    told = {c.first("cue").value: c for c in extract(parsed("Anna Berg said the port was shut, the envoy claimed."))}
    assert told["say"].holders == (told["say"].first("speaker").value, told["claim"].first("speaker").value)


def test_question_about_words_in_marks_gives_no_quote(parsed):
    assert contents(extract(parsed("Is it true that Berg called the port “a trap”?"))) == []
    assert contents(extract(parsed("Berg asked: “Is the port open?”"))) == ["Is the port open?"]
