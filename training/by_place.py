"""Examples as arrays, and what probabilities over them are worth: rates by place, operating points, how far to trust whom.

Claims are made here as the program makes them: those of the rules with the probability of the likeliest candidate in their words,
then the judge's own where none is. "Right" is at the same place and, for a stance, on the same side, for an action of the same
type; whose it is does not count here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp

from examples import Examples, Label, Proposal, same_place
from fit import fit
from summitry.extract.judge.candidates import KINDS
from summitry.extract.judge.judge import JUDGE, RULES
from summitry.extract.judge.telling import HEADS, SLOTS, likely, told
from summitry.lexicon import words
from summitry.model import Part

#: Sets of gold that list the clear claims only: they are no examples of what tells nothing.
CLEAR_ONLY = ("hanoi-2019", "syria-geneva-2013", "vladivostok-2019")
#: Candidates that are held for a claim with less are looked at no further.
WORTH = 0.03
#: Precision that the strict point aims at, and recall over precision of the point that shows all.
STRICT, GENEROUS = 0.85, 2.0
#: Points on each side whose rates are averaged with those of a point.
EVEN = 3
#: A feature of candidates that make no claim of their own as a rule: the text tells again what a headline tells.
HEADLINE = f"part={Part.HEADLINE}"
#: Precision below which no point is balanced.
PRECISION = {"stance": 0.7, "measure": 0.785, "action": 0.725, "outlook": 0.8, "gap": 0.8, "encounter": 0.8}
Lines = Mapping[str, tuple[float, float]]


class Data:
    """Examples as arrays."""

    def __init__(self, examples: Examples, drop: tuple[str, ...] = ()) -> None:
        self.examples = examples
        found = examples.candidates
        self.features = [tuple(f for f in c.features if not f.startswith(drop)) if drop else c.features for c in found]
        self.report = np.array([c.report for c in found])
        self.set = np.array([examples.reports[c.report]["set"] for c in found])
        self.source = np.array([examples.reports[c.report]["source"] for c in found])
        self.clear = np.isin(self.set, CLEAR_ONLY)
        self.dense = (
            np.array([c.vectors for c in found], np.float32) if found and found[0].vectors is not None else None
        )
        self.of_report: dict[int, list[int]] = defaultdict(list)
        for at, candidate in enumerate(found):
            self.of_report[candidate.report].append(at)
        self.labels: dict[tuple[int, str], list[Label]] = defaultdict(list)
        for label in examples.labels:
            self.labels[label.report, label.kind].append(label)
        self.rules: dict[tuple[int, str], list[Proposal]] = defaultdict(list)
        for one in examples.rules:
            self.rules[one.report, one.kind].append(one)


def sigmoid(x: np.ndarray) -> np.ndarray:
    """Of log odds the probabilities."""
    return 1 / (1 + np.exp(-x))


@dataclass
class Said:
    """What heads say of candidates: the probability of each kind; of types and attitudes the shares, and their names."""

    probabilities: np.ndarray
    shares: dict[str, np.ndarray]
    outputs: dict[str, tuple[str, ...]]

    def told(self, kind: str, at: int, proposed: str = "") -> tuple[str, float]:
        """The type or attitude of a claim, and the log odds that it is right, as the program has them."""
        head = HEADS.get(kind)
        shares = dict(zip(self.outputs[head], map(float, self.shares[head][at]), strict=True)) if head else {}
        return told(kind, float(self.probabilities[at, KINDS.index(kind)]), shares, proposed)


@dataclass(frozen=True)
class Possible:
    """A claim that may be made: by whom, where, of which type or attitude, and the log odds that it is right."""

    kind: str
    by: str
    span: tuple[int, int]
    head: int
    value: str
    odds: float

    def probability(self, lines: Lines) -> float:
        """How likely it is right, with the lines that tell how far to trust whom."""
        slope, shift = lines.get(f"{self.kind} {self.by}", (1.0, 0.0))
        return likely(slope * self.odds + shift)


Offered = dict[tuple[int, str], list[Possible]]


def offered(data: Data, reports: Iterable[int], said: Said) -> Offered:
    """All claims that may be made in reports."""
    return {
        (report, kind): [*_proposed(data, report, kind, said), *_own(data, report, kind, said)]
        for report in reports
        for kind in KINDS
    }


def _proposed(data: Data, report: int, kind: str, said: Said) -> Iterable[Possible]:
    column = KINDS.index(kind)
    for one in data.rules[report, kind]:
        if one.candidates:
            at = max(one.candidates, key=lambda i: said.probabilities[i, column])
            yield Possible(kind, RULES, one.span, -1, *said.told(kind, at, one.value))


def _own(data: Data, report: int, kind: str, said: Said) -> Iterable[Possible]:
    column = KINDS.index(kind)
    for at in data.of_report[report]:
        if said.probabilities[at, column] >= WORTH and HEADLINE not in data.features[at]:
            candidate = data.examples.candidates[at]
            yield Possible(kind, JUDGE, candidate.span, candidate.head[0], *said.told(kind, at))


def decided(some: Iterable[Possible], lines: Lines, least: float) -> list[Possible]:
    """The claims that are made: those of the rules, then the judge's own, the likeliest first, none in another's words."""
    found, taken = [], []
    likeliest = sorted(
        ((one.probability(lines), one) for one in some), key=lambda pair: (pair[1].by == JUDGE, -pair[0])
    )
    for probability, one in likeliest:
        if probability < least:
            continue
        if one.by == JUDGE and any(_overlapping(one, other) for other in taken):
            continue
        taken.append(one)
        found.append(one)
    return found


def _overlapping(own: Possible, other: Possible) -> bool:
    """Whether the predicate of one stands in the words of the other."""
    if other.span[0] <= own.head < other.span[1]:
        return True
    return other.by == JUDGE and own.span[0] <= other.head < own.span[1]


def right(text: str, label: Label, claim: Possible) -> bool:
    """Whether a claim is that of a label."""
    return same_place(text, label.span, claim.span) and agreeing(claim, label)


def agreeing(claim: Possible, label: Label) -> bool:
    """Whether the type of an action is that of a label, and a stance on its side."""
    wanted = label.slots.get(SLOTS.get(claim.kind, ""), "")
    if claim.kind == "action":
        return claim.value == wanted
    against = words("joining", "against")
    return claim.kind != "stance" or (claim.value in against) == (wanted in against)


def measured(data: Data, report: int, kind: str, made: Sequence[Possible]) -> np.ndarray:
    """Of the claims of a kind in a report: labels found, labels, claims right, claims."""
    text, labels, counts = data.examples.reports[report]["text"], data.labels[report, kind], np.zeros(4)
    for label in labels:
        if not label.optional:
            counts += (any(right(text, label, one) for one in made), 1, 0, 0)
    for one in made:
        counts += (0, 0, any(right(text, label, one) for label in labels), 1)
    return counts


def rates(counts: np.ndarray) -> tuple[float, float, float]:
    """Recall, precision, F1."""
    recall, precision = counts[0] / max(counts[1], 1), counts[2] / max(counts[3], 1)
    return recall, precision, 2 * recall * precision / max(recall + precision, 1e-9)


def along(data: Data, some: Offered, lines: Lines, grid: Sequence[float]) -> dict[str, dict[float, np.ndarray]]:
    """For each kind, the counts at each point of a grid."""
    found = {kind: {at: np.zeros(4) for at in grid} for kind in KINDS}
    for (report, kind), possible in some.items():
        text, labels = data.examples.reports[report]["text"], data.labels[report, kind]
        wanted = [at for at, label in enumerate(labels) if not label.optional]
        met = {one: {at for at, label in enumerate(labels) if right(text, label, one)} for one in possible}
        for at in grid:
            made = decided(possible, lines, at)
            hit = set().union(*(met[one] for one in made))
            found[kind][at] += (
                len(hit.intersection(wanted)),
                len(wanted),
                sum(bool(met[one]) for one in made),
                len(made),
            )
    return found


def trust(data: Data, some: Offered) -> dict[str, tuple[float, float]]:
    """For each kind the lines over log odds, of the rules' claims and the judge's own, that give the share that is right."""
    told: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for (report, kind), possible in some.items():
        text, labels = data.examples.reports[report]["text"], data.labels[report, kind]
        for one in decided(possible, {}, 0.0):
            told[f"{kind} {one.by}"].append((one.odds, any(right(text, label, one) for label in labels)))
    found = {}
    for name, pairs in told.items():
        odds = sp.csr_matrix(np.array([[one] for one, _ in pairs], np.float32))
        wanted = np.array([[good] for _, good in pairs], np.int8)
        line = fit(odds, None, wanted, exclusive=False, cost=100)
        found[name] = (float(line.sparse[0, 0]), float(line.bias[0]))
    return found


def operating_points(data: Data, some: Offered, lines: Lines) -> dict[str, dict[str, float]]:
    """Where each kind is strict, balanced, and shows all that may be a claim."""
    grid = [round(0.02 * n, 2) for n in range(2, 49)]
    each, points = along(data, some, lines, grid), {}
    for kind in KINDS:
        rate = evened({at: rates(each[kind][at]) for at in grid})
        sound = [at for at in grid if rate[at][1] >= PRECISION[kind]] or [max(grid, key=lambda at: rate[at][2])]
        balanced = max(sound, key=lambda at: (round(rate[at][2], 2), -at))
        surer = [at for at in grid if at >= balanced and rate[at][1] >= STRICT and rate[at][0] > 0.1]
        strict = min(surer, default=max(balanced, 0.8))
        open_ = max((at for at in grid if at <= balanced), key=lambda at: weighed(*rate[at][:2]))
        points[kind] = {"strict": strict, "balanced": balanced, "all": open_}
    return points


def evened(rate: Mapping[float, tuple[float, float, float]]) -> dict[float, tuple[float, float, float]]:
    """Recall, precision and F1 along the points, each the mean of its neighbourhood: a point is not chosen for a chance hit."""
    points, values = list(rate), np.array(list(rate.values()))
    spans = (values[max(0, n - EVEN) : n + EVEN + 1] for n in range(len(points)))
    return {at: tuple(span.mean(axis=0)) for at, span in zip(points, spans, strict=True)}


def weighed(recall: float, precision: float) -> float:
    """The F measure that counts recall more."""
    beta = GENEROUS**2
    return (1 + beta) * recall * precision / max(beta * precision + recall, 1e-9)


def show(name: str, total: Mapping[str, np.ndarray]) -> None:
    """Print a line of a table."""
    each = {kind: rates(counts) for kind, counts in total.items()}
    mean = np.mean([f1 for *_, f1 in each.values()])
    print(
        f"{name:34}",
        *(f"{kind} {r:.2f}/{p:.2f}={f:.3f}" for kind, (r, p, f) in each.items()),
        f"mean {mean:.3f}",
        flush=True,
    )
