"""Plain text and Markdown: one file, one report, its text exactly as it is."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.errors import Skipped
from summitry.model import Document
from summitry.read import assemble, decode
from summitry.read.known import Known
from summitry.read.source import Match, Source
from summitry.settings import Settings

#: A character has at most four bytes in UTF-8, UTF-16 and UTF-32.
_BYTES_A_CHARACTER = 4


class TextReader:
    """Reads ``.txt`` and ``.md``, and anything else that is text."""

    name = "text"

    def matches(self, head: bytes, name: str) -> Match:  # noqa: ARG002 - the contract of all readers
        """Sure of the name only: any bytes may be text."""
        return Match.NAME if name.endswith((".txt", ".text", ".md", ".markdown")) else Match.FALLBACK

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """One document, or the reason why there is none."""
        data = _whole(source, settings.max_document_chars)
        text = data if isinstance(data, Skipped) else decode.text_of(source, data)
        if isinstance(text, Skipped):
            yield text
        elif not text.strip("\ufeff \t\r\n\x0b\x0c\x00\xa0"):
            yield source.skipped("empty", "there is no text in it")
        else:
            yield assemble.document(text, Known(locator=source.locator, url=source.url), settings)


def _whole(source: Source, characters: int) -> bytes | Skipped:
    return source.whole(characters * _BYTES_A_CHARACTER, "max_document_chars", characters)


reader = TextReader()
