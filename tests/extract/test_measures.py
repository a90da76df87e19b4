"""Rules, sanctions, obligations and agreements, with their status."""

from __future__ import annotations

import pytest

from summitry.extract.measures import extract


@pytest.mark.parametrize(
    ("text", "instrument", "status"),
    [
        ("The council imposed sanctions on the bank.", "sanction", "in force"),
        ("The council lifted the embargo.", "sanction", "ended"),
        ("The council proposed a ban on exports.", "ban", "proposed"),
        ("The parties reached an agreement on fishing.", "agreement", "agreed"),
        ("The parties signed a treaty on fishing.", "treaty", "in force"),
        ("The crews are required to return home.", "obligation", "in force"),
        ("Under the accord, both sides must open their archives.", "obligation", "in force"),
        ("The council may impose tariffs on steel.", "tariff", "proposed"),
        ("The council suspended the ban on exports.", "ban", "suspended"),
    ],
)
def test_a_measure(parsed, text, instrument, status):
    claim = next(iter(extract(parsed(text))))
    assert (claim.first("instrument").value, claim.first("status").value) == (instrument, status)


@pytest.mark.parametrize(
    "text",
    [
        "The minister welcomed the guests.",
        "It was a great deal of work.",
        "The sanctions were discussed for hours in cafés.",
        "He showed great resolution.",
    ],
)
def test_a_bare_mention_is_none(parsed, text):
    assert [c.first("what").text for c in extract(parsed(text))] in ([], ["The sanctions"])


def slots_of(parsed, text, role):
    document = parsed(text)
    names = {a.id: a.name for a in document.appearances}
    return [[names.get(s.value, s.value) for s in c.all(role)] for c in extract(document)]


def test_who_lays_a_measure_on_whom(parsed):
    text = "The European Union imposed sanctions on Belarus."
    assert slots_of(parsed, text, "body") == [["European Union"]]
    assert slots_of(parsed, text, "target") == [["Belarus"]]


def test_a_deadline_is_not_the_day_of_a_past_deed(parsed):
    text = "Under the treaty adopted in March 2015 Norway must close the base by the end of 2018."
    assert slots_of(parsed, text, "deadline") == [["2018-12"]]


@pytest.mark.parametrize(
    "text",
    [
        "He studied the law in general.",
        "The yard was off-limits to visitors.",
        "Delegates failed to reach a deal.",
        "If the sanctions are lifted, trade will grow.",
        "They ended the war with a truce.",
    ],
)
def test_words_of_measures_that_tell_none(parsed, text):
    assert list(extract(parsed(text))) == []


def test_sanctions_whose_imposition_is_put_off_are_suspended(parsed):
    (claim,) = extract(parsed("Norway postponed the imposition of tariffs on Iceland."))
    assert claim.first("status").value == "suspended"
