"""Quantities: bounds, ranges, money and units, what is counted, and what is no quantity."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.language.number.numbers import find_numbers
from summitry.language.number.numerals import number_pattern, value_of
from summitry.model import Document, Part, Passage
from unparsed import unparsed


@pytest.fixture(scope="module")
def numbers(parser):
    """A function from a text to ``(words, minimum, maximum, unit, role, what)`` of each quantity."""

    def find(text):
        document = Document.of(text, locator="t", passages=(Passage(Part.PARAGRAPH, 0, len(text)),))
        found = find_numbers(document, parser.sentences(document))
        return [
            (
                n.text,
                n.minimum,
                n.maximum,
                n.unit,
                n.role,
                text[n.what_start : n.what_end] if n.what_start is not None else "",
            )
            for n in found
        ]

    return find


def test_a_range_has_two_bounds_and_something_counted(numbers):
    assert numbers("There were 8,000-30,000 labourers.") == [("8,000-30,000", 8000, 30000, None, "count", "labourers")]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("more than 1,400", 1400, None), ("at least two dozen", 24, None), ("up to 300", None, 300), ("some 40", 40, 40)],
)
def test_bounds_leave_an_end_open(numbers, words, low, high):
    ((text, minimum, maximum, *_),) = numbers(f"They freed {words} prisoners.")
    assert (text, minimum, maximum) == (words, low, high)


def test_vague_amounts_have_a_least_number(numbers):
    assert numbers("Tens of thousands of pilgrims came.")[0][1:3] == (20000, None)
    assert numbers("They hold several dozen warheads.")[0][1:3] == (24, None)


def test_money_has_an_iso_4217_currency(numbers):
    found = numbers("It cost $100m, then €3.5bn, or 2 million rupees.")
    assert [(low, unit) for _, low, _, unit, _, _ in found] == [(1e8, "USD"), (3.5e9, "EUR"), (2e6, "INR")]


def test_units_are_singular_and_roles_follow_them(numbers):
    found = numbers("The 30-minute flight carried 20 tonnes of grain over 900 km.")
    assert [(low, unit, role) for _, low, _, unit, role, _ in found] == [
        (30, "minute", "duration"),
        (20, "tonne", "mass"),
        (900, "kilometre", "distance"),
    ]


def test_shares_are_fractions_or_percent(numbers):
    found = numbers("A third of the members and 12.5 per cent of voters objected.")
    assert [(low, unit, what) for _, low, _, unit, _, what in found] == [
        (0.333333, None, "members"),
        (12.5, "percent", "voters"),
    ]


def test_names_list_numbers_and_dates_are_no_quantities(numbers):
    assert numbers("Resolution 1540 bound the Group of Seven on May 4, 2011.") == []
    assert numbers("A Boeing 737 landed near the 38th parallel at 10:30 am.") == []


def test_one_as_a_pronoun_is_no_number(numbers):
    assert numbers("One of them said that no one had come.") == []
    assert numbers("One soldier was killed.")[0][1] == 1


def test_a_length_without_a_numeral_counts_too(numbers):
    assert [row[:4] for row in numbers("They must answer within a week.")] == [("within a week", None, 1, "week")]


@given(st.integers(0, 10**9))
def test_a_numeral_with_commas_is_worth_what_it_says(number):
    assert value_of(f"{number:,}") == number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty-five", 25),
        ("two hundred and fifty thousand", 250000),
        ("half a million", 5e5),
        ("2 1/2", 2.5),
        ("a dozen", 12),
    ],
)
def test_numerals_in_words(words, value):
    assert re.fullmatch(number_pattern(), words, re.IGNORECASE)
    assert value_of(words) == value


_WORDS = """
more than at least up to about between from and to a an half third two-thirds one two dozen hundreds of
thousands million 12 3.5 1,000 8-9 1/0 5% per cent $ €3bn Rs 100m km hours won pounds in or more so twice
second 21st , . - – ½ the each Of 7)
"""
_PIECES = st.sampled_from(_WORDS.split())


@given(st.lists(_PIECES, min_size=1, max_size=12))
@settings(max_examples=300, deadline=None)
def test_whatever_the_words_offsets_hold(words):
    text = " ".join(words)
    upto = 0
    for number in find_numbers(*unparsed(text)):
        assert text[number.start : number.end] == number.text != ""
        assert number.start >= upto
        upto = number.end
        assert number.minimum is not None or number.maximum is not None
        if number.minimum is not None and number.maximum is not None:
            assert number.minimum <= number.maximum
        if number.what_start is not None:
            assert number.end <= number.what_start < number.what_end <= len(text)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("The city was paid $18million.", ("$18million", 18e6, 18e6, "USD", "money")),
        ("She got a 300-euro fine.", ("300-euro", 300, 300, "EUR", "money")),
        ("They paid Rs 500 crore.", ("Rs 500 crore", 5e9, 5e9, "INR", "money")),
        ("Duties of 20% to 100% were cut.", ("20% to 100%", 20, 100, "percent", "share")),
        ("A crowd of 1,200-odd guests came.", ("1,200-odd", 1200, 1200, None, "count")),
    ],
)
def test_money_shares_and_rough_counts_as_outlets_write_them(numbers, text, known):
    (number,) = numbers(text)
    assert number[:5] == known


@pytest.mark.parametrize(
    ("text", "low"),
    [("a deal of $253,4 billion", 253.4e9), ("nearly three-dozen goods", 36), ("a deal of $2,534 billion", 2534e9)],
)
def test_decimal_commas_and_hyphenated_dozens(numbers, text, low):
    assert numbers(f"They signed {text}.")[0][1] == low


def test_soldiers_of_a_corps_are_counted(numbers):
    assert numbers("They hit two Border Corps posts.")[0][:2] == ("two", 2)
