"""What is planned, expected and forecast."""

from __future__ import annotations

import pytest

from summitry.extract.outlooks import extract
from summitry.model import Modality


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The minister will travel to Oslo.", Modality.PLANNED),
        ("The minister plans to travel to Oslo.", Modality.PLANNED),
        ("The minister is expected to travel to Oslo.", Modality.EXPECTED),
        ("The minister expects a long winter.", Modality.EXPECTED),
        ("The bank predicted that prices would fall.", Modality.EXPECTED),
        ("The minister is due to arrive on Monday.", Modality.PLANNED),
        ("The minister may travel to Oslo.", Modality.POSSIBLE),
        ("The minister said she would travel to Oslo.", Modality.PLANNED),
        ("There are plans for a new bridge.", Modality.PLANNED),
    ],
)
def test_an_outlook(parsed, text, modality):
    (claim,) = extract(parsed(text))
    assert claim.modality is modality


@pytest.mark.parametrize(
    "text",
    [
        "The minister travelled to Oslo.",
        "The minister would have travelled to Oslo.",
        "The minister could not travel.",
        "They asked whether the minister might travel.",
        "The minister agreed with the mayor.",
    ],
)
def test_no_outlook(parsed, text):
    assert list(extract(parsed(text))) == []


def test_the_time_is_that_of_the_plan_not_of_a_deed_beside_it(parsed):
    document = parsed("The envoy, who crossed the river on 1 May 2019, is due to visit Oslo on 3 May 2019.")
    (claim,) = extract(document)
    assert claim.first("time").value == "2019-05-03"


def test_would_in_somebodys_own_words_only_supposes(parsed):
    assert list(extract(parsed('"A ban would change the market," the ministry said.'))) == []


@pytest.mark.parametrize(
    "text",
    [
        "The minister does not know how many ships will sail.",
        "The minister declined to say when the ships will sail.",
        "Norway must pay before Sweden will open the port.",
        "The ministers must decide whether to pay.",
        "Norway decided to pay the fine.",
    ],
)
def test_what_is_not_said_to_come(parsed, text):
    assert list(extract(parsed(text))) == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Norway will sign the treaty.", "planned"),
        ("The talks will begin on Monday.", "planned"),
        ("The treaty will be signed in Oslo.", "planned"),
        ("The tariffs will raise prices in Oslo.", "expected"),
        ("Norway will probably sign the treaty.", "expected"),
        ("Prime Minister Ana Brenn believes that Sweden will sign the treaty.", "expected"),
        ("Norway will perhaps sign the treaty.", "possible"),
    ],
)
def test_how_surely_will_tells_it(parsed, text, modality):
    (claim,) = extract(parsed(text))
    assert claim.modality.value == modality


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Norway doubts that there will be a treaty.", "-"),
        ("Norway does not think that Sweden will sign the treaty.", "-"),
        ("Norway will not sign the treaty.", "-"),
        ("Norway does not doubt that Sweden will sign the treaty.", "+"),
        ("Norway thinks that Sweden will sign the treaty.", "+"),
    ],
)
def test_what_is_doubted_is_denied(parsed, text, polarity):
    (claim,) = extract(parsed(text))
    assert claim.polarity == polarity


def test_a_year_before_the_report_is_not_when_a_plan_falls_due(parsed):
    document = parsed("Norway will rebuild the port lost in 2007.", published="2014-08-05")
    (claim,) = extract(document)
    assert claim.first("time") is None


@pytest.mark.parametrize(
    "text",
    [
        "The mayor accused Norway of planning to close the harbour.",
        "The mayor suspected Norway of planning to close the harbour.",
    ],
)
def test_an_infinitive_behind_a_gerund_is_of_the_gerund(parsed, text):
    (claim,) = extract(parsed(text))
    assert claim.first("what").text == "to close the harbour"


def test_a_guess_at_what_is_looks_nowhere_ahead(parsed):
    texts = (
        "Norway may be looking for a way out.",
        "The bridge may already block the port.",
        "Norway may sign the treaty.",
    )
    assert [len(list(extract(parsed(text)))) for text in texts] == [0, 0, 1]
