"""Fitting heads: what they learn, and that the judge reads them as they were fitted."""

from __future__ import annotations

import numpy as np
import pytest

from fit import fit, frequent, matrix, vocabulary
from summitry.extract.judge.heads import Heads, scaled, shares

FEATURES = [("word=ban", "past"), ("word=ban",), ("word=meet", "past"), ("word=meet",)] * 3
BANS = np.array([[1], [1], [0], [0]] * 3, np.int8)
KINDS = np.array([[1, 0], [1, 0], [0, 1], [0, 1]] * 3, np.int8)


def test_a_head_learns_which_features_tell():
    known = vocabulary(FEATURES)
    head = fit(matrix(FEATURES, known), None, BANS, exclusive=False)
    logits = head.logits(matrix([("word=ban",), ("word=meet",)], known), None)[:, 0]
    assert logits[0] > 0 > logits[1]


def test_what_is_not_known_of_an_example_counts_neither_way():
    known = vocabulary(FEATURES)
    unknown = BANS.copy()
    unknown[2:4] = -1
    told = fit(matrix(FEATURES, known), None, unknown, exclusive=False)
    kept = [at for at in range(len(FEATURES)) if at not in (2, 3)]
    without = fit(matrix([FEATURES[at] for at in kept], known), None, BANS[kept], exclusive=False)
    assert told.sparse == pytest.approx(without.sparse, abs=0.01)


def test_a_feature_that_stands_in_few_examples_is_left_out():
    assert "past" in vocabulary(FEATURES, least=6)
    assert "past" not in vocabulary(FEATURES, least=7)


def test_the_judge_reads_heads_as_they_were_fitted(tmp_path):
    known = vocabulary(FEATURES)
    vectors = np.stack([scaled(np.array([1.0, at % 4], np.float32)) for at in range(len(FEATURES))])
    head = fit(matrix(FEATURES, known), vectors, KINDS, exclusive=True)
    names = sorted(known, key=known.__getitem__)
    np.savez(
        tmp_path / "heads.npz",
        vocabulary=np.frombuffer("\n".join(names).encode(), np.uint8),
        sparse=head.sparse,
        dense=head.dense,
        bias=head.bias,
    )
    heads = Heads(tmp_path / "heads.npz", {"sort": ["ban", "meeting"]})
    given = shares(heads.logits(["sort"], heads.known(FEATURES[:4]), vectors[:4]))
    logits = head.logits(matrix(FEATURES[:4], known), vectors[:4])
    powers = np.exp(logits)
    assert given == pytest.approx(powers / powers.sum(axis=1, keepdims=True), abs=1e-4)
    effects = heads.effects("sort", ("word=ban", "never seen"), vectors[0])
    assert effects.keys() == {"word=ban"}
    assert effects["word=ban"] > 0


def test_frequent_features_are_the_first_of_a_vocabulary():
    known = vocabulary(FEATURES)
    assert list(known)[: frequent(known, FEATURES, 6)] == ["past", "word=ban", "word=meet"][:3]
    assert frequent(known, FEATURES, 7) == 0


def test_the_judge_reads_a_hidden_layer_as_it_was_fitted(tmp_path):
    hidden = pytest.importorskip("hidden", reason="the extra for training is not here")
    known = vocabulary(FEATURES)
    sparse = matrix(FEATURES, known)
    vectors = np.stack([scaled(np.array([1.0, at % 4], np.float32)) for at in range(len(FEATURES))])
    slots = {"sort": hidden.Slots(np.arange(len(FEATURES)), KINDS)}
    layer = hidden.fit_layer(sparse[:, :2], vectors, BANS, np.ones(len(FEATURES)), slots)
    again = hidden.fit_layer(sparse[:, :2], vectors, BANS, np.ones(len(FEATURES)), slots)
    assert (layer.sparse == again.sparse).all()
    linear = fit(sparse, vectors, KINDS, exclusive=True)
    weights, bias = layer.out["sort"]
    np.savez(
        tmp_path / "heads.npz",
        vocabulary=np.frombuffer("\n".join(known).encode(), np.uint8),
        sparse=linear.sparse,
        dense=linear.dense,
        bias=linear.bias + bias,
        **{
            "hidden.sparse": layer.sparse,
            "hidden.dense": layer.dense,
            "hidden.bias": layer.bias,
            "hidden.out": weights,
        },
    )
    heads = Heads(tmp_path / "heads.npz", {"sort": ["ban", "meeting"]})
    wanted = linear.logits(sparse, vectors) + layer.logits("sort", layer.units(sparse, vectors))
    assert heads.logits(["sort"], heads.known(FEATURES), vectors) == pytest.approx(wanted, abs=1e-4)
