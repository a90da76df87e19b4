"""Bytes in, text out, with the charset that the bytes themselves bear out; the text is what they say, never repaired."""

from __future__ import annotations

import codecs
import re

from summitry.errors import Skipped
from summitry.read.source import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Control characters that no text has (white space, escape and the old end-of-file mark aside).
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_SAMPLE = 100_000
#: A character has at most four bytes in UTF-8, UTF-16 and UTF-32.
_BYTES_A_CHARACTER = 4
#: Codecs of Python (library reference, "Text Encodings") that turn text into text of another form, or know no bytes at all.
_NO_CHARSETS = frozenset(
    (
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "unicode-escape",
        "raw-unicode-escape",
        "undefined",
        "mbcs",
        "oem",
        "palmos",
        "unicode_internal",
    )
)
#: A NUL in so many characters is a stray one; other control characters show that it is no text.
_STRAY_IN = 200
#: Charsets in which English text has NULs.
_WIDE = ("utf-16", "utf-32")


def whole(source: Source, characters: int) -> str | Skipped:
    """The text of a source that is one, of so many characters at most; or Skipped. Raises OSError."""
    data = source.whole(characters * _BYTES_A_CHARACTER, "max_document_chars", characters)
    return data if isinstance(data, Skipped) else text_of(source, data)


def text_of(source: Source, data: bytes) -> str | Skipped:
    """The text of a source's bytes, or Skipped: ``binary`` or ``encoding``."""
    marked = next((charset for mark, charset in _MARKS if data.startswith(mark)), None)
    for charset in (marked, source.charset if is_charset(source.charset) else None, "utf-8", _wide(data)):
        text = _decoded(data, charset)
        if text is not None and "\x00" not in text:
            return text
    if _stray(data):
        return text_of(source, data.replace(b"\x00", b""))
    if binary(data[:_SAMPLE]):
        return source.skipped("binary", _no_text(data))
    return _guessed(source, data)


def is_charset(name: str | None) -> bool:
    """Whether a name is that of a charset, and not of another of Python's codecs (base64, rot13, idna, unicode_escape …)."""
    try:
        found = codecs.lookup(name or "")
    except (LookupError, ValueError, UnicodeError):
        return False
    return bool(getattr(found, "_is_text_encoding", True)) and found.name not in _NO_CHARSETS


def _stray(data: bytes) -> bool:
    """Whether bytes have NULs, so few that some program left them in a text."""
    count = data.count(0)
    return 0 < count <= max(1, len(data) // _STRAY_IN) and len(_CONTROLS.findall(data)) == count


def binary(data: bytes) -> bool:
    """Whether bytes are no text in any one-byte charset or UTF-8: a NUL byte, or one control character in a hundred."""
    return b"\x00" in data or len(_CONTROLS.findall(data)) > len(data) / 100


def _no_text(data: bytes) -> str:
    """Why bytes are no text, and what to do about it."""
    held = "NUL bytes" if b"\x00" in data else "bytes that no text has"
    advice = "open it in the program that made it and save it as text in UTF-8, as PDF or as .docx"
    return f"it is no text: it holds {held}; if it is a report, {advice}"


def _decoded(data: bytes, charset: str | None) -> str | None:
    if not charset:
        return None
    try:
        if codecs.lookup(charset).name.startswith(_WIDE) and b"\x00" not in data[:_SAMPLE]:
            return None
        return data.decode(charset)
    except (ValueError, LookupError):  # a UnicodeError is a ValueError
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in English text every second byte is NUL."""
    sample = data[:2000]
    if len(sample) < 20 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else None


def _guessed(source: Source, data: bytes) -> str | Skipped:
    """The text of bytes that are no UTF-8: in Windows-1252, or in what charset-normalizer finds likeliest.

    Of the two, the one with fewer characters that look like a wrong charset, as ftfy counts them. The text is not repaired.
    """
    from charset_normalizer import from_bytes  # both are slow to import, and few files need them
    from ftfy.badness import badness

    best = from_bytes(data[:_SAMPLE]).best()
    texts = [
        text for charset in ("cp1252", best.encoding if best else None) if (text := _decoded(data, charset)) is not None
    ]
    if not texts:
        return source.skipped("encoding", "its bytes fit no charset; save it as UTF-8")
    return min(texts, key=lambda text: badness(text[:_SAMPLE]))
