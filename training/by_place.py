"""Examples as arrays, and what probabilities over them are worth: rates by place, operating points, calibration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import scipy.sparse as sp

from examples import Candidate, Examples, Label, same_place
from fit import fit
from summitry.extract.judge.candidates import KINDS

#: Sets of gold that list the clear claims only: they are no examples of what tells nothing.
CLEAR_ONLY = ("hanoi-2019", "syria-geneva-2013", "vladivostok-2019")
GRID = (0.05, 0.08, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
#: Precision that the strict point aims at, and recall over precision of the point that shows all.
STRICT, GENEROUS = 0.85, 2.0
#: Precision below which no point is balanced.
PRECISION = {"stance": 0.7, "measure": 0.75, "action": 0.72, "outlook": 0.78, "gap": 0.8, "encounter": 0.8}


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


def sigmoid(x: np.ndarray) -> np.ndarray:
    """Of log odds the probabilities."""
    return 1 / (1 + np.exp(-x))


def decided(
    data: Data, reports: Iterable[int], probabilities: np.ndarray, points: Mapping[str, float]
) -> list[tuple[int, str, int]]:
    """The claims that a judge makes: of each kind the likeliest candidate first, none inside another's words."""
    found = []
    for report in reports:
        for column, kind in enumerate(KINDS):
            rows = [i for i in data.of_report[report] if probabilities[i, column] >= points[kind]]
            taken: list[Candidate] = []
            for i in sorted(rows, key=lambda i: -probabilities[i, column]):
                own = data.examples.candidates[i]
                if not any(overlapping(own, other) for other in taken):
                    taken.append(own)
                    found.append((report, kind, i))
    return found


def overlapping(one: Candidate, other: Candidate) -> bool:
    """Whether the predicate of one stands in the words of the other."""
    return other.span[0] <= one.head[0] < other.span[1] or one.span[0] <= other.head[0] < one.span[1]


def measured(
    data: Data, reports: Sequence[int], spans: Iterable[tuple[int, str, tuple[int, int]]]
) -> dict[str, np.ndarray]:
    """For each kind: labels found, labels, claims right, claims; "right" is at the same place."""
    counts = {kind: np.zeros(4) for kind in KINDS}
    by: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for report, kind, span in spans:
        by[report, kind].append(span)
    for report in reports:
        text = data.examples.reports[report]["text"]
        for kind in KINDS:
            labels, made = data.labels[report, kind], by[report, kind]
            for label in labels:
                if not label.optional:
                    counts[kind] += (any(same_place(text, label.span, span) for span in made), 1, 0, 0)
            for span in made:
                counts[kind] += (0, 0, any(same_place(text, label.span, span) for label in labels), 1)
    return counts


def rates(counts: np.ndarray) -> tuple[float, float, float]:
    """Recall, precision, F1."""
    recall, precision = counts[0] / max(counts[1], 1), counts[2] / max(counts[3], 1)
    return recall, precision, 2 * recall * precision / max(recall + precision, 1e-9)


def spans(data: Data, claims: Iterable[tuple[int, str, int]]) -> list[tuple[int, str, tuple[int, int]]]:
    """Claims by candidate as claims by place."""
    return [(report, kind, data.examples.candidates[i].span) for report, kind, i in claims]


def best_points(data: Data, reports: Sequence[int], probabilities: np.ndarray) -> dict[str, float]:
    """The probability from which on F1 is best, for each kind."""
    each = {
        at: measured(data, reports, spans(data, decided(data, reports, probabilities, dict.fromkeys(KINDS, at))))
        for at in GRID
    }
    return {kind: max(GRID, key=lambda at: rates(each[at][kind])[2]) for kind in KINDS}


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


def calibration(data: Data, probabilities: np.ndarray, reports: Sequence[int]) -> list[tuple[float, float]]:
    """For each kind the line over log odds after which a probability is the share of claims that are right."""
    found = []
    for column, kind in enumerate(KINDS):
        odds, right = [], []
        for report in reports:
            text = data.examples.reports[report]["text"]
            for i in data.of_report[report]:
                p = float(np.clip(probabilities[i, column], 1e-6, 1 - 1e-6))
                if p > 0.02:
                    own = data.examples.candidates[i].span
                    odds.append(np.log(p / (1 - p)))
                    right.append(any(same_place(text, label.span, own) for label in data.labels[report, kind]))
        line = fit(
            sp.csr_matrix(np.array(odds, np.float32)[:, None]),
            None,
            np.array(right, np.int8)[:, None],
            exclusive=False,
            cost=100,
        )
        found.append((float(line.sparse[0, 0]), float(line.bias[0])))
    return found


def calibrated(probabilities: np.ndarray, lines: Sequence[tuple[float, float]]) -> np.ndarray:
    """Probabilities after their lines."""
    p = np.clip(probabilities, 1e-6, 1 - 1e-6)
    slope, shift = (np.array(part) for part in zip(*lines, strict=True))
    return sigmoid(np.log(p / (1 - p)) * slope + shift)


def operating_points(data: Data, reports: Sequence[int], probabilities: np.ndarray) -> dict[str, dict[str, float]]:
    """Where each kind is strict, balanced, and shows all that may be a claim."""
    grid = [round(0.02 * n, 2) for n in range(2, 49)]
    each = {
        at: measured(data, reports, spans(data, decided(data, reports, probabilities, dict.fromkeys(KINDS, at))))
        for at in grid
    }
    points = {}
    for kind in KINDS:
        rate = {at: rates(each[at][kind]) for at in grid}
        sound = [at for at in grid if rate[at][1] >= PRECISION[kind]] or [max(grid, key=lambda at: rate[at][2])]
        balanced = max(sound, key=lambda at: (round(rate[at][2], 2), -at))
        surer = [at for at in grid if at >= balanced and rate[at][1] >= STRICT and rate[at][0] > 0.1]
        strict = min(surer, default=max(balanced, 0.8))
        open_ = max((at for at in grid if at <= balanced), key=lambda at: weighed(*rate[at][:2]))
        points[kind] = {"strict": strict, "balanced": balanced, "all": open_}
    return points


def weighed(recall: float, precision: float) -> float:
    """The F measure that counts recall more."""
    beta = GENEROUS**2
    return (1 + beta) * recall * precision / max(beta * precision + recall, 1e-9)
