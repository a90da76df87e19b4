"""The state that issues a document: of a ministry or an embassy that is its outlet. "The minister" there is its own."""

from __future__ import annotations

import re

from summitry.lexicon import states, words


def issuing_state(outlet: str | None) -> str | None:
    """The code of the state whose body an outlet is ("Ministry of Foreign Affairs of Norway"), or None."""
    found = {w.lower() for w in re.findall(r"[^\W\d_]+", outlet or "")}
    if found.isdisjoint(words("offices", "issuers")):
        return None
    low = f" {' '.join((outlet or '').lower().split())} "
    named = {code for name, code in states().items() if f" {name} " in low}
    return named.pop() if len(named) == 1 else None
