"""Train the judge, measure it leaving sets out, write its weights.

    python training/train.py read OUT.pickle --encoder FOLDER [--gold ../shared/gold] [--open FOLDER]
    python training/train.py table EXAMPLES.pickle
    python training/train.py points EXAMPLES.pickle PARTS FOLDER
    python training/train.py write EXAMPLES.pickle OUT_FOLDER --encoder FOLDER [--parts FOLDER]

``FOLDER`` of the encoder holds ``encoder.onnx`` and ``tokenizer.json`` (``training/encoder.py``). Texts of the open reports are
not part of the project; where they are not there, they are left out and said so.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]

from by_place import (
    CLEAR_ONLY,
    Data,
    best_points,
    calibrated,
    calibration,
    decided,
    measured,
    operating_points,
    show,
    sigmoid,
    spans,
)
from examples import (
    SLOTS,
    WHOSE,
    Examples,
    Label,
    encode,
    gold,
    happenings,
    read,
    same_name,
)
from fit import Weights, fit, matrix, vocabulary
from summitry.extract.judge.candidates import KINDS
from summitry.extract.judge.encoder import Encoder
from summitry.extract.judge.heads import Heads
from summitry.extract.judge.who import PLACES

FOLDS = 5
ROUNDS = 2
#: The files of the heads that read vectors, and of those for words alone.
FILES = {"full": "heads.npz", "words": "words.npz"}
#: How much an example of each source counts: those of the gold are read by the measure's own hand.
COUNTS = {"own": 0.4, "open": 0.4, "gold": 1.0}
#: Verbs of saying: what is said below them is the claim.
SAYING = frozenset(
    ["say", "tell", "add", "announce", "report", "state", "declare", "note", "claim", "insist", "believe", "think"]
)


class Trained:
    """Heads fitted on some of the examples."""

    def __init__(
        self,
        data: Data,
        rows: np.ndarray,
        *,
        vectors: bool,
        cost: float = 0.1,
        rounds: int = ROUNDS,
        weights=None,
        slots=True,
    ) -> None:
        self.data, self.vectors = data, vectors
        chosen = set(rows.tolist())
        self.known = vocabulary(data.features[i] for i in rows)
        self.sparse = matrix(data.features, self.known)
        dense = data.dense if vectors else None
        labels = [label for label in data.examples.labels if label.candidates and label.candidates[0] in chosen]
        mine = self.sparse[rows], (dense[rows] if dense is not None else None)
        probabilities: np.ndarray | None = None
        counts = None if weights is None else weights[rows]
        self.kinds: Weights | None = None
        for _ in range(rounds):
            wanted = targets(data, labels, probabilities)[rows]
            self.kinds = fit(*mine, wanted, exclusive=False, cost=cost, weights=counts, before=self.kinds)
            probabilities = sigmoid(self.kinds.logits(self.sparse, dense))
        self.anchors = {id(label): best(data, label, probabilities) for label in labels}
        self.slots: dict[str, tuple[tuple[str, ...], Weights]] = {}
        for name in SLOTS if slots else ():
            self.slots[name] = self._slot(name, labels)
        for kind in WHOSE if slots else ():
            self.slots[f"{kind}.who"] = self._whose(kind, labels)

    def _slot(self, name: str, labels: Sequence[Label]) -> tuple[tuple[str, ...], Weights]:
        kind, _, role = name.partition(".")
        told = [
            (self.anchors[id(label)], label.slots[role])
            for label in labels
            if label.kind == kind and role in label.slots
        ]
        outputs = tuple(sorted({value for _, value in told}))
        rows = np.array([at for at, _ in told])
        wanted = np.array([[value == one for one in outputs] for _, value in told], np.int8)
        dense = self.data.dense[rows] if self.vectors else None
        return outputs, fit(self.sparse[rows], dense, wanted, exclusive=True, cost=0.5)

    def _whose(self, kind: str, labels: Sequence[Label]) -> tuple[tuple[str, ...], Weights]:
        """The head that chooses the place where the actor of a claim stands: one, or several alike where several name it."""
        rows, wanted = [], []
        for label in labels:
            if label.kind == kind and WHOSE[kind] in label.slots:
                candidate = self.data.examples.candidates[self.anchors[id(label)]]
                right = [
                    any(same_name(label.slots[WHOSE[kind]], names) for names in candidate.places.get(place, ()))
                    for place in PLACES
                ]
                if any(right):
                    rows.append(self.anchors[id(label)])
                    wanted.append(np.array(right, np.float32) / sum(right))
        at = np.array(rows)
        dense = self.data.dense[at] if self.vectors else None
        return PLACES, fit(self.sparse[at], dense, np.array(wanted), exclusive=True, cost=0.5)

    def probabilities(self) -> np.ndarray:
        """Of each kind, for every candidate of the data."""
        return sigmoid(self.kinds.logits(self.sparse, self.data.dense if self.vectors else None))


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


@dataclass(frozen=True)
class Parts:
    """Heads for each part of the newer sets of gold, fitted without it, and what they give for that part."""

    of_set: dict[str, int]
    heads: list[Trained]
    probabilities: np.ndarray

    def reports(self, data: Data, *parts: int) -> list[int]:
        """The reports of some parts; of all where none is named."""
        wanted = parts or range(FOLDS)
        return [r for r, one in enumerate(data.examples.reports) if self.of_set.get(one["set"], -1) in wanted]


def parted(data: Data) -> dict[str, int]:
    """The newer sets of gold, each with its part."""
    sets = sorted(set(data.set[data.source == "gold"]) - set(CLEAR_ONLY))
    order = np.random.RandomState(0).permutation(len(sets))
    return {sets[at]: n % FOLDS for n, at in enumerate(order)}


def left_out(data: Data, train: np.ndarray, *, slots: bool = False, **how) -> Parts:
    """The newer sets of gold in ``FOLDS`` parts, each judged by heads that were fitted without it."""
    of_set = parted(data)
    part = np.array([of_set.get(name, -1) for name in data.set])
    probabilities, heads = np.zeros((len(data.features), len(KINDS))), []
    shared = not train[part >= 0].any()
    for n in range(FOLDS):
        fitted = (
            heads[0] if shared and heads else Trained(data, np.flatnonzero(train & (part != n)), slots=slots, **how)
        )
        heads.append(fitted)
        probabilities[part == n] = fitted.probabilities()[part == n]
    return Parts(of_set, heads, probabilities)


def table(data: Data, name: str, train: np.ndarray, **how) -> Parts:
    """Print what heads reach on the newer sets of gold, their points fixed on the other sets."""
    parts = left_out(data, train, **how)
    show_parts(name, data, parts)
    return parts


def show_parts(name: str, data: Data, parts: Parts) -> None:
    """Print what the heads of parts reach, each on its own sets, with points fixed on the others."""
    total = {kind: np.zeros(4) for kind in KINDS}
    for n in range(FOLDS):
        mine, others = parts.reports(data, n), parts.reports(data, *(set(range(FOLDS)) - {n}))
        points = best_points(data, others, parts.probabilities)
        for kind, counts in measured(data, mine, spans(data, decided(data, mine, parts.probabilities, points))).items():
            total[kind] += counts
    show(name, total)


# ---------------------------------------------------------------- writing weights


def export(file: Path, trained: Trained, lines: Sequence[tuple[float, float]]) -> dict[str, list[str]]:
    """Write the heads of one sort, calibrated; give the outputs of each."""
    slope, shift = (np.array(part, np.float32) for part in zip(*lines, strict=True))
    kinds = trained.kinds
    parts = [(kinds.sparse * slope, kinds.dense * slope, kinds.bias * slope + shift)]
    outputs = {kind: ["yes"] for kind in KINDS}
    for name, (values, weights) in trained.slots.items():
        outputs[name] = list(values)
        parts.append((weights.sparse, weights.dense, weights.bias))
    sparse, dense, bias = (np.concatenate(part, axis=-1) for part in zip(*parts, strict=True))
    words = sorted(trained.known, key=trained.known.__getitem__)
    np.savez_compressed(
        file,
        vocabulary=np.frombuffer("\n".join(words).encode("utf-8"), np.uint8),
        sparse=sparse.astype(np.float16),
        dense=dense.astype(np.float16),
        bias=bias.astype(np.float32),
    )
    return outputs


Sorts = Mapping[str, tuple[Trained, np.ndarray]]


def write(data: Data, folder: Path, encoder: Path, sorts: Sorts, reports: Sequence[int]) -> None:
    """Write a judge, its calibration and points fixed on ``reports``.

    ``sorts``: for vectors (``full``) and for ``words`` alone the heads, and probabilities of heads that did not see the reports.
    """
    folder.mkdir(parents=True, exist_ok=True)
    points, outputs = {}, {}
    for name, (trained, probabilities) in sorts.items():
        lines = calibration(data, probabilities, reports)
        points[name] = operating_points(data, reports, calibrated(probabilities, lines))
        outputs = export(folder / FILES[name], trained, lines)
    for name in ("encoder.onnx", "tokenizer.json"):
        shutil.copy(encoder / name, folder / name)
    digest = hashlib.sha256((folder / FILES["full"]).read_bytes()).hexdigest()[:8]
    about = {"version": f"1-{digest}", "heads": outputs, "points": points}
    (folder / "model.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def write_all(given: argparse.Namespace) -> None:
    """Write the judge that is shipped, and with ``--parts`` one for each part of the gold that did not see it."""
    data = Data(load(given.examples))
    train = ~data.clear & np.isin(data.source, given.sources.split(","))
    counts = np.array([COUNTS[source] for source in data.source])
    how = {name: {"vectors": name == "full", "weights": counts} for name in FILES}
    parts = {name: left_out(data, train, slots=bool(given.parts), **how[name]) for name in FILES}
    full = parts["full"]
    for n in range(FOLDS) if given.parts else ():
        others = full.reports(data, *(set(range(FOLDS)) - {n}))
        sorts = {name: (part.heads[n], part.probabilities) for name, part in parts.items()}
        write(data, given.parts / str(n), given.encoder, sorts, others)
        out = [name for name, at in full.of_set.items() if at == n]
        (given.parts / str(n) / "sets.json").write_text(json.dumps(out), encoding="utf-8")
    rows = np.flatnonzero(train)
    whole = {name: (Trained(data, rows, **how[name]), part.probabilities) for name, part in parts.items()}
    write(data, given.out, given.encoder, whole, full.reports(data))


# ---------------------------------------------------------------- commands


def load(path: Path) -> Examples:
    """Examples that were read before."""
    with path.open("rb") as file:
        return pickle.load(file)  # noqa: S301 - a file of our own


def read_all(given: argparse.Namespace) -> None:
    """Read all reports that are there, with the encoder's vectors."""
    from parse_cache import CachedParser

    examples = Examples()
    with patch("summitry.language.analyse.Parser", CachedParser):
        read(happenings(HERE / "own"), "own", examples)
        if given.open and given.open.is_dir():
            read(happenings(given.open), "open", examples)
        else:
            print("the texts of the open reports are not here: left out", file=sys.stderr)
        if given.gold and given.gold.is_dir():
            read(gold(given.gold), "gold", examples)
    encode(examples, Encoder(given.encoder))
    with given.out.open("wb") as file:
        pickle.dump(examples, file)
    print(len(examples.reports), "reports", len(examples.candidates), "candidates", len(examples.labels), "labels")


def tables(given: argparse.Namespace) -> None:
    """What each choice reaches on the newer sets of gold."""
    data = Data(load(given.examples))
    gold_rows, own, open_ = (data.source == s for s in ("gold", "own", "open"))
    reports = [
        r for r, one in enumerate(data.examples.reports) if one["source"] == "gold" and one["set"] not in CLEAR_ONLY
    ]
    show("rules", measured(data, reports, data.examples.rules))
    fresh = gold_rows & ~data.clear
    for name, train in (
        ("own", own),
        ("own + open", own | open_),
        ("own + open + gold", own | open_ | fresh),
        ("gold", fresh),
    ):
        for vectors in (True, False):
            table(data, name + (" + vectors" if vectors else ""), train, vectors=vectors)


def points_again(given: argparse.Namespace) -> None:
    """Fix the operating points of judges anew, by what the heads of the parts give for the sets that they did not see."""
    data = Data(load(given.examples))
    parts = {json.loads((given.parts / str(n) / "model.json").read_text())["version"]: n for n in range(FOLDS)}
    of_set = {name: n for n in parts.values() for name in json.loads((given.parts / str(n) / "sets.json").read_text())}
    part = np.array([of_set.get(name, -1) for name in data.set])
    found = {name: np.zeros((len(data.features), len(KINDS))) for name in FILES}
    for n in parts.values():
        rows = np.flatnonzero(part == n)
        for name, file in FILES.items():
            heads = Heads(
                given.parts / str(n) / file, json.loads((given.parts / str(n) / "model.json").read_text())["heads"]
            )
            vectors = data.dense[rows] if name == "full" else None
            told = [data.features[at] for at in rows]
            found[name][rows] = heads.certain(KINDS, heads.known(told), vectors)
    every = Parts(of_set, [], found["full"])
    for n, folder in [*((n, given.parts / str(n)) for n in parts.values()), (None, given.out)]:
        reports = every.reports(data, *(set(range(FOLDS)) - {n})) if n is not None else every.reports(data)
        about = json.loads((folder / "model.json").read_text())
        about["points"] = {name: operating_points(data, reports, some) for name, some in found.items()}
        (folder / "model.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """See the module."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = asked.add_subparsers(required=True)
    one = verbs.add_parser("read")
    one.add_argument("out", type=Path)
    one.add_argument("--encoder", type=Path, required=True)
    one.add_argument("--gold", type=Path)
    one.add_argument("--open", type=Path)
    one.set_defaults(run=read_all)
    one = verbs.add_parser("table")
    one.add_argument("examples", type=Path)
    one.set_defaults(run=tables)
    one = verbs.add_parser("write")
    one.add_argument("examples", type=Path)
    one.add_argument("out", type=Path)
    one.add_argument("--encoder", type=Path, required=True)
    one.add_argument("--sources", default="own,open,gold")
    one.add_argument("--parts", type=Path, help="also a judge for each part of the gold, fitted without it")
    one.set_defaults(run=write_all)
    one = verbs.add_parser("points")
    one.add_argument("examples", type=Path)
    one.add_argument("parts", type=Path)
    one.add_argument("out", type=Path)
    one.set_defaults(run=points_again)
    given = asked.parse_args()
    given.run(given)


if __name__ == "__main__":
    main()
