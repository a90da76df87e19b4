"""Numbers that are money behind a hyphen, and hours of a clock that are no length."""

from __future__ import annotations

import pytest

from cases.taken import taken, told, value


def figures(text):
    return {(value(c, "min"), value(c, "unit")) for c in told(f"Oslo, 6 May 2025\n\n{text}\n").claims("figure")}


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Seoul approved a 2.3 trillion-won package for the ports.", ("2300000000000", "KRW")),
        ("The 5-trillion-rupiah fund was opened in Oslo.", ("5000000000000", "IDR")),
        ("Norway gave a 40-billion-yen credit.", ("40000000000", "JPY")),
        ("They signed a 3.5-million-euro contract.", ("3500000", "EUR")),
    ],
)
def test_money_behind_a_hyphen_is_money(text, amount):
    assert figures(text) == {amount}


@pytest.mark.parametrize(
    "text",
    [
        "The chief called his counterpart at 15:35 hours on Saturday.",
        "They will talk again on 12 May at 1200 hours.",
        "The session was over at six, and the plane left at eight.",
    ],
)
def test_an_hour_of_the_clock_is_no_figure(text):
    assert not figures(text)


def test_a_level_and_a_length_stay_figures():
    assert figures("The rate stood at 6.") == {("6", "")}
    assert figures("The talks lasted 12 hours.") == {("12", "hour")}


def test_37_no_clock_is_a_length():
    assert not taken("37-hotline-1700-hours.jsonl").claims("figure")
