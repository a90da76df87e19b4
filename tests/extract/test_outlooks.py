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


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said no papers would be signed.",
        "The ministry said that a ban would help if it were obeyed.",
        "They fear cuts that could hurt trade.",
    ],
)
def test_what_looks_ahead_to_nothing(parsed, text):
    assert list(extract(parsed(text))) == []


def test_would_in_somebodys_own_words_only_supposes(parsed):
    assert list(extract(parsed('"A ban would change the market," the ministry said.'))) == []
