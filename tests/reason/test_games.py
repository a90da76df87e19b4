"""Backward induction against brute force, and what a commitment game comes to."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.errors import InputError
from summitry.reason.commitment import Holds, Side, Swept, Terms, game, load, maps, outcome
from summitry.reason.games import Chance, Decision, End, efg, solve

ends = st.tuples(*[st.integers(-3, 3).map(float)] * 2).map(lambda p: End("end", p))


def grown(below):
    names = ("left", "right", "up")
    decisions = st.builds(
        lambda player, some: Decision(player, tuple(zip(names, some, strict=False))),
        st.integers(0, 1),
        st.lists(below, min_size=1, max_size=3),
    )
    chances = st.builds(
        lambda a, b, p: Chance((("a", p, a), ("b", 1 - p, b))), below, below, st.sampled_from([0.0, 0.25, 0.5])
    )
    return decisions | chances


trees = st.recursive(ends, grown, max_leaves=8)


def decisions(node):
    if isinstance(node, Decision):
        yield node
    for move in getattr(node, "moves", ()):
        yield from decisions(move[-1])


def played(node, chosen):
    """The expected payoffs where every decision is taken as a strategy profile says."""
    if isinstance(node, End):
        return node.payoffs
    if isinstance(node, Chance):
        parts = [(p, played(below, chosen)) for _, p, below in node.moves]
        return tuple(sum(p * value[i] for p, value in parts) for i in range(2))
    return played(node.moves[chosen[id(node)]][1], chosen)


def perfect(root, nodes, chosen):
    """Whether no player gains by another move at any decision, the rest being played as the profile says."""
    for node in nodes:
        mine = played(node, chosen)[node.player]
        if any(played(below, chosen)[node.player] > mine + 1e-9 for _, below in node.moves):
            return False
    return True


@given(trees)
@settings(max_examples=150, deadline=None)
def test_backward_induction_gives_what_brute_force_finds(tree):
    nodes = list(decisions(tree))
    profiles = product(*(range(len(n.moves)) for n in nodes))
    found = [
        played(tree, chosen)
        for some in profiles
        for chosen in [dict(zip(map(id, nodes), some, strict=True))]
        if perfect(tree, nodes, chosen)
    ]
    solved = solve(tree).payoffs
    assert any(all(abs(a - b) < 1e-9 for a, b in zip(solved, one, strict=True)) for one in found)


def test_of_moves_worth_the_same_the_first_is_taken_and_said():
    found = solve(Decision(0, (("first", End("a", (1.0, 0.0))), ("second", End("b", (1.0, 5.0))))))
    assert (found.path, found.tied) == (("first",), True)


def test_probabilities_come_to_one():
    with pytest.raises(InputError):
        Chance((("a", 0.5, End("", (0.0,))), ("b", 0.6, End("", (0.0,)))))


TERMS = Terms(
    "relief for disarmament",
    gives=Side("Fjordland", value=10, cost=3, harm=4, outside=1),
    performs=Side("Lakeland", value=8, cost=5, penalty=2),
    detection=0.5,
)


def test_a_deal_needs_detection_and_holds_better_in_instalments():
    assert outcome(replace(TERMS, detection=0.0)) is Holds.NONE
    sure = replace(TERMS, detection=1.0, performs=replace(TERMS.performs, penalty=6))
    assert outcome(sure) is Holds.WHOLE
    swept = Swept(TERMS, (0, 1), (0, 3), (1, 4))
    once, parts = maps(swept, points=11)
    assert parts.share > once.share


@given(st.floats(0, 1), st.floats(0, 1), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_more_detection_never_breaks_a_deal(low, high, instalments):
    low, high = sorted((low, high))
    terms = replace(TERMS, instalments=instalments)
    if outcome(replace(terms, detection=low)) is Holds.WHOLE:
        assert outcome(replace(terms, detection=high)) in (Holds.WHOLE, Holds.EDGE)


def test_the_game_goes_to_gambit():
    told = efg("a deal", ("Fjordland", "Lakeland"), game(replace(TERMS, instalments=2)))
    lines = told.splitlines()
    assert lines[0] == 'EFG 2 R "a deal" { "Fjordland" "Lakeland" }'
    kinds = [line[0] for line in lines[3:] if line]
    # each instalment: two decisions, one chance, three ends; and the end of all
    assert (kinds.count("p"), kinds.count("c"), kinds.count("t")) == (4, 2, 7)
    assert lines[3] == 'p "" 1 1 "Fjordland, instalment 1 of 2" { "give" "stop" } 0'
    assert 'c "" 1 "is it found out?" { "detected" 0.5 "not detected" 0.5 } 0' in lines


def test_a_deal_is_read_from_a_file(tmp_path):
    path = tmp_path / "deal.yaml"
    path.write_text(
        "deal: Fish for timber\n"
        "gives: {who: Fjordland, value: 10, cost: 3, harm: 4, outside: 1}\n"
        "performs: {who: Lakeland, value: 8, cost: 5, penalty: 2, outside: [0, 3]}\n"
        "instalments: [1, 4]\n"
    )
    swept = load(path)
    assert (swept.outside, swept.detection, swept.instalments) == ((0, 3), (0, 1), (1, 4))
    path.write_text(
        "deal: Fish\ngives: {who: A, value: 1, cost: 1, colour: 2}\nperforms: {who: B, value: 1, cost: 1}\n"
    )
    with pytest.raises(InputError, match="no field colour"):
        load(path)
