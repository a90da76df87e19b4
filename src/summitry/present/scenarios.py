"""What a scenario changes in the answer on a package, as a listing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from summitry.model import Certainty
from summitry.present.blockers import last_day
from summitry.present.listing import Listing
from summitry.reason import given
from summitry.reason.blockers import Blockers, blockers
from summitry.reason.packages import Package, package
from summitry.reason.scenarios import Scenario, differences
from summitry.reason.stances import Stand, stands
from summitry.record import Store
from summitry.values import place

COLUMNS = ("scenario", "what", "before", "after")


def listing(store: Store, scenario: Scenario, path: Path, certainty: Certainty) -> Listing:
    """Each answer that differs, before and after; one row that says so where none does. Raises InputError."""
    rows, said = given.read(path), stands(store, certainty)
    day = last_day(store)
    before = _answers(package(rows, path.stem), said, day)
    after = _answers(package(scenario.package(rows), path.stem), scenario.rows(said), day)
    found = [(scenario.name, one.what, one.before, one.after) for one in differences(before, after)]
    whole = (scenario.name, _WHOLE if found else f"{_WHOLE}: nothing changes", before[_WHOLE], after[_WHOLE])
    return Listing(COLUMNS, (whole, *(row for row in found if row[1] != _WHOLE)))


_WHOLE = "the package"


def _answers(wanted: Package, said: Iterable[Stand], latest: date) -> dict[str, str]:
    """The answers on a package by name: of the whole, of each arena, and of each member on each issue, with the reason."""
    day = wanted.as_of or latest
    found: Blockers = blockers(wanted, said, day)
    told = {_WHOLE: found.verdict.said}
    for answer in found.answers:
        told[answer.arena.name] = answer.verdict.said
        for cell in answer.cells:
            told[f"{answer.arena.name}: {place.country(cell.member)} on {cell.issue}"] = (
                f"{cell.verdict.said}: {cell.why}"
            )
    return told
