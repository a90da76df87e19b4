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
