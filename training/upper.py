"""The upper layers of MiniLM fitted to what readers said: ``python training/upper.py PAIRS MODEL_FOLDER layers.npz``.

The vectors of two sentences (``wholes``) are to be near each other where strict readers would call a clause of the one a source
for a clause of the other (``pairs_read.jsonl``); places that readers joined, and what stands beside them in our own corpus, count
less. The lower layers are those of the judge and stay as they are; ``encoder.py --upper layers.npz`` makes ``upper.onnx``.
``--without PART`` leaves one of four parts of the gold out, and ``--odds FILE`` adds the cosines of what was left out to a file.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

import pairs as told
from encoder import EPSILON, HEADS, LAYERS, WIDTH
from summitry.reconcile.facts import decision

#: Layers that stay, word pieces of a sentence that are read about its clause, parts of the gold that are left out in turn.
LOWER, LONGEST, PARTS = 3, 56, 4
#: How a pass is made; how much faster the scale of the cosines is learned; the share that is dropped.
PASSES, BATCH, RATE, FASTER, DROPPED = 2, 24, 1e-4, 200.0, 0.1
#: How much a pair of our own corpus counts, and one of places that readers joined, or of one of them with another.
OURS, JOINED = 0.5, 0.3
#: From which log odds by words on a pair beside a joined one is learned from, up to where they are doubtful.
FROM, DOUBTFUL = -7.0, 0.5
OPEN, CLOSE = 101, 102


class Layer(nn.Module):
    """One transformer layer, its parts by their names in the public weights."""

    def __init__(self) -> None:
        super().__init__()
        names = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense")
        self.parts = nn.ModuleDict({name.replace(".", "/"): nn.Linear(WIDTH, WIDTH) for name in names})
        self.parts["attention/output/LayerNorm"] = nn.LayerNorm(WIDTH, EPSILON)
        self.parts["intermediate/dense"] = nn.Linear(WIDTH, 4 * WIDTH)
        self.parts["output/dense"] = nn.Linear(4 * WIDTH, WIDTH)
        self.parts["output/LayerNorm"] = nn.LayerNorm(WIDTH, EPSILON)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, given: Tensor, seen: Tensor) -> Tensor:
        """What the layer makes of the vectors of word pieces."""
        rows, length, _ = given.shape
        query, key, value = (
            self.parts[f"attention/self/{name}"](given).view(rows, length, HEADS, -1).transpose(1, 2)
            for name in ("query", "key", "value")
        )
        mixed = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=seen)
        out = self.parts["attention/output/dense"](mixed.transpose(1, 2).reshape(rows, length, WIDTH))
        given = self.parts["attention/output/LayerNorm"](given + self.drop(out))
        wide = nn.functional.gelu(self.parts["intermediate/dense"](given))
        return self.parts["output/LayerNorm"](given + self.drop(self.parts["output/dense"](wide)))


class Sentences(nn.Module):
    """Sentences as vectors: the mean over their word pieces, and over those of a clause."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        held = load_file(folder / "model.safetensors")
        self.pieces, self.places = (
            nn.Embedding.from_pretrained(held[f"embeddings.{name}_embeddings.weight"], freeze=True)
            for name in ("word", "position")
        )
        self.register_buffer("sort", held["embeddings.token_type_embeddings.weight"][0])
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.scale = nn.Parameter(torch.tensor([5.0, -4.0, 4.0]))
        self.norm.load_state_dict({kind: held[f"embeddings.LayerNorm.{kind}"] for kind in ("weight", "bias")})
        for number, layer in enumerate(self.layers):
            for name, part in layer.parts.items():
                at = f"encoder.layer.{number}.{name.replace('/', '.')}"
                part.load_state_dict({kind: held[f"{at}.{kind}"] for kind in ("weight", "bias")})

    def train(self, mode: bool = True) -> Sentences:
        """The lower layers stay as they are."""
        super().train(mode)
        for layer in self.layers[:LOWER]:
            layer.eval()
        return self

    def body(self) -> list[nn.Parameter]:
        """What is fitted but the scale."""
        return [one for layer in self.layers[LOWER:] for one in layer.parameters()]

    def forward(self, ids: Tensor, seen: Tensor, clause: Tensor) -> tuple[Tensor, Tensor]:
        """The vectors of clauses and of sentences."""
        mask = (seen > 0)[:, None, None, :]
        with torch.no_grad():
            places = self.places(torch.arange(ids.shape[1]))
            given = self.norm(self.pieces(ids) + places + self.sort)
            for layer in self.layers[:LOWER]:
                given = layer(given, mask)
        for layer in self.layers[LOWER:]:
            given = layer(given, mask)
        return mean(given.float(), clause), mean(given.float(), seen)


def mean(given: Tensor, which: Tensor) -> Tensor:
    """The mean of the vectors of some word pieces."""
    weight = which.float()[..., None]
    return (given * weight).sum(1) / weight.sum(1).clamp(min=1)


@dataclass(frozen=True)
class Example:
    """A pair to learn from: its number among the pairs, whether it tells one thing, and how much it counts."""

    at: int
    right: bool
    weight: float


class Data:
    """The pairs with their word pieces, and which part of the gold each is of (-1: our own corpus)."""

    def __init__(self, file: Path, folder: Path) -> None:
        self.pairs = told.load(file)["full"]
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        gold = [at for at, (_, own) in enumerate(self.pairs.names) if not own]
        parts = {home: number % PARTS for number, home in enumerate(gold)}
        self.part = np.array([parts.get(home, -1) for home in self.pairs.happening])
        self.known = told.said(self.pairs)
        self.words = decision.odds(np.array(self.pairs.rows, np.float32), vectors=True)
        self._sides: dict[told.Told, tuple[list[int], list[int]]] = {}

    def side(self, one: told.Told) -> tuple[list[int], list[int]]:
        """The word pieces of a sentence about a clause, and which of them are the clause's."""
        if one not in self._sides:
            words, start, end = one
            pieces = self.tokenizer.encode(words, add_special_tokens=False)
            inside = [int(low < end and high > start) for low, high in pieces.offsets]
            low = window(inside)
            ids, marks = pieces.ids[low : low + LONGEST], inside[low : low + LONGEST]
            self._sides[one] = [OPEN, *ids, CLOSE], [0, *marks, 0]
        return self._sides[one]

    def length(self, at: int) -> int:
        """The word pieces of a pair."""
        return sum(len(self.side(one)[0]) for one in self.pairs.words[at])

    def batch(self, some: Sequence[int], which: int) -> tuple[Tensor, Tensor, Tensor]:
        """One side of some pairs: word pieces, which of them are no padding, which are the clause's."""
        every = [self.side(self.pairs.words[at][which]) for at in some]
        longest = max(len(ids) for ids, _ in every)
        ids, marks = (torch.tensor([one[row] + [0] * (longest - len(one[row])) for one in every]) for row in range(2))
        return ids, (ids > 0).long(), marks

    def examples(self, without: int | None) -> list[Example]:
        """What is learned from, but for a part of the gold."""
        judged = [Example(at, right, OURS if self.part[at] < 0 else 1.0) for at, right in self.known.items()]
        joined = self._joined()
        beside = self._beside(len({(self.pairs.happening[one.at], self.pairs.fact[one.at]) for one in joined}))
        return [one for one in (*judged, *joined, *beside) if without is None or self.part[one.at] != without]

    def _joined(self) -> list[Example]:
        """The tightest two pairs of clauses at each two places that readers joined."""
        facts: dict[tuple[Any, ...], list[int]] = defaultdict(list)
        for at in np.flatnonzero((np.array(self.pairs.right) == 1) & (np.array(self.pairs.tight) > told.TIGHT)):
            facts[self.pairs.happening[at], self.pairs.fact[at]].append(int(at))
        best = (sorted(some, key=lambda at: -self.pairs.tight[at])[:2] for some in facts.values())
        return [Example(at, True, JOINED * (0.7 if len(some) == 2 else 1.0)) for some in best for at in some]

    def _beside(self, number: int) -> list[Example]:
        """Pairs of a place of our own corpus that readers joined with another place; the likelier by words, the oftener."""
        best: dict[tuple[Any, ...], int] = {}
        for at in np.flatnonzero((self.part < 0) & (np.array(self.pairs.right) == 0) & (self.words > FROM)):
            key = self.pairs.happening[at], self.pairs.sentence[at]
            if key not in best or self.words[at] > self.words[best[key]]:
                best[key] = int(at)
        some = [at for at in best.values() if self.words[at] < DOUBTFUL]
        likely = np.exp(np.minimum(0, self.words[some]) / 3)
        picked = np.random.default_rng(1).choice(
            len(some), min(len(some), number), replace=False, p=likely / likely.sum()
        )
        return [Example(some[at], False, JOINED) for at in picked]


def window(inside: Sequence[int]) -> int:
    """Where what is read of a long sentence begins: the clause stands in the middle."""
    if len(inside) <= LONGEST or 1 not in inside:
        return 0
    first, last = inside.index(1), len(inside) - 1 - list(inside)[::-1].index(1)
    before = (LONGEST - (last - first + 1)) // 2
    return max(0, min(first - before, len(inside) - LONGEST)) if before > 0 else first


def odds(model: Sentences, data: Data, some: Sequence[int]) -> tuple[Tensor, Tensor, Tensor]:
    """The log odds of some pairs, and the cosines of their clauses and of their sentences."""
    (one, here), (other, there) = (model(*data.batch(some, which)) for which in (0, 1))
    clauses, wholes = nn.functional.cosine_similarity(one, other), nn.functional.cosine_similarity(here, there)
    return model.scale[0] * clauses + model.scale[1] + model.scale[2] * wholes, clauses, wholes


def fit(model: Sentences, data: Data, some: Sequence[Example]) -> None:
    """Pass over the examples, those of like length together."""
    for one in model.parameters():
        one.requires_grad_(False)
    body = model.body()
    for one in (*body, model.scale):
        one.requires_grad_(True)
    steps = torch.optim.AdamW([{"params": body}, {"params": [model.scale]}], lr=RATE, weight_decay=0.01)
    torch.manual_seed(0)
    total, done, chance = math.ceil(len(some) / BATCH) * PASSES, 0, np.random.default_rng(0)
    model.train()
    for _ in range(PASSES):
        for batch in batches(data, some, chance):
            rate = RATE * min(1, (done + 1) / (0.1 * total)) * max(0.02, 1 - done / total)
            for group, times in zip(steps.param_groups, (1.0, FASTER), strict=True):
                group["lr"] = rate * times
            right, weight = (
                torch.tensor([float(one.right) for one in batch]),
                torch.tensor([one.weight for one in batch]),
            )
            with torch.autocast("cpu", torch.bfloat16):
                value, _, _ = odds(model, data, [one.at for one in batch])
            loss = nn.functional.binary_cross_entropy_with_logits(value.float(), right, reduction="none")
            steps.zero_grad()
            ((loss * weight).sum() / weight.sum()).backward()
            nn.utils.clip_grad_norm_(body, 1.0)
            steps.step()
            done += 1


def batches(data: Data, some: Sequence[Example], chance: np.random.Generator) -> Iterator[list[Example]]:
    """The examples in batches of like length, in a random order."""
    order, wide = chance.permutation(len(some)), BATCH * 16
    found = []
    for low in range(0, len(some), wide):
        here = sorted((some[at] for at in order[low : low + wide]), key=lambda one: data.length(one.at))
        found += [here[at : at + BATCH] for at in range(0, len(here), BATCH)]
    yield from (found[at] for at in chance.permutation(len(found)))


def written(model: Sentences) -> dict[str, np.ndarray]:
    """The fitted layers by their names in the public weights."""
    return {
        f"encoder.layer.{number}.{name.replace('/', '.')}.{kind}": getattr(part, kind).detach().numpy()
        for number, layer in enumerate(model.layers)
        if number >= LOWER
        for name, part in layer.parts.items()
        for kind in ("weight", "bias")
    }


def main() -> None:
    """Fit, and write the layers."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("pairs", type=Path, help="the file of pairs that pairs.py makes")
    asked.add_argument("model", type=Path, help="the folder of the public weights")
    asked.add_argument("out", type=Path, help="the file of the fitted layers")
    asked.add_argument("--without", type=int, help="the part of the gold that is left out")
    asked.add_argument("--odds", type=Path, help="where the cosines of the pairs of that part go")
    given = asked.parse_args()
    data, model = Data(given.pairs, given.model), Sentences(given.model)
    fit(model, data, data.examples(given.without))
    np.savez(given.out, **written(model))
    if given.odds is None:
        return
    model.eval()
    left = sorted((at for at in data.known if data.part[at] == given.without), key=data.length)
    with torch.no_grad(), given.odds.open("a", encoding="utf-8") as out:
        for low in range(0, len(left), 64):
            here = left[low : low + 64]
            for at, alike in zip(here, odds(model, data, here)[2].tolist(), strict=True):
                a, b = data.pairs.place[at]
                out.write(json.dumps({"a": a, "b": b, "alike": round(alike, 4)}) + "\n")


if __name__ == "__main__":
    main()
