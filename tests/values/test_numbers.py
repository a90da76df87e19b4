"""Plain numbers as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.values import numbers


@given(st.one_of(st.integers(-(10**15), 10**15).map(float), st.floats(-1e9, 1e9)))
def test_a_number_is_read_as_it_was_written(number):
    written = numbers.write(number)
    assert numbers.parse(written) == number
    assert "e" not in written


@pytest.mark.parametrize(
    ("text", "number"), [("8,000", 8000), ("3.5", 3.5), ("many", None), ("nan", None), ("", None), (None, None)]
)
def test_a_plain_decimal_is_a_number(text, number):
    assert numbers.parse(text) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [("10000", "10,000"), ("3.5", "3.5"), ("1", "1"), ("many", "many"), ("nan", "nan"), ("1e999", "1e999")],
)
def test_a_reader_is_told_a_number(number, words):
    assert numbers.show(number) == words


@given(st.text())
def test_any_text_can_be_shown(text):
    assert isinstance(numbers.show(text), str)


def test_ordinals():
    shown = {n: numbers.ordinal(n) for n in ("1", "2", "3", "4", "11", "22", "first")}
    assert list(shown.values()) == ["1st", "2nd", "3rd", "4th", "11th", "22nd", "first"]
