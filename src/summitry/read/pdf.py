"""PDF files: their text in reading order (see :mod:`summitry.read.layout`). A page that is only a picture has none."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from summitry.errors import Skipped
from summitry.model import Document
from summitry.read import assemble, dates, hyphens, layout
from summitry.read.known import Known
from summitry.read.source import Match, Source
from summitry.settings import Settings

_MADE_BY_MACHINE = re.compile(
    r"microsoft word|untitled|\.(?:docx?|indd|qxd|pdf|rtf|tmp)\b|^\W*$|^[\w.-]+$", re.IGNORECASE
)

#: What a brief as PDF names as the program that made its page (``present/pdf.py``; the generator of the page).
_OURS = "Summitry"
#: Letters that are set as one, which no reader of words knows, and what no text holds.
_LETTERS = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st", "\x00": ""})
#: What pypdf lets through on broken files, besides its own errors.
_BROKEN = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    ArithmeticError,
    NotImplementedError,
    AssertionError,
)


class PdfReader:
    """Reads ``.pdf``."""

    name = "pdf"

    def matches(self, head: bytes, name: str) -> Match:
        """By the mark within the first kilobyte, as PDF viewers do."""
        if b"%PDF-" in head[:1024]:
            return Match.CERTAIN
        return Match.NAME if name.endswith(".pdf") else Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """One document, or the reason why there is none."""
        data = source.whole(settings.max_whole_bytes, "max_whole_bytes")
        yield data if isinstance(data, Skipped) else _document(data, source, settings)


def _document(data: bytes, source: Source, settings: Settings) -> Document | Skipped:
    from pypdf import PdfReader as Parser
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # what is wrong with a file is told by the reason why it is left out
    try:
        parsed = Parser(io.BytesIO(data))
        if parsed.is_encrypted and not parsed.decrypt(""):
            return source.skipped("encrypted", "it is protected by a password")
        if parsed.metadata is not None and str(parsed.metadata.get("/Creator")) == _OURS:
            return source.skipped("own", "it is a brief that Summitry wrote, and no report")
        text, heads = _text(parsed, settings)
        known = _known(parsed, source)
    except (PyPdfError, *_BROKEN) as error:
        return source.skipped("broken", f"it cannot be read as PDF: {type(error).__name__}: {error}")
    if not text.strip():
        return source.skipped("no-text", "it holds no text, only pictures; run a text recogniser (OCR) over it first")
    return assemble.document(text, known, settings, after=heads)


def _text(parsed: Any, settings: Settings) -> tuple[str, str]:
    """The text of all pages, and their running heads and feet."""
    pages: list[layout.Page] = []
    size = 0
    for sheet in parsed.pages:
        pages.append(layout.page(sheet))
        size += sum(len(line.text) for line in pages[-1].lines)
        if size > settings.max_document_chars or len(pages) > settings.max_members:
            break
    text, heads = layout.text(pages)
    return hyphens.joined(text).translate(_LETTERS), heads.translate(_LETTERS)


def _known(parsed: Any, source: Source) -> Known:
    """Title, author and day of making as the file states them; the day is when the file was made, so it is inferred."""
    info = parsed.metadata or {}
    title, author = (" ".join(str(info.get(key) or "").split()) for key in ("/Title", "/Author"))
    made = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(info.get("/CreationDate") or ""))
    day = dates.iso(int(made[1]), int(made[2]), int(made[3])) if made else None
    titled = title and not _MADE_BY_MACHINE.search(title) and len(title.split()) >= 3
    return Known(
        locator=source.locator,
        title=title if titled else None,
        url=source.url,
        authors=(author,) if re.fullmatch(r"[^\W\d][\w.’'-]+(?: [\w.’'-]+){1,3}", author) else (),
        published=day,
        published_from="inferred" if day else "none",
        published_why=f"the file was made on {day}" if day else "",
    )


reader = PdfReader()
