"""Whether two clauses tell one thing: a logistic regression over what they have in common (``likeness``).

``tells.json`` has the weights for pairs with vectors (``full``), for words alone (``words``), and for pairs whose whole sentences
were read (``whole``), by what they weigh; ``training/pairs.py`` fits them to pairs that readers joined or judged.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from summitry.reconcile.facts.clauses import Array
from summitry.reconcile.facts.likeness import NAMES, WHOLE

_FILE = "tells.json"
#: Numbers that weigh more together than one by one: their products are numbers too.
PRODUCTS = (
    ("cover.least", "cover.least"),
    ("cover.least", "cover.most"),
    ("cover.least", "length.least"),
    ("cover.least", "head.least"),
    ("share.least", "shared"),
    ("missing.least", "missing.most"),
)
#: What two clauses both have and share nothing of where they never tell one thing: numbers, those who do it; and their odds.
_APART = ("amounts", "doers")
_NEVER = -20.0
_AT = {name: at for at, name in enumerate(NAMES)}


def expanded(rows: Array) -> Array:
    """The numbers of pairs with their products."""
    products = [rows[:, _AT[a]] * rows[:, _AT[b]] for a, b in PRODUCTS]
    return np.column_stack([rows, *products]).astype(np.float32)


def odds(rows: Array, *, vectors: bool) -> Array:
    """The log odds that each row of numbers is of a pair that tells one thing, by its words."""
    weights, start = _weights("full" if vectors else "words")
    return _apart(rows, expanded(rows) @ weights + start)


def odds_of_wholes(rows: Array, wholes: Array) -> Array:
    """The same by what the whole sentences say besides, one row of :data:`~summitry.reconcile.facts.likeness.WHOLE` a pair."""
    weights, start = _weights("whole")
    return _apart(rows, np.column_stack([expanded(rows), wholes]) @ weights + start)


def _apart(rows: Array, found: Array) -> Array:
    for name in _APART:
        found[rows[:, _AT[name]] < 0] = _NEVER
    return np.asarray(found, np.float32)


@cache
def _weights(name: str) -> tuple[Array, float]:
    held = json.loads(files(__package__).joinpath(_FILE).read_text(encoding="utf-8"))[name]
    weights = held["weights"]
    return np.array([weights[one] for one in names(whole=WHOLE[0] in weights)], np.float32), float(held["start"])


def names(*, whole: bool = False) -> Sequence[str]:
    """What the weights weigh."""
    return (*NAMES, *(f"{a} × {b}" for a, b in PRODUCTS), *(WHOLE if whole else ()))
