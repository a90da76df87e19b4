"""Quotation marks paired by rule, before anything is parsed: which stretches of a document are quoted.

One paragraph at a time, so that a mark which is missing cannot turn the rest of a document inside out. A quotation that
is still open at the end of its paragraph goes on where the next paragraph opens with the same mark, or closes one without
opening it; the pieces share a group. Only the outermost quotations are given: a quotation inside one is part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summitry.language.parsed import Quotation
from summitry.model import PROSE, Document, Part
from summitry.vocabulary import load

#: Marks looked at for a partner: no paragraph of prose has so many inside one quotation.
_AHEAD = 60


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark: its place, its form, and whether it can open or close by the characters around it."""

    at: int
    form: str
    opens: bool
    closes: bool
    #: how sure a closing single mark is: an "s’" before a word may be a possessive
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    form: str
    closed: bool
    continues: bool = False


def quotations(document: Document) -> tuple[Quotation, ...]:
    """The outermost quotations of the prose of a document, in text order."""
    found: list[Quotation] = []
    group, pending = -1, ""
    for passage in document.passages:
        if passage.part not in PROSE:
            continue
        text = document.text[passage.start : passage.end]
        going_on = pending if passage.part is Part.PARAGRAPH else ""
        pieces = _pieces(text, going_on)
        for n, piece in enumerate(pieces):
            if not (piece.continues or (n == 0 and going_on == piece.form and not text[: piece.start].strip())):
                group += 1
            inner = piece.start if piece.continues and text[piece.start] != piece.form else piece.start + 1
            end = piece.end - 1 if piece.closed else piece.end
            if text[inner:end].strip():
                found.append(Quotation(passage.start + piece.start, passage.start + piece.end, passage.start + inner,
                                       passage.start + end, group, piece.closed))
            pending = "" if piece.closed else piece.form
        if not pieces and passage.part is Part.PARAGRAPH:
            pending = ""
    return tuple(found)


def _pieces(text: str, going_on: str) -> list[_Piece]:
    """The quoted stretches of one paragraph; ``going_on`` is the mark that the paragraph before left open."""
    marks = list(_marks(text))
    pieces: list[_Piece] = []
    n = 0
    if going_on and (first := _continued(text, marks, going_on)):
        pieces.append(first)
        n = next(k for k, m in enumerate(marks) if m.at + 1 == first.end) + 1
    while n < len(marks):
        mark = marks[n]
        if not mark.opens or (mark.form in _single() and not _partner(marks, n)):
            n += 1
            continue
        close = _partner(marks, n)
        if close:
            pieces.append(_Piece(mark.at, marks[close].at + 1, mark.form, closed=True))
            n = close + 1
            continue
        stop = next((m for m in marks[n + 1 :] if m.form == mark.form and m.opens), None)
        end = len(text[: stop.at].rstrip()) if stop else len(text.rstrip())
        again = bool(pieces) and not pieces[-1].closed and pieces[-1].form == mark.form
        pieces.append(_Piece(mark.at, end, mark.form, closed=False, continues=again))
        n = marks.index(stop) if stop else len(marks)
    return pieces


def _continued(text: str, marks: list[_Mark], form: str) -> _Piece | None:
    """The rest of the quotation of the paragraph before, where this one closes it without having reopened it."""
    if form in _single() or not marks:
        return None
    first = marks[0]
    if first.form in _closers(form) and first.closes and not (first.opens and first.form == form):
        lead = len(text) - len(text.lstrip())
        return _Piece(lead, first.at + 1, form, closed=True, continues=True)
    return None


def _partner(marks: list[_Mark], n: int) -> int | None:
    """Which mark closes the one at ``n``, or None where it is missing."""
    opening, closers = marks[n], _closers(marks[n].form)
    depth, fallback = 0, None
    for k in range(n + 1, min(len(marks), n + _AHEAD)):
        mark = marks[k]
        if mark.form in closers and mark.closes:
            if depth:
                depth -= 1
            elif not mark.weak:
                return k
            elif fallback is None:
                fallback = k
        elif mark.form == opening.form and mark.opens:
            if mark.form in load("quotemarks")["double"]:
                inside = _partner_simple(marks, k)
                if inside is None:
                    return fallback
                depth += 1
            else:
                return fallback
    return fallback


def _partner_simple(marks: list[_Mark], n: int) -> int | None:
    """Whether enough closing marks follow for a second opening mark of the same form to be a quotation in a quotation."""
    closers, form = _closers(marks[n].form), marks[n].form
    ahead = range(n + 1, min(len(marks), n + _AHEAD))
    closing = [k for k in ahead if marks[k].form in closers and marks[k].closes]
    opening = [k for k in ahead if marks[k].form == form and marks[k].opens]
    return closing[1] if len(closing) > len(opening) + 1 else None


@cache
def _pattern() -> re.Pattern[str]:
    marks = load("quotemarks")
    forms = {*marks["double"], *marks["single"], *marks["either"]}
    forms |= {c for closers in (*marks["double"].values(), *marks["single"].values()) for c in closers}
    return re.compile("[" + re.escape("".join(sorted(forms))) + "]")


@cache
def _single() -> frozenset[str]:
    return frozenset((*load("quotemarks")["single"], "'"))


@cache
def _closers(form: str) -> str:
    marks = load("quotemarks")
    return str(marks["double"].get(form) or marks["single"].get(form) or form)


def _marks(text: str) -> Iterator[_Mark]:
    """The marks of a paragraph that can open or close something, in order; apostrophes and inches are left out."""
    forms = load("quotemarks")
    odd: dict[str, bool] = {}
    for found in _pattern().finditer(text):
        at, form = found.start(), found[0]
        inside = odd.get(form, False)
        odd[form] = not inside
        before, after = text[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " "
        if form in ("’", "'", "‘") and (_apostrophe(text, at, before, after)):
            continue
        if form in forms["double"] and form != "“":
            yield _Mark(at, form, opens=True, closes=form in "›»")
        elif form in ("“", "‘", "‚"):
            yield _Mark(at, form, opens=True, closes=form == "“")
        elif form in ("”", "’", "»", "›", "」", "』"):
            yield _Mark(at, form, opens=False, closes=True, weak=form == "’" and _possessive(text, at))
        elif before.isdigit() and form == '"' and not inside:
            continue
        else:
            opens = (before.isspace() or before in "([{—–-/“‘\"'>…") and not after.isspace()
            closes = (not before.isspace() or after.isspace()) and (not after.isalnum() or not opens)
            yield _Mark(at, form, opens=opens and not (closes and inside), closes=closes,
                        weak=form == "'" and _possessive(text, at))


def _apostrophe(text: str, at: int, before: str, after: str) -> bool:
    """Whether a single mark is an apostrophe: inside a word, before digits ('90s) or in an elision ('til)."""
    if before.isalnum() and after.isalnum():
        return True
    if after.isdigit() and re.match(r"\d0s\b", text[at + 1 : at + 5]):
        return True
    word = re.match(r"\w+", text[at + 1 :])
    return word is not None and not before.isalnum() and word[0].lower() in load("quotemarks")["elisions"]


def _possessive(text: str, at: int) -> bool:
    """Whether a closing single mark may be the apostrophe of a plural: after an s and before a word in lower case."""
    return text[at - 1 : at] in ("s", "S") and bool(re.match(r"\s+[a-z]", text[at + 1 :]))
