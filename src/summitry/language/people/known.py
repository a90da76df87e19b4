"""What a user knows beforehand about people and organisations: names, aliases, offices, countries. It wins over inference.

Two forms are read: a YAML list (``name``, ``aliases``, ``country``, ``offices``, ``type``, ``id``) and entities of
FollowTheMoney, one JSON object a line, as OpenSanctions publishes them (schemata Person, Organization, PublicBody, Company,
LegalEntity; https://followthemoney.tech).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from summitry.errors import InputError
from summitry.language.people.builder import Found
from summitry.language.people.names import forms as nm
from summitry.lexicon import load, words
from summitry.model import ActorType, Role

_SCHEMATA = {
    "Person": ActorType.PERSON,
    "Organization": ActorType.ORGANISATION,
    "PublicBody": ActorType.ORGANISATION,
    "Company": ActorType.ORGANISATION,
    "LegalEntity": ActorType.ORGANISATION,
}


@dataclass(frozen=True, slots=True)
class Known:
    """One person or organisation that is known beforehand. ``country`` is ISO 3166 alpha-3."""

    name: str
    actor_type: ActorType = ActorType.PERSON
    aliases: tuple[str, ...] = ()
    country: str | None = None
    roles: tuple[Role, ...] = ()
    id: str = ""


@dataclass(frozen=True)
class KnownActors:
    """All that is known beforehand, with look-up by name."""

    actors: tuple[Known, ...] = ()
    _by_key: dict[tuple[str, ...], Known] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for actor in self.actors:
            for name in (actor.name, *actor.aliases):
                self._by_key.setdefault(_key(name), actor)

    def find(self, name: str) -> Known | None:
        """The known actor with a name or an alias, in any spelling that folds to the same, or None."""
        return self._by_key.get(_key(name))


def _key(name: str) -> tuple[str, ...]:
    """What names are looked up by: their folded parts without an article in front."""
    parts = nm.key(name)
    return parts[1:] if len(parts) > 1 and parts[0] in words("determiners", "definite_article") else parts


def load_known(path: str) -> KnownActors:
    """The actors in a file, in YAML or as FollowTheMoney JSON lines; none for an empty path.

    Raises InputError where the file cannot be read or an entry has no name or no known country.
    """
    if not path:
        return KnownActors()
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read the file of known people {path}: {error}") from error
    read = _entities if text.lstrip().startswith("{") else _entries
    return KnownActors(tuple(read(path, text)))


def _entries(path: str, text: str) -> Iterator[Known]:
    """The entries of a YAML list."""
    try:
        rows = yaml.safe_load(text) or []
    except yaml.YAMLError as error:
        raise InputError(f"{path} is no valid YAML: {error}") from error
    if isinstance(rows, dict):
        rows = rows.get("people", [])
    for n, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
        if not isinstance(row, dict) or not str(row.get("name") or "").strip():
            raise InputError(f"{path}: entry {n} has no name")
        country = _country(path, row.get("country"))
        yield Known(
            str(row["name"]).strip(),
            _type(path, row.get("type")),
            _texts(row.get("aliases")),
            country,
            tuple(_office(path, office, country) for office in _list(row.get("offices"))),
            str(row.get("id") or ""),
        )


def _type(path: str, given: Any) -> ActorType:
    if given is None:
        return ActorType.PERSON
    try:
        return ActorType(str(given))
    except ValueError as error:
        raise InputError(f"{path}: there is no type {given!r}; there are {', '.join(ActorType)}") from error


def _office(path: str, given: Any, country: str | None) -> Role:
    """An office as words or as a mapping with organisation, country, since and until."""
    row: Mapping[str, Any] = given if isinstance(given, dict) else {"office": given}

    def said(name: str) -> str | None:
        return str(row[name]) if row.get(name) else None

    return Role(
        office=said("office"),
        organisation=said("organisation"),
        country=_country(path, row.get("country")) or country,
        since=said("since"),
        until=said("until"),
        former=bool(row.get("former") or row.get("until")),
    )


def _list(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [] if given is None else [given]


def _texts(given: Any) -> tuple[str, ...]:
    return tuple(str(x).strip() for x in _list(given) if str(x).strip())


def _entities(path: str, text: str) -> Iterator[Known]:
    """FollowTheMoney entities, one a line; schemata that are no actors are passed over."""
    for n, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
            schema, properties = entity["schema"], entity["properties"]
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{path}, line {n}: no FollowTheMoney entity ({error})") from error
        if schema not in _SCHEMATA:
            continue
        named = _texts(properties.get("name")) or _texts(entity.get("caption"))
        if not named:
            raise InputError(f"{path}, line {n}: the entity has no name")
        country = next(
            (
                c
                for key in ("nationality", "citizenship", "country", "jurisdiction")
                for c in _countries(properties.get(key))
            ),
            None,
        )
        others = (*named[1:], *_texts(properties.get("alias")), *_texts(properties.get("weakAlias")))
        yield Known(
            named[0],
            _SCHEMATA[schema],
            others,
            country,
            tuple(Role(office=p, country=country) for p in _texts(properties.get("position"))),
            str(entity.get("id") or ""),
        )


def _countries(given: Any) -> Iterator[str]:
    """Codes of FollowTheMoney (alpha-2, lower case) as alpha-3; unknown ones are passed over."""
    for code in _texts(given):
        found = _codes().get(code.upper())
        if found:
            yield found


def _country(path: str, given: Any) -> str | None:
    """A country by alpha-3 or alpha-2 code or by a name of the vocabulary."""
    if given is None or str(given).strip() == "":
        return None
    found = _codes().get(str(given).strip().upper())
    if found is None:
        raise InputError(f"{path}: there is no country {given!r}; write an ISO 3166 code or an English name")
    return found


@cache
def _codes() -> dict[str, str]:
    """Codes and names in upper case → alpha-3."""
    import pycountry

    found = {c.alpha_2: c.alpha_3 for c in pycountry.countries}
    for code, state in load("demonyms")["states"].items():
        found.update({code: code, **{name.upper(): code for name in (state["name"], *state.get("names", ()))}})
    return found | {"XK": "XKX"}


def apply(found: Iterable[Found], known: KnownActors) -> None:
    """Give the actors of a document what is known of them; name and country of the user win over what was inferred."""
    if not known.actors:
        return
    for actor in found:
        match = next((k for k in (known.find(name) for name in (actor.name, *actor.names)) if k is not None), None)
        if match is None or match.actor_type is not actor.actor_type:
            continue
        actor.names.update({actor.name: 1, **dict.fromkeys(match.aliases, 1)})
        actor.name = match.name
        actor.country = match.country or actor.country
        actor.known_as = f"known:{match.id or match.name}"
        actor.roles[:0] = match.roles
