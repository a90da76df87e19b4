"""A decoded text and what is known of it in, a :class:`~summitry.model.Document` or the reason why there is none out."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate

from summitry.errors import Skipped
from summitry.model import Document, Part, Passage
from summitry.read import agencies, furniture, languages, metadata, notes
from summitry.read.known import Known
from summitry.read.passages import split
from summitry.read.stated import host_of
from summitry.settings import Settings

#: How far into the text the title is looked for.
_TITLE_WITHIN = 2000
#: Where a date comes from that the report or its page gives in so many words.
_STATED = "stated"
#: Soft hyphens, zero-width spaces, joiners and marks of direction (Unicode 15, category Cf): they show nothing in English, and
#: part words for whoever reads by characters.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
#: Halves of characters, as broken escapes in JSON leave them: no text in any encoding.
_HALVES = re.compile("[\ud800-\udfff]")


def document(text: str, known: Known, settings: Settings, *, after: str = "") -> Document | Skipped:
    """The document, with passages, metadata and language.

    A title that the text does not hold is set before it, as its first line. ``after`` is what stands around the report and is
    none of it (the running heads of printed pages): it is set behind the text, as furniture. Skipped: ``empty``, ``encoding``,
    ``too-large``, ``language``.
    """
    title = " ".join(_INVISIBLE.sub("", known.title or "").split()) or None
    text = notes.unmarked(_INVISIBLE.sub("", text))
    text = _titled(text, title)
    if refused := _refused(text, known, settings):
        return refused
    passages = split(text, title)
    if after.strip():
        text, passages = _with_furniture(text, passages, after)
    bare = title[furniture.take_mark(title) :] if title else None
    full = replace(known, title=bare or title).completed(metadata.from_text(text, passages, known.locator))
    prose = "\n".join(text[p.start : p.end] for p in passages if p.part is not Part.FURNITURE)
    language = languages.recognise(prose or text)
    if language != languages.ENGLISH:
        named = f"{languages.name(language)} ({language})"
        return Skipped(known.locator, "read", "language", f"the text is in {named}; only English can be read yet")
    return _made(text, passages, full)


def _titled(text: str, title: str | None) -> str:
    """The text with its title, set before it where it does not hold it."""
    if not title or (text.strip() and _holds(text, title)):
        return text
    return f"{title}\n\n{text}" if text.strip() else title


def _refused(text: str, known: Known, settings: Settings) -> Skipped | None:
    """Why a text cannot be read, by what it is made of; None where it can."""
    if not text.strip():
        return Skipped(known.locator, "read", "empty", "there is no text in it")
    if _HALVES.search(text):
        why = "it holds halves of characters (lone surrogates); save it as UTF-8"
        return Skipped(known.locator, "read", "encoding", why)
    if len(text) > settings.max_document_chars:
        why = f"{len(text):,} characters; max_document_chars allows {settings.max_document_chars:,}"
        return Skipped(known.locator, "read", "too-large", why)
    return None


def _made(text: str, passages: tuple[Passage, ...], full: Known) -> Document:
    """The document. A date that is not stated is no part of its id: a better guess makes no other document."""
    stated = full.published if full.published_from == _STATED else None
    made = Document.of(
        text,
        locator=full.locator,
        outlet=full.outlet,
        published=stated,
        url=full.url if host_of(full.url) else None,
        passages=passages,
        title=full.title,
        agency=_agency(full),
        authors=full.authors,
        published_from=full.published_from,
        published_why=full.published_why,
        language=languages.ENGLISH,
    )
    return made if stated else replace(made, published=full.published)


def _with_furniture(text: str, passages: tuple[Passage, ...], after: str) -> tuple[str, tuple[Passage, ...]]:
    """Text and passages with furniture behind them, a line a passage."""
    rest = f"{text}\n\n"
    lines = [line for line in after.splitlines() if line.strip()]
    starts = accumulate((len(line) + 1 for line in lines), initial=len(rest))
    behind = (Passage(Part.FURNITURE, at, at + len(line)) for at, line in zip(starts, lines, strict=False))
    return rest + "\n".join(lines), (*passages, *behind)


def _holds(text: str, title: str) -> bool:
    """Whether one of the first lines is the title."""
    return any(" ".join(line.strip("#*_ \t").split()) == title for line in text[:_TITLE_WITHIN].splitlines())


def _agency(full: Known) -> str | None:
    """The agency: what the text says, unless that is the outlet's own name, or the outlet where that is an agency."""
    by_outlet = agencies.known(full.outlet) if full.outlet else None
    own = full.agency and full.outlet and full.agency.lower() in full.outlet.lower()
    return by_outlet if own else full.agency or by_outlet
