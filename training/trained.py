"""Heads fitted on some of the examples: linear ones for kinds and slots, and with vectors a hidden layer under all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from by_place import Data, Said, sigmoid
from examples import SLOTS, WHOSE, Label, same_name
from fit import Weights, fit, frequent, matrix, vocabulary
from hidden import Layer, Slots, fit_layer
from summitry.extract.judge.candidates import KINDS
from summitry.extract.judge.who import PLACES

ROUNDS = 2
#: Steps of one round of fitting, and of fitting a slot.
STEPS, SLOT_STEPS = 45, 40
#: Examples in which a feature has to stand for the hidden layer to see it.
FREQUENT = 12
#: Verbs of saying: what is said below them is the claim.
SAYING = frozenset(
    ["say", "tell", "add", "announce", "report", "state", "declare", "note", "claim", "insist", "believe", "think"]
)
KIND = "kind"


class Trained:
    """Heads fitted on some of the examples. ``vectors``: they read vectors, too, and have a hidden layer."""

    def __init__(self, data: Data, rows: np.ndarray, weights: np.ndarray, *, vectors: bool, cost: float = 0.1) -> None:
        self.data, self.weights = data, weights
        self.dense = data.dense if vectors else None
        chosen = set(rows.tolist())
        self.known = vocabulary(data.features[i] for i in rows)
        self.frequent = frequent(self.known, (data.features[i] for i in rows), FREQUENT)
        self.sparse = matrix(data.features, self.known)
        self.labels = [label for label in data.examples.labels if label.candidates and label.candidates[0] in chosen]
        self.heads: dict[str, Weights] = {}
        self.outputs: dict[str, tuple[str, ...]] = {KIND: KINDS}
        self.layer: Layer | None = None
        wanted = self._kinds(rows, cost)
        slots = {name: self._slot(name) for name in SLOTS}
        for name, some in slots.items():
            self.heads[name] = self._fit(some.rows, some.wanted, exclusive=True, cost=0.5, steps=SLOT_STEPS)
        if self.dense is not None:
            places = {f"{kind}.who": self._whose(kind) for kind in WHOSE}
            self.layer = fit_layer(self.sparse[:, : self.frequent], self.dense, wanted, weights, {**slots, **places})

    def _fit(self, rows: np.ndarray, wanted: np.ndarray, **how: object) -> Weights:
        dense = None if self.dense is None else self.dense[rows]
        return fit(self.sparse[rows], dense, wanted, weights=self.weights[rows], **how)

    def _kinds(self, rows: np.ndarray, cost: float) -> np.ndarray:
        """Fit the head of kinds; give what it was fitted to, in the end, for all examples."""
        probabilities, before = None, None
        every = np.full((len(self.data.features), len(KINDS)), -1, np.int8)
        for _ in range(ROUNDS):
            every[rows] = targets(self.data, self.labels, probabilities)[rows]
            before = self._fit(rows, every[rows], exclusive=False, cost=cost, before=before, steps=STEPS)
            probabilities = sigmoid(before.logits(self.sparse, self.dense))
        self.heads[KIND] = before
        self.anchors = {id(label): best(self.data, label, probabilities) for label in self.labels}
        return every

    def _slot(self, name: str) -> Slots:
        kind, _, role = name.partition(".")
        told = [
            (self.anchors[id(label)], label.slots[role])
            for label in self.labels
            if label.kind == kind and role in label.slots
        ]
        self.outputs[name] = tuple(sorted({value for _, value in told}))
        wanted = [[value == one for one in self.outputs[name]] for _, value in told]
        return Slots(np.array([at for at, _ in told]), np.array(wanted, np.int8))

    def _whose(self, kind: str) -> Slots:
        """The examples of the place where the actor of a claim stands, which the layer learns from: one, or several alike."""
        found = list(self._placed(kind))
        return Slots(np.array([at for at, _ in found]), np.array([wanted for _, wanted in found], np.float32))

    def _placed(self, kind: str) -> Iterator[tuple[int, np.ndarray]]:
        for label in self.labels:
            if label.kind == kind and WHOSE[kind] in label.slots:
                candidate = self.data.examples.candidates[self.anchors[id(label)]]
                right = [
                    any(same_name(label.slots[WHOSE[kind]], names) for names in candidate.places.get(place, ()))
                    for place in PLACES
                ]
                if any(right):
                    yield self.anchors[id(label)], np.array(right, np.float32) / sum(right)

    def logits(self, head: str, rows: np.ndarray) -> np.ndarray:
        """What a head gives for examples: the mean of the linear head and the hidden layer."""
        dense = None if self.dense is None else self.dense[rows]
        found = self.heads[head].logits(self.sparse[rows], dense)
        if self.layer is None or dense is None:
            return found
        return (found + self.layer.logits(head, self.layer.units(self.sparse[rows], dense))) / 2

    def said(self, rows: np.ndarray) -> Said:
        """What the heads say of examples."""
        shares = {name: softmax(self.logits(name, rows)) for name in ("action.type", "stance.attitude")}
        return Said(sigmoid(self.logits(KIND, rows)), shares, {name: self.outputs[name] for name in shares})


def softmax(logits: np.ndarray) -> np.ndarray:
    """Of log odds the shares of outputs that exclude each other."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def first(data: Data, label: Label) -> int:
    """The candidate that a label is of before anything is learned: the highest, verbs of saying passed over."""
    order = sorted(label.candidates, key=lambda i: (data.examples.candidates[i].depth, i))
    told = [i for i in order if data.examples.candidates[i].word not in SAYING]
    return (told or order)[0]


def best(data: Data, label: Label, probabilities: np.ndarray | None) -> int:
    """The candidate that a label is of: the likeliest of its words."""
    if probabilities is None:
        return first(data, label)
    return max(label.candidates, key=lambda i: probabilities[i, KINDS.index(label.kind)])


def targets(data: Data, labels: Iterable[Label], probabilities: np.ndarray | None) -> np.ndarray:
    """For each candidate and kind 1, 0, or -1 where it lies in the words of a claim and is not its predicate."""
    wanted = np.zeros((len(data.features), len(KINDS)), np.int8)
    wanted[data.clear] = -1
    labels = list(labels)
    for label in labels:
        wanted[label.candidates, KINDS.index(label.kind)] = -1
    for label in labels:
        if not label.optional:
            wanted[best(data, label, probabilities), KINDS.index(label.kind)] = 1
    return wanted
