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


SPACED = """The money is divided as follows:

Country        2022     2023
Norway         12.0     14.5
Kenya          30.0     28.0
(in millions of euros)

Norway and Kenya met in Oslo.
"""
BARRED = """Trade, by good:

| Good | Exports (USD million) | Share (%) |
| --- | --- | --- |
| Fish | 1,200 | 40 |
| Black tea | 300 | 10 |

Norway and Kenya met in Oslo.
"""
HEADED = """Grain, in thousand tonnes

Port           Wheat    Barley
Bergen           120        40
Lamu              80        10

Norway and Kenya met in Oslo on 5 May 2025.
"""


def told_of(text):
    case = told(f"Oslo, 6 May 2025\n\n{text}")
    return {(value(c, "what"), value(c, "min"), value(c, "unit")) for c in case.claims("figure")}


def test_a_cell_is_read_with_its_row_its_column_and_the_unit_of_the_table():
    assert told_of(SPACED) == {
        ("Norway, 2022", "12000000", "EUR"),
        ("Norway, 2023", "14500000", "EUR"),
        ("Kenya, 2022", "30000000", "EUR"),
        ("Kenya, 2023", "28000000", "EUR"),
    }


def test_a_column_may_have_a_unit_of_its_own():
    assert told_of(BARRED) == {
        ("Fish, Exports (USD million)", "1200000000", "USD"),
        ("Fish, Share (%)", "40", "percent"),
        ("Black tea, Exports (USD million)", "300000000", "USD"),
        ("Black tea, Share (%)", "10", "percent"),
    }


def test_a_unit_may_stand_above_and_columns_may_be_words():
    assert ("Bergen, Wheat", "120000", "tonne") in told_of(HEADED)


def test_an_amount_in_the_text_above_is_no_unit_of_a_table():
    text = SPACED.replace("The money is", "The 3 million dollars are").replace("(in millions of euros)\n", "")
    assert ("Norway, 2022", "12", "") in told_of(text)


def test_26_cells_with_row_column_and_unit():
    cells = {
        (value(c, "what"), value(c, "min"), value(c, "unit"))
        for c in taken("26-hardwraps-table-notes.txt").claims("figure")
    }
    assert ("Poland, 2023", "28000000", "EUR") in cells
