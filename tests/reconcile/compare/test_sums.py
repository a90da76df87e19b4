"""Figures inside one report that do not add up."""

import pytest

from summitry.model import Document, Part, Passage
from summitry.reconcile.compare.sums import misfits


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


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("The session went from 10 a.m. to 1 p.m. and lasted two hours.", 1),
        ("The session began at 10:05 and ended at 12:00, after about two hours.", 0),
        ("The session began at 22:00 and ended at 01:00; it lasted three hours.", 0),
        ("The gates open at 10 a.m. and the tour of two hours leaves at 1 p.m.", 0),
        ("Of the 21 delegates, 12 came from Rell and 11 from Brenn.", 1),
        ("Of the 21 delegates, 12 came from Rell and 8 from Brenn.", 0),
        ("Five clerks came, including Anna Brenn, 31, and Ole Tallor, 29.", 0),
        ("First came Brenn (20 percent), then Tallor (17 percent), Vik (9 percent) and Rell (4 percent).", 0),
        ("One would need at least half of the 112 votes.", 0),
    ],
)
def test_lengths_by_the_clock_and_parts_of_a_whole(text, many):
    assert len(found(text)) == many
