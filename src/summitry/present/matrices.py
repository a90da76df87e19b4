"""Who stands where, for people and programs: actor by issue with words, how they moved, where a side says two things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from summitry.model import Certainty
from summitry.present import charts, wording
from summitry.present.listing import Listing
from summitry.reason.sides import Sides
from summitry.reason.stances import Cell, Stand, matrix, stands
from summitry.record import Store
from summitry.values import edtf, place

COLUMNS = (
    "side",
    "issue",
    "actor",
    "attitude",
    "day",
    "red line",
    "condition",
    "told",
    "latest",
    "words",
    "source",
    "at",
    "claim",
)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The cells that are filled, as of a day."""

    cells: tuple[Cell, ...]
    sides: Sides
    day: date | None = None

    def name(self, value: str) -> str:
        """A side or an actor in words."""
        return self.sides.name(value)

    def listing(self) -> Listing:
        """One row a statement, by side and issue. What has no row is unknown."""
        return Listing(COLUMNS, tuple(self._row(c, s) for c in self.cells for s in c.said))

    def _row(self, cell: Cell, said: Stand) -> tuple[str, ...]:
        return (
            self.name(cell.side),
            cell.issue,
            self.name(said.actor),
            said.attitude,
            said.day,
            said.red_line,
            said.condition,
            self.told(said),
            "latest" if said in cell.now else "earlier",
            said.words,
            said.source,
            f"{said.start}-{said.end}",
            said.claim,
        )

    def told(self, said: Stand) -> str:
        """Who tells it: the side in public, others, or the report."""
        if said.others:
            return f"told by {'; '.join(map(self.name, said.others))}"
        if said.unsure:
            return f"read from “{said.unsure}”"
        return said.audience or "told by the report"

    def lines(self) -> Iterator[str]:
        """The matrix as text, side by side."""
        before = ""
        for cell in self.cells:
            if cell.side != before:
                yield self.name(cell.side)
                before = cell.side
            yield from self._cell(cell)
        yield "What has no line here is not known from this record; it is not neutral."

    def _cell(self, cell: Cell) -> Iterator[str]:
        yield f"  {cell.issue}"
        for said in _once(cell.now):
            line = f", red line (“{said.red_line}”)" if said.red_line else ""
            condition = f", {said.condition}" if said.condition and said.condition != said.red_line else ""
            who = (
                f"{self.name(said.actor)} "
                if said.actor != cell.side and self.name(said.actor) != self.name(cell.side)
                else ""
            )
            day = f"{edtf.show(said.day)}: " if said.day else ""
            yield f"    {day}{who}{said.attitude}{line}{condition} ({self.told(said)})"
            yield f"      “{wording.nested(said.words)}” ({said.source}, {said.start}-{said.end})"
        yield from (self._pair("moved", *pair) for pair in cell.moves)
        yield from (self._pair("two ways at one time", *pair) for pair in cell.differ)

    def _pair(self, how: str, one: Stand, other: Stand) -> str:
        first, second = (f"{self.name(s.actor)} {s.attitude} “{wording.nested(s.words)}”" for s in (one, other))
        return f"    {how}: {first} / {second}"

    def moves(self) -> Listing:
        """Where a side went another way later, or two ways at one time: both statements with their words."""
        rows = [self._both("moved", cell, *pair) for cell in self.cells for pair in cell.moves]
        rows += [self._both(self._who(pair), cell, *pair) for cell in self.cells for pair in cell.differ]
        columns = (
            "what",
            "side",
            "issue",
            "one",
            "day",
            "words",
            "source",
            "other",
            "other day",
            "other words",
            "other source",
        )
        return Listing(columns, tuple(rows))

    def _who(self, pair: tuple[Stand, Stand]) -> str:
        return "contradicts itself" if pair[0].actor == pair[1].actor else "contradicts its own side"

    def _both(self, what: str, cell: Cell, one: Stand, other: Stand) -> tuple[str, ...]:
        told = (t for s in (one, other) for t in (f"{self.name(s.actor)} {s.attitude}", s.day, s.words, s.source))
        return (what, self.name(cell.side), cell.issue, *told)

    def chart(self) -> charts.Chart:
        """The latest attitudes, side by issue, drawn. Blank is unknown."""
        rows = sorted({(self.name(c.side), c.issue, _mark(c)) for c in self.cells})
        return charts.grid(
            "Who stands where (blank: not known)",
            Listing(("side", "issue", "attitude"), tuple(rows)),
            across="issue",
            down="side",
            mark="attitude",
        )

    def to(self, form: str) -> str:
        """As ``table`` (text), ``json``, ``csv``, ``tsv`` (statements) or ``svg``."""
        if form == "table":
            return "\n".join(self.lines()) + "\n"
        return self.chart().svg() if form == "svg" else self.listing().to(form)


def made(
    store: Store,
    day: date | None = None,
    *,
    who: str = "",
    about: str = "",
    certainty: Certainty = Certainty.BALANCED,
) -> Matrix:
    """The matrix of a record as of a day, narrowed to a side or actor and to words of an issue."""
    sides = Sides(store.actors())
    cells = matrix(stands(store, certainty, sides), day)
    kept = [c for c in cells if about.casefold() in c.issue.casefold() and _wanted(c, sides, who)]
    return Matrix(tuple(sorted(kept, key=lambda c: (sides.name(c.side), c.issue))), sides, day)


def _wanted(cell: Cell, sides: Sides, who: str) -> bool:
    asked = who.casefold()
    return asked in place.country(cell.side).casefold() or any(sides.fits(s.actor, who) for s in cell.said)


def _mark(cell: Cell) -> str:
    """The latest attitudes of a cell in a word or two; a red line first."""
    said = list(dict.fromkeys(s.attitude for s in cell.now))
    red = "red line: " if any(s.red_line and not s.others for s in cell.now) else ""
    return red + " / ".join(said[:2])


def _once(rows: Iterable[Stand]) -> list[Stand]:
    """Statements, of those with the same words one."""
    return list({(s.actor, s.attitude, s.words): s for s in rows}.values())
