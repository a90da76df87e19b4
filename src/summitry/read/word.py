"""Word files (``.docx``): paragraphs, lists, tables and text boxes in the order of the document, then its notes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
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


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: The second form of a text box, for old programs, which says the same again.
#: What the names of Word's styles for lists and headings begin with, and the author that the library puts where there is none.
_LISTED, _HEADED, _MADE_BY = "List", "Heading", "python-docx"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


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
        styles = {str(style.style_id): str(style.name) for style in parsed.styles}
        text = "\n\n".join(words for words in (*_blocks(parsed.element.body, styles), *_notes(parsed)) if words.strip())
        known, around = _known(parsed, source), "\n".join(dict.fromkeys(_around(parsed)))
    except (zipfile.BadZipFile, KeyError, ValueError, AttributeError, SyntaxError, NotImplementedError) as error:
        # python-docx lets KeyError, ValueError and lxml's SyntaxError through on broken files
        return source.skipped("broken", f"it cannot be read as a Word file: {error}")
    if not text.strip():
        return source.skipped("no-text", "it holds no text")
    return assemble.document(text, known, settings, after=around)


def _blocks(parent: Any, styles: Mapping[str, str]) -> Iterator[str]:
    """Paragraphs, and rows of tables with bars between the cells, also those in content controls, in order."""
    for element in parent.iterchildren(f"{_W}p", f"{_W}tbl", f"{_W}sdt", f"{_W}ins"):
        if element.tag == f"{_W}p":
            yield from _paragraph(element, styles)
        elif element.tag == f"{_W}tbl":
            yield from _table(element)
        else:
            content = element.find(f"{_W}sdtContent")
            yield from _blocks(element if content is None else content, styles)


def _paragraph(element: Any, styles: Mapping[str, str]) -> Iterator[str]:
    """The words of a paragraph, then those of text boxes that hang on it."""
    words = _words(element)
    style = element.find(f"{_W}pPr/{_W}pStyle")
    named = styles.get(style.get(f"{_W}val") or "", "") if style is not None else ""
    listed = named.startswith(_LISTED) or element.find(f"{_W}pPr/{_W}numPr") is not None
    heading = named.startswith(_HEADED)
    yield f"• {words}" if listed and words.strip() and not heading else words
    for box in element.iter(f"{_W}txbxContent"):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield from _blocks(box, styles)


def _words(element: Any) -> str:
    """The words of a paragraph as they stand: insertions with them, deletions, fields' codes and text boxes without."""
    found: list[str] = []
    for piece in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        inside = next((a for a in piece.iterancestors(f"{_W}p")), None)
        if inside is not element:
            continue
        kind = piece.tag.removeprefix(_W)
        found.append({"t": piece.text or "", "tab": "\t", "noBreakHyphen": "-"}.get(kind, "\n"))
    return "".join(found)


def _table(element: Any) -> Iterator[str]:
    """The rows of a table; a table in a cell is read with the words of the cell."""
    for row in element.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl"), None) is element:
            cells = [" ".join(" ".join(map(_words, cell.iter(f"{_W}p"))).split()) for cell in row.iter(f"{_W}tc")]
            yield f"| {' | '.join(cells)} |"


def _notes(parsed: Any) -> Iterator[str]:
    """Footnotes and endnotes, which come after the text, each with its number."""
    from docx.oxml import parse_xml

    for kind in ("footnote", "endnote"):
        for relation in parsed.part.rels.values():
            if relation.is_external or not relation.reltype.endswith(f"/{kind}s"):
                continue
            notes = [
                n for n in parse_xml(relation.target_part.blob) if n.tag == f"{_W}{kind}" and not n.get(f"{_W}type")
            ]
            for number, note in enumerate(notes, start=1):
                words = " ".join(" ".join(map(_words, note.iter(f"{_W}p"))).split())
                yield f"[{number}] {words}" if words else ""


def _around(parsed: Any) -> Iterator[str]:
    """Headers and footers of the pages."""
    for section in parsed.sections:
        for part in (section.header, section.footer):
            yield from (words for paragraph in part.paragraphs if (words := paragraph.text.strip()))


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
        authors=(author,) if author and author != _MADE_BY else (),
        published=day,
        published_from="inferred" if day else "none",
        published_why=f"the file was made on {day}" if day else "",
    )


reader = WordReader()
