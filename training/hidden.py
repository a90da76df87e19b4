"""A hidden layer under all heads at once: units over the frequent features and the vectors, shared by kinds and slots.

Fitted by torch on one thread from a fixed seed: the same examples give the same weights on the same machine. What it gives is
averaged with the linear heads, on log odds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
import torch
from torch import nn
from torch.nn import functional

#: Units, passes over the examples, examples at a time; shares of features and of units that are left out while fitting.
UNITS, PASSES, BATCH = 128, 8, 256
FEATURES_OUT, UNITS_OUT = 0.25, 0.4
#: How fast weights of features and all others are changed at most, and how strongly they are drawn to nought.
FAST, SLOW, DECAY = 3e-3, 1.5e-3, 0.05
#: What a slot of an example counts beside its kinds.
SLOT = 0.5


@dataclass(frozen=True)
class Slots:
    """The examples of one head of slots: rows, and what they should give."""

    rows: np.ndarray
    wanted: np.ndarray


@dataclass(frozen=True)
class Layer:
    """A fitted layer: weights of its units, and of its outputs by head."""

    sparse: np.ndarray
    dense: np.ndarray
    bias: np.ndarray
    out: Mapping[str, tuple[np.ndarray, np.ndarray]]

    def units(self, sparse: sp.csr_matrix, dense: np.ndarray) -> np.ndarray:
        """How far the units are at work; of the features the first count."""
        return np.maximum(sparse[:, : len(self.sparse)] @ self.sparse + dense @ self.dense + self.bias, 0)

    def logits(self, head: str, units: np.ndarray) -> np.ndarray:
        """What a head gives for units."""
        weights, bias = self.out[head]
        return units @ weights + bias


class _Net(nn.Module):
    def __init__(self, features: int, width: int, outputs: Mapping[str, int]) -> None:
        super().__init__()
        self.features = nn.EmbeddingBag(features, UNITS, mode="sum")
        nn.init.normal_(self.features.weight, std=0.02)
        self.dense = nn.Linear(width, UNITS)
        self.heads = nn.ModuleDict({_plain(name): nn.Linear(UNITS, n) for name, n in outputs.items()})

    def forward(self, sparse: sp.csr_matrix, dense: torch.Tensor) -> torch.Tensor:
        values = torch.from_numpy(sparse.data)
        kept = (torch.rand(len(values)) > FEATURES_OUT) / (1 - FEATURES_OUT) ** 0.5
        bags = self.features(
            torch.from_numpy(sparse.indices).long(),
            torch.from_numpy(sparse.indptr[:-1]).long(),
            per_sample_weights=values * kept,
        )
        return functional.dropout(functional.relu(bags + self.dense(dense)), UNITS_OUT)


def _plain(name: str) -> str:
    return name.replace(".", "_")


def fit_layer(
    sparse: sp.csr_matrix,
    dense: np.ndarray,
    kinds: np.ndarray,
    weights: np.ndarray,
    slots: Mapping[str, Slots],
    seed: int = 0,
) -> Layer:
    """A layer for ``kinds`` [examples, kinds] (1 yes, 0 no, -1 not known) under the head ``kind``, and for ``slots`` by name.

    ``sparse`` has the frequent features alone; an example that is known for no kind is there for its slots.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    outputs = {"kind": kinds.shape[1], **{name: some.wanted.shape[1] for name, some in slots.items()}}
    net = _Net(sparse.shape[1], dense.shape[1], outputs)
    nn.init.constant_(net.heads["kind"].bias, -3.0)
    rows = np.union1d(
        np.flatnonzero((kinds >= 0).any(axis=1)), np.concatenate([some.rows for some in slots.values()] or [[]])
    )
    rows = rows.astype(np.int64)
    groups = [
        {"params": [net.features.weight], "lr": FAST, "weight_decay": DECAY},
        {"params": [*net.dense.parameters(), *net.heads.parameters()], "lr": SLOW, "weight_decay": DECAY},
    ]
    adam = torch.optim.AdamW(groups)
    steps = PASSES * (-(-len(rows) // BATCH))
    pace = torch.optim.lr_scheduler.LambdaLR(adam, lambda n: min(1, 10 * (n + 1) / steps, max(0.02, 1 - n / steps)))
    told = _by_row(slots)
    counts = torch.from_numpy(weights.astype(np.float32))
    for batch in _batches(rows, seed):
        units = net(sparse[batch], torch.from_numpy(dense[batch]))
        loss = _kinds(net, units, torch.from_numpy(kinds[batch]).float(), counts[batch])
        loss = (loss + SLOT * _slots(net, units, batch, told, counts)) / len(batch)
        adam.zero_grad()
        loss.backward()
        adam.step()
        pace.step()
    return _layer(net, outputs)


def _batches(rows: np.ndarray, seed: int) -> Iterator[np.ndarray]:
    order = np.random.RandomState(seed)
    for _ in range(PASSES):
        mixed = order.permutation(rows)
        yield from (mixed[at : at + BATCH] for at in range(0, len(mixed), BATCH))


def _by_row(slots: Mapping[str, Slots]) -> dict[int, list[tuple[str, np.ndarray]]]:
    found: dict[int, list[tuple[str, np.ndarray]]] = {}
    for name, some in slots.items():
        for row, wanted in zip(some.rows, some.wanted, strict=True):
            found.setdefault(int(row), []).append((name, wanted))
    return found


def _kinds(net: _Net, units: torch.Tensor, wanted: torch.Tensor, counts: torch.Tensor) -> torch.Tensor:
    each = functional.binary_cross_entropy_with_logits(net.heads["kind"](units), wanted.clamp(min=0), reduction="none")
    return (each * (wanted >= 0) * counts[:, None]).sum()


def _slots(
    net: _Net,
    units: torch.Tensor,
    batch: np.ndarray,
    told: Mapping[int, list[tuple[str, np.ndarray]]],
    counts: torch.Tensor,
) -> torch.Tensor:
    by: dict[str, list[tuple[int, np.ndarray]]] = {}
    for at, row in enumerate(batch):
        for name, wanted in told.get(int(row), ()):
            by.setdefault(name, []).append((at, wanted))
    loss = torch.zeros(())
    for name, some in by.items():
        at = [one for one, _ in some]
        wanted = torch.from_numpy(np.array([one for _, one in some], np.float32))
        shares = functional.log_softmax(net.heads[_plain(name)](units[at]), 1)
        loss = loss - ((shares * wanted).sum(1) * counts[batch[at]]).sum()
    return loss


def _layer(net: _Net, outputs: Mapping[str, int]) -> Layer:
    held = {name: value.detach().numpy().copy() for name, value in net.state_dict().items()}
    out = {name: (held[f"heads.{_plain(name)}.weight"].T, held[f"heads.{_plain(name)}.bias"]) for name in outputs}
    return Layer(held["features.weight"], held["dense.weight"].T, held["dense.bias"], out)
