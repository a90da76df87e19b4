"""Something to read (a file, a member of an archive, a page from the web), and what a reader of one format looks like.

A reader is an object with a ``name`` and the methods of :class:`Reader`, registered under that name in the entry point
group ``summitry.readers``. Built-in readers use the same door as a third party's.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from pathlib import Path
from typing import BinaryIO, Protocol

from summitry.errors import Skipped
from summitry.model import Document
from summitry.settings import Settings

#: Bytes that readers see of a source to tell whether it is theirs.
HEAD = 8192


class Match(IntEnum):
    """How sure a reader is that a source is in its format. The content counts more than the name."""

    NO = 0
    FALLBACK = 1
    NAME = 2
    CONTENT = 3
    CERTAIN = 4
    SPECIAL = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something to read. ``locator`` names it to people and in the record, ``name`` is its file name (for the suffix).

    ``open`` gives its bytes from the start, and may raise OSError. ``fields`` maps a field of a report (``title``,
    ``text`` …) to the name that the user says it has in the data. ``depth`` counts the archives around it; ``charset``
    and ``url`` are what a server or an archive states.
    """

    locator: str
    name: str
    open: Callable[[], BinaryIO]
    size: int | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    depth: int = 0
    charset: str | None = None
    url: str | None = None

    @classmethod
    def of_bytes(
        cls,
        data: bytes,
        *,
        locator: str,
        name: str,
        fields: Mapping[str, str] | None = None,
        depth: int = 0,
        charset: str | None = None,
        url: str | None = None,
    ) -> Source:
        """A source whose bytes are at hand."""
        return cls(
            locator=locator,
            name=name,
            open=lambda: io.BytesIO(data),
            size=len(data),
            fields=fields or {},
            depth=depth,
            charset=charset,
            url=url,
        )

    @classmethod
    def of_file(cls, path: Path, *, locator: str | None = None, fields: Mapping[str, str] | None = None) -> Source:
        """A source that is a file. Raises OSError where it cannot be looked at."""
        return cls(
            locator=locator or path.as_posix(),
            name=path.name,
            open=lambda: path.open("rb"),
            size=path.stat().st_size,
            fields=fields or {},
        )

    def head(self) -> bytes:
        """The first :data:`HEAD` bytes, or those before the data breaks off. Raises OSError and EOFError."""
        found = b""
        with self.open() as stream:
            step = getattr(stream, "read1", stream.read)
            while len(found) < HEAD:
                try:
                    part = step(HEAD - len(found))
                except (OSError, EOFError):
                    if found:
                        break
                    raise
                if not part:
                    break
                found += part
        return found

    def inside(self, name: str, **changes: object) -> Source:
        """A source within this one: ``locator#name``."""
        return replace(self, locator=f"{self.locator}#{name}", name=name, **changes)  # type: ignore[arg-type]

    def skipped(self, reason: str, message: str) -> Skipped:
        """The source as left out, and why."""
        return Skipped(self.locator, "read", reason, message)

    def failed(self, error: Exception) -> Skipped:
        """The source as left out because its reader, or what that rests on, failed on it."""
        return self.skipped("failed", f"reading it failed, please report this: {type(error).__name__}: {error}")

    def guarded(self, made: Callable[[], Document | Skipped]) -> Document | Skipped:
        """One report of many: the document, or why there is none, so that the others are read whatever this one holds."""
        try:
            return made()
        except (OSError, EOFError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the rest is still read
            return self.failed(error)

    def whole(self, limit: int, setting: str, characters: int | None = None) -> bytes | Skipped:
        """All bytes, or Skipped(``too-large``) where there are more than ``limit``. Raises OSError.

        ``characters`` is what the setting allows where it counts characters.
        """
        allowed = f"{limit:,} bytes" if characters is None else f"{characters:,} characters, at most {limit:,} bytes"
        if self.size is not None and self.size > limit:
            return self.skipped("too-large", f"it has {self.size:,} bytes; {setting} allows {allowed}")
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) <= limit:
            return data
        return self.skipped("too-large", f"it has more bytes than {setting} allows ({allowed})")


class Reader(Protocol):
    """What reads one format."""

    name: str

    def matches(self, head: bytes, name: str) -> Match:
        """How sure the reader is, from the first bytes and the file name in lower case."""

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """The documents of a source, lazily and in order; what cannot be read as Skipped. OSError may pass."""
