"""Who can block a package, by what is on record: a stated block, at risk, or clear.

It goes by evidence and not by distance: that somebody stands far from a proposal says little of how they vote (of 41 real
decisions by unanimity "far, so it blocks" is wrong of most). A *stated block* is a red line of a member that is needed; *at risk*
is opposition without one, a condition, what only others tell, and all that is unknown; *clear* is a statement in favour.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import product
from math import prod

from summitry import lexicon
from summitry.reason.arenas import Arena, Blocking, arena, blocking
from summitry.reason.packages import Need, Package
from summitry.reason.stances import AGAINST, CONDITIONAL, FOR, Stand, deciding, until

#: Packages that are enumerated, at most.
MOST = 1_000_000


class Verdict(IntEnum):
    """How a package stands; the worse the higher."""

    CLEAR = 0
    AT_RISK = 1
    STATED_BLOCK = 2

    @property
    def said(self) -> str:
        """The verdict in words."""
        return self.name.replace("_", " ").lower()


@dataclass(frozen=True, slots=True)
class Judged:
    """How one member stands to what is proposed on one issue, why, and by which statements; ``known`` if there are any."""

    member: str
    issue: str
    verdict: Verdict
    why: str
    by: tuple[Stand, ...] = ()

    @property
    def known(self) -> bool:
        """Whether a statement on record decides it."""
        return bool(self.by)


@dataclass(frozen=True, slots=True)
class Change:
    """One change and the verdict that the package then has."""

    what: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Deciding:
    """An unknown cell that would decide: what the arena's verdict is if the member is against by a red line, and if in favour."""

    member: str
    issue: str
    against: Verdict
    favour: Verdict


@dataclass(frozen=True, slots=True)
class Answer:
    """A package in one arena. ``sets`` are minimal sets of members, not clear, who can block; ``complete`` if these are all."""

    arena: Arena
    verdict: Verdict
    cells: tuple[Judged, ...]
    sets: tuple[Blocking, ...]
    complete: bool
    deciding: tuple[Deciding, ...]

    def of(self, member: str) -> Verdict:
        """How a member stands: by its worst cell."""
        return _worst(self.cells, member)


@dataclass(frozen=True, slots=True)
class Blockers:
    """The answer on a package: its verdict, by arena; single changes that make it better; and, if asked, all packages counted.

    ``best`` are the packages of the best verdict that touch something, at most so many as were asked for.
    """

    package: Package
    day: date
    verdict: Verdict
    answers: tuple[Answer, ...]
    changes: tuple[Change, ...]
    counted: Mapping[Verdict, int]
    best: tuple[Mapping[str, str], ...] = ()


def blockers(package: Package, rows: Iterable[Stand], day: date, *, most: int = 5) -> Blockers:
    """Who can block a package as of a day, by the statements of a record and what the package's author knows.

    Raises InputError where an arena's members on that day are not known.
    """
    table = Table(package, (*rows, *package.known), day)
    answers = tuple(table.answer(package, *one) for one in table.arenas)
    verdict = max(a.verdict for a in answers)
    counted, best = table.enumerate(most)
    return Blockers(package, day, verdict, answers, tuple(_changes(table, verdict)), counted, best)


class Table:
    """The statements on record by member and issue, and how packages stand by them."""

    def __init__(self, package: Package, rows: Iterable[Stand], day: date) -> None:
        self.package = package
        self.arenas = tuple((need, arena(need.name, day, need.members)) for need in package.arenas)
        members = {m for _, one in self.arenas for m in one.members}
        self._said: dict[tuple[str, str], list[Stand]] = {}
        for one in until(rows, day):
            if one.side in members:
                self._said.setdefault((one.side, one.issue), []).append(one)

    def answer(self, package: Package, need: Need, decider: Arena) -> Answer:
        """A package in one arena."""
        cells = self.cells(package, need, decider)
        verdict = self.verdict(decider, cells)
        unclear = {c.member for c in cells if c.verdict is not Verdict.CLEAR}
        sets, complete = blocking(decider, unclear)
        return Answer(decider, verdict, cells, sets, complete, tuple(self._deciding(decider, cells, verdict)))

    def cells(self, package: Package, need: Need, decider: Arena) -> tuple[Judged, ...]:
        """Each member on each issue that the package speaks of and the arena decides."""
        issues = [on for on in package.proposed if need.decides(on)]
        return tuple(cell for m in decider.members for on in issues if (cell := self._cell(package, m, on)) is not None)

    def verdict(self, decider: Arena, cells: Sequence[Judged]) -> Verdict:
        """An arena's: blocked if those with a stated block can, clear if those who are clear suffice."""
        worst = {m: _worst(cells, m) for m in decider.members}
        if not decider.passes({m for m, v in worst.items() if v is Verdict.STATED_BLOCK}):
            return Verdict.STATED_BLOCK
        return (
            Verdict.CLEAR
            if decider.passes({m for m, v in worst.items() if v is not Verdict.CLEAR})
            else Verdict.AT_RISK
        )

    def overall(self, package: Package, turned: Mapping[tuple[str, str], Verdict] | None = None) -> Verdict:
        """A package's verdict over all arenas, where some cells are as given."""
        return max(
            self.verdict(one, _turned(self.cells(package, need, one), turned or {})) for need, one in self.arenas
        )

    # ------------------------------------------------------------------ one cell
    def _cell(self, package: Package, member: str, on: str) -> Judged | None:
        said = self._of(package, member, on)
        if not package.touches(on):
            return _left_out(member, on, [s for s in said if s.attitude in lexicon.words("stands", "insisted")])
        if not said:
            return Judged(member, on, Verdict.AT_RISK, "unknown: no statement on record")
        judged = [_statement(s, on, package) for s in said]
        worst = max(verdict for verdict, _ in judged)
        if len({verdict for verdict, _ in judged}) > 1 and min(verdict for verdict, _ in judged) is Verdict.CLEAR:
            why = "; ".join(dict.fromkeys(why for _, why in judged))
            return Judged(member, on, Verdict.AT_RISK, f"statements of one time go two ways: {why}", tuple(said))
        return Judged(member, on, worst, next(why for verdict, why in judged if verdict is worst), tuple(said))

    def _of(self, package: Package, member: str, on: str) -> list[Stand]:
        """What decides of a member on an issue: its latest words, and words for what the issue would end."""
        ended = lexicon.load("attitudes")["ended"]
        kept = [s for s in self._said.get((member, on), ()) if _at_level(s, on, package)]
        kept += [
            s
            for state, end in ended.items()
            if end == on
            for s in self._said.get((member, state), ())
            if s.attitude in lexicon.words("stands", "holding_on")
        ]
        return list(deciding(kept))

    # ------------------------------------------------------------------ what would decide
    def _deciding(self, decider: Arena, cells: Sequence[Judged], now: Verdict) -> Iterator[Deciding]:
        for cell in (c for c in cells if not c.known and c.verdict is Verdict.AT_RISK):
            key = (cell.member, cell.issue)
            against = self.verdict(decider, _turned(cells, {key: Verdict.STATED_BLOCK}))
            favour = self.verdict(decider, _turned(cells, {key: Verdict.CLEAR}))
            if (against, favour) != (now, now):
                yield Deciding(*key, against, favour)

    # ------------------------------------------------------------------ all packages
    def enumerate(self, most: int) -> tuple[Mapping[Verdict, int], tuple[Mapping[str, str], ...]]:
        """How many packages that change anything have each verdict, and the best of them; nothing where they are too many."""
        levels = self.package.levels
        if prod(map(len, levels.values())) > MOST:
            return {}, ()
        known: dict[tuple[object, ...], Verdict] = {}
        counted = dict.fromkeys(Verdict, 0)
        best: dict[Verdict, list[Mapping[str, str]]] = {verdict: [] for verdict in Verdict}
        nothing = tuple(some[0] for some in levels.values())
        for chosen in (one for one in product(*levels.values()) if one != nothing):
            key = tuple(map(self._key, levels, chosen))
            if key not in known:
                known[key] = self.overall(self.package.at(dict(zip(levels, chosen, strict=True))))
            verdict = known[key]
            counted[verdict] += 1
            if len(best[verdict]) < most:
                best[verdict].append(dict(zip(levels, chosen, strict=True)))
        return counted, tuple(next((rows for _, rows in sorted(best.items()) if rows), []))

    def _key(self, on: str, level: str) -> object:
        """What of a level matters to the verdict: whether it changes anything, and itself where words name levels."""
        return level if self.package.words.get(on) else level != self.package.levels[on][0]


def _worst(cells: Iterable[Judged], member: str) -> Verdict:
    return max((c.verdict for c in cells if c.member == member), default=Verdict.CLEAR)


def _turned(cells: Iterable[Judged], turned: Mapping[tuple[str, str], Verdict]) -> tuple[Judged, ...]:
    return tuple(Judged(c.member, c.issue, turned.get((c.member, c.issue), c.verdict), c.why, c.by) for c in cells)


def _at_level(said: Stand, on: str, package: Package) -> bool:
    """Whether a statement may speak of the level that is proposed: it names this one, or none."""
    words = said.words.casefold()
    named = [level for level, some in package.words.get(on, {}).items() if any(w.casefold() in words for w in some)]
    return not named or package.proposed[on] in named


def _left_out(member: str, on: str, demanded: Sequence[Stand]) -> Judged | None:
    """A member who insists on what the package leaves as it is."""
    if not demanded:
        return None
    strict = any(s.red_line and not s.others for s in demanded)
    why = "insists on it, and the package leaves it as it is"
    return Judged(member, on, Verdict.STATED_BLOCK if strict else Verdict.AT_RISK, why, tuple(demanded))


def _statement(said: Stand, on: str, package: Package) -> tuple[Verdict, str]:
    """What one statement says of a package, and why."""
    if said.others:
        return Verdict.AT_RISK, "only others say where it stands"
    if said.unsure:
        return Verdict.AT_RISK, f"read from “{said.unsure}”, which may mean somebody else"
    if said.issue != on:
        return Verdict.AT_RISK, f"is for {said.issue}, which this would end"
    met = _met(said, on, package)
    if said.way == FOR:
        if said.condition and not met:
            return Verdict.AT_RISK, "in favour on a condition that the package does not meet"
        return Verdict.CLEAR, "in favour on a condition that the package meets" if said.condition else "in favour"
    if said.condition and met:
        return Verdict.AT_RISK, "a condition that the package meets; whether that is enough is not on record"
    if said.red_line and said.way in (AGAINST, CONDITIONAL):
        return Verdict.STATED_BLOCK, f"red line: “{said.red_line}”"
    return Verdict.AT_RISK, "opposes it" if said.way == AGAINST else "names a condition"


def _met(said: Stand, on: str, package: Package) -> bool:
    """Whether a condition is part of the package, and comes no later than what hangs on it where an order is given."""
    about = said.about
    if not said.condition or not package.touches(about):
        return False
    if about not in package.order or on not in package.order:
        return True
    return package.order.index(about) <= package.order.index(on)


def _changes(table: Table, now: Verdict) -> Iterator[Change]:
    """Single changes after which the package stands better: another level, or one member's word."""
    package, found = table.package, list[Change]()
    for on, level in package.proposed.items():
        for other in (one for one in package.levels[on] if one != level):
            changed = package.at({on: other})
            if any(map(changed.touches, changed.proposed)):
                found.append(Change(f"{on}: {other} in place of {level}", table.overall(changed)))
    seen: set[tuple[str, str]] = set()
    for one in table.arenas:
        for cell in table.cells(package, *one):
            key = (cell.member, cell.issue)
            if cell.verdict is not Verdict.CLEAR and key not in seen:
                seen.add(key)
                turned = table.overall(package, {key: Verdict.CLEAR})
                found.append(Change(f"{cell.member} in favour on {cell.issue}", turned))
    yield from sorted((c for c in found if c.verdict < now), key=lambda c: c.verdict)


def unknown(answers: Iterable[Answer]) -> Collection[tuple[str, str]]:
    """The members and issues of which nothing decides."""
    return list(dict.fromkeys((c.member, c.issue) for a in answers for c in a.cells if not c.known))
