"""E-mails and newsletters (``.eml``), and web pages saved as one file (``.mhtml``), which are built the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import CloseBoundaryNotFoundDefect
from email.message import EmailMessage, Message
from email.utils import parseaddr
from mimetypes import guess_extension

from summitry.errors import Skipped
from summitry.model import Document
from summitry.read import assemble, dates, decode, letters, page
from summitry.read.dispatch import read_source
from summitry.read.known import Known
from summitry.read.source import Match, Source
from summitry.settings import Settings

_HEADER = re.compile(
    rb"(?:From|Return-Path|Received|MIME-Version|Message-ID|Delivered-To|Date|Subject|X-[\w-]+|To): ?\S", re.IGNORECASE
)
_FIELDS = re.compile(rb"^(?:From|Date|Subject|MIME-Version|Message-ID|Content-Type):", re.IGNORECASE | re.MULTILINE)
#: The line that parts the letters of a box (RFC 4155), and one of a letter's own that was marked for not being it.
_BOX, _ESCAPED = re.compile(rb"From \S+.{0,60}\d{4}\s*$|From - ", re.MULTILINE), re.compile(rb"^>(>*From )")
_FORWARDED = re.compile(r"^(?:(?:fwd?|re|aw|wg)\s*:\s*)+", re.IGNORECASE)
_NO_REPORTS = (".ics", ".vcf", ".p7s", ".asc", ".sig")
#: Kinds of attachments that hold no words.
_SHOWN = frozenset({"image", "audio", "video"})
_NO_TEXT = "no-text"
_MULTIPART, _LETTER = "multipart", "message/rfc822"
#: A plain part shorter than this is a pointer to the HTML part ("view this in your browser").
_SHORT_PLAIN = 300


class MailReader:
    """Reads ``.eml`` and ``.mhtml``."""

    name = "mail"

    def matches(self, head: bytes, name: str) -> Match:
        """By the header fields, or the name."""
        if _HEADER.match(head) and len(_FIELDS.findall(head)) >= 3:
            return Match.CONTENT
        return Match.NAME if name.endswith((".eml", ".mhtml", ".mht")) else Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """The message, then the reports attached to it."""
        data = source.whole(settings.max_page_bytes, "max_page_bytes")
        if isinstance(data, Skipped):
            yield data
            return
        message = message_from_bytes(data, policy=policy.default)
        if not isinstance(message, EmailMessage) or not message.keys():
            yield source.skipped("broken", "it has no header of an e-mail")
            return
        saved = str(message.get("Snapshot-Content-Location") or "") or None
        if saved or (
            message.get_content_type() == "multipart/related" and source.name.lower().endswith((".mhtml", ".mht"))
        ):
            yield _saved_page(message, saved, source, settings)
            return
        misnamed = _without_odd_charsets(message)
        message = _rebounded(message, data)
        for made in _message(message, source, settings):
            yield page.misnamed(made, misnamed) if misnamed else made
        yield from _attached(message, source, settings)
        if any(isinstance(defect, CloseBoundaryNotFoundDefect) for part in message.walk() for defect in part.defects):
            yield source.inside("end").skipped("broken", "the message breaks off: what stood behind that place is lost")


def _rebounded(message: EmailMessage, data: bytes) -> EmailMessage:
    """The message; where its parts are set apart by another line than it states, read anew with that line."""
    held = message.get_payload()
    if message.get_content_maintype() != _MULTIPART or not isinstance(held, str):
        return message
    used, stated = re.search(r"^--(\S.{2,69}?)\s*$", held, re.MULTILINE), message.get_boundary()
    if used is None or not stated:
        return message
    anew = data.replace(stated.encode("utf-8", "surrogateescape"), used[1].encode("utf-8", "surrogateescape"), 1)
    made = message_from_bytes(anew, policy=policy.default)
    return made if isinstance(made, EmailMessage) else message


def _without_odd_charsets(message: EmailMessage) -> str:
    """Take charsets that are none off the parts of a message; the last of them, or empty where there is none."""
    odd = ""
    for part in message.walk():
        try:
            stated = str(part.get_param("charset") or "")
        except ValueError:
            stated = ""
        if stated and not decode.is_charset(stated):
            part.del_param("charset")
            odd = stated
    return odd


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name) or "").split())
    except (ValueError, IndexError, AttributeError):  # the standard library's parser of broken headers raises all three
        return ""


def _known(message: EmailMessage, source: Source) -> Known:
    """Sender, subject and date. A mailing list's sender is an outlet, a person an author."""
    sender = parseaddr(_header(message, "From"))
    listed = bool(message.get("List-Unsubscribe") or message.get("List-Id"))
    stated = _header(message, "Date")
    published = dates.stated(stated)
    named = sender[0] or sender[1]
    return Known(
        locator=source.locator,
        title=_FORWARDED.sub("", _header(message, "Subject")) or None,
        outlet=named if listed else None,
        authors=() if listed or not named else (named,),
        published=published,
        published_from="stated" if published else "none",
        published_why=f"header Date: {stated}" if stated else "",
    )


def _message(message: EmailMessage, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
    """The letter, then what it forwards and quotes, each a document of its own; or the page that it is."""
    known = _known(message, source)
    plain, marked = (_content(message.get_body((kind,)), source) for kind in ("plain", "html"))
    letter = not known.outlet or len(plain) > 3 * len(page.plain(marked) if marked else "")
    if plain.strip() and (letter or not marked) and (len(plain) >= _SHORT_PLAIN or not marked):
        yield from _layers(plain, known, source, settings)
        return
    if not marked.strip():
        yield source.skipped(_NO_TEXT, "the message has no text")
        return
    made = page.html(marked, known, settings)
    yield page.fragment(marked, known, settings) if isinstance(made, Skipped) and made.reason == _NO_TEXT else made


def _layers(plain: str, known: Known, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
    """The documents of the layers of a letter; what it forwards and quotes has a place of its own behind it."""
    for number, layer in enumerate(letters.layers(plain)):
        if layer.sort:
            stated = layer.known(f"{source.locator}#{layer.sort}-{number}")
            yield assemble.document(layer.text, stated, settings)
        else:
            yield assemble.document(layer.text, known, settings)


def _content(part: object, source: Source) -> str:
    """The text of a part, in the charset that its bytes bear out (browsers name none in saved pages); empty without any."""
    if not isinstance(part, EmailMessage):
        return ""
    held = part.get_payload(decode=True)
    if not isinstance(held, bytes):
        return ""
    stated = str(part.get_content_charset() or "") or page.stated_charset(held)
    text = decode.text_of(replace(source, charset=stated), held)
    return held.decode("utf-8", "replace") if isinstance(text, Skipped) else text.replace("\r\n", "\n")


def _saved_page(message: EmailMessage, saved: str | None, source: Source, settings: Settings) -> Document | Skipped:
    """The page that a browser saved: the first part in HTML."""
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and isinstance(part, EmailMessage):
            url = saved or str(part.get("Content-Location") or "") or None
            return page.html(_content(part, source), Known(locator=source.locator, url=url), settings)
    return source.skipped("no-text", "it holds no web page")


def _attached(message: EmailMessage, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
    """The reports attached to a message; pictures, calendars and the like are none and are passed over."""
    if source.depth >= settings.max_depth:
        return
    for number, part in enumerate(message.iter_attachments(), start=1):
        kind = part.get_content_maintype()
        data = _bytes(part)
        name = part.get_filename() or _unnamed(part, number)
        told = kind not in _SHOWN and not name.lower().endswith(_NO_REPORTS)
        if name and told and data is not None:
            yield from read_source(
                Source.of_bytes(
                    data, locator=f"{source.locator}#{name}", name=name, fields=source.fields, depth=source.depth + 1
                ),
                settings,
            )


def _bytes(part: Message) -> bytes | None:
    """The bytes of an attachment; a message that is attached as a whole is one of its own."""
    if part.get_content_type() == _LETTER:
        inner = part.get_payload()
        return inner[0].as_bytes() if isinstance(inner, list) and inner and isinstance(inner[0], Message) else None
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else None


def _unnamed(part: Message, number: int) -> str:
    """A name for an attachment that has none, by what it says that it is."""
    ending = ".eml" if part.get_content_type() == _LETTER else guess_extension(part.get_content_type()) or ""
    return f"attachment-{number}{ending}"


class MboxReader:
    """Reads ``.mbox``: each letter of a box, in order."""

    name = "mbox"

    def matches(self, head: bytes, name: str) -> Match:
        """By the line that a box begins with, and the header below it, or by the name."""
        if _BOX.match(head) and len(_FIELDS.findall(head)) >= 2:
            return Match.CERTAIN
        return Match.NAME if name.endswith((".mbox", ".mbx")) else Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """The letters, each as if it lay in a file of its own."""
        number, held, size = 0, list[bytes](), 0
        with source.open() as stream:
            for line in stream:
                if line.startswith(b"From ") and (not held or not held[-1].strip()):
                    if number:
                        yield from _letter(held, number, source, settings)
                    number, held, size = number + 1, [], 0
                    continue
                size += len(line)
                if size <= settings.max_page_bytes + 1:
                    held.append(_ESCAPED.sub(rb"\1", line))
        if number:
            yield from _letter(held, number, source, settings)
        else:
            yield source.skipped("empty", "there is no letter in it")


def _letter(held: list[bytes], number: int, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
    inner = source.inside(str(number))
    yield from read_source(
        Source.of_bytes(
            b"".join(held), locator=inner.locator, name="letter.eml", fields=source.fields, depth=source.depth + 1
        ),
        settings,
    )


reader = MailReader()
mbox_reader = MboxReader()
