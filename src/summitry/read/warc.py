"""WARC archives of web crawls: each page that a server gave, with its address and the day of the crawl."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from summitry.errors import Skipped
from summitry.model import Document
from summitry.read.dispatch import read_source
from summitry.read.source import Match, Source
from summitry.settings import Settings

#: Kinds of records that hold a page, and what the type of one says.
_ANSWER = "response"
_HOLDING, _HTML = frozenset({"response", "resource", "conversion"}), "html"
_READABLE = (
    "text/",
    "application/xhtml",
    "application/json",
    "application/pdf",
    "application/rss",
    "application/atom",
    "application/xml",
)


class _Short:
    """A stream that gives what it has, so that what comes before a break in a compressed archive is not lost with it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._read = getattr(stream, "read1", stream.read)

    def read(self, size: int) -> bytes:
        """Up to ``size`` bytes; none at the end."""
        return bytes(self._read(size))


class WarcReader:
    """Reads ``.warc``; ``.warc.gz`` comes through the reader of compressed files."""

    name = "warc"

    def matches(self, head: bytes, name: str) -> Match:
        """By its mark, or the name."""
        if head.startswith(b"WARC/"):
            return Match.CERTAIN
        return Match.NAME if name.endswith(".warc") else Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """The documents of the responses and resources, in the order of the archive."""
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        empty = True
        try:
            with source.open() as stream:
                for record in ArchiveIterator(_Short(stream), no_record_parse=True, check_digests=False):
                    if record.rec_type in _HOLDING:
                        empty = False
                        yield from _record(_with_headers(record), source, settings)
                        yield from _cut(record, source)
        except (ArchiveLoadFailed, ValueError) as error:
            yield source.skipped("broken", f"the rest of the archive cannot be read: {error}")
            return
        if empty:
            yield source.skipped("empty", "there is no page in the archive")


def _with_headers(record: Any) -> Any:
    """The record with what a server said before its page; warcio reads that only where the record has an address."""
    from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

    if record.rec_type == _ANSWER and record.length != 0:
        try:
            record.http_headers = StatusAndHeadersParser(["HTTP/1.0", "HTTP/1.1", "HTTP/2", "HTTP/2.0"]).parse(
                record.raw_stream
            )
        except (StatusAndHeadersParserException, EOFError):
            record.http_headers = None
    return record


def _cut(record: Any, source: Source) -> Iterator[Skipped]:
    """A word on a record that ends before its stated length, or states none, so that what follows is lost in it."""
    left = getattr(record.raw_stream, "limit", None)
    named = record.rec_headers.get_header("WARC-Target-URI") or source.name
    if record.length is None:
        yield source.skipped(
            "broken", f"a record ({named}) states no length: the records behind it cannot be told from it"
        )
    elif left and not record.raw_stream.read(1):
        yield source.skipped("broken", f"the archive breaks off {left:,} bytes before the end of a record ({named})")


def _record(record: Any, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
    headers = record.rec_headers
    url = headers.get_header("WARC-Target-URI") or ""
    inner = source.inside(url or headers.get_header("WARC-Record-ID") or "record", url=url or None)
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    kind = _kind(record)
    if status != "200":
        yield inner.skipped("http", f"the server answered {status}")
    elif not kind.startswith(_READABLE):
        yield inner.skipped("format", f"it is {kind or 'of no stated kind'}, which holds no report")
    else:
        yield from _page(record, inner, kind, settings)


def _kind(record: Any) -> str:
    """Media type of what the server gave."""
    held = record.http_headers or record.rec_headers
    return str(held.get_header("Content-Type") or "").lower()


def _page(record: Any, inner: Source, kind: str, settings: Settings) -> Iterator[Document | Skipped]:
    limit = settings.max_page_bytes
    data = record.content_stream().read(limit + 1)
    stated = record.rec_headers.get_header("Content-Length") or "0"
    if len(data) > limit:
        yield inner.skipped("too-large", f"more than {limit:,} bytes, which max_page_bytes allows")
        return
    if not data and stated != "0":
        yield inner.skipped("empty", "the page is empty")
        return
    charset = kind.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    name = ".html" if _HTML in kind else ""
    made = Source.of_bytes(
        data,
        locator=inner.locator,
        name=f"page{name}",
        fields=inner.fields,
        depth=inner.depth + 1,
        charset=charset,
        url=inner.url,
    )
    yield from (_crawled(found, record) for found in read_source(made, settings))


def _crawled(found: Document | Skipped, record: Any) -> Document | Skipped:
    """A page without a date of its own says when it was seen: no date of publication, but a bound to it."""
    seen = str(record.rec_headers.get_header("WARC-Date") or "")[:10]
    if isinstance(found, Skipped) or found.published or not seen:
        return found
    why = f"{found.published_why}; " if found.published_why else ""
    return replace(found, published_why=f"{why}not stated; the page was crawled on {seen}")


reader = WarcReader()
