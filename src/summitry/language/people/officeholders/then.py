"""The registry of public figures on the day of a report: whom a name or an office means, and nobody where it is not certain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from summitry.language.people.names import forms as nm
from summitry.language.people.officeholders.sorts import head, height, one_at_a_time, sort_of, well_known
from summitry.language.people.officeholders.table import Figure, Holding, Officeholders
from summitry.language.people.offices.nouns import ranks
from summitry.language.people.offices.ranks import Rank
from summitry.lexicon import load

#: Years for which who left an office is taken for whom a full name means, and a family name alone. By judgement: the longer, the
#: likelier is a namesake.
_REMEMBERED, _LATELY = 20, 12
#: Names that a full name has, at least.
_FULL = 2
#: Holders of an office up to whom a family name alone is not so common that it could not mean the one of high office among them.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Said:
    """What a report says of one person.

    ``offices``: words, state, whether former. ``other``: all callings are such as no public figure has. ``woman``: so titled.
    ``governs``: a government is called by the name.
    """

    name: str
    offices: tuple[tuple[str, str | None, bool], ...] = ()
    states: frozenset[str] = frozenset()
    other: bool = False
    woman: bool = False
    governs: bool = False


@dataclass(frozen=True)
class Then:
    """The registry on a ``day`` (ISO 8601), or none where a report has no date; ``near`` are the states that the report names."""

    registry: Officeholders
    day: str | None
    near: frozenset[str] = frozenset()

    def holder(self, office: str, state: str | None, body: str | None = None) -> tuple[Figure, Holding] | None:
        """Who alone held an office of a state or body all through the day; None where that is not certain."""
        sort = sort_of(office, state)
        if self.day is None or not (state or body) or not one_at_a_time(sort):
            return None
        found = [(f, h) for f, h in self.registry.holders(state or body or "", sort) if h.possible(self.day)]
        figures = {figure.name for figure, _ in found}
        sure = [(f, h) for f, h in found if h.sure(self.day)]
        return sure[0] if sure and len(figures) == 1 else None

    def figure(self, said: Said) -> tuple[Figure, Holding] | None:
        """The figure whom a person of the report must be, with the office that tells most, or None."""
        parts = nm.key(said.name)
        found = self._full(said) if len(parts) > 1 else []
        if not found and (len(parts) == 1 or not nm.given_gender(said.name.split()[0])):
            found = self._short(said, parts)
        rows = [(f, h) for f in found if (h := self.telling(f, said)) is not None]
        return rows[0] if len(rows) == 1 else None

    def to_come(self, said: Said) -> tuple[Figure, Holding] | None:
        """The only figure of a full name whose first office began in the years after the day, with that; None for others.

        The state is known already, as that of a candidate; the office is not held.
        """
        if self.day is None or said.states or said.other or len(nm.key(said.name)) < _FULL:
            return None
        soon, found = self._ago(-_REMEMBERED), self.registry.full(said.name)
        first = [min(figure.holdings, key=lambda h: h.since) for figure in found]
        alone = len(found) == 1 and len(found[0].states) == 1 and self.day < first[0].since <= soon
        return (found[0], first[0]) if alone else None

    def predecessor(self, said: Said, filled: frozenset[tuple[str, str]]) -> tuple[Figure, Holding] | None:
        """Who lately left an office by which the report calls a family name, where another has it (``filled``: state, office)."""
        parts = nm.key(said.name)
        if len(parts) > 1 or not said.offices or self.day is None:
            return None
        ago = self._ago(_LATELY)
        left = [
            (figure, holding)
            for figure in self.registry.family(parts)
            if _no_other_state(figure, said)
            for holding in figure.holdings
            if (holding.state, holding.sort) in filled and well_known(holding.sort) and _said_so(holding, said)
            if holding.left(self.day) and holding.until >= ago
        ]
        return left[-1] if len({figure.name for figure, _ in left}) == 1 else None

    def telling(self, figure: Figure, said: Said) -> Holding | None:
        """The office of a figure that tells most on the day: that which the report says, one held, the highest left last."""
        begun = [h for h in figure.holdings if self.day is None or h.begun(self.day)]
        return max(begun, key=lambda h: self._weight(h, said), default=None)

    def _weight(self, holding: Holding, said: Said) -> tuple[bool, bool, bool, bool, str, int, str]:
        held = self.day is not None and holding.held(self.day)
        last = "" if held else holding.until
        said_now = any(_same(holding, office, state) for office, state, former in said.offices if not former)
        return (
            said_now,
            held,
            _said_so(holding, said),
            well_known(holding.sort),
            last,
            height(holding.sort),
            holding.since,
        )

    def _full(self, said: Said) -> list[Figure]:
        """The figures with a full name who fit what the report says: by an office, by high rank, or by a state it speaks of."""
        fits = [f for f in self.registry.full(said.name) if _no_other_state(f, said) and self._fits(f, said)]
        if self.day is None or len(fits) < 2:
            return fits
        return [f for f in fits if any(h.held(self.day or "") for h in f.holdings)]

    def _fits(self, figure: Figure, said: Said) -> bool:
        begun = [h for h in figure.holdings if self.day is None or h.begun(self.day)]
        if any(_said_so(h, said) for h in begun) or self._alike(begun, said) or self._by_rank(figure, begun, said):
            return True
        if said.other or (said.offices and not any(map(well_known, (h.sort for h in begun)))):
            return bool(begun) and not said.other and bool(said.states & figure.states)
        high = any(well_known(h.sort) for h in begun)
        return bool(begun) and (high or (self._recent(begun) and bool(self.near & figure.states)))

    def _by_rank(self, figure: Figure, begun: Iterable[Holding], said: Said) -> bool:
        """Whether a report tells no more of somebody than a rank of the army or a party, beside which any office may be held."""
        sorts = {ranks().get(head(office)) for office, *_ in said.offices}
        alone = bool(sorts) and sorts <= {Rank.MILITARY, Rank.PARTY}
        return alone and self._recent(begun) and bool(self.near & figure.states)

    def _alike(self, begun: Iterable[Holding], said: Said) -> bool:
        """Whether an office held on the day is of the sort that the report says ("spokeswoman" for a press secretary)."""
        sorts = {ranks().get(head(office)) for office, *_ in said.offices} - {None}
        return self.day is not None and any(h.held(self.day) and ranks().get(head(h.office)) in sorts for h in begun)

    def _recent(self, begun: Iterable[Holding]) -> bool:
        """Whether an office is held on the day, or was up to twenty years before it."""
        if self.day is None:
            return True
        ago = self._ago(_REMEMBERED)
        return any(h.held(self.day) or (h.office and (h.until or h.seen) >= ago) for h in begun)

    def _short(self, said: Said, parts: tuple[str, ...]) -> list[Figure]:
        """The figures whom a name that stands alone can mean: by the office it has there, else by a high one held or left."""
        family = [f for f in self.registry.family(parts) if _no_other_state(f, said)]
        if said.governs:
            return self._governing(family)
        if said.offices:
            return [f for f in family if any(_said_so(h, said) and self._when(h, said) for h in f.holdings)]
        return [] if self.day is None or said.other else self._high(self.day, family, said)

    def _governing(self, family: Iterable[Figure]) -> list[Figure]:
        """Of a family name those who head a government on the day; else those who headed one before."""
        heads = [(f, h) for f in family for h in f.holdings if h.sort in load("state_offices")["governing"]]
        if self.day is None:
            return list({f.name: f for f, _ in heads}.values())
        begun = {f.name: f for f, h in heads if h.begun(self.day)}
        return list({f.name: f for f, h in heads if h.held(self.day or "")}.values()) or list(begun.values())

    def _high(self, day: str, family: list[Figure], said: Said) -> list[Figure]:
        """The only one of a family name who holds an office of a state near, or a high one anywhere; else who left one lately."""
        there = [f for f in family if f.states & self.near and any(h.held(day) for h in f.holdings)]
        everyone = [f for f in family if any(h.held(day) and well_known(h.sort) for h in f.holdings)]
        if there or everyone:
            alone = len(there) == 1 or (len(there) <= _FEW and not said.woman)
            return everyone if alone and len(everyone) == 1 and everyone[0] in there else []
        return self._lately(family)

    def _lately(self, family: Iterable[Figure]) -> list[Figure]:
        """The only one of a family name who left a high office in the last twelve years, of a state that the report speaks of."""
        ago = self._ago(_LATELY)
        past = [
            f
            for f in family
            if any(well_known(h.sort) and h.until >= ago and h.begun(self.day or "") for h in f.holdings)
        ]
        return past if len(past) == 1 and past[0].states & self.near else []

    def _ago(self, years: int) -> str:
        """The day so many years before the report."""
        return f"{int((self.day or '')[:4]) - years}{(self.day or '')[4:]}"

    def _when(self, holding: Holding, said: Said) -> bool:
        """Whether an office that the report says was held on the day, or had been if the report says that it is a former one."""
        if self.day is None:
            return True
        former = all(old for office, state, old in said.offices if _same(holding, office, state))
        return holding.begun(self.day) if former else holding.held(self.day)


def _no_other_state(figure: Figure, said: Said) -> bool:
    """Whether no state that the report gives a person speaks against a figure: the report's own words win."""
    return not said.states or not figure.states or bool(said.states & figure.states)


def _said_so(holding: Holding, said: Said) -> bool:
    """Whether the report gives a person this office."""
    return any(_same(holding, office, state) for office, state, _ in said.offices)


def _same(holding: Holding, office: str, state: str | None) -> bool:
    """Whether words for an office mean a holding: the same in its one form, or the first or last word of its name alone."""
    if not holding.office or (state and holding.state and state != holding.state):
        return False
    if sort_of(office, state or holding.state) == holding.sort or office.lower() == holding.office.lower():
        return True
    if ranks().get(office) is Rank.LEADER:
        return bool(state) and well_known(holding.sort)
    ends = holding.office.split()[0].lower(), holding.office.split()[-1].lower()
    return " " not in office and office.lower() in ends and office.lower() not in load("state_offices")["names"]
