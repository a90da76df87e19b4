"""How two values of one role stand to each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.reconcile.values import (
    Quantity,
    compare_durations,
    compare_places,
    compare_quantities,
    compare_times,
    seconds,
)


def q(low, high=None, *, about=False):
    return Quantity(low, low if high is None else high, None, about)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (q(12), q(12), "same"),
        (q(31), q(34), "contradiction"),
        (Quantity(50, None), q(59), "bound"),
        (Quantity(80, None), q(52), "contradiction"),
        (Quantity(None, 30), q(27), "bound"),
        (q(8000, 30000), q(20000), "bound"),
        (q(60, about=True), q(58), "rounding"),
        (q(60), q(58), "contradiction"),
        (q(1400), q(1429), "rounding"),
        (q(54), q(54.3), "rounding"),
        (q(45_000_000), q(50_000_000), "rounding"),
        (q(45_000_000), q(40_000_000), "contradiction"),
        (q(0), q(40), "contradiction"),
    ],
)
def test_quantities(a, b, kind):
    assert compare_quantities(a, b).kind == kind


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.booleans(), st.booleans())
def test_which_of_two_numbers_comes_first_does_not_matter(x, y, x_about, y_about):
    one, two = q(x, about=x_about), q(y, about=y_about)
    assert compare_quantities(one, two).kind == compare_quantities(two, one).kind


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("2021-04", "2021-04-25", "part"),
        ("1990/1999", "1993", "part"),
        ("2021-04-24", "2021-04-25", "contradiction"),
        ("rel:weekday=4;dir=past", "2021-04-25", "part"),
    ],
)
def test_times(a, b, kind):
    assert compare_times(a, b).kind == kind


def test_a_duration_is_its_length_not_its_spelling():
    assert compare_durations("PT90M", "PT1H30M").kind == "same"
    assert compare_durations("PT45M", "PT2H").kind == "contradiction"
    assert compare_durations("PT3H", "PT2H50M", approximate=True).kind == "rounding"
    assert seconds("P2W") == seconds("P14D")


def test_a_place_in_another_is_a_part_of_it():
    assert compare_places("Lyon", "France", {"Lyon": ["France"]}.get).kind == "part"
    assert compare_places("Lyon, France", "France").kind == "part"
    assert compare_places("Lyon", "Nice", lambda _: ["France"]).kind == "contradiction"
