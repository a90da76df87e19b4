"""RSS and Atom feeds, and OPML lists of them: entries with what the feed states; their pages are fetched by ``watch``."""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any
from xml.etree import ElementTree as ET

from summitry.errors import InputError, Skipped
from summitry.model import Document
from summitry.read import agencies, assemble, credit_lines, dates, page
from summitry.read.known import Known
from summitry.read.source import Match, Source
from summitry.read.stated import authors, plain
from summitry.settings import Settings

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_CLOSED = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf|channel)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.IGNORECASE | re.DOTALL)
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: a stable name, what the feed states of it, and its text (markup) as far as the feed has it."""

    id: str
    known: Known
    markup: str


class FeedReader:
    """Reads RSS 0.9 to 2.0, RDF and Atom."""

    name = "feed"

    def matches(self, head: bytes, name: str) -> Match:
        """By the opening element, or the name."""
        start = head[:3000].lstrip(b"\xef\xbb\xbf \t\r\n")
        if start[:1] == b"<" and _ROOT.search(start):
            return Match.CERTAIN
        return Match.NAME if name.endswith((".rss", ".atom")) else Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """One document for each entry, with the text that the feed itself holds."""
        data = source.whole(settings.max_page_bytes, "max_page_bytes")
        if isinstance(data, Skipped):
            yield data
            return
        found = entries(data, source)
        if not found:
            yield source.skipped("empty", "there is no entry in the feed")
        for entry in found:
            named = replace(source, locator=entry.known.locator)
            yield named.guarded(partial(document, entry, settings))
        if not _CLOSED.search(data):
            yield source.skipped("broken", "the feed breaks off: what stood behind its last entry is lost")


def entries(data: bytes, source: Source) -> list[Entry]:
    """The entries of a feed, in its order. Raises InputError where it cannot be read as a feed."""
    import feedparser

    if _DOCTYPE.search(data[:10_000]) and b"<!ENTITY" in data[:10_000].upper():
        raise InputError("the feed declares entities of its own, which no feed needs; it is refused")
    parsed = feedparser.parse(_sound(data), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries and parsed.get("bozo"):
        raise InputError(f"it cannot be read as a feed: {parsed.get('bozo_exception')}")
    outlet = _outlet(plain(parsed.feed.get("title")))
    return [_entry(one, number, outlet, source) for number, one in enumerate(parsed.entries, start=1)]


def _sound(data: bytes) -> bytes:
    """The feed without control characters and without references to characters that no text holds, on which parsers stumble."""
    data = re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", data) if b"\x00" not in data[:200] else data
    return re.sub(rb"&#[xX]?[0-9a-fA-F]{1,20};", lambda m: page.words_only(m[0].decode("ascii")).encode("ascii"), data)


def _outlet(title: str | None) -> str | None:
    """The outlet that the title of a feed names, without its section ("Harbour Times - World", "World | The Sentinel")."""
    pieces = re.split(r"\s+[-–—|>»:·]+\s+|:\s+", title or "")
    named = [p for p in pieces if agencies.known(p)] or [p for p in pieces if credit_lines.outlet_of(p)]
    return named[0] if len(named) == 1 else title


def _entry(held: Any, number: int, outlet: str | None, source: Source) -> Entry:
    link = str(held.get("link") or "")
    name = str(held.get("id") or link or number)
    moment = _first(held, "published_parsed", "created_parsed", "updated_parsed")
    stated = _first(held, "published", "created", "updated")
    published = _published(stated, datetime.fromtimestamp(timegm(moment), UTC)) if moment else None
    known = Known(
        locator=f"{source.locator}#{name}",
        title=plain(_words(held.get("title"))),
        outlet=plain((held.get("source") or {}).get("title")) or outlet,
        authors=tuple(authors([a.get("name") for a in held.get("authors") or () if a.get("name")])),
        published=published,
        published_from="stated" if published else "none",
        published_why=f"feed: {stated}" if stated else "",
        url=link or None,
    )
    return Entry(name, known, _body(held))


def _published(stated: object, moment: datetime) -> str:
    """The moment of an entry in the zone that the outlet states it in, whose day is that of its "today"; else in UTC."""
    written = dates.stated(stated)
    told = datetime.fromisoformat(written) if written and "T" in written else moment
    return told.isoformat() if told.tzinfo is not None and told == moment else moment.isoformat()


def _first(held: Any, *names: str) -> Any:
    """The first of the named fields of an entry that holds anything, or None."""
    return next((held.get(name) for name in names if held.get(name)), None)


def _body(held: Any) -> str:
    """The longest text that an entry holds, in markup."""
    contents = [str(content.get("value") or "") for content in held.get("content") or ()]
    return max([*contents, str(held.get("summary") or "")], key=len)


def _words(markup: Any) -> str | None:
    """Words of a title, which may hold markup."""
    return page.plain(markup) if isinstance(markup, str) and "<" in markup else markup


def document(entry: Entry, settings: Settings) -> Document | Skipped:
    """The document of an entry from what the feed itself holds."""
    if "<" in entry.markup:
        return page.fragment(entry.markup, entry.known, settings)
    return assemble.document(entry.markup, entry.known, settings)


def opml(data: bytes, locator: str) -> list[str]:
    """The addresses of the feeds in an OPML list, in its order. Raises InputError where it is none."""
    if b"<!ENTITY" in data.upper():
        raise InputError(f"{locator} declares entities of its own, which no list of feeds needs; it is refused")
    try:
        root = ET.fromstring(data)  # noqa: S314 - entities are refused above
    except ET.ParseError as error:
        raise InputError(f"{locator} is no OPML list of feeds: {error}") from error
    found = [outline.get("xmlUrl") or outline.get("xmlurl") or "" for outline in root.iter("outline")]
    addresses = list(dict.fromkeys(address for address in found if address))
    if not addresses:
        raise InputError(f"{locator} lists no feed (an outline with an xmlUrl)")
    return addresses


reader = FeedReader()
