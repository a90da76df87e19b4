"""Numbers that tell a quantity, and those that do not."""

from __future__ import annotations

import pytest

from summitry.extract.figures import extract


def values(claim):
    return tuple(s.value if (s := claim.first(role)) else None for role in ("min", "max", "unit"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The flood killed 1,250 people.", ("1250", "1250", None)),
        ("The bridge cost $3.5 million.", ("3500000", "3500000", "USD")),
        ("Some 40 percent of the voters stayed at home.", ("40", "40", "percent")),
        ("The meeting lasted three and a half hours.", ("3.5", "3.5", "hour")),
        ("More than 300 ships waited.", ("300", None, None)),
    ],
)
def test_a_figure(parsed, text, expected):
    (claim,) = extract(parsed(text))
    assert values(claim) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders left.",
        "One of them smiled.",
        "It was their second visit.",
        "The treaty was signed in 1998.",
        "They met three times.",
        "On May 12, 2019 the mayor resigned.",
    ],
)
def test_no_figure(parsed, text):
    assert list(extract(parsed(text))) == []


def test_what_it_counts(parsed):
    (claim,) = extract(parsed("The flood killed 1,250 people."))
    assert claim.first("what").text == "people"
