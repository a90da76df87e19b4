"""Paths in, sources out: files, folders (walked in the order of their names), standard input and addresses."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from summitry import lexicon
from summitry.errors import InputError, Skipped
from summitry.model import Document
from summitry.read import web
from summitry.read.dispatch import read_source
from summitry.read.given import BESIDE, Given, beside
from summitry.read.source import Source
from summitry.settings import Settings


def documents(
    paths: Iterable[str | Path],
    settings: Settings,
    *,
    fields: Mapping[str, str] | None = None,
    said: Given | None = None,
) -> Iterator[Document | Skipped]:
    """The documents under the paths, lazily and in order; what is left out comes in between as Skipped.

    A path is a file, a folder, an address (``http://…``) or ``-`` for standard input. ``fields`` maps a field of a report
    (``text``, ``title``, ``outlet``, ``published``, ``authors``, ``url``, ``id`` …) to its name in rows of data. ``said`` is
    what the user says of all of them; files ``summitry.yaml`` beside the reports say it of those (:mod:`summitry.read.given`).
    Raises InputError for a field that reports do not have.
    """
    said = said or Given()
    known = lexicon.load("fields")["fields"]
    for name in fields or {}:
        if name not in known:
            raise InputError(f"a report has no field {name!r}; it has {', '.join(known)}")
    for path in paths:
        if web.is_address(str(path)):
            for item in web.read(str(path), settings, fields):
                yield said.told(item) if isinstance(item, Document) else item
            continue
        for source in _sources(path, settings, fields or {}):
            if isinstance(source, Skipped):
                yield source
            else:
                of_file = said.over(beside(Path(source.locator), Path(path))) if str(path) != "-" else said
                for item in read_source(source, settings):
                    yield of_file.told(item) if isinstance(item, Document) else item


def _sources(path: str | Path, settings: Settings, fields: Mapping[str, str]) -> Iterator[Source | Skipped]:
    given = str(path)
    if given == "-":
        yield _standard_input(settings, fields)
    else:
        yield from _files(Path(path), settings, fields)


def _standard_input(settings: Settings, fields: Mapping[str, str]) -> Source | Skipped:
    data = sys.stdin.buffer.read(settings.max_file_bytes + 1)
    if len(data) > settings.max_file_bytes:
        return Skipped(
            "-", "read", "too-large", f"more than {settings.max_file_bytes:,} bytes, which max_file_bytes allows"
        )
    return Source.of_bytes(data, locator="-", name="-", fields=fields)


def _files(path: Path, settings: Settings, fields: Mapping[str, str]) -> Iterator[Source | Skipped]:
    """The files at a path, hidden ones in folders aside."""
    try:
        if path.is_dir():
            yield from _folder(path, settings, fields)
        elif path.is_file():
            yield _file(path, settings, fields)
        elif path.exists():
            yield Skipped(path.as_posix(), "read", "format", "it is neither a file nor a folder")
        else:
            yield Skipped(path.as_posix(), "read", "not-found", "there is no such file or folder")
    except OSError as error:
        yield _refused(path, error)


def _folder(path: Path, settings: Settings, fields: Mapping[str, str]) -> Iterator[Source | Skipped]:
    """The files in a folder and the folders in it, sorted by name; links to folders are not followed (loops)."""
    empty = True
    refused: list[OSError] = []
    for folder, below, names in os.walk(path, onerror=refused.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name != BESIDE:
                empty = False
                yield from _files(Path(folder) / name, settings, fields)
    for error in refused:
        yield _refused(Path(str(error.filename)), error)
    if empty and not refused:
        yield Skipped(path.as_posix(), "read", "empty", "there is no file in the folder")


def _file(path: Path, settings: Settings, fields: Mapping[str, str]) -> Source | Skipped:
    source = Source.of_file(path, fields=fields)
    if (source.size or 0) > settings.max_file_bytes:
        return source.skipped("too-large", f"{source.size:,} bytes; max_file_bytes allows {settings.max_file_bytes:,}")
    return source


def _refused(path: Path, error: OSError) -> Skipped:
    reason = "permission" if isinstance(error, PermissionError) else "broken"
    return Skipped(path.as_posix(), "read", reason, f"it cannot be read: {error.strerror or error}")
