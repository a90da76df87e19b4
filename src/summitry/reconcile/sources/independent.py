"""Which independent origins vouch for something, going by the pages that tell it: what every badge counts.

A page vouches once. What it relays, or takes from a statement, it tells on that word: then its own house adds nothing, and two
pages that carry one statement, or one agency, are one origin. So are two pages that tell something in the words of one speaker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from summitry import kinds
from summitry.model import Claim


class Telling(NamedTuple):
    """One place that tells something: its document, the origin of that document, and the origin of what is told.

    ``voice`` is who is quoted with it, where it is told on somebody's word.
    """

    document: str
    house: str
    origin: str
    voice: str = ""

    @property
    def word(self) -> str:
        """On whose word it is told."""
        return self.voice or self.origin


def voice(claim: Claim, holders: Sequence[str], doers: Iterable[str]) -> str:
    """On whose word a claim is told: who is quoted with it; nobody's where somebody speaks, or tells what he does himself."""
    quoted = holders[0] if holders and not kinds.schema(claim.kind).said else ""
    return "" if quoted in doers else quoted


def independent(told: Iterable[Telling]) -> tuple[str, ...]:
    """The origins that vouch for what some places tell, as many as do so by a page each; in the order of their ids."""
    every = sorted(set(told))
    if len(every) == 1:
        return (every[0].origin,)
    words: dict[str, dict[str, str]] = defaultdict(dict)
    houses: dict[str, str] = {}
    for one in every:
        words[one.document].setdefault(one.word, one.origin)
        houses[one.document] = one.house
    pages = {page: sorted(some.keys() - {houses[page]} or some) for page, some in sorted(words.items())}
    by: dict[str, str] = {}
    for page in pages:
        _vouch(page, pages, by, set())
    return tuple(sorted({words[page][word] for word, page in by.items()}))


def _vouch(page: str, pages: Mapping[str, Sequence[str]], by: dict[str, str], tried: set[str]) -> bool:
    """Find a word for a page that no other page vouches by, moving others to another of theirs where that makes room."""
    for word in pages[page]:
        if word not in tried:
            tried.add(word)
            if word not in by or _vouch(by[word], pages, by, tried):
                by[word] = page
                return True
    return False
