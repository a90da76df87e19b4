"""What a claim says by the heads, and how surely it is right with it."""

from __future__ import annotations

import pytest

from summitry.extract.judge.telling import leaning, likely, odds, told

TYPES = {"REJECT": 0.7, "ACCUSE": 0.2, "REQUEST": 0.1}
ATTITUDES = {"opposes": 0.3, "rejects": 0.5, "wants": 0.2}


@pytest.mark.parametrize(
    ("shares", "proposed", "value"),
    [(TYPES, "", "REJECT"), (TYPES, "ACCUSE", "REJECT"), ({**TYPES, "REJECT": 0.5}, "ACCUSE", "ACCUSE")],
)
def test_the_type_of_a_rule_stands_unless_another_is_sure(shares, proposed, value):
    assert told("action", 0.9, shares, proposed)[0] == value


def test_an_action_is_the_surer_the_surer_its_type():
    sure, unsure = (told("action", 0.9, shares)[1] for shares in (TYPES, {**TYPES, "REJECT": 0.3}))
    assert sure > unsure


def test_a_stance_is_as_sure_as_its_side():
    assert leaning(ATTITUDES, "opposes") == pytest.approx(0.8)
    assert leaning(ATTITUDES, "wants") == pytest.approx(0.2)
    assert told("stance", 0.5, ATTITUDES) == ("rejects", pytest.approx(odds(0.4)))
    assert told("stance", 0.5, ATTITUDES, "wants") == ("wants", pytest.approx(odds(0.1)))


def test_other_kinds_are_as_sure_as_their_place():
    value, found = told("gap", 0.3, {})
    assert value == ""
    assert likely(found) == pytest.approx(0.3)
