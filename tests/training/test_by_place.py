"""Claims made of examples as the program makes them, and the points and lines that are fixed by them."""

from __future__ import annotations

import numpy as np
import pytest

from by_place import Data, Said, along, decided, measured, offered, rates, trust
from examples import Candidate, Examples, Label, Proposal
from summitry.extract.judge.candidates import KINDS

TEXT = "Norway rejects the plan. Sweden wants talks. Oslo eats fish."
TYPES = ("ACCUSE", "REJECT")


def candidate(word, start, end):
    at = TEXT.index(word)
    return Candidate(0, (at, at + len(word)), (start, end), (start, end), 0, word, "verb", (), {})


@pytest.fixture
def data():
    found = [candidate("rejects", 0, 23), candidate("wants", 25, 43), candidate("eats", 45, 59)]
    labels = [
        Label(0, "action", (0, 23), False, {"type": "REJECT"}, [0]),
        Label(0, "stance", (25, 43), False, {"attitude": "wants"}, [1]),
    ]
    rules = [Proposal(0, "action", (0, 23), [0], "ACCUSE")]
    return Data(Examples([{"set": "a", "source": "gold", "text": TEXT}], found, labels, rules))


def said(share=0.9, stance=0.8):
    probabilities = np.full((3, len(KINDS)), 0.01)
    probabilities[0, KINDS.index("action")] = 0.9
    probabilities[1, KINDS.index("stance")] = stance
    shares = {"action.type": np.array([[1 - share, share]] * 3), "stance.attitude": np.array([[0.1, 0.9]] * 3)}
    return Said(probabilities, shares, {"action.type": TYPES, "stance.attitude": ("rejects", "wants")})


@pytest.mark.parametrize(("share", "found"), [(0.9, 1), (0.5, 0)])
def test_an_action_is_right_with_its_type_alone(data, share, found):
    some = offered(data, [0], said(share))[0, "action"]
    counts = measured(data, 0, "action", decided(some, {}, 0.1))
    assert counts.tolist() == [found, 1, found, 1]


def test_what_a_rule_proposed_is_not_made_twice(data):
    made = decided(offered(data, [0], said())[0, "action"], {}, 0.1)
    assert [one.by for one in made] == ["rules"]


def test_the_judge_makes_what_no_rule_proposed_where_it_is_sure_enough(data):
    some = offered(data, [0], said())
    counts = along(data, some, {}, [0.5, 0.95])["stance"]
    assert rates(counts[0.5]) == (1, 1, pytest.approx(1))
    assert counts[0.95].tolist() == [0, 1, 0, 0]


def test_lines_tell_how_far_to_trust_whom(data):
    some = offered(data, [0], said(0.5))
    lines = trust(data, some)
    (wrong,), (good,) = some[0, "action"][:1], some[0, "stance"][:1]
    assert wrong.probability(lines) < 0.5 < good.probability(lines)
