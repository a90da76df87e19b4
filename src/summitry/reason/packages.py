"""Packages: a proposal as YAML, with the levels of each issue, the arenas that it needs, and the order of steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from summitry import lexicon
from summitry.errors import InputError
from summitry.reason.stances import Stand, red_line, way
from summitry.values import place


@dataclass(frozen=True, slots=True)
class Need:
    """An arena that a package needs: its name, the members of one that has none of its own, and the issues that it decides.

    Without issues it decides all.
    """

    name: str
    members: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()

    def decides(self, on: str) -> bool:
        """Whether an issue is decided there."""
        return not self.issues or on in self.issues


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A proposal: for each issue the level that is proposed, out of ``levels``, of which the first leaves things as they are.

    ``order`` names issues by the order of steps, ``words`` which words of a statement name a level, ``known`` what the user
    knows beside the record, each with a reason.
    """

    title: str
    levels: Mapping[str, tuple[str, ...]]
    proposed: Mapping[str, str]
    arenas: tuple[Need, ...]
    as_of: date | None = None
    order: tuple[str, ...] = ()
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    known: tuple[Stand, ...] = ()

    def touches(self, on: str) -> bool:
        """Whether it changes anything on an issue."""
        return on in self.proposed and self.proposed[on] != self.levels[on][0]

    def at(self, levels: Mapping[str, str]) -> Package:
        """The same with other levels."""
        return replace(self, proposed={**self.proposed, **levels})


def load(path: Path) -> Package:
    """The package of a file. Raises InputError where it cannot be read or does not say what is needed."""
    try:
        rows = lexicon.parse(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read the package {path}: {error}") from error
    except yaml.YAMLError as error:
        raise InputError(f"{path} is no valid YAML: {error}") from error
    if not isinstance(rows, dict):
        raise InputError(f"{path} is no package: it wants keys such as {', '.join(_keys('package'))}")
    return package(rows, path.stem)


def package(rows: Mapping[str, Any], title: str = "") -> Package:
    """The package of parsed YAML. Raises InputError."""
    strange = set(rows) - set(_keys("package"))
    if strange:
        raise InputError(f"a package has no key {min(strange)!r}; there are {', '.join(_keys('package'))}")
    proposed = {str(on): str(level) for on, level in _mapping(rows, "package").items()}
    if not proposed or not rows.get("arenas"):
        raise InputError("a package wants `package` (issue: level) and `arenas` (where it must be agreed)")
    levels = {str(on): tuple(map(str, some)) for on, some in _mapping(rows, "levels").items()}
    levels = {on: levels.get(on) or _two(level) for on, level in proposed.items()} | levels
    _check(levels, proposed)
    day = rows.get("as_of")
    if day is not None and not isinstance(day, date):
        raise InputError(f"as_of wants a day such as 2019-04-25, not {day!r}")
    return Package(
        title=str(rows.get("title") or title),
        levels=levels,
        proposed=proposed,
        arenas=tuple(_arena(row) for row in _several(rows["arenas"])),
        as_of=day,
        order=tuple(map(str, _several(rows.get("order", ())))),
        words=_words(rows),
        known=tuple(_known(row) for row in _several(rows.get("known", ()))),
    )


def _keys(of: str) -> list[str]:
    """The keys of a part of a package's file."""
    found: list[str] = lexicon.load("stands")["keys"][of]
    return found


def _two(level: str) -> tuple[str, ...]:
    """The levels of an issue that names none: nothing, and what is proposed."""
    nothing = str(lexicon.load("stands")["nothing"])
    return (nothing,) if level == nothing else (nothing, level)


def _mapping(rows: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = rows.get(key) or {}
    if not isinstance(found, dict):
        raise InputError(f"`{key}` of a package wants lines such as “sanctions relief: …”, not {found!r}")
    return found


def _words(rows: Mapping[str, Any]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The words that name the levels of issues."""
    given = _mapping(rows, "words")
    return {on: {level: tuple(map(str, _several(w))) for level, w in some.items()} for on, some in given.items()}


def _several(found: Any) -> list[Any]:
    return list(found) if isinstance(found, list | tuple) else [found]


def _check(levels: Mapping[str, tuple[str, ...]], proposed: Mapping[str, str]) -> None:
    for on, level in proposed.items():
        if level not in levels[on]:
            raise InputError(f"{on!r} has no level {level!r}; there are {', '.join(levels[on])}")


def _arena(row: Any) -> Need:
    """An arena by its name, or with the members that it is to have and the issues that it decides."""
    if isinstance(row, str):
        return Need(row)
    if not isinstance(row, dict) or set(row) - set(_keys("arena")) or not row.get("arena"):
        raise InputError(f"an arena is a name, or {{arena: bilateral, members: [USA, PRK], issues: […]}}, not {row!r}")
    members = tuple(member(str(m)) for m in _several(row.get("members", ())))
    return Need(str(row["arena"]), members, tuple(map(str, _several(row.get("issues", ())))))


def state(said: str) -> str:
    """The code of a state by its code or its English name. Raises InputError."""
    found = member(said)
    if place.country(found) == found:
        raise InputError(f"{said!r} is no state that is known by this name; give its ISO 3166 code, such as PRK")
    return found


def member(said: str) -> str:
    """The code of a state by its code or its English name; another actor by the name that reports give it."""
    from summitry.language.place.gazetteer import Gazetteer

    return said if place.country(said) != said else Gazetteer.shared().country(said) or said


def _known(row: Any) -> Stand:
    """What a user knows of a member, as a statement beside the record. Raises InputError where it gives no reason."""
    if not isinstance(row, dict) or set(row) - set(_keys("known")) or not all(row.get(k) for k in _keys("needed")):
        raise InputError(
            f"what is known wants who, issue, attitude and because (and may have {', '.join(_keys('known'))}): {row!r}"
        )
    attitude, said, condition = (str(row.get(key, "")) for key in ("attitude", "words", "condition"))
    if not way(attitude):
        raise InputError(f"{attitude!r} is no attitude; see the attitudes of stances")
    side = member(str(row["who"]))
    return Stand(
        side=side,
        actor=side,
        issue=str(row["issue"]),
        attitude=attitude,
        way=way(attitude),
        day=str(row.get("day", "")),
        red_line=red_line(said, attitude, condition),
        condition=condition,
        words=said,
        because=str(row["because"]),
    )
