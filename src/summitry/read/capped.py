"""A stream that says so once more has come out of it than is allowed: sizes are counted as data unpack, not as stated."""

from __future__ import annotations

import gzip
import io
import lzma
import zipfile
import zlib
from typing import BinaryIO

from summitry.errors import InputError
from summitry.settings import Settings


class Capped(io.RawIOBase):
    """A stream that raises InputError once more than ``limit`` bytes have come out of it."""

    def __init__(self, stream: BinaryIO, limit: int, message: str) -> None:
        super().__init__()
        self._stream, self._left, self._message = stream, limit, message
        self._begun = False

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Bytes into the buffer; raises InputError beyond the limit, and EOFError or OSError on broken data."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        try:
            data = getattr(self._stream, "read1", self._stream.read)(len(view))
        except gzip.BadGzipFile:
            if not self._begun:
                raise
            data = b""  # what follows the last whole stream is none of it, as gzip(1) says and leaves out
        except (zlib.error, lzma.LZMAError, zipfile.BadZipFile) as error:
            raise OSError(str(error)) from error
        self._begun = True
        self._left -= len(data)
        if self._left < 0:
            raise InputError(self._message)
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close what is read from, too."""
        self._stream.close()
        super().close()


def capped(stream: BinaryIO, settings: Settings) -> BinaryIO:
    """The stream, which raises InputError beyond ``max_unpacked_bytes``."""
    limit = settings.max_unpacked_bytes
    return io.BufferedReader(
        Capped(stream, limit, f"it unpacks to more than {limit:,} bytes, which max_unpacked_bytes allows")
    )
