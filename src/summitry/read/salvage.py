"""What a ZIP archive holds before the place where it breaks off: its directory stands at the end and is lost with it.

Each member has a header of its own (APPNOTE 4.3.7), by which the members are found one after the other.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

_HEADER = struct.Struct("<4s5H3I2H")
_MARK = b"PK\x03\x04"
_STORED, _DEFLATED = 0, 8
#: Bit 3 of the flags: the size stands behind the member, and not in its header. Bit 0: a password. Bit 11: UTF-8.
_BEHIND, _LOCKED, _UTF8 = 8, 1, 2048
_STEP = 65_536


class Member(NamedTuple):
    """A member that is whole: its name and its bytes, or None for these where it is locked or larger than allowed."""

    name: str
    data: bytes | None


def members(stream: BinaryIO, limit: int, upto: int | None = None) -> Iterator[Member]:
    """The whole members of a broken archive, in its order; ``limit`` is how many bytes they may unpack to in all.

    Members that begin at ``upto`` or behind it are left aside.
    """
    left = limit
    at = 0
    while upto is None or at < upto:
        stream.seek(at)
        fixed = stream.read(_HEADER.size)
        if len(fixed) < _HEADER.size or not fixed.startswith(_MARK):
            return
        _, _, flags, method, _, _, _, packed, _, name_length, extra_length = _HEADER.unpack(fixed)
        name = stream.read(name_length).decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        start = at + _HEADER.size + name_length + extra_length
        stream.seek(start)
        if method == _DEFLATED:
            data, used, whole = _inflated(stream, left)
        elif method == _STORED and not flags & _BEHIND:
            data, used = (stream.read(packed), packed) if packed <= left else (None, packed)
            whole = data is None or len(data) == packed
        else:
            return
        if not whole:
            return
        left -= len(data or b"")
        if not name.endswith("/"):
            yield Member(name, None if flags & _LOCKED else data)
        if data is None:
            return
        at = _next(stream, start + used)


def _inflated(stream: BinaryIO, limit: int) -> tuple[bytes | None, int, bool]:
    """Bytes of a deflated member (None beyond the limit), how many packed bytes it has, and whether it is whole."""
    unpacker = zlib.decompressobj(-15)
    found, read = bytearray(), 0
    while not unpacker.eof:
        packed = unpacker.unconsumed_tail or stream.read(_STEP)
        if not packed:
            return bytes(found), read, False
        read += 0 if unpacker.unconsumed_tail else len(packed)
        try:
            found += unpacker.decompress(packed, _STEP * 16)
        except zlib.error:
            return bytes(found), read, False
        if len(found) > limit:
            return None, read, True
    return bytes(found), read - len(unpacker.unused_data), True


def _next(stream: BinaryIO, at: int) -> int:
    """Where the next member begins: at once, or behind the sizes that follow a member (16 or 24 bytes with their mark)."""
    stream.seek(at)
    following = stream.read(32)
    found = following.find(_MARK)
    return at + max(0, found)
