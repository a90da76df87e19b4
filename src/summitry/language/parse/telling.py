"""The telling words of a stretch of text, with their places: all but the closed classes of English, figures among them.

What reads a text and what compares it must find the same words, since the vectors of words are kept in their order.
"""

from __future__ import annotations

import re
from functools import cache

from summitry import lexicon

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The places of the telling words of ``[start, end)``, in order."""
    idle = _idle()
    found = (m.span() for m in _WORD.finditer(text, start, len(text) if end is None else end))
    return [(s, e) for s, e in found if text[s:e].lower() not in idle and (e - s > 1 or text[s].isdigit())]


@cache
def _idle() -> frozenset[str]:
    return frozenset(lexicon.load("content")["function"])
