"""How an encounter went by, as one report tells it."""

import pytest

from summitry.extract.conduct import extract


def told(parsed, text):
    return [(c.polarity, c.first("conduct").text) for c in extract(parsed(text, published="2018-04-05"))]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("President Ana Brenn arrived late for her talks with Osk Tallor in Lugano.", "+"),
        ("President Ana Brenn did not keep Osk Tallor waiting in Lugano.", "-"),
        ("Ana Brenn and Osk Tallor appeared sombre in Lugano.", "+"),
    ],
)
def test_how_people_came_and_bore_themselves(parsed, text, polarity):
    (found,) = told(parsed, text)
    assert found[0] == polarity


@pytest.mark.parametrize(
    "text",
    [
        "Ana Brenn is cautious about the economy.",
        "The train arrived late in Lugano.",
        "Ana Brenn may arrive late in Lugano.",
        "Ana Brenn met Osk Tallor in Lugano.",
    ],
)
def test_what_is_no_conduct_of_a_person(parsed, text):
    assert told(parsed, text) == []
