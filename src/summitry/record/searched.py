"""Which entries may say some words, told from their rows as they are stored: of a large record few are loaded for a search.

Findings are JSON in which letters and digits without accents stand as they are, so that a run of these is found without
reading the JSON. What is found may be too much and is never too little; whoever asks looks at the entries themselves.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Text, cast, select

from summitry import kinds
from summitry.kinds import ValueType
from summitry.model import Entry
from summitry.record import rows, schema
from summitry.record.store import Store
from summitry.values import words

#: Rows looked through at a time.
_ROWS = 4000
_RUN = re.compile(r"[a-z0-9]+")
_STRING = r'"((?:[^"\\]|\\.)*)"'
_ROLE_OR_VALUE = re.compile(rf'"role": {_STRING}|"value": {_STRING}, "text": {_STRING}')
#: Actors among values.
_ACTOR = re.compile(r'"value": "([ap]-[0-9a-f]+)"')
#: Letters beyond ASCII that are ASCII in lower case, as JSON has them.
_FOLDED = ("\\u212a", "\\u0130")


def runs(*asked: str) -> tuple[str, ...]:
    """Of each of some texts, in lower case, the longest run of plain letters and digits; of one that has none, nothing."""
    found = (max(_RUN.findall(one.lower()), key=len, default="") for one in asked)
    return tuple(filter(None, found))


@dataclass
class _Seen:
    """What looking through the rows gave: entries that may say it, their parts, and where words of actors are spelled."""

    saying: list[str] = field(default_factory=list)
    parts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    spelling: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def entries(store: Store, kind: str | None, asked: Sequence[str], names: Mapping[str, str]) -> list[Entry]:
    """The entries (of one kind) that may say all of some runs, by id.

    With them come their parts, and entries that spell actors of theirs whom no document names. ``names`` leads from ids of
    actors to what they are called.
    """
    seen = _looked_through(store, kind, asked, names)
    saying = list(_called(store, seen.saying))
    values = {v.value for one in saying for f in one.findings for v in f.values}
    wanted = {*seen.saying, *(made for value in values for made in seen.spelling.get(value, ()))}
    wanted |= {part for whole in tuple(wanted) for part in seen.parts.get(whole, ())}
    beside = _called(store, wanted.difference(seen.saying))
    return sorted((*saying, *beside), key=lambda one: one.id)


def _looked_through(store: Store, kind: str | None, asked: Sequence[str], names: Mapping[str, str]) -> _Seen:
    called = [{made for made, name in names.items() if run in name.lower()} for run in asked]
    seen = _Seen()
    for row in _stored(store, kind):
        said = f"{row['title']} {row['findings']}".lower()
        if _folded(said) or all(_says(said, row["findings"], *one) for one in zip(asked, called, strict=True)):
            seen.saying.append(row["id"])
        if row["part_of"]:
            seen.parts[row["part_of"]].append(row["id"])
        for value in _spelled(row["findings"]):
            seen.spelling[value].append(row["id"])
    return seen


def _folded(said: str) -> bool:
    return any(one in said for one in _FOLDED)


def _says(said: str, findings: str, run: str, called: Collection[str]) -> bool:
    return run in said or (bool(called) and any(made in called for made in _ACTOR.findall(findings)))


def _stored(store: Store, kind: str | None) -> Iterator[Mapping[str, Any]]:
    """The rows of all entries (of one kind), with their findings as JSON."""
    table = schema.entry.c
    columns = (table.id, table.title, table.part_of, cast(table.findings, Text).label("findings"))
    where = [] if kind is None else [table.kind == kind]
    query = select(*columns).where(*where).order_by(table.id).limit(_ROWS)
    found = store.select(query)
    while found:
        yield from found
        found = store.select(query.where(table.id > found[-1]["id"])) if len(found) == _ROWS else ()


def _spelled(findings: str) -> Iterator[str]:
    """The actors in findings that are words of a report, as these are compared."""
    acts = False
    for role, value, text in _ROLE_OR_VALUE.findall(findings):
        if role:
            acts = kinds.role(role).type is ValueType.ACTOR
        elif acts and not value.startswith(("a-", "p-")) and words.show(_read(text)).lower() == (said := _read(value)):
            yield said


def _read(string: str) -> str:
    return str(json.loads(f'"{string}"')) if "\\" in string else string


def _called(store: Store, ids: Iterable[str]) -> Iterator[Entry]:
    """The entries with some ids."""
    for some in store.pieces(sorted(ids)):
        yield from map(rows.entry, store.select(select(schema.entry).where(schema.entry.c.id.in_(some))))
