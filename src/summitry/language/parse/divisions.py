"""How a document falls into sentences and quotations: as it was parsed, or by rule where it never was.

Who asks need not know which. A document was not parsed where another hand made it, or an older Summitry read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from summitry.language.parse import quotemarks
from summitry.model import PROSE, Document, Part, Passage, Quotation

_BLANK_LINE = re.compile(r"\n[ \t\r\f]*\n\s*")
_END = re.compile(r"(?<=[\w)”\"’'%])([.!?…])[”\"’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9“\"])|\n\s*\n")
_ABBREVIATED = re.compile(r"(?:\b[A-Z][a-z]{0,3}|\b[A-Z]|\.[A-Za-z])$")


def prose(document: Document) -> tuple[Passage, ...]:
    """The passages whose words are the report's. A text that comes without passages is cut at its blank lines."""
    if document.passages:
        return tuple(p for p in document.passages if p.part in PROSE)
    cuts = [0, *chain.from_iterable(m.span() for m in _BLANK_LINE.finditer(document.text)), len(document.text)]
    return tuple(Passage(Part.PARAGRAPH, s, e) for s, e in zip(cuts[::2], cuts[1::2], strict=True) if s < e)


def sentences(document: Document) -> tuple[Passage, ...]:
    """The sentences of the prose in order, white space around them left out, each with the part of its passage."""
    if document.sentences:
        return document.sentences
    return tuple(s for passage in prose(document) for s in _split(document.text, passage))


def quotations(document: Document) -> tuple[Quotation, ...]:
    """The outermost quotations of the prose, in order."""
    if document.quotations or document.sentences:
        return document.quotations
    return quotemarks.quotations(document if document.passages else replace(document, passages=prose(document)))


def _split(text: str, passage: Passage) -> Iterator[Passage]:
    """The sentences of one passage. A full stop after a short capitalised word ("Gen.", "U.S.") ends none, a blank line does."""
    at = passage.start
    for found in _END.finditer(text, passage.start, passage.end):
        if not (found[1] == "." and _ABBREVIATED.search(text, at, found.start())):
            yield from _stripped(text, passage.part, at, found.end())
            at = found.end()
    yield from _stripped(text, passage.part, at, passage.end)


def _stripped(text: str, part: Part, start: int, end: int) -> Iterator[Passage]:
    said = text[start:end]
    if said.strip():
        yield Passage(part, start + len(said) - len(said.lstrip()), start + len(said.rstrip()))
