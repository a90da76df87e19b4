"""What an analyst gives in files: YAML with named fields, read with errors that say which field is wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from summitry.errors import InputError


def read(path: str | Path) -> dict[str, Any]:
    """The fields of a YAML file. Raises InputError where there is none, or it is no mapping."""
    try:
        found = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is no YAML: {' '.join(str(error).split())}") from error
    if not isinstance(found, dict):
        raise InputError(f"{path} holds no fields; a file begins with a line such as 'name: …'")
    return found


def fields(given: object, what: str, needed: Collection[str] = (), others: Collection[str] = ()) -> Mapping[str, Any]:
    """Some fields, all that are needed and none that is not known. Raises InputError."""
    if not isinstance(given, dict):
        raise InputError(f"{what} has no fields: write it as 'name: value', not {given!r}")
    lacking = [name for name in needed if name not in given]
    unknown = [str(name) for name in given if name not in needed and name not in others]
    if lacking:
        raise InputError(f"{what} lacks {', '.join(lacking)}")
    if unknown:
        known = ", ".join([*needed, *others])
        raise InputError(f"{what} has no field {', '.join(unknown)}; there are {known}")
    return given


def number(given: object, what: str) -> float:
    """A number. Raises InputError."""
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        raise InputError(f"{what} is a number, not {given!r}")
    return float(given)


def flag(given: object, what: str) -> bool:
    """Yes or no, as YAML has them. Raises InputError."""
    if not isinstance(given, bool):
        raise InputError(f"{what} is yes or no, not {given!r}")
    return given


def words(given: object, what: str) -> str:
    """Words that are there. Raises InputError."""
    worded = isinstance(given, (str, int, float, date)) and not isinstance(given, bool)
    said = " ".join(str(given).split()) if worded else ""
    if not said:
        raise InputError(f"{what} is some words, not {given!r}")
    return said


def listed(given: object, what: str) -> list[Any]:
    """A list; one thing alone is a list of one. Raises InputError for a mapping."""
    if isinstance(given, dict):
        raise InputError(f"{what} is a list: each thing behind '- '")
    return list(given) if isinstance(given, list) else [given]
