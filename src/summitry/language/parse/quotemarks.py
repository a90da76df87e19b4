"""Quotation marks paired by rule, before anything is parsed: which stretches of a document are quoted.

One paragraph at a time, so that a mark which is missing cannot turn the rest of a document inside out. A quotation that
is still open at the end of its paragraph goes on where the next paragraph opens with the same mark, or a later one closes one
without opening it; the pieces share a group. Only the outermost quotations are given: a quotation inside one is part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from summitry.lexicon import load
from summitry.model import PROSE, Document, Part, Passage, Quotation

#: Marks looked at for a partner: no paragraph of prose has so many inside one quotation.
_AHEAD = 60
#: Paragraphs without a mark that a quotation may run over, if a closing mark that nothing opened follows them.
_UNMARKED = 5
_WORD = re.compile(r"\w+")
_SPACED = re.compile(r'(?<!\S)"(?!\S)')
#: Straight double marks with white space on both sides from which on they are those of a text whose tokens are set apart,
#: and the share of all straight double marks that they must be (ordinary text has one such slip in hundreds).
_APART, _SHARE = 4, 0.8
_SINGLES = "’'‘"
#: What a mark that opens may stand behind, besides white space.
_BEFORE_OPENING = "([{—–-/“‘\"'>…"
_LOWER = re.compile(r"\s+[a-z]")


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
    group, pending, unmarked = -1, "", list[Passage]()
    apart = _set_apart(document)
    for passage in document.passages:
        if passage.part not in PROSE:
            continue
        text = document.text[passage.start : passage.end]
        going_on = pending if passage.part is Part.PARAGRAPH else ""
        pieces = _pieces(text, going_on, apart)
        if pieces and pieces[0].continues:
            found += [Quotation(p.start, p.end, p.start, p.end, group, False) for p in unmarked]
        for n, piece in enumerate(pieces):
            again = n == 0 and going_on == piece.form and not unmarked and not text[: piece.start].strip()
            group += not (piece.continues or again)
            if one := _placed(piece, passage.start, text, group):
                found.append(one)
            pending, unmarked = "" if piece.closed else piece.form, []
        if not pieces and passage.part is Part.PARAGRAPH:
            unmarked = [*unmarked, passage] if pending and len(unmarked) < _UNMARKED else []
            pending = pending if unmarked else ""
    return tuple(found)


def _placed(piece: _Piece, offset: int, text: str, group: int) -> Quotation | None:
    """A piece of a paragraph in its document; None where there are no words in it."""
    inner = piece.start if piece.continues and text[piece.start] != piece.form else piece.start + 1
    end = piece.end - 1 if piece.closed else piece.end
    if not text[inner:end].strip():
        return None
    return Quotation(offset + piece.start, offset + piece.end, offset + inner, offset + end, group, piece.closed)


class _Row:
    """The marks of one paragraph, with running counts of what may open and close each form, so that work stays linear."""

    def __init__(self, text: str, apart: bool, within: bool) -> None:
        self.marks = list(_marks(text, apart, within))
        self._counts: dict[tuple[str, bool], list[int]] = {}

    def _before(self, forms: str, closing: bool) -> list[int]:
        """How many marks of one of ``forms`` that close (or open) stand before each mark."""
        if (forms, closing) not in self._counts:
            fits = (m.form in forms and (m.closes if closing else m.opens) for m in self.marks)
            self._counts[forms, closing] = [0, *accumulate(fits)]
        return self._counts[forms, closing]

    def ahead(self, n: int, forms: str, *, closing: bool) -> int:
        """How many marks behind ``n``, as far as one looks for a partner, close (or open) one of ``forms``."""
        counts, stop = self._before(forms, closing), min(len(self.marks), n + _AHEAD)
        return counts[stop] - counts[n + 1]

    def partner(self, n: int) -> int | None:
        """Which mark closes the one at ``n``, or None where it is missing."""
        other = self._other_form(n)
        return other if other is not None else self._own_partner(n)

    def _other_form(self, n: int) -> int | None:
        """The next mark if it only closes, and so closes what a double mark of another form opens: “It is late," she said."""
        forms = {'"', *load("quotemarks")["double"]["“"]}
        if self.marks[n].form not in {'"', "“"} or n + 1 == len(self.marks):
            return None
        behind = self.marks[n + 1]
        return n + 1 if behind.form in forms and behind.closes and not behind.opens else None

    def _own_partner(self, n: int) -> int | None:
        """Which mark of the form that belongs to the one at ``n`` closes it, or None where it is missing."""
        opening, closers = self.marks[n], _closers(self.marks[n].form)
        depth, fallback = 0, None
        if not self.ahead(n, closers, closing=True):
            return None
        for k in range(n + 1, min(len(self.marks), n + _AHEAD)):
            mark = self.marks[k]
            if mark.form in closers and mark.closes:
                if depth:
                    depth -= 1
                elif not mark.weak:
                    return k
                elif fallback is None:
                    fallback = k
            elif mark.form == opening.form and mark.opens:
                if mark.form not in _double() or not self._holds_another(k):
                    return fallback
                depth += 1
        return fallback

    def _holds_another(self, n: int) -> bool:
        """Whether enough closing marks follow for a second opening mark of the same form to be a quotation in a quotation."""
        form = self.marks[n].form
        return self.ahead(n, _closers(form), closing=True) > self.ahead(n, form, closing=False) + 1

    def next_opening(self, n: int) -> int | None:
        """The next mark that opens a quotation with the form of the one at ``n``."""
        form = self.marks[n].form
        return next(
            (k for k in range(n + 1, len(self.marks)) if self.marks[k].form == form and self.marks[k].opens), None
        )


def _set_apart(document: Document) -> bool:
    """Whether white space stands on both sides of the straight double marks of a text, as in dumps of tokens."""
    prose = [document.text[p.start : p.end] for p in document.passages if p.part in PROSE]
    marks = sum(text.count('"') for text in prose)
    spaced = sum(len(_SPACED.findall(text)) for text in prose)
    return spaced >= _APART and spaced >= _SHARE * marks


def _pieces(text: str, going_on: str, apart: bool) -> list[_Piece]:
    """The quoted stretches of one paragraph; ``going_on`` is the mark that the paragraph before left open."""
    row = _Row(text, apart, bool(going_on) and not text.lstrip().startswith(going_on))
    pieces: list[_Piece] = []
    n = 0
    if going_on and (first := _continued(text, row.marks, going_on)):
        pieces.append(first)
        n = 1
    while n < len(row.marks):
        mark = row.marks[n]
        close = row.partner(n) if mark.opens else None
        if not mark.opens or (mark.form in _single() and not close):
            n += 1
            continue
        if close:
            pieces.append(_Piece(mark.at, row.marks[close].at + 1, mark.form, closed=True))
            n = close + 1
            continue
        stop = row.next_opening(n)
        again = bool(pieces) and not pieces[-1].closed and pieces[-1].form == mark.form
        end = _stripped(text, len(text) if stop is None else row.marks[stop].at)
        pieces.append(_Piece(mark.at, end, mark.form, closed=False, continues=again))
        n = len(row.marks) if stop is None else stop
    return pieces


def _stripped(text: str, end: int) -> int:
    """``end`` without the white space before it."""
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _continued(text: str, marks: list[_Mark], form: str) -> _Piece | None:
    """The rest of the quotation of the paragraph before, where this one closes it without having reopened it."""
    if form in _single() or not marks:
        return None
    first = marks[0]
    if first.form in _closers(form) and first.closes and not (first.opens and first.form == form):
        lead = len(text) - len(text.lstrip())
        return _Piece(lead, first.at + 1, form, closed=True, continues=True)
    return None


@cache
def _pattern() -> re.Pattern[str]:
    marks = load("quotemarks")
    forms = {*marks["double"], *marks["single"], *marks["either"]}
    forms |= {c for closers in (*marks["double"].values(), *marks["single"].values()) for c in closers}
    return re.compile("[" + re.escape("".join(sorted(forms))) + "]")


@cache
def _double() -> frozenset[str]:
    return frozenset(load("quotemarks")["double"])


@cache
def _single() -> frozenset[str]:
    return frozenset((*load("quotemarks")["single"], "'"))


@cache
def _closers(form: str) -> str:
    marks = load("quotemarks")
    return str(marks["double"].get(form) or marks["single"].get(form) or form)


@dataclass(frozen=True, slots=True)
class _Sign:
    """A character that may be a quotation mark: its place, what stands around it, and whether it is the second of a pair."""

    text: str
    at: int
    inside: bool

    @property
    def form(self) -> str:
        """The character itself."""
        return self.text[self.at]

    @property
    def before(self) -> str:
        """The character before it, or a blank."""
        return self.text[self.at - 1] if self.at else " "

    @property
    def after(self) -> str:
        """The character after it, or a blank."""
        return self.text[self.at + 1] if self.at + 1 < len(self.text) else " "


def _marks(text: str, apart: bool, within: bool) -> Iterator[_Mark]:
    """The marks of a paragraph that can open or close something, in order; apostrophes and inches are left out.

    Where marks stand ``apart`` from words, nothing but their order tells which opens and which closes; ``within`` tells whether
    the paragraph before left one open.
    """
    odd: dict[str, bool] = {'"': within} if apart else {}
    for found in _pattern().finditer(text):
        form = '"' if apart and found[0] in load("quotemarks")["turned"] else found[0]
        inside = odd.get(form, False)
        odd[form] = not inside
        sign = _Sign(text, found.start(), inside)
        if not (sign.form in _SINGLES and _apostrophe(sign)) and (mark := _directed(sign) or _straight(sign, apart)):
            yield mark


def _directed(sign: _Sign) -> _Mark | None:
    """The mark whose form alone says whether it opens or closes; None for a straight one."""
    form = sign.form
    if (turned := load("quotemarks")["turned"].get(form)) is not None and _stands_turned(sign):
        return _Mark(sign.at, turned, opens=turned == "“", closes=turned != "“")
    if form in load("quotemarks")["double"]:
        return _Mark(sign.at, form, opens=True, closes=form == "“")
    if form in "‘‚":
        return _Mark(sign.at, form, opens=True, closes=False)
    if form in "”’»›」』":
        return _Mark(sign.at, form, opens=False, closes=True, weak=form == "’" and _possessive(sign))
    return None


def _stands_turned(sign: _Sign) -> bool:
    """Whether a mark stands the wrong way round: one that opens behind a word, or one that closes right before a word."""
    words_follow = sign.after.isalnum()
    if sign.form in _double():
        return not (sign.before.isspace() or sign.before in _BEFORE_OPENING) and not words_follow
    return (sign.before.isspace() or sign.before in "([") and words_follow


def _straight(sign: _Sign, apart: bool) -> _Mark | None:
    """A straight mark by what stands around it, or by its order where marks stand apart; None for inches."""
    before, after = sign.before, sign.after
    if apart and sign.form == '"' and before.isspace() and after.isspace():
        return _Mark(sign.at, sign.form, opens=not sign.inside, closes=sign.inside)
    if before.isdigit() and sign.form == '"' and not sign.inside:
        return None
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    closes = (not before.isspace() or after.isspace()) and (not after.isalnum() or not opens)
    weak = sign.form == "'" and _possessive(sign)
    return _Mark(sign.at, sign.form, opens=opens and not (closes and sign.inside), closes=closes, weak=weak)


def _apostrophe(sign: _Sign) -> bool:
    """Whether a single mark is an apostrophe: inside a word, before digits ('90s) or in an elision ('til)."""
    if sign.before.isalnum() and sign.after.isalnum():
        return True
    if sign.after.isdigit() and re.match(r"\d0s\b", sign.text[sign.at + 1 : sign.at + 5]):
        return True
    word = _WORD.match(sign.text, sign.at + 1)
    return word is not None and not sign.before.isalnum() and word[0].lower() in load("quotemarks")["elisions"]


def _possessive(sign: _Sign) -> bool:
    """Whether a closing single mark may be the apostrophe of a plural: after an s and before a word in lower case."""
    return sign.before in "sS" and _LOWER.match(sign.text, sign.at + 1) is not None
