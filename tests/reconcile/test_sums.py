"""Figures inside one report that do not add up."""

import pytest

from summitry.model import Document, Part, Passage
from summitry.reconcile.sums import misfits


def found(text, part=Part.PARAGRAPH):
    document = Document.of(text, locator="r.txt", passages=(Passage(part, 0, len(text)),))
    return [(m.says, m.why) for m in misfits([document])]


@pytest.mark.parametrize(
    ("text", "says", "why"),
    [
        (
            "The hearing took three hours, double the 45 minutes allotted.",
            "three hours, double the 45 minutes",
            "three hours is 4 times 45 minutes, not double",
        ),
        ("The guard counted 30 boats – 14 yachts and 9 ferries – in port.", "30 boats", "the parts make 23, not 30"),
        ("Only 25 percent of the 80 clerks, or 31, came.", "25 percent of the 80", "25 percent of 80 is 20, not 31"),
        ("There were 20 cars, including 15 vans and 9 lorries.", "20 cars", "the parts make 24, not 20"),
    ],
)
def test_what_does_not_fit(text, says, why):
    ((words, reason),) = found(text)
    assert words.startswith(says.split(" – ")[0][:8])
    assert reason == why


@pytest.mark.parametrize(
    "text",
    [
        "The hearing took 90 minutes, double the 45 minutes allotted.",
        "The hearing took about 80 minutes, double the 45 minutes allotted.",
        "The guard counted 23 boats – 14 yachts and 9 ferries – in port.",
        "There were 40 cars, including 15 vans and 9 lorries.",
        "More than 20 came, double the 15 of last year.",
        "Only 25 percent of the 80 clerks, or 20, came.",
    ],
)
def test_what_fits_or_can_fit(text):
    assert found(text) == []


def test_furniture_is_not_checked():
    assert found("Share 30 posts – 14 likes and 9 stars – now.", Part.FURNITURE) == []
