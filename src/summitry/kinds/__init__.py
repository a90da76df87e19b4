"""The kinds of claim and their roles: the one list of them, read from one YAML file a kind.

A plug-in brings the file of its own kind by the entry point group ``summitry.kinds``; a kind without a file is known by the
roles that it shares with others. What a file may say is in :mod:`summitry.kinds.schema`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from summitry import registry
from summitry.errors import SchemaError
from summitry.kinds.schema import (
    Compare,
    Doing,
    Form,
    Join,
    KindSchema,
    Shown,
    SlotSchema,
    ValueType,
    When,
    agree,
    read,
)

__all__ = [
    "Compare",
    "Doing",
    "Form",
    "Join",
    "KindSchema",
    "Shown",
    "SlotSchema",
    "ValueType",
    "When",
    "derived",
    "doers",
    "kinds",
    "label",
    "role",
    "schema",
    "slot",
    "times",
]

#: The file of what every kind has; no kind of its own.
_EVERY = "claim"


def kinds() -> tuple[str, ...]:
    """The names of all kinds that have a file, in their order."""
    return tuple(_known())


def derived() -> tuple[str, ...]:
    """The kinds whose claims are not read from a report, but made in reconciling."""
    return tuple(name for name, kind in _known().items() if kind.derived)


@cache
def schema(kind: str) -> KindSchema:
    """What a kind is. Of one without a file: it may hold the roles of all others, and is shown by its own words."""
    known = _known().get(kind)
    if known is not None:
        return known
    plain = (replace(r, about=False, shown=None if r.doing is Doing.DOER else Shown.DETAIL) for r in _roles().values())
    made = replace(_every(), name=kind, slots=tuple(plain), anchor=f"kind-{kind}")
    return replace(made, heading=made.called[:1].upper() + made.called[1:])


def slot(kind: str, name: str) -> SlotSchema:
    """What a role of a kind is; one that the kind does not have is as in others (:func:`role`)."""
    return schema(kind).by_role.get(name) or role(name)


def doers(kind: str) -> tuple[str, ...]:
    """The roles of those who do, or say, what a claim of a kind tells."""
    return schema(kind).doers


def times(kind: str, *when: When) -> tuple[str, ...]:
    """The roles of a kind that hold times; those that say one of these things, where any is named."""
    return schema(kind).times(*when)


def label(name: str) -> str:
    """What a reader sees a role called; the role in plain words where no kind has it."""
    return role(name).name


@cache
def role(name: str) -> SlotSchema:
    """What a role is, in whatever kind it stands; one that no kind has holds words."""
    return _roles().get(name) or SlotSchema(name, ValueType.WORDS)


@cache
def _roles() -> dict[str, SlotSchema]:
    """Every role of any kind once, as the first kind that has it says."""
    found: dict[str, SlotSchema] = {}
    for kind in (_every(), *_known().values()):
        for one in kind.slots:
            found.setdefault(one.role, one)
    return found


@cache
def _every() -> KindSchema:
    return read(_EVERY, files(__name__).joinpath(f"{_EVERY}.yaml").read_text(encoding="utf-8"), f"kinds/{_EVERY}.yaml")


@cache
def _known() -> dict[str, KindSchema]:
    """All kinds that have a file, in their order; every kind has the slots of :data:`_EVERY` too."""
    every = _every().slots
    made = [read(name, text, where) for name, text, where in (*_ours(), *_theirs())]
    found = [replace(k, slots=(*k.slots, *every)) for k in sorted(made, key=lambda k: (k.order, k.name))]
    agree(found)
    return {kind.name: kind for kind in found}


def _ours() -> Iterator[tuple[str, str, str]]:
    for file in files(__name__).iterdir():
        name, _, ending = file.name.rpartition(".")
        if ending == "yaml" and name != _EVERY:
            yield name, file.read_text(encoding="utf-8"), f"kinds/{file.name}"


def _theirs() -> Iterator[tuple[str, str, str]]:
    """The files of plug-ins' kinds: each a text under the name of its kind."""
    for name in registry.names(registry.KINDS):
        text: Any = registry.load(registry.KINDS, name)
        if not isinstance(text, str):
            raise SchemaError(f"{name} in {registry.KINDS} is no text of YAML but {type(text).__name__}")
        yield name, text, f"{name} in {registry.KINDS}"
