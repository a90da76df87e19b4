"""Scenarios: named edits of what members want and of the rules they decide by, and what they change in an answer.

Nothing in the record is touched. An edit takes the place of all that is on record for a member on an issue; without an attitude
it takes that away, so that the member is unknown there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summitry.errors import InputError
from summitry.reason import given
from summitry.reason.packages import state
from summitry.reason.stances import Stand

#: Keys of a package that a scenario rewrites, and of what a user knows in it.
ARENAS, KNOWN, NAME = "arenas", "known", "arena"
_REASON = "scenario"


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of a stance: a member (a state's code), an issue, and what it is supposed to want there; nothing: unknown."""

    side: str
    issue: str
    stance: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Scenario:
    """Edits with a name: of stances, and of rules (the name of an arena with that of the one in its place)."""

    name: str
    edits: tuple[Edit, ...]
    rules: tuple[tuple[str, str], ...] = ()

    def rows(self, some: Iterable[Stand]) -> tuple[Stand, ...]:
        """The statements that the edits leave in force."""
        edited = {(one.side, one.issue) for one in self.edits}
        return tuple(row for row in some if (row.side, row.issue) not in edited)

    def package(self, rows: Mapping[str, Any]) -> dict[str, Any]:
        """The rows of a package as the scenario has them. Raises InputError where it does not need the arena of a rule."""
        arenas = given.listed(rows.get(ARENAS, []), ARENAS)
        there = {_arena(one) for one in arenas}
        lost = [old for old, _ in self.rules if old not in there]
        if lost:
            raise InputError(f"the package needs no arena {', '.join(lost)}; it needs {', '.join(sorted(there))}")
        known = [one for one in given.listed(rows.get(KNOWN, []), KNOWN) if not self._edits(one)]
        known += [{"because": f"{_REASON}: {self.name}"} | dict(e.stance) for e in self.edits if e.stance]
        return {**rows, ARENAS: [self._ruled(one) for one in arenas], **({KNOWN: known} if known else {})}

    def _edits(self, known: Mapping[str, Any]) -> bool:
        """Whether an edit takes the place of something that the package's author knows."""
        return (state(str(known.get("who"))), str(known.get("issue"))) in {(e.side, e.issue) for e in self.edits}

    def _ruled(self, arena: Any) -> Any:
        other = dict(self.rules).get(_arena(arena))
        if other is None:
            return arena
        return {**arena, NAME: other} if isinstance(arena, dict) else other


def _arena(told: Any) -> str:
    return str(told.get(NAME)) if isinstance(told, dict) else str(told)


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer that a scenario changes; empty where there was none before, or is none after."""

    what: str
    before: str
    after: str


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Difference, ...]:
    """The answers that differ, by name, in the order of the answers before and then of those that are only after."""
    names = dict.fromkeys([*before, *after])
    told = (Difference(name, before.get(name, ""), after.get(name, "")) for name in names)
    return tuple(one for one in told if one.before != one.after)


def load(path: str | Path) -> Scenario:
    """A scenario from a YAML file, as ``docs/hypotheses.md`` tells it. Raises InputError."""
    found = given.fields(given.read(path), "a scenario", ("scenario",), ("edits", "rules"))
    edits = tuple(_edit(one) for one in given.listed(found.get("edits", []), "edits"))
    rules = tuple(_rule(one) for one in given.listed(found.get("rules", []), "rules"))
    if not edits and not rules:
        raise InputError("a scenario edits stances (edits) or rules (rules), and this one edits nothing")
    return Scenario(given.words(found["scenario"], "scenario"), edits, rules)


def _edit(told: Any) -> Edit:
    one = given.fields(told, "an edit", ("who", "issue"), ("attitude", "words", "condition", "because"))
    side, issue = state(given.words(one["who"], "who")), given.words(one["issue"], "issue")
    return Edit(side, issue, dict(one) if one.get("attitude") else None)


def _rule(told: Any) -> tuple[str, str]:
    one = given.fields(told, "a rule", ("arena", "becomes"))
    return given.words(one["arena"], "arena"), given.words(one["becomes"], "becomes")
