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


@pytest.mark.parametrize(
    "text",
    [
        "The session took twice as long.",
        "It was the worst flood in a decade.",
        "The number 758858862149586945 stood in the link.",
    ],
)
def test_numbers_that_compare_or_name_are_no_figures(parsed, text):
    assert list(extract(parsed(text))) == []


def test_what_is_counted_is_never_who_said_so(parsed):
    (claim,) = extract(parsed("Exports fell by 12 percent, according to the ministry."))
    assert "ministry" not in claim.first("what").text


def _slots(parsed, text):
    return [{s.role: s.value for s in c.slots} for c in extract(parsed(text))]


def test_a_currency_that_is_counted_is_the_unit(parsed):
    (found,) = _slots(parsed, "Trillions of dollars of trade pass through the strait.")
    assert (found["unit"], found["role"], found["what"]) == ("USD", "money", "trade")


def test_an_age_is_no_length_of_time(parsed):
    (found,) = _slots(parsed, "Anna Berg, 56, spoke for Norway.")
    assert (found["min"], found["role"]) == ("56", "age")


@pytest.mark.parametrize(
    "text", ["Catches fell in the last five months of this year.", "It rose in the last two weeks of 2019."]
)
def test_a_part_of_a_year_is_a_date(parsed, text):
    assert _slots(parsed, text) == []


def test_what_is_worth_the_money_is_what_it_is_of(parsed):
    (found,) = _slots(parsed, "Norway offered a bundle of loans worth some $70 million.")
    assert found["what"] == "a bundle of loans"
