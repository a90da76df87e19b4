"""Rich Text (``.rtf``) and OpenDocument texts (``.odt``): their paragraphs, lists and tables in order, and who made them when."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from summitry.errors import Skipped
from summitry.model import Document
from summitry.read import assemble, dates
from summitry.read.known import Known
from summitry.read.source import Match, Source
from summitry.settings import Settings

_RTF = b"{\\rtf"
_TITLE, _AUTHOR = re.compile(r"\{\\title ([^{}]{1,300})\}"), re.compile(r"\{\\author ([^{}]{1,200})\}")
_MADE = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_HEADING, _PARAGRAPH, _LIST, _TABLE, _NOTE = "text:h", "text:p", "text:list", "table:table", "text:note"
_LISTED = frozenset({"text:list-item", "text:list-header"})
_WITHIN = frozenset(
    {"text:section", "office:text", "text:index-body", "draw:text-box", "draw:frame", "text:tracked-changes"}
)


class RtfReader:
    """Reads ``.rtf``."""

    name = "rtf"

    def matches(self, head: bytes, name: str) -> Match:
        """By its mark, or the name."""
        if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_RTF):
            return Match.SPECIAL
        return Match.NAME if name.endswith(".rtf") else Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """One document, or the reason why there is none."""
        data = source.whole(settings.max_whole_bytes, "max_whole_bytes")
        yield data if isinstance(data, Skipped) else _rich(data, source, settings)


def _rich(data: bytes, source: Source, settings: Settings) -> Document | Skipped:
    from striprtf.striprtf import rtf_to_text

    marked = data.decode("latin-1")
    try:
        text = str(rtf_to_text(marked, errors="replace"))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, IndexError) as error:
        return source.skipped("broken", f"it cannot be read as Rich Text: {error}")
    lines = [
        " | ".join(cell.strip() for cell in line.strip("|").split("|")) if "|" in line else line
        for line in text.split("\n")
    ]
    words = "\n\n".join(line.strip() for line in lines if line.strip())
    if not words:
        return source.skipped("no-text", "it holds no text")
    title, author, made = _TITLE.search(marked), _AUTHOR.search(marked), _MADE.search(marked)
    day = f"{made[1]}-{int(made[2]):02}-{int(made[3]):02}" if made else None
    known = Known(
        locator=source.locator,
        title=title[1].strip() if title else None,
        authors=(author[1].strip(),) if author else (),
        published_why=f"not stated; the file was made on {day}" if day else "",
        url=source.url,
    )
    return assemble.document(words, known, settings)


class OpenDocumentReader:
    """Reads ``.odt`` and its templates."""

    name = "odt"

    def matches(self, head: bytes, name: str) -> Match:
        """By the type that the archive holds as its first member, or the name."""
        if head.startswith(b"PK\x03\x04") and b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:200]:
            return Match.SPECIAL
        return Match.NAME if name.endswith((".odt", ".ott")) else Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """One document, or the reason why there is none."""
        data = source.whole(settings.max_whole_bytes, "max_whole_bytes")
        yield data if isinstance(data, Skipped) else _open(data, source, settings)


def _open(data: bytes, source: Source, settings: Settings) -> Document | Skipped:
    import odfdo
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            size = sum(entry.file_size for entry in held.infolist())
        if size > settings.max_whole_bytes:
            return source.skipped(
                "too-large", f"it unpacks to {size:,} bytes; max_whole_bytes allows {settings.max_whole_bytes:,}"
            )
        opened = odfdo.Document(io.BytesIO(data))
        notes: list[str] = []
        blocks = list(_blocks(opened.body, notes))
        known = _stated(opened.meta, source)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, etree.LxmlError) as error:
        return source.skipped("broken", f"it cannot be read as an OpenDocument text: {error}")
    text = "\n\n".join(block for block in (*blocks, *notes) if block.strip())
    return assemble.document(text, known, settings) if text else source.skipped("no-text", "it holds no text")


def _stated(meta: Any, source: Source) -> Known:
    """Title and author that the file states; the day on which it was made is a bound only."""
    made = dates.stated(str(getattr(meta, "creation_date", None) or ""))
    return Known(
        locator=source.locator,
        title=getattr(meta, "title", None) or None,
        authors=tuple(filter(None, (getattr(meta, "creator", None) or getattr(meta, "initial_creator", None),))),
        published_why=f"not stated; the file was made on {made[:10]}" if made else "",
        url=source.url,
    )


def _blocks(element: Any, notes: list[str], mark: str = "") -> Iterator[str]:
    """Headings, paragraphs, items and rows in order; ``notes`` takes the footnotes, whose marks are left out of the text."""
    for child in element.children:
        if child.tag == _HEADING:
            yield f"# {_words(child, notes)}"
        elif child.tag == _PARAGRAPH:
            yield mark + _words(child, notes)
        elif child.tag == _TABLE:
            for row in child.get_rows():
                yield (
                    "| "
                    + " | ".join(
                        str(cell.value if cell.value is not None else cell.text_content).strip() for cell in row.cells
                    )
                    + " |"
                )
        elif child.tag == _LIST or child.tag in _LISTED:
            yield from _blocks(child, notes, "- ")
        elif child.tag in _WITHIN:
            yield from _blocks(child, notes, mark)


def _words(element: Any, notes: list[str]) -> str:
    """The words of a paragraph without its notes, which are set aside."""
    pieces = [element.text or ""]
    for child in element.children:
        if child.tag == _NOTE:
            notes.append(
                " ".join(str(child.inner_text if hasattr(child, "inner_text") else child.text_recursive).split())
            )
        else:
            pieces.append(" " if child.tag in ("text:s", "text:tab", "text:line-break") else _words(child, notes))
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).split())


rtf_reader = RtfReader()
odt_reader = OpenDocumentReader()
