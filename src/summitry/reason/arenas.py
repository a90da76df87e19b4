"""Arenas: who decides on a day, by which rule, how a vote ends, and which members together can block.

The rules and members are data (``lexicon/arenas.yaml``). All rules are monotone: no vote that turns from against to abstention,
or from abstention to in favour, undoes a decision. That makes the minimal blocking sets well defined.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import combinations, product
from math import prod
from typing import Any

from summitry.errors import InputError
from summitry.lexicon import arenas as rows

#: Sets of members that are tried, at most, to find those that block.
MOST_TRIED = 25_000
#: Shares are compared with this much room for rounding.
_NEAR = 1e-9


class Vote(StrEnum):
    """How a member votes. One that is away counts as one that abstains."""

    YES = "yes"
    ABSTAIN = "abstain"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What makes a decision; all of it must hold.

    ``yes``: so many in favour. ``yes_share``, ``weight_share``: this share of all members, or of all weight, in favour;
    ``least_against``: unless fewer members than this are not in favour, the weight is asked for. ``majority``: more in favour
    than against. ``veto``: the group of which none may be against. ``objection``: nobody may be against. ``everyone``: all
    are in favour.
    """

    yes: int = 0
    yes_share: float = 0.0
    weight_share: float = 0.0
    least_against: int = 0
    majority: bool = False
    veto: str = ""
    objection: bool = False
    everyone: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a vote ends, and why: the conditions that it fails, or the rule where it fails none."""

    adopted: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arena:
    """An arena on a day: its members (ISO 3166 alpha-3) with those who hold a veto, their weights, and the rule."""

    key: str
    name: str
    rule: Rule
    members: tuple[str, ...]
    veto: frozenset[str] = frozenset()
    weights: Mapping[str, float] = field(default_factory=dict)
    says: str = ""
    source: str = ""
    day: date | None = None

    def decide(self, votes: Mapping[str, Vote]) -> Outcome:
        """How a vote ends; a member that is not named abstains. Raises InputError where somebody votes who is no member."""
        strange = sorted(set(votes) - set(self.members))
        if strange:
            raise InputError(
                f"{', '.join(strange)} has no vote in {self.name}" + (f" on {self.day}" if self.day else "")
            )
        failed = tuple(self._failed(votes))
        return Outcome(not failed, "; ".join(failed) or self.says)

    def _failed(self, votes: Mapping[str, Vote]) -> Iterator[str]:
        rule = self.rule
        yes, no = ([m for m in self.members if votes.get(m) is vote] for vote in (Vote.YES, Vote.NO))
        if len(yes) < rule.yes:
            yield f"{len(yes)} in favour, and {rule.yes} are needed"
        if vetoing := [m for m in no if m in self.veto]:
            yield f"{', '.join(vetoing)} against, with a veto"
        if rule.objection and no:
            yield f"{', '.join(no)} against, and one is enough"
        if rule.everyone and len(yes) < len(self.members):
            yield f"{', '.join(m for m in self.members if m not in yes)} not in favour, and all are needed"
        if rule.majority and len(yes) <= len(no):
            yield f"{len(yes)} in favour against {len(no)}"
        yield from self._short(yes)

    def _short(self, yes: Collection[str]) -> Iterator[str]:
        """The shares that those in favour do not reach."""
        rule, others = self.rule, len(self.members) - len(yes)
        if len(yes) < rule.yes_share * len(self.members) - _NEAR:
            yield f"{len(yes)} of {len(self.members)} in favour, and {rule.yes_share:.0%} are needed"
        share = sum(self.weights.get(m, 0.0) for m in yes) / (sum(self.weights.values()) or 1.0)
        if rule.weight_share and share < rule.weight_share - _NEAR and not (others < rule.least_against):
            yield f"{share:.1%} of the weight in favour, and {rule.weight_share:.0%} are needed"

    def passes(self, against: Collection[str]) -> bool:
        """Whether a proposal is adopted where these are against and all others in favour."""
        return self.decide({m: Vote.NO if m in against else Vote.YES for m in self.members}).adopted


# ---------------------------------------------------------------------- from the data
def arena(name: str, day: date, members: Iterable[str] = ()) -> Arena:
    """The arena of a name as it is on a day; ``members`` name those of an arena that has none of its own.

    Raises InputError where there is no such arena, or where its members or weights on that day are not known.
    """
    key = _keys().get(name.casefold())
    if key is None:
        raise InputError(f"there is no arena {name!r}; there are {', '.join(rows())}")
    row, given = rows()[key], tuple(dict.fromkeys(members))
    groups = {group: _on(terms, day) for group, terms in row.get("groups", {}).items()}
    if given and groups:
        raise InputError(f"the members of {row['name']} are known; leave them out")
    found = tuple(dict.fromkeys(m for group in groups.values() for m in group)) or given
    _check(row, found, day)
    rule, weights = Rule(**row["rule"]), row.get("weights", {})
    return Arena(
        key=key,
        name=row["name"],
        rule=rule,
        members=found,
        veto=frozenset(groups.get(rule.veto, ())),
        weights={m: float(weights[m]) for m in found if weights},
        says=row["says"],
        source=row["source"],
        day=day,
    )


@cache
def _keys() -> dict[str, str]:
    """The key of an arena by each of its names."""
    return {name.casefold(): key for key, row in rows().items() for name in (key, row["name"], *row.get("also", ()))}


def _on(terms: Iterable[Mapping[str, Any]], day: date) -> list[str]:
    """The members of a group on a day."""
    return [m for t in terms if t["from"] <= day <= t.get("until", date.max) for m in t["members"]]


def _check(row: Mapping[str, Any], found: Collection[str], day: date) -> None:
    """Refuse an arena whose members or weights are not known."""
    seats = row.get("seats", len(found))
    if len(found) != seats or len(found) < 2:
        hint = "" if row.get("groups") else "; name its members in the package"
        raise InputError(f"the members of {row['name']} on {day} are not known ({len(found)} are){hint}")
    if day < row.get("weighed_from", day):
        raise InputError(f"the weights of {row['name']} on {day} are not known, only since {row['weighed_from']}")


# ---------------------------------------------------------------------- who can block
@dataclass(frozen=True, slots=True)
class Blocking:
    """Members who can block together, minimal: without any one of them the others cannot.

    Where members can stand in for each other, a set is said once: ``any`` is how many of ``of``, for each sort of member.
    """

    parts: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def size(self) -> int:
        """How many members it takes."""
        return sum(count for count, _ in self.parts)

    def sets(self) -> Iterator[frozenset[str]]:
        """The sets that it stands for."""
        for chosen in product(*(combinations(of, count) for count, of in self.parts)):
            yield frozenset(m for some in chosen for m in some)

    def within(self, members: Collection[str]) -> bool:
        """Whether some members hold one of the sets among them."""
        return all(sum(m in members for m in of) >= count for count, of in self.parts)


def blocking(decider: Arena, able: Collection[str] | None = None) -> tuple[tuple[Blocking, ...], bool]:
    """The minimal blocking sets among some members (all by default), the smallest first; and whether these are all.

    Members of one veto and one weight stand in for each other, so that they are tried by their number.
    """
    sorts = _sorts(decider, set(decider.members if able is None else able))
    found: list[tuple[int, ...]] = []
    whole = prod(len(s) + 1 for s in sorts) <= MOST_TRIED
    for tried, counts in enumerate(_counts([len(s) for s in sorts], whole=whole), start=1):
        if tried > MOST_TRIED:
            return _said(found, sorts), False
        if _blocks(decider, sorts, counts) and not any(_blocks(decider, sorts, less) for less in _fewer(counts)):
            found.append(counts)
    return _said(found, sorts), True


def _blocks(decider: Arena, sorts: list[tuple[str, ...]], counts: tuple[int, ...]) -> bool:
    """Whether so many of each sort can block together."""
    return not decider.passes({m for count, sort in zip(counts, sorts, strict=True) for m in sort[:count]})


def _fewer(counts: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The same with one member less, of each sort in turn."""
    return ((*counts[:at], count - 1, *counts[at + 1 :]) for at, count in enumerate(counts) if count)


def _sorts(decider: Arena, able: Collection[str]) -> list[tuple[str, ...]]:
    """Members who can stand in for each other."""
    made: dict[tuple[bool, float], list[str]] = {}
    for member in decider.members:
        if member in able:
            made.setdefault((member in decider.veto, decider.weights.get(member, 0.0)), []).append(member)
    return [tuple(sort) for sort in made.values()]


def _counts(sizes: list[int], *, whole: bool) -> Iterator[tuple[int, ...]]:
    """How many of each sort, by their sum; all at once where they are few, else without end."""
    if whole:
        yield from sorted(product(*(range(n + 1) for n in sizes)), key=lambda c: (sum(c), [-n for n in c]))
        return
    places = [at for at, n in enumerate(sizes) for _ in range(n)]
    for size in range(len(places) + 1):
        seen = set()
        for chosen in combinations(places, size):
            counts = tuple(chosen.count(at) for at in range(len(sizes)))
            if counts not in seen:
                seen.add(counts)
                yield counts


def _said(found: Iterable[tuple[int, ...]], sorts: list[tuple[str, ...]]) -> tuple[Blocking, ...]:
    return tuple(Blocking(tuple((n, s) for n, s in zip(counts, sorts, strict=True) if n)) for counts in found)


def rule_keys() -> frozenset[str]:
    """What a rule may ask."""
    return frozenset(f.name for f in fields(Rule))
