"""How often parties have met."""

from __future__ import annotations

import pytest

from summitry.extract.tallies import extract


def counts(parsed, text):
    document = parsed(text)
    names = {a.id: a.name for a in document.appearances}
    return sorted(
        (names.get(s.value, s.value).split()[-1].lower(), c.first("count").value)
        for c in extract(document)
        for s in c.all("party")
        if "berg" not in names.get(s.value, s.value).lower()
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Berg has met Peter Lund four times.", [("lund", "4")]),
        ("Anna Berg has met Peter Lund twice since March 2018.", [("lund", "2")]),
        ("Anna Berg held three meetings with Peter Lund.", [("lund", "3")]),
        (
            "Anna Berg has held talks five times with Peter Lund, three with Maria Costa and once each with Jan Novak and Lena Weiss.",
            [("costa", "3"), ("lund", "5"), ("novak", "1"), ("weiss", "1")],
        ),
        (
            "Anna Berg has met Peter Lund four times, Maria Costa three times and Jan Novak twice since March.",
            [("costa", "3"), ("lund", "4"), ("novak", "2")],
        ),
        ("Anna Berg has met Peter Lund four times, and Maria Costa said three times that it helped.", [("lund", "4")]),
    ],
)
def test_tallies(parsed, text, expected):
    assert counts(parsed, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg met Peter Lund.",
        "Anna Berg won the race three times.",
        "Three ministers met Peter Lund.",
        "It was the third meeting of the committee.",
    ],
)
def test_no_tally(parsed, text):
    assert counts(parsed, text) == []


def test_each_count_of_a_list_rests_on_its_own_words(parsed):
    text = "Anna Berg has met Peter Lund four times, Maria Costa three times and Jan Novak twice."
    spans = [text[c.start : c.end] for c in extract(parsed(text))]
    assert spans == ["Anna Berg has met Peter Lund four", "Maria Costa three", "Jan Novak twice"]


def test_a_president_of_that_country_is_the_only_one_whom_the_report_names(parsed):
    text = "Chilean President Gabriel Boric praised the farmers. Peruvian President Luis Vega has secured two summits with a Chilean president."
    document = parsed(text)
    names = {a.id: a.name for a in document.appearances}
    (claim,) = extract(document)
    assert [names[s.value] for s in claim.all("party")] == ["Luis Vega", "Gabriel Boric"]


def test_an_ordinal_after_be_counts_them_all_where_a_span_says_so(parsed):
    text = "Monday's talks were the seventh between Chilean President Ana Rojas and Peruvian President Luis Vega since 2017."
    (claim,) = extract(parsed(text))
    assert (claim.first("count").value, claim.first("since").value) == ("7", "2017")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Norway and Sweden held two previous summits.", "2"),
        ("There have been two summits of Norway and Sweden.", "2"),
        ("Anna Berg and Peter Lund met for the third time.", "3"),
        ("The meeting, only the third ever between Norway and Sweden, was long.", "3"),
        ("Norway and Sweden began their fifth round of talks in Geneva.", "5"),
        ("Norwegian President Anna Berg became the first president to visit Stockholm.", "1"),
        ("Norwegian President Anna Berg made her second trip to Sweden.", "2"),
        ("President Anna Berg was on her second trip north to meet Peter Lund.", "2"),
        ("It was the first meeting between a Norwegian president and the leader of Sweden.", "1"),
    ],
)
def test_what_else_counts_meetings(parsed, text, count):
    assert {c.first("count").value for c in extract(parsed(text))} == {count}
