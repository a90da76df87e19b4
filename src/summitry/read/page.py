"""Web pages saved from a browser or fetched: the report out of the page, and what its markup states.

Method: trafilatura with ``favor_precision`` (Barbaresi 2021), the best measured extractor of main text; our own passage
marking takes out what it leaves. Saved ``.mhtml`` is in :mod:`summitry.read.mail`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from summitry.errors import Skipped
from summitry.model import Document, Part
from summitry.read import assemble, dates, decode, markup, restore, trees, visible
from summitry.read.drafts import pieces
from summitry.read.known import Known
from summitry.read.source import Match, Source
from summitry.read.stated import bare_title, host_of
from summitry.settings import Settings

_OPENING = re.compile(rb"<(?:!doctype html|html|head|body|article|div|p|meta)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
#: Pages with more tags are no reports: trafilatura takes 0.14 ms for each (measured), so that this is a quarter of a minute.
_MOST_TAGS, _DEEPEST = 100_000, 10_000
_OPENED = re.compile(r"<(?:(script|style)\b|!--)", re.IGNORECASE)
_CLOSED = {
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
    "": re.compile("-->"),
}
#: What XML 1.0 (2.2) holds for no character, and numeric references to characters.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,9})|0*(\d{1,10}))\d*;?")
_BLANKS = frozenset((9, 10, 12, 13))
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>")
#: Elements that hold nothing, or whose end tag may be left out.
_VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "tr",
        "th",
        "dd",
        "dt",
        "option",
    )
)
_LONGEST_CAPTION, _MOST_CAPTIONS, _MOST_CAPTIONED = 600, 20, 200
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])caption(?:-(?:text|wrap|body|content))?(?:\s|$)", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d][\w.’'-]*(?: [\w.’'-]+){1,3}")
_CAPTION = "figcaption"
#: What ends a line and no paragraph.
_WITHIN_LINES = frozenset({"br", "td"})
_BREAKS = ("br", "p", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "figcaption", "tr", "figure", "ul", "ol", "td")


class PageReader:
    """Reads ``.html`` and ``.htm``."""

    name = "html"

    def matches(self, head: bytes, name: str) -> Match:
        """By the opening tags, or the name."""
        if (
            _OPENING.search(head[:1500].replace(b"\x00", b""))
            and head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")[:1] == b"<"
        ):
            return Match.CONTENT
        return Match.NAME if name.endswith((".html", ".htm", ".xhtml", ".shtml")) else Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """One document, or the reason why there is none."""
        data = source.whole(settings.max_page_bytes, "max_page_bytes")
        yield data if isinstance(data, Skipped) else page(data, source, settings)


def page(data: bytes, source: Source, settings: Settings, known: Known | None = None) -> Document | Skipped:
    """The document of a page's bytes; ``known`` is what a feed or an archive states of it."""
    charset = source.charset or stated_charset(data)
    text = decode.text_of(replace(source, charset=charset), data)
    if isinstance(text, Skipped):
        return text
    made = html(text, known or Known(locator=source.locator, url=source.url), settings)
    return made if decode.is_charset(charset or "utf-8") else misnamed(made, charset)


def misnamed(made: Document | Skipped, charset: str | None) -> Document | Skipped:
    """The document with a word on a charset that is stated and is none."""
    said = f"it states the charset {charset!r}, which is none; it was read by what its bytes bear out"
    return replace(made, notes=(*made.notes, said)) if isinstance(made, Document) else made


def stated_charset(data: bytes) -> str | None:
    """The charset that a page states of itself, or None."""
    stated = _CHARSET.search(data[:4096])
    return stated[1].decode("ascii") if stated else None


def html(text: str, known: Known, settings: Settings) -> Document | Skipped:
    """The document of a page's markup. Skipped: ``too-deep``, ``no-text``, and what :mod:`assemble` says."""
    refused = _excessive(text)
    if refused:
        return Skipped(known.locator, "read", "too-deep", refused)
    tree = tree_of(text)
    if tree is None:
        return Skipped(known.locator, "read", "no-text", "its markup holds no page")
    full = known.completed(markup.known(tree, known.locator, known.url))
    shown = captions(tree)
    beside = visible.known(tree, full.title, known.locator)
    named = visible.site(tree, full.title)
    parts = restore.blocks(tree)
    body, title, authors = main_text(tree, full.url if host_of(full.url) else None)
    if not body:
        return Skipped(known.locator, "read", "no-text", "no report is found on the page")
    body, restored = restore.completed(body, parts)
    body = "\n\n".join([body, *(words for words in shown if words not in " ".join(body.split()))])
    host = (host_of(full.url) or "").removeprefix("www.")
    full = full.completed(replace(beside, authors=beside.authors or authors))
    full = replace(full, outlet=full.outlet or named or host or None)
    full = replace(full, title=bare_title(full.title or title, full.outlet))
    made = assemble.document(body, _dated(full, text), settings)
    return _noted(made, restored) if restored and isinstance(made, Document) else made


def _noted(made: Document, restored: int) -> Document:
    """The document with a word on the blocks that were put back into its text."""
    many = "1 block (a heading, an item of a list" if restored == 1 else f"{restored} blocks (headings, items of lists"
    said = f"{many} or a paragraph) that the finder of main text left out {'was' if restored == 1 else 'were'} put back"
    return replace(made, notes=(*made.notes, said))


def captions(tree: Any) -> list[str]:
    """The picture captions of a page that can be told for captions by their own words, which trafilatura leaves out.

    They say when and where, and who is to be seen; a page sets them beside the text, so they come after it.
    """
    found = (" ".join(" ".join(element.itertext()).split()) for element in _captioned(tree))
    known = (words for words in found if 30 <= len(words) <= _LONGEST_CAPTION)
    told = [words for words in known if any(piece.part is Part.CAPTION for piece in pieces(words))]
    return list(dict.fromkeys(told))[:_MOST_CAPTIONS]


def _captioned(tree: Any) -> Iterator[Any]:
    """The elements that hold a caption, by their name or class, without those within others."""
    done: set[Any] = set()
    for element in tree.iter("figcaption", "div", "p", "span", "dd"):
        named = element.tag == _CAPTION or _CAPTION_CLASS.search(element.get("class") or "")
        if named and len(done) < _MOST_CAPTIONED and done.isdisjoint(element.iterancestors()):
            done.add(element)
            yield element


def fragment(text: str, known: Known, settings: Settings) -> Document | Skipped:
    """The document of a report's body in markup (a feed, a row of data), where there is no page around it to leave out."""
    refused = _excessive(text)
    if refused:
        return Skipped(known.locator, "read", "too-deep", refused)
    return assemble.document(plain(text), known, settings)


def plain(text: str) -> str:
    """The words of a piece of markup, a paragraph a line."""
    from lxml import html as parser

    text = words_only(text)
    if not text.strip():
        return ""
    tree = parser.fragment_fromstring(text, create_parent="div")
    for element in list(tree.iter("script", "style", "noscript", "iframe")):
        element.drop_tree()
    for element in tree.iter(*_BREAKS):
        within = element.tag in _WITHIN_LINES
        element.tail = ("\n" if within else "\n\n") + (element.tail or "")
        if not within:
            element.text = "\n" + (element.text or "")
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _excessive(text: str) -> str:
    """Why a page is too much to parse, by its tags alone; empty where it is not."""
    depth = deepest = count = 0
    for count, match in enumerate(_TAG.finditer(_markup_only(text)), start=1):
        if match[3] or match[2].lower() in _VOID:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
        if deepest > _DEEPEST or count > _MOST_TAGS:
            return f"its markup is nested deeper than {_DEEPEST:,} or has more than {_MOST_TAGS:,} tags"
    return ""


def _markup_only(text: str) -> str:
    """A page without scripts, styles and comments. What is opened and never closed is kept, and looked for once only."""
    kept, at, closers = [], 0, dict(_CLOSED)
    for opened in _OPENED.finditer(text):
        kind = (opened[1] or "").lower()
        if opened.start() < at or kind not in closers:
            continue
        closed = closers[kind].search(text, opened.end())
        if closed is None:
            del closers[kind]
            continue
        kept.append(text[at : opened.start()])
        at = closed.end()
    return "".join([*kept, text[at:]])


def tree_of(text: str) -> Any:
    """The tree of a page, or None where there is none."""
    from trafilatura import load_html

    return load_html(words_only(text))


def words_only(markup: str) -> str:
    """Markup without control characters, and without references to characters that no text holds (controls, halves, none)."""
    return _REFERENCE.sub(_referred, _CONTROLS.sub("", markup))


def _referred(match: re.Match[str]) -> str:
    number = int(match[2], 10) if match[2] else int(match[1], 16)
    fine = (
        number in _BLANKS or 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number <= sys.maxunicode
    )
    return match[0] if fine else ""


def main_text(tree: Any, url: str | None) -> tuple[str, str | None, tuple[str, ...]]:
    """Main text of a page, and its title and authors as far as trafilatura finds any."""
    from trafilatura import bare_extraction

    trees.prepare(tree)
    found = bare_extraction(
        tree,
        url=url,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict):
        return "", None, ()
    names = (" ".join(name.split()) for name in (found.author or "").split(";"))
    return (found.text or "").strip(), found.title, tuple(name for name in names if _NAME.fullmatch(name))


def _dated(known: Known, text: str) -> Known:
    """The same with a date that htmldate finds in markup or address, where the page states none in the usual places.

    A date in numbers that could be read the other way round is an inference, and says so.
    """
    if known.published:
        return known
    from htmldate import find_date

    found = find_date(
        words_only(text), extensive_search=False, original_date=True, url=known.url if host_of(known.url) else None
    )
    if not found:
        changed = dates.find(known.published_why)
        return replace(known, published=changed[0], published_from="inferred") if changed else known
    if found in known.published_why:  # it is the day of a change
        return replace(known, published=found, published_from="inferred")
    doubtful = dates.both_ways(found, text)
    if doubtful:
        swapped = "-".join((found[:4], found[8:], found[5:7]))
        told = next((text[start:end] for value, start, end in dates.every(text) if value == swapped), None)
        if told:  # by its weekday
            return replace(known, published=swapped, published_from="stated", published_why=f"on the page: {told}")
        why = f"the page says {doubtful}, of which day and month may be the other way round"
        return replace(known, published=found, published_from="inferred", published_why=why)
    return replace(known, published=found, published_from="stated", published_why=_witness(found, known.url, text))


def _witness(day: str, url: str | None, text: str) -> str:
    """What on a page gives a day that htmldate found: the address, a piece of markup, or words."""
    if url and day.replace("-", "/") in url:
        return f"address: {url}"
    tag = re.search(rf"<[^<>]{{0,400}}{day}[^<>]{{0,400}}>", text)
    if tag:
        return f"markup: {' '.join(tag[0].split())[:160]}"
    words = next((text[start:end] for value, start, end in dates.every(text[:200_000]) if value == day), None)
    return f"on the page: {words}" if words else "markup or address, as htmldate reads them"


reader = PageReader()
