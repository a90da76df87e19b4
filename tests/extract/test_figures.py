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


@pytest.mark.parametrize(
    "text", ["Anna Berg, 56, spoke for Norway.", "A ten-year-old boy was hurt.", "All were under the age of 12."]
)
def test_the_age_of_a_person_is_no_figure(parsed, text):
    assert _slots(parsed, text) == []


def test_the_age_of_a_thing_is_how_long_it_has_lasted(parsed):
    (found,) = _slots(parsed, "Norway ended the 4-year-old dispute.")
    assert (found["min"], found["unit"], found["what"]) == ("4", "year", "dispute")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway expelled two Swedish diplomats.", ("2", "2", "Swedish diplomats")),
        ("Three of the wounded were sailors.", ("3", "3", "Three of the wounded were sailors")),
        ("At least one soldier was killed.", ("1", None, "soldier")),
        ("The three men flew home.", ("3", "3", "men")),
        ("Norway led a 10-member delegation.", ("10", "10", "member")),
        ("The limit, 3.67, was kept.", ("3.67", "3.67", "The limit")),
        ("The new bomb is seven times stronger.", ("7", "7", "times")),
        ("The council voted 15-0 for the ban.", ("15", "15", "The council voted 15-0 for the ban")),
    ],
)
def test_small_numbers_and_joined_ones_count(parsed, text, expected):
    (found,) = _slots(parsed, text)
    assert (found["min"], found.get("max"), found["what"]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The next step will be taken in 60 days.", ("60", "60", "day")),
        ("The envoys have been given a week to leave.", ("1", "1", "week")),
        ("Many people died in a week of fighting.", ("1", "1", "week")),
        ("The talks lasted several hours.", ("2", None, "hour")),
        ("The crate weighs between 60 pounds and 70 pounds.", ("60", "70", "pound")),
    ],
)
def test_lengths_and_ranges(parsed, text, expected):
    (claim,) = extract(parsed(text))
    assert values(claim) == expected


@pytest.mark.parametrize(
    "text", ["The envoys left two weeks ago.", "The six-party talks went on.", "She met Ann three times, Ben two."]
)
def test_what_says_when_or_names_is_no_figure(parsed, text):
    assert _slots(parsed, text) == []
