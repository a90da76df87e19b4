"""The state of who speaks for "the ministry": that of the only ministry of this sort of which the report tells the state."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from summitry.language.people.builder import Found
from summitry.language.people.offices.office_phrases import office_at
from summitry.language.people.offices.tails import seat
from summitry.language.people.segments import Line
from summitry.lexicon import load, words
from summitry.model import Role

_NAMED = frozenset({"NN", "NNP", "JJ"})


def give_ministry_country(lines: Sequence[Line], people: Iterable[Found]) -> None:
    """Give persons of a ministry without a state the state of that ministry, where the report tells of one alone."""
    waiting = [
        (p, r, named) for p in people if not p.countries for r in p.roles if (named := _ministry_in(r)) is not None
    ]
    told = _told(lines) if waiting else {}
    for person, role, portfolio in waiting:
        of_sort = {c for name, some in told.items() if portfolio in ("", name) or not name for c in some}
        if len(of_sort) == 1 and not person.countries:
            country = of_sort.pop()
            person.countries[country] += 1
            person.roles[:] = [replace(r, country=country) if r == role else r for r in person.roles]


def _ministry_in(role: Role) -> str | None:
    """The portfolio of the ministry that a role names ("" where it names none), or None where it names no ministry."""
    if role.country is not None or role.start is None:
        return None
    parts = re.findall(r"\w+", role.text.lower())
    at = next((n for n, part in enumerate(parts) if part in words("descriptions", "portfolios")), None)
    if at is None:
        return None
    behind = parts[at + 2] if parts[at + 1 : at + 2] and parts[at + 1] in words("prepositions", "genitive") else None
    return _plain(behind if behind is not None and len(parts) > at + 2 else parts[at - 1] if at else "")


def _plain(portfolio: str) -> str:
    """A portfolio in its one spelling."""
    return str(load("descriptions")["portfolio_spellings"].get(portfolio, portfolio))


def _told(lines: Sequence[Line]) -> dict[str, set[str]]:
    """The states of the ministries of which the report tells one, by portfolio."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        for token in line.tokens:
            if token.text.lower() not in words("descriptions", "portfolios"):
                continue
            office = office_at(line, token.i, groups=True)
            country = (office.country if office is not None else None) or seat(line, token.i)
            if country is not None:
                before = line.low(token.i - 1) if line.tag(token.i - 1) in _NAMED and not line.hit(token.i - 1) else ""
                found[_plain(before)].add(country)
    return found
