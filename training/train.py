"""Train the judge, measure it leaving sets out, write its weights.

    python training/train.py read OUT.pickle --encoder FOLDER [--gold ../shared/gold] [--open FOLDER]
    python training/train.py table EXAMPLES.pickle
    python training/train.py write EXAMPLES.pickle OUT_FOLDER --encoder FOLDER [--parts FOLDER]
    python training/train.py points EXAMPLES.pickle PARTS FOLDER

``FOLDER`` of the encoder holds ``encoder.onnx`` and ``tokenizer.json`` (``training/encoder.py``). Texts of the open reports are
not part of the project; where they are not there, they are left out and said so. ``points`` fixes the operating points anew,
by the heads in the folders of the parts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]

from by_place import CLEAR_ONLY, Data, Said, along, offered, operating_points, rates, show, trust
from examples import Examples, encode, gold, happenings, read
from summitry.extract.judge.candidates import KINDS
from summitry.extract.judge.encoder import Encoder
from summitry.extract.judge.heads import Heads, shares
from summitry.extract.judge.telling import HEADS
from trained import KIND, Trained

FOLDS = 5
#: The files of the heads that read vectors, and of those for words alone.
FILES = {"full": "heads.npz", "words": "words.npz"}
#: How much an example of each source counts: those of the gold are read by the measure's own hand.
COUNTS = {"own": 0.4, "open": 0.4, "gold": 1.0}
#: Weights of features that are smaller are written as none.
SMALL = 0.003
#: Where points are tried out for a table.
GRID = [round(0.05 * n, 2) for n in range(1, 19)]


# ---------------------------------------------------------------- parts


def parted(data: Data) -> dict[str, int]:
    """The newer sets of gold, each with its part."""
    sets = sorted(set(data.set[data.source == "gold"]) - set(CLEAR_ONLY))
    order = np.random.RandomState(0).permutation(len(sets))
    return {sets[at]: n % FOLDS for n, at in enumerate(order)}


@dataclass(frozen=True)
class Parts:
    """Heads for each part of the newer sets of gold, fitted without it, and what they say of that part."""

    of_set: dict[str, int]
    heads: list[Trained]
    said: Said

    def reports(self, data: Data, *parts: int) -> list[int]:
        """The reports of some parts; of all where none is named."""
        wanted = parts or range(FOLDS)
        return [r for r, one in enumerate(data.examples.reports) if self.of_set.get(one["set"], -1) in wanted]


def left_out(data: Data, train: np.ndarray, *, vectors: bool) -> Parts:
    """The newer sets of gold in ``FOLDS`` parts, each judged by heads that were fitted without it."""
    of_set = parted(data)
    part = np.array([of_set.get(name, -1) for name in data.set])
    counts = np.array([COUNTS[source] for source in data.source])
    heads: list[Trained] = []
    found: list[tuple[np.ndarray, Said]] = []
    shared = not train[part >= 0].any()
    for n in range(FOLDS):
        again = shared and heads
        heads.append(heads[0] if again else Trained(data, np.flatnonzero(train & (part != n)), counts, vectors=vectors))
        rows = np.flatnonzero(part == n)
        found.append((rows, heads[-1].said(rows)))
        print("part", n, flush=True)
    return Parts(of_set, heads, _joined(len(part), found))


def _joined(length: int, found: list[tuple[np.ndarray, Said]]) -> Said:
    """What several heads say, each of its own examples."""
    outputs = {
        name: tuple(sorted({one for _, said in found for one in said.outputs[name]})) for name in found[0][1].outputs
    }
    whole = Said(
        np.zeros((length, len(KINDS))), {name: np.zeros((length, len(some))) for name, some in outputs.items()}, outputs
    )
    for rows, said in found:
        whole.probabilities[rows] = said.probabilities
        for name, some in said.outputs.items():
            whole.shares[name][np.ix_(rows, [outputs[name].index(one) for one in some])] = said.shares[name]
    return whole


def show_parts(name: str, data: Data, parts: Parts) -> None:
    """Print what the heads of parts reach, each on its own sets, with lines and points fixed on the others."""
    best, sound = ({kind: np.zeros(4) for kind in KINDS} for _ in range(2))
    for n in range(FOLDS):
        others = offered(data, parts.reports(data, *(set(range(FOLDS)) - {n})), parts.said)
        lines = trust(data, others)
        there, points = along(data, others, lines, GRID), operating_points(data, others, lines)
        mine = offered(data, parts.reports(data, n), parts.said)
        for kind in KINDS:
            at = max(GRID, key=lambda one: rates(there[kind][one])[2])
            best[kind] += along(data, mine, lines, [at])[kind][at]
            at = points[kind]["balanced"]
            sound[kind] += along(data, mine, lines, [at])[kind][at]
    show(f"{name}: best", best)
    show(f"{name}: balanced", sound)


# ---------------------------------------------------------------- writing weights


def export(file: Path, trained: Trained) -> dict[str, list[str]]:
    """Write the heads of one sort; give the outputs of each."""
    half = 1.0 if trained.layer is None else 0.5
    heads = list(trained.heads.values())
    sparse, dense, bias = (
        half * np.concatenate([getattr(one, name) for one in heads], axis=-1) for name in ("sparse", "dense", "bias")
    )
    hidden = {}
    if trained.layer is not None:
        layer, out = trained.layer, [trained.layer.out[name] for name in trained.heads]
        bias = bias + half * np.concatenate([one for _, one in out])
        hidden = {"sparse": layer.sparse, "dense": layer.dense, "bias": layer.bias}
        hidden["out"] = half * np.concatenate([one for one, _ in out], axis=1)
    sparse = np.where(np.abs(sparse) < SMALL, 0, sparse)
    np.savez_compressed(
        file,
        vocabulary=np.frombuffer("\n".join(trained.known).encode("utf-8"), np.uint8),
        sparse=sparse.astype(np.float16),
        dense=dense.astype(np.float16),
        bias=bias.astype(np.float32),
        **{f"hidden.{name}": value.astype(np.float16) for name, value in hidden.items()},
    )
    slots = {name: list(trained.outputs[name]) for name in trained.heads if name != KIND}
    return {**{kind: ["yes"] for kind in KINDS}, **slots}


def write(folder: Path, encoder: Path, sorts: Mapping[str, Trained]) -> None:
    """Write the heads of a judge, for vectors (``full``) and for ``words`` alone; points come after."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, trained in sorts.items():
        outputs = export(folder / FILES[name], trained)
    for name in ("encoder.onnx", "tokenizer.json"):
        shutil.copy(encoder / name, folder / name)
    digest = hashlib.sha256((folder / FILES["full"]).read_bytes()).hexdigest()[:8]
    (folder / "model.json").write_text(json.dumps({"version": f"2-{digest}", "heads": outputs}), encoding="utf-8")


def fix(data: Data, folder: Path, parts: Mapping[str, Parts], *left: int) -> None:
    """Fix how far the rules and the judge are trusted, and the operating points, on the parts of the gold but ``left``."""
    file = folder / "model.json"
    about = {**json.loads(file.read_text(encoding="utf-8")), "lines": {}, "points": {}}
    for name, one in parts.items():
        some = offered(data, one.reports(data, *(set(range(FOLDS)) - set(left))), one.said)
        lines = trust(data, some)
        about["lines"][name] = {at: [round(x, 3) for x in line] for at, line in lines.items()}
        about["points"][name] = operating_points(data, some, lines)
    file.write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def write_all(given: argparse.Namespace) -> None:
    """Write the judge that is shipped, and with ``--parts`` one for each part of the gold that did not see it."""
    data = Data(load(given.examples))
    train = ~data.clear & np.isin(data.source, given.sources.split(","))
    parts = {name: left_out(data, train, vectors=name == "full") for name in FILES}
    for n in range(FOLDS) if given.parts else ():
        write(given.parts / str(n), given.encoder, {name: part.heads[n] for name, part in parts.items()})
        out = [name for name, at in parts["full"].of_set.items() if at == n]
        (given.parts / str(n) / "sets.json").write_text(json.dumps(out), encoding="utf-8")
    counts = np.array([COUNTS[source] for source in data.source])
    rows = np.flatnonzero(train)
    kept = {name: Parts(part.of_set, [], part.said) for name, part in parts.items()}
    del parts
    write(given.out, given.encoder, {name: Trained(data, rows, counts, vectors=name == "full") for name in FILES})
    fix_all(data, kept, given.parts, given.out)


def fix_all(data: Data, kept: Mapping[str, Parts], parts: Path | None, out: Path) -> None:
    """Fix the points of a judge, and of those for the parts."""
    fix(data, out, kept)
    for n in range(FOLDS) if parts else ():
        fix(data, parts / str(n), kept, n)
    for name, one in kept.items():
        show_parts(name, data, one)


# ---------------------------------------------------------------- commands


def load(path: Path) -> Examples:
    """Examples that were read before."""
    with path.open("rb") as file:
        return pickle.load(file)  # noqa: S301 - a file of our own


def points_again(given: argparse.Namespace) -> None:
    """Fix the points anew, by what the heads that were written for the parts say of the sets that they did not see."""
    data = Data(load(given.examples))
    fix_all(data, {name: written(data, given.parts, name) for name in FILES}, given.parts, given.out)


def written(data: Data, folder: Path, name: str) -> Parts:
    """What the heads of one sort say that lie in the folders of the parts, each of its own sets."""
    of_set = parted(data)
    part = np.array([of_set.get(one, -1) for one in data.set])
    found: list[tuple[np.ndarray, Said]] = []
    for n in range(FOLDS):
        outputs = json.loads((folder / str(n) / "model.json").read_text(encoding="utf-8"))["heads"]
        heads, rows = Heads(folder / str(n) / FILES[name], outputs), np.flatnonzero(part == n)
        vectors = data.dense[rows] if heads.reads_vectors and data.dense is not None else None
        logits = heads.every(heads.known([data.features[i] for i in rows]), vectors)
        slots = {head: np.array([shares(heads.of(head, row)) for row in logits]) for head in HEADS.values()}
        found.append((rows, Said(heads.sure(KINDS, logits), slots, {head: heads.outputs[head] for head in slots})))
    return Parts(of_set, [], _joined(len(part), found))


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
    """What each choice of examples and features reaches on the newer sets of gold."""
    data = Data(load(given.examples))
    own, open_ = data.source == "own", data.source == "open"
    fresh = (data.source == "gold") & ~data.clear
    for name, train in (
        ("own", own),
        ("own + open", own | open_),
        ("own + open + gold", own | open_ | fresh),
        ("gold", fresh),
    ):
        for vectors in (True, False):
            show_parts(name + (" + vectors" if vectors else ""), data, left_out(data, train, vectors=vectors))


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
