"""Plain text: one file, one report, its text exactly as it is."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.errors import Skipped
from summitry.model import Document
from summitry.read import assemble, decode
from summitry.read.known import Known
from summitry.read.source import Match, Source
from summitry.settings import Settings


class TextReader:
    """Reads ``.txt``, and anything else that is text."""

    name = "text"

    def matches(self, head: bytes, name: str) -> Match:  # noqa: ARG002 - the contract of all readers
        """Sure of the name only: any bytes may be text."""
        return Match.NAME if name.endswith((".txt", ".text")) else Match.FALLBACK

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """One document, or the reason why there is none."""
        text = decode.whole(source, settings.max_document_chars)
        if isinstance(text, Skipped):
            yield text
        elif not text.strip("\ufeff \t\r\n\x0b\x0c\x00\xa0"):
            yield source.skipped("empty", "there is no text in it")
        else:
            yield assemble.document(text, Known(locator=source.locator, url=source.url), settings)


reader = TextReader()
