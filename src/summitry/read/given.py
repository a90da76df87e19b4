"""What the user says of reports: their day, outlet and agency, on the command line or in a file ``summitry.yaml`` beside them.

.. code-block:: yaml

    outlet: Harbour Times        # of all files in this folder and the folders below
    files:
      "talks-*.txt": {published: 2031-05-04, agency: Pacific Wire}

The user's word wins over what a report or its page states; the file nearest to a report wins over those above.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from summitry.errors import InputError
from summitry.model import Document
from summitry.read import dates

#: The name of the file in which a folder says it.
BESIDE = "summitry.yaml"
_FILES = "files"


@dataclass(frozen=True, slots=True)
class Given:
    """What is said of a report; None where nothing is. ``by`` names who says it, for the reason behind the day."""

    published: str | None = None
    outlet: str | None = None
    agency: str | None = None
    by: str = ""

    @classmethod
    def of(cls, held: Mapping[str, Any], by: str) -> Given:
        """What a user states by name. Raises InputError for a name that there is none of, and for a day that is none."""
        known = {f.name for f in fields(cls)} - {"by"}
        for name in held:
            if name not in known:
                raise InputError(
                    f"{by}: nothing called {name!r} can be said of a report; there are {', '.join(sorted(known))}"
                )
        day = held.get("published")
        published = dates.stated(str(day)) if day else None
        if day and published is None:
            raise InputError(f"{by}: {day!r} is no day; write it as 2031-05-04")
        named = {name: str(held[name]).strip() or None for name in ("outlet", "agency") if held.get(name)}
        return cls(published=published, by=by, **named)

    def over(self, other: Given) -> Given:
        """The same, with what is not said here taken from ``other``."""
        return Given(
            self.published or other.published,
            self.outlet or other.outlet,
            self.agency or other.agency,
            self.by if self.published or not other.published else other.by,
        )

    def told(self, document: Document) -> Document:
        """A document with what is said of it."""
        if not (self.published or self.outlet or self.agency):
            return document
        day = self.published or (document.published if document.published_from == "stated" else None)
        outlet = self.outlet or document.outlet
        made = Document.of(document.text, locator=document.locator, outlet=outlet, published=day, url=document.url)
        told = replace(document, id=made.id, outlet=outlet, agency=self.agency or document.agency)
        if not self.published:
            return told
        why = f"said by the user ({self.by})"
        return replace(told, published=self.published, published_from="stated", published_why=why)


def beside(path: Path, root: Path) -> Given:
    """What files ``summitry.yaml`` say of a report: the one in its folder, then those up to ``root``. Raises InputError."""
    top = root.absolute() if root.is_dir() else root.absolute().parent
    found = Given()
    for folder in path.absolute().parents:
        if folder == top or top in folder.parents:
            found = found.over(_said(folder, path))
    return found


def _said(folder: Path, path: Path) -> Given:
    stated = _file(folder)
    if not stated:
        return Given()
    where = (folder / BESIDE).as_posix()
    inner = path.absolute().relative_to(folder).as_posix()
    matched = [
        held for name, held in (stated.get(_FILES) or {}).items() if fnmatch(inner, name) or fnmatch(path.name, name)
    ]
    found = Given()
    for held in matched:
        found = found.over(Given.of(held or {}, where))
    return found.over(Given.of({name: value for name, value in stated.items() if name != _FILES}, where))


def _file(folder: Path) -> Mapping[str, Any]:
    """The content of the file of a folder; empty where there is none. Raises InputError where it is none of its form."""
    import yaml

    path = folder / BESIDE
    try:
        text = path.read_text("utf-8") if path.is_file() else ""
    except OSError:
        return {}
    try:
        held = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        raise InputError(f"{path.as_posix()} cannot be read as YAML: {error}") from error
    if not isinstance(held, Mapping) or not isinstance(held.get(_FILES) or {}, Mapping):
        raise InputError(
            f"{path.as_posix()} holds names with what they say (outlet: …), and below files names with the same"
        )
    return held
