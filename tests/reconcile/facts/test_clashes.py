"""Clauses of one matter that differ in a number or a denial, and what explains a difference."""

from __future__ import annotations

import pytest

from reconcile.facts.test_facts import made
from reports import Report
from summitry.model import Standing

OTHERS = (
    "The choir of the village sang before the guests came in.",
    "Fishermen had blocked the northern pier for a week.",
)


def disputed(one, other, *, days=("2021-03-05", "2021-03-05")):
    """The findings of what two reports differ in."""
    some = [
        Report(f"{text} {beside}", locator=f"{n}.txt", published=day, outlet=f"The {n}").parsed().reading()
        for n, (text, beside, day) in enumerate(zip((one, other), OTHERS, days, strict=True))
    ]
    found = (f for e in made(some).entries if e.kind == "fact" for f in e.findings)
    return [f for f in found if f.role in ("amount", "polarity", "time")]


def test_two_numbers_of_one_thing_are_contested_with_their_words():
    (found,) = disputed(
        "The toll on the ferry across the lake will stay at seven crowns for lorries from Lugano.",
        "For lorries from Lugano the toll on the ferry across the lake will stay at nine crowns.",
    )
    assert (found.role, found.standing) == ("amount", Standing.CONTESTED)
    assert sorted(v.text.split()[0] for v in found.values) == ["nine", "seven"]
    assert "against" in found.why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # as many times as large: not of one thing
        (
            "The ferry across the lake carries seven lorries from Lugano.",
            "The ferry across the lake carries seventy lorries from Lugano.",
        ),
        # told of another by its name
        (
            "The ferry took aboard seven Swedish lorries in Lugano.",
            "The ferry took aboard nine Danish lorries in Lugano.",
        ),
        # one is a rounding of the other
        (
            "The ferry across the lake cost 1,429 crowns in Lugano.",
            "The ferry across the lake cost about 1,400 crowns in Lugano.",
        ),
        # by others
        (
            "Brenn expelled seven envoys from Lugano over the ferry.",
            "Tallor expelled nine envoys from Lugano over the ferry.",
        ),
    ],
)
def test_numbers_of_two_things_are_not(one, other):
    assert not [f for f in disputed(one, other) if f.standing is Standing.CONTESTED]


def test_a_later_count_is_an_update():
    found = disputed(
        "The fire on the ferry across the lake killed seven sailors from Lugano.",
        "The fire on the ferry across the lake has now killed nine sailors from Lugano.",
        days=("2021-03-05", "2021-03-07"),
    )
    assert [(f.standing, f.values[1].relation) for f in found] == [(Standing.SINGLE, "update")]


def test_numbers_that_alone_count_one_thing_need_no_like_words():
    (found,) = disputed(
        "The flood of the Aare spoiled the vines of 41 growers, the insurers in Thun found.",
        "Insurers will pay nothing to the 38 growers in Thun who had lost their harvest.",
    )
    assert (found.role, found.standing) == ("amount", Standing.CONTESTED)
    assert sorted(v.text.split()[0] for v in found.values) == ["38", "41"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the report has another number of growers, too
        (
            "The flood of the Aare spoiled the vines of 41 growers in Thun, the insurers found; 12 growers had no cover.",
            "Insurers will pay nothing to the 38 growers in Thun who had lost their harvest.",
        ),
        # nothing else is shared
        (
            "The flood of the Aare spoiled the vines of 41 growers.",
            "At the fair in Basel a prize was given to the 38 growers of the best pears.",
        ),
        # the whole, of which the other tells a part
        (
            "Two of the 41 growers in Thun had taken out no policy with the insurers.",
            "Insurers will pay nothing to the 38 growers in Thun who had lost their harvest.",
        ),
    ],
)
def test_numbers_of_other_things_are_not_held_against_each_other(one, other):
    assert not disputed(one, other)


def test_one_deed_on_two_days_is_contested():
    (found,) = disputed(
        "The mayor of Thun opened the new bridge over the Aare on Wednesday, 3 March 2021.",
        "The mayor of Thun opened the new bridge over the Aare on Thursday, 4 March 2021.",
    )
    assert (found.role, found.standing) == ("time", Standing.CONTESTED)
    assert found.why == "2021-03-03 against 2021-03-04"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another deed
        (
            "The mayor of Thun opened the new bridge over the Aare on Wednesday, 3 March 2021.",
            "The mayor of Thun closed the new bridge over the Aare on Thursday, 4 March 2021.",
        ),
        # too far apart to be one deed
        (
            "The mayor of Thun opened the new bridge over the Aare on Wednesday, 3 March 2021.",
            "The mayor of Thun opened the new bridge over the Aare on Monday, 1 February 2021.",
        ),
    ],
)
def test_other_deeds_and_far_days_are_not_held_against_each_other(one, other):
    assert not [f for f in disputed(one, other) if f.role == "time"]


def test_times_ahead_that_are_told_by_their_units_exclude_each_other():
    (found,) = disputed(
        "The harbour master of Lugano will shut the ferry across the lake in the coming days and weeks.",
        "The harbour master of Lugano will shut the ferry across the lake in the next few months.",
    )
    assert (found.role, found.standing) == ("time", Standing.CONTESTED)
    assert sorted(found.why.split(" against ")) == ["“coming days and weeks”", "“next few months”"]


@pytest.mark.parametrize(
    "ahead", ["in the coming weeks", "in the coming weeks, and again in the coming months", "soon"]
)
def test_times_ahead_of_which_one_holds_the_other_do_not(ahead):
    assert not disputed(
        "The harbour master of Lugano will shut the ferry across the lake in the coming days and weeks.",
        f"The harbour master of Lugano will shut the ferry across the lake {ahead}.",
    )


def test_a_later_report_moves_a_time_ahead():
    assert not disputed(
        "The harbour master of Lugano will shut the ferry across the lake in the coming days.",
        "The harbour master of Lugano will shut the ferry across the lake in the coming months.",
        days=("2021-03-05", "2021-03-25"),
    )
