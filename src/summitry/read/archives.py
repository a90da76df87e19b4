"""Archives and compressed files: what is in them is read as if it lay in a folder, and nothing is written to disk.

An archive is hostile until it is read: sizes are counted as they unpack, not as they are stated, names that lead out of the
archive are refused, and what one archive may unpack to is limited (``max_unpacked_bytes``).
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath
from tarfile import InvalidHeaderError  # type: ignore[attr-defined]
from typing import BinaryIO, cast

from summitry.errors import InputError, Skipped
from summitry.model import Document
from summitry.read import salvage
from summitry.read.capped import capped
from summitry.read.dispatch import read_source
from summitry.read.source import Match, Source
from summitry.settings import Settings

#: News text shrinks to a third or a tenth. A larger member that shrinks more than this holds nothing but repetition.
_MOST_SHRUNK, _SHRUNK_FROM = 200, 10_000_000


def too_deep(source: Source, settings: Settings) -> Skipped | None:
    """Skipped where a source lies within too many archives."""
    if source.depth < settings.max_depth:
        return None
    return source.skipped("too-deep", f"it lies within {source.depth} archives; max_depth allows {settings.max_depth}")


def _too_many(source: Source, settings: Settings) -> Skipped:
    return source.skipped("too-many", f"it holds more than {settings.max_members:,} files, which max_members allows")


def hidden(name: str) -> bool:
    """Whether a member is a system's own file and no report (``.DS_Store``, ``__MACOSX/…``)."""
    return any(
        (part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in PurePosixPath(name).parts
    )


def unsafe(name: str) -> bool:
    """Whether a member's name leads out of the archive."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name[:3] or "\x00" in name


class CompressedReader:
    """Reads one compressed file: gzip, bzip2 or xz around any other format."""

    name = "compressed"
    _marks = ((b"\x1f\x8b", gzip.open), (b"BZh", bz2.open), (b"\xfd7zXZ\x00", lzma.open))

    def matches(self, head: bytes, name: str) -> Match:  # noqa: ARG002 - the mark is enough
        """By its mark."""
        return Match.CERTAIN if any(head.startswith(mark) for mark, _ in self._marks) else Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """The documents of what is compressed."""
        deep = too_deep(source, settings)
        if deep:
            yield deep
            return
        head = source.head()
        unpack = next(opener for mark, opener in self._marks if head.startswith(mark))
        name = source.name
        packed = name.lower().endswith(
            (".tgz", ".tar.gz", ".tar.bz2", ".tar.xz")
        )  # one archive, which the reader of tar counts
        for ending, instead in ((".tgz", ".tar"), (".gz", ""), (".bz2", ""), (".xz", "")):
            if name.lower().endswith(ending):
                name = name[: -len(ending)] + instead
                break
        yield from read_source(
            Source(
                locator=source.locator,
                name=name,
                open=lambda: capped(unpack(source.open(), "rb"), settings),  # type: ignore[arg-type]
                fields=source.fields,
                depth=source.depth + (not packed),
                charset=source.charset,
                url=source.url,
            ),
            settings,
        )


class ZipReader:
    """Reads ``.zip``."""

    name = "zip"

    def matches(self, head: bytes, name: str) -> Match:
        """By its mark, or the name."""
        if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            return Match.CONTENT
        return Match.NAME if name.endswith(".zip") else Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """The documents of the members, in the order of their names."""
        deep = too_deep(source, settings)
        if deep:
            yield deep
            return
        try:
            with source.open() as raw, zipfile.ZipFile(_seekable(raw, settings)) as held:
                yield from _before(raw, held, source, settings)
                yield from _members(held, source, settings)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, UnicodeDecodeError) as error:
            yield from _salvaged(source, settings)
            yield source.skipped("broken", f"the rest of the archive cannot be read: {error}")


def _salvaged(source: Source, settings: Settings) -> Iterator[Document | Skipped]:
    """The members of an archive that breaks off, up to the break; none where the archive is broken in another way."""
    with source.open() as raw:
        whole = salvage.members(_seekable(raw, settings), settings.max_whole_bytes)
        for name, data in islice(whole, settings.max_members):
            inner = source.inside(name)
            if unsafe(name):
                yield inner.skipped("unsafe-name", "its name leads out of the archive")
            elif data is None:
                yield inner.skipped("too-large", "it is locked, or unpacks to more than max_whole_bytes allows")
            elif not hidden(name):
                yield from read_source(_held(inner, name, data, source), settings)


def _before(raw: BinaryIO, held: zipfile.ZipFile, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
    """The members of archives that stand before this one in one file, of which its directory knows nothing."""
    first = min((entry.header_offset for entry in held.infolist()), default=0)
    if not first or not source.head().startswith(b"PK\x03\x04") or not raw.seekable():
        return
    known = {entry.filename for entry in held.infolist()}
    for name, data in islice(salvage.members(raw, settings.max_whole_bytes, first), settings.max_members):
        if data is not None and name not in known and not unsafe(name) and not hidden(name):
            yield from read_source(_held(source.inside(name), name, data, source), settings)


def _held(inner: Source, name: str, data: bytes, source: Source) -> Source:
    """A member whose bytes are at hand."""
    return Source.of_bytes(
        data, locator=inner.locator, name=PurePosixPath(name).name, fields=source.fields, depth=source.depth + 1
    )


def _seekable(raw: BinaryIO, settings: Settings) -> BinaryIO:
    """The stream itself, or its bytes where it cannot be moved in (an archive within an archive)."""
    if raw.seekable():
        return raw
    data = raw.read(settings.max_whole_bytes + 1)
    if len(data) > settings.max_whole_bytes:
        raise InputError(f"an inner archive has more bytes than max_whole_bytes allows ({settings.max_whole_bytes:,})")
    return io.BytesIO(data)


def _members(held: zipfile.ZipFile, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
    left, empty = settings.max_unpacked_bytes, True
    for number, entry in enumerate(sorted(held.infolist(), key=lambda e: e.filename)):
        if entry.is_dir() or (hidden(entry.filename) and not unsafe(entry.filename)):
            continue
        empty = False
        inner = source.inside(entry.filename)
        if number >= settings.max_members:
            yield _too_many(source, settings)
            return
        refused = _refused(entry, inner, left, settings)
        if refused:
            yield refused
            continue
        left -= entry.file_size
        yield from read_source(_member(held, entry, inner, settings), settings)
    if empty:
        yield source.skipped("empty", "there is no file in the archive")


def _refused(entry: zipfile.ZipInfo, inner: Source, left: int, settings: Settings) -> Skipped | None:
    """Why a member is not read, or None."""
    if unsafe(entry.filename):
        return inner.skipped("unsafe-name", "its name leads out of the archive")
    if entry.flag_bits & 1:
        return inner.skipped("encrypted", "it is protected by a password")
    if entry.file_size > settings.max_file_bytes or entry.file_size > left:
        allowed = f"{settings.max_file_bytes:,} and max_unpacked_bytes {settings.max_unpacked_bytes:,} in all"
        return inner.skipped("too-large", f"it unpacks to {entry.file_size:,} bytes; max_file_bytes allows {allowed}")
    if entry.file_size > _SHRUNK_FROM and entry.file_size > _MOST_SHRUNK * max(1, entry.compress_size):
        times = entry.file_size / max(1, entry.compress_size)
        return inner.skipped("too-large", f"it unpacks to {times:,.0f} times its size, as only a trap does")
    return None


def _member(held: zipfile.ZipFile, entry: zipfile.ZipInfo, inner: Source, settings: Settings) -> Source:
    """A member as a source that unpacks as it is read."""
    return Source(
        locator=inner.locator,
        name=PurePosixPath(entry.filename).name,
        size=entry.file_size,
        fields=inner.fields,
        depth=inner.depth + 1,
        open=lambda: capped(cast("BinaryIO", held.open(entry)), settings),
    )


class _Entry(tarfile.TarInfo):
    """A member of a tar archive that says so where the archive is cut off, which tarfile takes for its end."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Entry:
        """A member from its header. Raises tarfile.ReadError where the header is cut off."""
        if 0 < len(buf) < tarfile.BLOCKSIZE:
            raise tarfile.ReadError("it is cut off")
        return super().frombuf(buf, encoding, errors)

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> _Entry:
        """The next member; that a header is damaged is kept, since what follows is looked for behind it."""
        try:
            return super().fromtarfile(tarfile)
        except InvalidHeaderError:
            if isinstance(tarfile, _Tar):
                tarfile.damaged = True
            raise


class _Tar(tarfile.TarFile):
    """A tar archive that knows whether one of its headers is damaged."""

    tarinfo = _Entry
    damaged = False


class TarReader:
    """Reads ``.tar``; a compressed one comes through :class:`CompressedReader`."""

    name = "tar"

    def matches(self, head: bytes, name: str) -> Match:
        """By its mark, or the name."""
        if head[257:262] == b"ustar":
            return Match.CERTAIN
        return Match.NAME if name.endswith(".tar") else Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """The documents of the members, in the order of the archive, which can be read only once from front to back."""
        deep = too_deep(source, settings)
        if deep:
            yield deep
            return
        empty = True
        try:
            with source.open() as raw, _Tar.open(fileobj=capped(raw, settings), mode="r|", ignore_zeros=True) as held:
                for number, entry in enumerate(held):
                    if number >= settings.max_members:
                        yield _too_many(source, settings)
                        return
                    if entry.isfile() and (unsafe(entry.name) or not hidden(entry.name)):
                        empty = False
                        yield from _unpacked(held, entry, source, settings)
                    elif not entry.isfile() and not entry.isdir():
                        what = "a link" if entry.issym() or entry.islnk() else "a device or a pipe"
                        yield source.inside(entry.name or str(number)).skipped("format", f"it is {what} and no file")
                if _damaged(held):
                    yield source.skipped("broken", "a header in the archive is damaged, and the file behind it is lost")
        except (tarfile.TarError, zlib.error, lzma.LZMAError) as error:
            yield source.skipped("broken", f"the rest of the archive cannot be read: {error}")
            return
        if empty:
            yield source.skipped("empty", "there is no file in the archive")


def _damaged(held: tarfile.TarFile) -> bool:
    """Whether a header was damaged, so that a member is lost."""
    return isinstance(held, _Tar) and held.damaged


def _unpacked(
    held: tarfile.TarFile, entry: tarfile.TarInfo, source: Source, settings: Settings
) -> Iterator[Document | Skipped]:
    inner = source.inside(entry.name)
    if unsafe(entry.name):
        yield inner.skipped("unsafe-name", "its name leads out of the archive")
        return
    if entry.size > settings.max_whole_bytes:
        yield inner.skipped("too-large", f"{entry.size:,} bytes; max_whole_bytes allows {settings.max_whole_bytes:,}")
        return
    stream = held.extractfile(entry)
    data = stream.read() if stream else b""
    if len(data) < entry.size:
        yield inner.skipped("broken", "the archive ends in the middle of it")
        return
    yield from read_source(_held(inner, entry.name, data, source), settings)


compressed_reader = CompressedReader()
zip_reader = ZipReader()
tar_reader = TarReader()
