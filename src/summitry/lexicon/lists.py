"""Lists of words, one subject a file, and the one loader for them.

The files stand in ``<language>/entities/`` (names, offices, bodies, places), ``<language>/discourse/`` (what words do between
predicates) and ``<language>/display/`` (what a reader is shown); a list is found by the name of its file, which is unique. Each
file opens with a comment on where its lists come from.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

LANGUAGE = "en"
FOLDERS = ("entities", "discourse", "display")
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Safe YAML with the booleans of YAML 1.2: "on", "off", "yes" and "no" are words here, as they are in English."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def parse(text: str) -> Any:
    """The content of a YAML text of words, in which "on" and "no" are words. Raises yaml.YAMLError."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader


@cache
def load(name: str) -> Any:
    """The content of the file of lists of that name. Treat it as read-only: it is shared by all callers. Raises KeyError."""
    return parse(_files()[name].read_text(encoding="utf-8"))


@cache
def arenas() -> dict[str, dict[str, Any]]:
    """The arenas of ``arenas.yaml`` by their keys: decision rules and members by date, in no language. Treat it as read-only.

    ``name`` and ``also`` (what a package may call it), ``says`` (the rule in words), ``source``, ``rule`` (see
    :class:`summitry.reason.arenas.Rule`), ``groups`` (rows of members with their first and last day), ``seats`` (how many
    members there must be), ``weights`` with ``weighed_by`` and ``weighed_from``.
    """
    rows: dict[str, dict[str, Any]] = parse(files(__package__).joinpath("arenas.yaml").read_text(encoding="utf-8"))
    return rows


@cache
def _files() -> dict[str, Traversable]:
    """The files of lists by their names."""
    folders = (files(__package__).joinpath(LANGUAGE, folder) for folder in FOLDERS)
    found = (file for folder in folders for file in folder.iterdir())
    return {file.name.removesuffix(".yaml"): file for file in found if file.name.endswith(".yaml")}


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A list of a file as a set; of a mapping, its keys."""
    return frozenset(load(name)[key])


@cache
def classes(name: str, key: str) -> dict[str, str]:
    """Each word of the lists below one key with the name of its list: ``{"may": "possible"}``. Treat it as read-only."""
    return {word: kind for kind, listed in load(name)[key].items() for word in listed}


@cache
def states() -> dict[str, str]:
    """The code of each state by its names and adjectives in lower case ("dutch", "the netherlands"). Treat it as read-only."""
    rows = load("demonyms")["states"].items()
    return {
        word.lower(): str(code)
        for code, row in rows
        for word in (row["name"], *row.get("names", ()), *row.get("adjectives", ()))
    }
