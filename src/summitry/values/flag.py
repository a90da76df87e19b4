"""Values that say only that something is so ("about" makes a number approximate)."""

from __future__ import annotations

_YES = "true"


def parse(text: str | None) -> bool:
    """Whether it is so; a slot that is missing says that it is not."""
    return text == _YES
