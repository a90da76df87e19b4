"""What a claim would say by the heads, and how surely that would be right: that it is one, and of its type or on its side."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log

from summitry.lexicon import words
from summitry.model import Claim

#: The heads that say what a claim of a kind tells, and the slot that holds it.
HEADS = {"action": "action.type", "stance": "stance.attitude"}
SLOTS = {"action": "type", "stance": "attitude"}
#: Share from which on another type than that of the rules is taken.
OVERRULED = 0.6
#: What a claim is worth whose type is surely wrong: the place may be right.
PLACE = 0.3
#: Probabilities are told from here to as far from one.
LEAST = 1e-6


def told(kind: str, probability: float, shares: Mapping[str, float], proposed: str = "") -> tuple[str, float]:
    """The type or attitude of a claim ("" where its kind has none), and the log odds that it is right with it.

    ``probability`` is that it is a claim at all, ``shares`` are those of its types or attitudes, ``proposed`` is what a rule
    makes of it.
    """
    top = max(shares, key=shares.__getitem__, default="")
    if kind == "stance":
        value = proposed or top
        return value, odds(probability * leaning(shares, value))
    if kind == "action":
        value = proposed if proposed and shares.get(top, 0.0) <= OVERRULED else top
        return value, odds(probability * (PLACE + (1 - PLACE) * shares.get(value, 0.0)))
    return "", odds(probability)


def value_of(claim: Claim) -> str:
    """The type or attitude that a claim has; "" where its kind has none."""
    return next((slot.value for slot in claim.slots if slot.role == SLOTS.get(claim.kind)), "")


def leaning(shares: Mapping[str, float], attitude: str) -> float:
    """The share of the attitudes that lean as one does: for something, or against it."""
    against = words("joining", "against")
    share = sum([part for value, part in shares.items() if value in against])
    return share if attitude in against else 1 - share


def odds(probability: float) -> float:
    """The log odds of a probability."""
    kept = min(max(probability, LEAST), 1 - LEAST)
    return log(kept / (1 - kept))


def likely(log_odds: float) -> float:
    """The probability of log odds."""
    return 1 / (1 + exp(-log_odds))
