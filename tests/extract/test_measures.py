"""Rules, sanctions, obligations and agreements, with their status."""

from __future__ import annotations

import pytest

from summitry.extract.measures import extract


@pytest.mark.parametrize(("text", "instrument", "status"), [
    ("The council imposed sanctions on the bank.", "sanction", "in force"),
    ("The council lifted the embargo.", "sanction", "ended"),
    ("The council proposed a ban on exports.", "ban", "proposed"),
    ("The parties reached an agreement on fishing.", "agreement", "agreed"),
    ("The parties signed a treaty on fishing.", "treaty", "in force"),
    ("The crews are required to return home.", "obligation", "in force"),
    ("Under the accord, both sides must open their archives.", "obligation", "in force"),
    ("The council may impose tariffs on steel.", "tariff", "proposed"),
    ("The council suspended the ban on exports.", "ban", "suspended"),
])
def test_a_measure(parsed, text, instrument, status):
    claim = next(iter(extract(parsed(text))))
    assert (claim.first("instrument").value, claim.first("status").value) == (instrument, status)


@pytest.mark.parametrize("text", [
    "The minister welcomed the guests.",
    "It was a great deal of work.",
    "The sanctions were discussed for hours in cafés.",
    "He showed great resolution.",
])
def test_a_bare_mention_is_none(parsed, text):
    assert [c.first("what").text for c in extract(parsed(text))] in ([], ["The sanctions"])
