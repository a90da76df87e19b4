"""The state of who speaks for "the ministry": that of the only ministry of this sort of which the report tells the state."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from summitry.language.people.builder import Found
from summitry.language.people.lexicon import hits
from summitry.language.people.offices.office_phrases import office_at
from summitry.language.people.offices.tails import seat
from summitry.language.people.segments import Line
from summitry.lexicon import load, words
from summitry.model import Role

#: Tags of words that may name a portfolio.
_NAMED = frozenset({"NN", "NNP", "NNS", "NNPS", "JJ"})


def give_ministry_country(lines: Sequence[Line], people: Iterable[Found]) -> None:
    """Give persons of a ministry without a state the state of that ministry, where the report tells of one alone."""
    starts = [line.sentence.start for line in lines]
    waiting = [
        (p, r, named)
        for p in people
        if not p.countries
        for r in p.roles
        if lines
        and r.start is not None
        and (named := _ministry_in(lines[bisect_right(starts, r.start) - 1], r)) is not None
    ]
    told = _told(lines) if waiting else {}
    for person, role, portfolio in waiting:
        of_sort = {c for name, some in told.items() if portfolio in ("", name) for c in some}
        if len(of_sort) == 1 and not person.countries:
            country = of_sort.pop()
            person.countries[country] += 1
            person.roles[:] = [replace(r, country=country) if r == role else r for r in person.roles]


def _ministry_in(line: Line, role: Role) -> str | None:
    """The portfolio of the ministry that a role names ("" where it names none), or None where it names no ministry."""
    if role.country is not None or role.start is None or role.end is None:
        return None
    inside = (t.i for t in line.tokens if role.start <= t.start < role.end)
    at = next((i for i in inside if line.low(i) in words("descriptions", "portfolios")), None)
    return None if at is None else _portfolio(line, at)


def _portfolio(line: Line, at: int) -> str:
    """The portfolio of the ministry at a token by the words behind or before it, "" where they tell none.

    As in "the Ministry of | the Interior", "the Ministry of | Foreign Affairs of Norway", "the | Foreign Affairs Ministry".
    """
    if line.low(at + 1) in words("prepositions", "genitive"):
        first = at + 2 + (line.low(at + 2) in words("determiners", "articles"))
        if _names(line, first):
            return _plain(line.low(first), f"{line.low(first)} {line.low(first + 1)}")
    if at == 0 or not _names(line, at - 1):
        return ""
    return _plain(line.low(at - 1), f"{line.low(at - 2)} {line.low(at - 1)}" if at > 1 else "")


def _names(line: Line, i: int) -> bool:
    """Whether the word at a token may name a portfolio: no state, no body."""
    return line.tag(i) in _NAMED and not line.hit(i) and not hits(line.tokens[i : i + 1])


def _plain(portfolio: str, pair: str) -> str:
    """A portfolio in its one spelling, by two words of it where these have one."""
    spellings = load("descriptions")["portfolio_spellings"]
    return str(spellings.get(pair) or spellings.get(portfolio, portfolio))


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
                found[_portfolio(line, token.i)].add(country)
    return found
