"""What an office is, however a report or a list calls it: "minister of external affairs" is a foreign minister."""

from __future__ import annotations

import re
from functools import cache

from summitry.language.people.offices.nouns import ranks
from summitry.lexicon import load, words

_PORTFOLIO = re.compile(r"(?:federal |state |union |cabinet )?(?:minister|secretary) (?:of|for) (?:the )?(.+)")
_LEADING = re.compile(r"leader of (?:the )?(.+)")


@cache
def sort_of(office: str, state: str | None = None) -> str:
    """The office in its one form, in lower case; what has no form of its own stays as it is. ``state`` is alpha-3."""
    low = _spelt(" ".join(office.lower().split()))
    there = load("state_offices")["in_state"].get(state or "", {}).get(low)
    if there:
        return str(there)
    named = _names().get(low)
    if named:
        return named
    portfolio = low.removesuffix(" secretary")
    if portfolio != low and secretaries(state) and portfolio in words("state_offices", "portfolios"):
        return f"{portfolio} minister"
    if (led := _LEADING.fullmatch(low)) is not None:
        return f"{led[1]} leader"
    turned = _PORTFOLIO.fullmatch(low)
    return _names().get(f"{turned[1]} minister", f"{turned[1]} minister") if turned else low


def one_at_a_time(sort: str) -> bool:
    """Whether a state or a body has one holder of an office at a time."""
    return sort in words("state_offices", "single")


def secretaries(state: str | None) -> bool:
    """Whether the ministers of a state are called secretaries."""
    return state in words("state_offices", "secretaries")


def well_known(sort: str) -> bool:
    """Whether who holds an office is known by name without a word on it."""
    return sort in words("state_offices", "known")


def height(sort: str) -> int:
    """How high an office stands of those that one person held to the same day: those named first in the list are highest."""
    known = load("state_offices")["known"]
    return -known.index(sort) if sort in known else -len(known)


@cache
def head(office: str) -> str:
    """The noun of an office: the longest of the vocabulary that it ends or begins with."""
    parts = office.lower().split()
    ends = [" ".join(parts[n:]) for n in range(len(parts))]
    begins = [" ".join(parts[:n]) for n in range(len(parts), 0, -1)]
    return next((noun for noun in (*ends, *begins) if noun in ranks()), "")


def _spelt(office: str) -> str:
    spellings = load("descriptions")["portfolio_spellings"]
    for old in ("labour", "defence"):
        office = office.replace(old, spellings[old])
    return office


@cache
def _names() -> dict[str, str]:
    rows = load("state_offices")["names"].items()
    return {_spelt(name): sort for sort, names in rows for name in (sort, *names)}
