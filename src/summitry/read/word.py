"""Word files (``.docx``): paragraphs, lists and tables in the order of the document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from summitry.errors import Skipped
from summitry.model import Document
from summitry.read import assemble
from summitry.read.known import Known
from summitry.read.source import Match, Source
from summitry.settings import Settings

#: When the template of python-docx was made: files from programs that use it carry this day, which says nothing of them.
_TEMPLATE_MADE = datetime(2013, 12, 23, 23, 15)  # noqa: DTZ001 - the file states no zone


class WordReader:
    """Reads ``.docx``."""

    name = "docx"

    def matches(self, head: bytes, name: str) -> Match:
        """A ZIP archive that holds ``word/`` or is named so."""
        if not head.startswith(b"PK\x03\x04"):
            return Match.NAME if name.endswith(".docx") else Match.NO
        return Match.SPECIAL if name.endswith((".docx", ".docm")) or b"word/" in head else Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """One document, or the reason why there is none."""
        data = source.whole(settings.max_whole_bytes, "max_whole_bytes")
        yield data if isinstance(data, Skipped) else _document(data, source, settings)


def _document(data: bytes, source: Source, settings: Settings) -> Document | Skipped:
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            size = sum(entry.file_size for entry in held.infolist())
        if size > settings.max_whole_bytes:
            allowed = f"max_whole_bytes allows {settings.max_whole_bytes:,}"
            return source.skipped("too-large", f"it unpacks to {size:,} bytes; {allowed}")
        parsed = docx.Document(io.BytesIO(data))
        text = "\n\n".join(words for words in _blocks(parsed) if words.strip())
        known = _known(parsed, source)
    except (zipfile.BadZipFile, KeyError, ValueError, AttributeError, SyntaxError, NotImplementedError) as error:
        # python-docx lets KeyError, ValueError and lxml's SyntaxError through on broken files
        return source.skipped("broken", f"it cannot be read as a Word file: {error}")
    if not text.strip():
        return source.skipped("no-text", "it holds no text")
    return assemble.document(text, known, settings)


def _blocks(parsed: Any) -> Iterator[str]:
    """Paragraphs, and rows of tables with bars between the cells."""
    for block in parsed.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield "| " + " | ".join(" ".join(cell.text.split()) for cell in row.cells) + " |"
        else:
            listed = (block.style.name or "").startswith("List") if block.style is not None else False
            yield f"• {block.text}" if listed and block.text.strip() else block.text


def _known(parsed: Any, source: Source) -> Known:
    """Title and author as the file states them, and the day of its last change, which is no more than a hint."""
    core = parsed.core_properties
    made = core.created or core.modified
    stated = isinstance(made, datetime) and made.year > 1990 and made.replace(tzinfo=None) != _TEMPLATE_MADE
    day = made.date().isoformat() if stated and made else None
    author = " ".join((core.author or "").split())
    titled = " ".join((core.title or "").split())
    return Known(
        locator=source.locator,
        title=titled if len(titled.split()) >= 3 else None,
        url=source.url,
        authors=(author,) if author and author != "python-docx" else (),
        published=day,
        published_from="inferred" if day else "none",
        published_why=f"the file was made on {day}" if day else "",
    )


reader = WordReader()
