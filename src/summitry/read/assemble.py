"""A decoded text and what is known of it in, a :class:`~summitry.model.Document` or the reason why there is none out."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate

from summitry.errors import Skipped
from summitry.model import Document, Part, Passage
from summitry.read import agencies, languages, metadata
from summitry.read.known import Known
from summitry.read.passages import split
from summitry.settings import Settings

#: How far into the text the title is looked for.
_TITLE_WITHIN = 2000
#: Halves of characters, as broken escapes in JSON leave them: no text in any encoding.
_HALVES = re.compile("[\ud800-\udfff]")


def document(text: str, known: Known, settings: Settings, *, after: str = "") -> Document | Skipped:
    """The document, with passages, metadata and language.

    A title that the text does not hold is set before it, as its first line. ``after`` is what stands around the report and is
    none of it (the running heads of printed pages): it is set behind the text, as furniture. Skipped: ``empty``, ``encoding``,
    ``too-large``, ``language``.
    """
    title = " ".join((known.title or "").split()) or None
    if not text.strip() and not title:
        return Skipped(known.locator, "read", "empty", "there is no text in it")
    if title and not _holds(text, title):
        text = f"{title}\n\n{text}" if text.strip() else title
    if _HALVES.search(text):
        return Skipped(
            known.locator, "read", "encoding", "it holds halves of characters (lone surrogates); save it as UTF-8"
        )
    if len(text) > settings.max_document_chars:
        return Skipped(
            known.locator,
            "read",
            "too-large",
            f"{len(text):,} characters; max_document_chars allows {settings.max_document_chars:,}",
        )
    passages = split(text, title)
    if after.strip():
        text, passages = _with_furniture(text, passages, after)
    full = replace(known, title=title).completed(metadata.from_text(text, passages, known.locator))
    prose = "\n".join(text[p.start : p.end] for p in passages if p.part is not Part.FURNITURE)
    language = languages.recognise(prose or text)
    if language != "en":
        named = f"{languages.name(language)} ({language})"
        return Skipped(known.locator, "read", "language", f"the text is in {named}; only English can be read yet")
    stated = full.published if full.published_from == "stated" else None
    made = Document.of(
        text,
        locator=full.locator,
        outlet=full.outlet,
        published=stated,
        url=full.url,
        passages=passages,
        title=full.title,
        agency=_agency(full),
        authors=full.authors,
        published_from=full.published_from,
        published_why=full.published_why,
        language="en",
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
    return any(" ".join(line.split()) == title for line in text[:_TITLE_WITHIN].splitlines())


def _agency(full: Known) -> str | None:
    """The agency: what the text says, unless that is the outlet's own name, or the outlet where that is an agency."""
    by_outlet = agencies.known(full.outlet) if full.outlet else None
    own = full.agency and full.outlet and full.agency.lower() in full.outlet.lower()
    return by_outlet if own else full.agency or by_outlet
