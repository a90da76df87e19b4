"""Values that are words of a report or one of a few choices: what they are compared by, and how a reader is told."""

from __future__ import annotations

from summitry.values.relation import Compared, Relation

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def parse(text: str) -> str:
    """The form in which words are compared: lower case, straight quotation marks, single spaces."""
    return " ".join(text.translate(_STRAIGHT).lower().split())


def compare(a: str, b: str) -> Compared:
    """The same words, or two things: that words exclude each other is for the scales of ``reconcile`` to tell."""
    return Compared(Relation.SAME) if parse(a) == parse(b) else Compared(Relation.SCOPE, f"{a} and {b}")


def show(text: str) -> str:
    """Words on one line."""
    return " ".join(text.split())
