"""Whose a claim is: the actors from which a ranking chooses, what it does when none is likely, and how it is fitted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from coref import Case, chosen, fit, save
from summitry.extract import with_quotes
from summitry.extract.judge.candidates import candidates as predicates
from summitry.extract.judge.choosing import Features, Ranking, ranking
from summitry.extract.judge.judge import load
from summitry.extract.judge.making import Making

TEXT = """\
Norway and Sweden met in Lund on Monday. Officials in Oslo rejected the Swedish plan.

The statement called on Stockholm to withdraw it."""


@pytest.fixture
def document(parsed):
    return with_quotes(parsed(TEXT, published="2031-03-04"))


def frame_of(document, word):
    return next(f for s in document.sentences for f in predicates(document, s) if f.head.text == word)


def where(document, word):
    told = Features(document, frame_of(document, word), "stance")
    return {tuple(a.appearance.name for a in one.actors): set(one.at) for one in told.found}


def test_actors_of_the_sentence_stand_at_their_places(document):
    found = where(document, "rejected")
    assert any("doer" in at for at in found.values())
    assert "here.right" in found["Sweden",]


def test_actors_of_the_sentences_before_can_be_chosen(document):
    found = where(document, "called")
    assert any(place.startswith("before") for place in found["Norway",])
    assert "often" in found["Sweden",]


def test_a_ranking_gives_shares_and_chooses_the_likeliest(tmp_path, document):
    save(tmp_path / "who.npz", {"here.left": 0.5, "marked": 4.0})
    made = ranking(tmp_path)
    actors, share = made.likeliest(document, frame_of(document, "called"), "stance")
    assert [one.appearance.name for one in actors] == ["Sweden"]
    assert 0.5 < share < 1


def test_a_folder_without_a_ranking_has_none(tmp_path):
    assert ranking(tmp_path) is None


def test_the_ranking_that_comes_with_summitry_can_be_read():
    assert len(load().ranking.weights) > 1000


@pytest.mark.parametrize(("share", "sure"), [(0.1, False), (0.9, True)])
def test_an_actor_that_is_not_sure_is_left_open_where_a_claim_can_do_without(document, monkeypatch, share, sure):
    judge = load(fast=True)
    (judged,) = (one for one in judge.judge(document, ()) if one.frame.head.text == "called")
    actors = Features(document, judged.frame, "gap").found[0].actors
    monkeypatch.setattr(Ranking, "likeliest", lambda *_: (actors, share))
    assert bool(Making(document, judge, judged, "gap").who) is sure
    assert Making(document, judge, judged, "stance").who == actors
    assert Making(document, judge, judged, "stance").sure is sure


def case(*told):
    return Case("a", "gold", "stance", False, list(told), {}, {}, "name", None)


def test_fitting_learns_which_place_tells():
    found = [case((True, {"doer": 1.0}), (False, {"object": 1.0}))] * 4
    weights = fit(found)
    assert weights["doer"] > weights["object"]
    right, share = chosen(weights, found[0])
    assert right
    assert share > 0.5
    wrong, _ = chosen(weights, replace(found[0], told=[(False, {"doer": 1.0}), (True, {"object": 1.0})]))
    assert not wrong


def test_nobody_is_chosen_where_there_is_nobody():
    assert chosen({}, case()) == (False, 0.0)
    assert Ranking.shares(Ranking.__new__(Ranking), []) == []


def test_weights_next_to_nothing_are_not_written(tmp_path):
    save(tmp_path / "who.npz", {"doer": 1.0, "object": 0.001})
    made = Ranking(tmp_path / "who.npz")
    assert made.weights == {"doer": pytest.approx(1.0, abs=1e-3)}
    assert np.load(tmp_path / "who.npz")["weights"].dtype == np.float16
