"""NewsML-G2 (IPTC): each news item with its headline, by-line, provider, day and text; also NITF alone, the text within it.

A later version of an item replaces the earlier one in the same file; what is marked as cancelled or under embargo is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from summitry.errors import Skipped
from summitry.model import Document
from summitry.read import agencies, assemble, dates
from summitry.read.known import Known
from summitry.read.source import Match, Source
from summitry.settings import Settings

_ROOT = re.compile(rb"<(?:\w+:)?(?:newsMessage|newsItem|packageItem|NewsML|nitf)\b")
_ITEM, _PACKAGE, _NITF = "newsItem", "packageItem", "nitf"
_CANCELLED = ("stat:canceled", "stat:cancelled", "stat:withheld", "canceled", "withheld")
_BLOCKS = (
    "p",
    "hl1",
    "hl2",
    "h1",
    "h2",
    "h3",
    "h4",
    "li",
    "tr",
    "td",
    "block",
    "hedline",
    "dateline",
    "div",
    "br",
    "blockquote",
)


class NewsReader:
    """Reads NewsML-G2 and NITF."""

    name = "newsml"

    def matches(self, head: bytes, name: str) -> Match:  # noqa: ARG002 - the root is enough
        """By the first element."""
        start = head[:3000].lstrip(b"\xef\xbb\xbf \t\r\n")
        return (
            Match.SPECIAL
            if start[:1] == b"<" and _ROOT.search(start) and b"<html" not in start[:200].lower()
            else Match.NO
        )

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """One document for each item, in order."""
        from lxml import etree

        data = source.whole(settings.max_whole_bytes, "max_whole_bytes")
        if isinstance(data, Skipped):
            yield data
            return
        try:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            yield source.skipped("broken", f"it cannot be read as NewsML: {error}")
            return
        items = [] if root is None else [e for e in root.iter("{*}" + _ITEM, "{*}" + _NITF) if not _inside(e)]
        if not items:
            yield source.skipped("empty", "there is no news item in it")
        if root is not None and parser.error_log:
            yield source.skipped(
                "broken", f"its markup is damaged (line {parser.error_log[0].line}): something may be lost"
            )
        last = {_name(item): n for n, item in enumerate(items) if _name(item)}
        for n, item in enumerate(items):
            inner = source.inside(_name(item) or str(n + 1))
            if last.get(_name(item), n) != n:
                yield inner.skipped("replaced", "a later version of the item stands in the same file")
            else:
                yield inner.guarded(lambda item=item, inner=inner: _document(item, inner, settings))  # type: ignore[misc]


def _inside(element: Any) -> bool:
    """Whether an element lies within a news item, whose text it is."""
    return any(_tag(above) == _ITEM for above in element.iterancestors())


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _name(item: Any) -> str:
    return str(item.get("guid") or "")


def _first(item: Any, *names: str) -> Any:
    """The first element of any of the names, in the order of the names; None where there is none."""
    return next((found for name in names if (found := next(item.iter("{*}" + name), None)) is not None), None)


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _document(item: Any, source: Source, settings: Settings) -> Document | Skipped:
    status = _first(item, "pubStatus")
    if status is not None and status.get("qcode") in _CANCELLED:
        return source.skipped("cancelled", "its provider has cancelled the item")
    text = _text(item)
    if not text:
        return source.skipped("no-text", "the item holds no text")
    return assemble.document(text, _known(item, source), settings)


def _known(item: Any, source: Source) -> Known:
    """What an item states of itself."""
    provider = _first(item, "copyrightHolder", "provider", "creditline")
    named = (_words(_first(provider, "name")) if provider is not None else "") or (
        provider.get("literal") or "" if provider is not None else ""
    )
    named = named or _words(_first(item, "creditline"))
    stated = _first(item, "contentCreated", "firstCreated", "versionCreated", "date.issue", "story.date")
    raw = (_words(stated) or stated.get("norm") or "") if stated is not None else ""
    published = dates.stated(raw)
    held = _first(item, "embargoed")
    why = f"news item: {raw}" if published else ""
    until = f"{why}; under embargo until {_words(held)}" if held is not None and _words(held) else why
    byline = _words(_first(item, "by", "byline", "bytag")).removeprefix("By ").removeprefix("by ")
    return Known(
        locator=source.locator,
        title=_words(_first(item, "headline", "hl1", "title")) or None,
        outlet=named or None,
        agency=agencies.known(named) if named else None,
        authors=(byline,) if byline else (),
        published=published,
        published_from="stated" if published else "none",
        published_why=until,
    )


def _text(item: Any) -> str:
    """The words of the content of an item, a paragraph a block."""
    body = _first(item, "body.content", "body", "inlineXML", "inlineData", "description")
    if body is None:
        return ""
    pieces: list[str] = []
    dateline = _words(_first(item, "dateline"))
    for kind, words in _runs(body):
        pieces.append("\n\n" if kind else words)
    blocks = (" ".join(block.split()) for block in "".join(pieces).split("\n\n"))
    text = "\n\n".join(block for block in blocks if block)
    return text if not dateline or dateline in text[:400] else f"{dateline} - {text}"


def _runs(element: Any) -> Iterator[tuple[bool, str]]:
    """Ends of blocks (True) and runs of words."""
    block = _tag(element) in _BLOCKS
    if block:
        yield True, ""
    yield False, element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _runs(child)
        yield False, child.tail or ""
    if block:
        yield True, ""


reader = NewsReader()
