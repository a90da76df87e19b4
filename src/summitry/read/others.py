"""Files in formats that hold no report we read, known by their marks: named, with what to do, and not read as noise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitry.errors import Skipped
from summitry.model import Document
from summitry.read.source import Match, Source
from summitry.settings import Settings

_SAVE = "save it as .docx, PDF or text"
#: Marks at the beginning of a file, what it is, and what to do about it (file(1), Library of Congress format descriptions).
_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (b"\xff\xd8\xff", "a picture (JPEG)", ""),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)", ""),
    (b"GIF8", "a picture (GIF)", ""),
    (b"RIFF", "a picture or a recording (RIFF)", ""),
    (b"II*\x00", "a picture (TIFF)", ""),
    (b"MM\x00*", "a picture (TIFF)", ""),
    (b"ID3", "a recording (MP3)", ""),
    (b"OggS", "a recording (Ogg)", ""),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .xls, .ppt, .msg)", _SAVE),
    (b"%!PS", "a PostScript file", "convert it to PDF"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "pack it as .zip"),
    (b"Rar!\x1a\x07", "a RAR archive", "pack it as .zip"),
    (b"SQLite format 3\x00", "an SQLite database", "export its rows as JSON Lines or CSV"),
    (b"\x7fELF", "a program", ""),
    (b"MZ\x90", "a program", ""),
)
#: The first member of Office files that are ZIP archives inside, and of books.
_ZIPPED: tuple[tuple[bytes, str, str], ...] = (
    (b"opendocument.", "an OpenDocument file", "export its text or its rows"),
    (b"application/epub+zip", "an electronic book", "convert it to text"),
    (b"xl/", "a spreadsheet", "save its rows as CSV"),
    (b"ppt/", "a slide show", "save it as PDF"),
)
#: What stands before the first element of XML: a declaration, instructions, comments, a type of document.
_BEFORE = re.compile(rb"\s*(?:<\?[^>]*\?>|<!--.*?-->|<![A-Za-z][^>]*>)", re.DOTALL)
_ROOT = re.compile(rb"\s*<([A-Za-z][\w.:-]*)")
_FEEDS = b"opml"
_LIST = "a list that Summitry wrote"
#: The first columns of lists whose rows have no id, as ``summitry sources``, ``copies`` and ``places`` write them.
_NAMELESS = ("document published origin why", "document words at stands", "place type within latitude")


def _columns(names: str) -> bytes:
    """Column names as the head of CSV and TSV, and as the first object of JSON, has them."""
    first, *others = (name.encode() for name in names.split())
    return b"[,\\t]".join((first, *others)) + b'|\\[\\s*\\{\\s*"' + b'".*?"'.join((first, *others))


#: The marks of what Summitry writes: pages (their generator), Markdown (a comment at the head), interchange files, records,
#: lists (the ids of what they list).
_OWN: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"<meta name=\"generator\" content=\"Summitry\">"), "a page that Summitry wrote"),
    (re.compile(rb"\A(?:\xef\xbb\xbf)?<!-- Summitry -->"), "a brief that Summitry wrote"),
    (
        re.compile(rb"\A\{\"agency\": .{0,2000}?\"id\": \"d-[0-9a-f]{16}\", \"kept\": \d", re.DOTALL),
        "a record exported by Summitry (summitry import reads it)",
    ),
    (re.compile(rb"\ASQLite format 3\x00(?=.*(?:appearance|elsewhere))", re.DOTALL), "a record of Summitry"),
    (re.compile(rb"\A(?:\xef\xbb\xbf)?\[\s*\{.*\"[aceds]-[0-9a-f]{16}(?:\"|; )", re.DOTALL), _LIST),
    (
        re.compile(
            rb"\A[^\n{<]*[,\t](?:id|claim|entries)(?:[,\t][^\n]*)?\r?\n.*[,\t]\"?[aceds]-[0-9a-f]{16}", re.DOTALL
        ),
        _LIST,
    ),
    (re.compile(rb"^id: [aceds]-[0-9a-f]{16}$", re.MULTILINE), _LIST),
    (re.compile(rb"\A(?:%b)\b" % b"|".join(map(_columns, _NAMELESS)), re.DOTALL), _LIST),
)
_OF_PAGES = frozenset((b"html", b"head", b"body", b"article", b"div", b"p", b"rss", b"feed", b"rdf:rdf"))


class OtherReader:
    """Knows formats that are not read."""

    name = "other"

    def matches(self, head: bytes, name: str) -> Match:
        """By a mark at the beginning; XML only where the name says it, too."""
        if _own(head, name) or _kind(head, name):
            return Match.SPECIAL
        return Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:  # noqa: ARG002 - as all readers
        """Always Skipped: ``format``, with the name of the format and what to do."""
        own = _own(source.head(), source.name.lower())
        if own:
            yield source.skipped("own", f"it is {own}, and no report")
            return
        what, advice = _kind(source.head(), source.name.lower()) or ("of no format that is read", "")
        yield source.skipped("format", f"it is {what}" + (f"; {advice}" if advice else ", which holds no text"))


def _own(head: bytes, name: str) -> str:
    """What a file is that Summitry itself has written, by the mark inside it; empty where it is none."""
    if name.endswith((".db-wal", ".db-shm", ".db-journal")):
        return "what a database keeps beside it while it is open"
    if name.endswith(".feeds.json") and head.lstrip().startswith(b"{"):
        return "what summitry watch remembers of feeds"
    return next((what for mark, what in _OWN if mark.search(head)), "")


def _kind(head: bytes, name: str) -> tuple[str, str] | None:
    """What a file is, and what to do about it; None where it may be a report."""
    if head.startswith(b"PK\x03\x04"):
        found = next(((what, advice) for mark, what, advice in _ZIPPED if mark in head), None)
        return found if found and (b"mimetype" in head[:50] or b"[Content_Types].xml" in head) else None
    marked = next(((what, advice) for mark, what, advice in _MARKS if head.startswith(mark)), None)
    if marked:
        return marked
    root = _ROOT.match(head, _begins(head))
    if root and root[1].lower() == _FEEDS:
        return "a list of feeds (OPML)", "give it to summitry watch"
    if root and name.endswith(".xml") and root[1].lower() not in _OF_PAGES:
        return f"an XML file of <{root[1].decode('ascii', 'replace')}>", "convert its reports to text, HTML or JSON"
    return None


def _begins(head: bytes) -> int:
    """Where the first element of XML begins. Each step goes on from the last: comments may be many."""
    at = 3 if head.startswith(b"\xef\xbb\xbf") else 0
    while passed := _BEFORE.match(head, at):
        at = passed.end()
    return at


reader = OtherReader()
