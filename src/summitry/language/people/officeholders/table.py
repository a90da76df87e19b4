"""The registry of public figures as data: who held which office of which state or body from when to when.

The file ``lexicon/en/entities/officeholders/persons.tsv.gz`` is made by ``tools/make_officeholders.py``, which describes it; it
is read once a process, before the first report. Days are EDTF years, months or days; where only a year is known, each
day of it is possible, and none is sure.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from functools import cache
from importlib.resources import files

from summitry.language.people.names import forms as nm
from summitry.lexicon import LANGUAGE, words
from summitry.model import FIGURE

_FIRST, _LAST = "-01-01", "-12-31"
_FOLDER = ("entities", "officeholders")


@dataclass(frozen=True, slots=True)
class Holding:
    """One office held.

    ``state`` is alpha-3 or empty, ``body`` the name of an organisation or empty; ``until`` is empty where the office was still
    held on the day ``seen``, the last of which the source knows.
    """

    state: str
    body: str
    office: str
    sort: str
    since: str
    until: str
    seen: str
    source: str

    def begun(self, day: str) -> bool:
        """Whether the office may have been taken by a day."""
        return _earliest(self.since) <= day

    def possible(self, day: str) -> bool:
        """Whether the office may have been held on a day."""
        return self.begun(day) and (not self.until or day <= _latest(self.until))

    def held(self, day: str) -> bool:
        """Whether the office may have been held on a day, as far as the source knows."""
        return self.possible(day) and (bool(self.until) or day <= _latest(self.seen))

    def sure(self, day: str) -> bool:
        """Whether the office was held all through a day: not on that of a change."""
        return _latest(self.since) < day and (day < _earliest(self.until) if self.until else day <= self.seen)

    def left(self, day: str) -> bool:
        """Whether the office had been given up by a day."""
        return bool(self.until) and _latest(self.until) < day


@dataclass(frozen=True, slots=True)
class Figure:
    """One public figure: the name as agencies write it, other spellings, the offices, the Wikidata id where one is known."""

    name: str
    others: tuple[str, ...]
    id: str
    holdings: tuple[Holding, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All spellings of the name."""
        return (self.name, *self.others)

    @property
    def known_as(self) -> str:
        """What the figure is known as in every document of a record."""
        return f"{FIGURE}{self.id or self.name}"

    @property
    def states(self) -> frozenset[str]:
        """The states of the offices."""
        return frozenset(h.state for h in self.holdings if h.state)

    def rows(self) -> Iterator[str]:
        """The rows of the file that tell of the figure."""
        forms = dict.fromkeys(form for name in self.names for form in family_forms(name, self.states))
        yield "\t".join(("P", self.name, "; ".join(self.others), "; ".join(forms), self.id))
        yield from ("\t".join(("H", *astuple(h))) for h in self.holdings)


def told(figure: Figure, holding: Holding) -> str:
    """The row of the registry, for people to read."""
    of = f" of {holding.state or holding.body}" if holding.state or holding.body else ""
    until = holding.until or f"(as of {holding.seen})"
    number = f" (Wikidata {figure.id})" if figure.id else f" ({holding.source})"
    return (
        f"from the registry: {figure.name}, {holding.office or 'in public office'}{of}, {holding.since}–{until}{number}"
    )


class Officeholders:
    """The whole registry, with look-up by name and by office; a figure is made when it is asked for."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._rows: list[tuple[list[str], list[list[str]]]] = []
        self._by_form: dict[str, list[int]] = defaultdict(list)
        self._by_office: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for line in lines:
            if line[0] == "P":
                self._person(line.split("\t"))
            elif line[0] == "H":
                self._office(line.split("\t"))
        self.figure = cache(self._figure)

    def _person(self, cells: list[str]) -> None:
        for form in cells[3].split("; "):
            self._by_form[form].append(len(self._rows))
        self._rows.append((cells, []))

    def _office(self, cells: list[str]) -> None:
        held = self._rows[-1][1]
        self._by_office[cells[1] or cells[2], cells[4]].append((len(self._rows) - 1, len(held)))
        held.append(cells)

    def _figure(self, n: int) -> Figure:
        (_, name, others, _, number), holdings = self._rows[n]
        return Figure(name, tuple(filter(None, others.split("; "))), number, tuple(Holding(*h[1:]) for h in holdings))

    def family(self, key: tuple[str, ...]) -> list[Figure]:
        """The figures with an office whom a name that stands alone may mean, by its folded parts."""
        found = [self.figure(n) for n in self._by_form.get(_sounds(key), ())]
        return [figure for figure in found if any(h.office for h in figure.holdings)]

    def full(self, name: str) -> list[Figure]:
        """The figures with a full name: those who are spelt just so, else those who are spelt alike."""
        parts = nm.key(name)
        forms = {_sounds(parts), _sounds(parts[:1]), *(_sounds(form) for form in nm.alone(name)), _sounds(parts[-1:])}
        near = sorted({n for form in forms for n in self._by_form.get(form, ())})
        like = [figure for figure in map(self.figure, near) if _named_so(name, parts, figure)]
        just = [figure for figure in like if any(_plain(n) == _plain(name) for n in figure.names)]
        return just or like

    def holders(self, of: str, sort: str) -> list[tuple[Figure, Holding]]:
        """All who ever held an office of a state or body."""
        found = ((self.figure(n), at) for n, at in self._by_office.get((of, sort), ()))
        return [(figure, figure.holdings[at]) for figure, at in found]


def _named_so(name: str, parts: tuple[str, ...], figure: Figure) -> bool:
    """Whether a full name is a figure's, in the order of either culture where hers has two."""
    turned = len(parts) > 1 and not words("state_offices", "either_order").isdisjoint(figure.states)
    whole, syllables = frozenset(parts), not words("state_offices", "given_in_syllables").isdisjoint(figure.states)
    keys = [(n, nm.key(n)) for n in figure.names]
    if syllables:
        keys = [(n, other) for n, other in keys if len(other) == len(parts) or "".join(other) == "".join(parts)]
    return any(nm.same(name, n) or (turned and frozenset(other) == whole) for n, other in keys)


def _plain(name: str) -> str:
    return "".join(c for part in name.split() for c in nm.fold(part) if c.isalnum())


def _sounds(parts: tuple[str, ...]) -> str:
    """The parts of a name by how they sound, so that spellings of one name are found together."""
    return " ".join(nm.sounds(parts))


def family_forms(name: str, states: Iterable[str]) -> tuple[str, ...]:
    """The folded forms in which a name stands alone, the parts joined by blanks; first and last part where it has two orders."""
    parts = nm.key(name)
    usual = nm.alone(name)
    ends = [parts[:1], parts[-1:]] if not words("state_offices", "either_order").isdisjoint(states) else []
    return tuple(dict.fromkeys(_sounds(form) for form in (*usual[:2], *ends)))


@cache
def shipped() -> Officeholders:
    """The registry that comes with Summitry."""
    file = files("summitry.lexicon").joinpath(LANGUAGE, *_FOLDER, "persons.tsv.gz")
    return Officeholders(gzip.decompress(file.read_bytes()).decode("utf-8").splitlines())


@cache
def groups() -> dict[str, str]:
    """Bodies and armed groups by each of their names in lower case, with the state where they are at home."""
    file = files("summitry.lexicon").joinpath(LANGUAGE, *_FOLDER, "groups.tsv")
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {name.lower(): state for one, state, others, *_ in rows for name in (one, *filter(None, others.split("; ")))}


def _earliest(day: str) -> str:
    return day + _FIRST[3 * (len(day) > 4) :] if len(day) < 10 else day


def _latest(day: str) -> str:
    return day + _LAST[3 * (len(day) > 4) :] if len(day) < 10 else day
