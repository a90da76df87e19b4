"""Blocks and what their own words say of them; what the neighbours make of a block is :mod:`summitry.read.context`'s."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from summitry.model import Part
from summitry.read import credit_lines, datelines, furniture
from summitry.read.lines import Block, bullet

_IMAGE = re.compile(r"\[?!\[[^\]]*\](?:\([^)]*\))?\]?(?:\([^)]*\))?\s*")
_HASHES = re.compile(r"#{1,6}\s+")
_BAR = re.compile(r"\|\s*")
_END_BAR = re.compile(r"(?<=[^|\s])\s*\|$")
#: Marks within marks ("| • ## …") beyond this many are no markup of a report.
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """``[start, end)`` of a block's words (white space collapsed) and its part; None where the neighbours decide."""

    part: Part | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A block with its pieces. ``heading`` is set where markup says that it is one."""

    block: Block
    pieces: tuple[Piece, ...]
    heading: bool = False

    @property
    def open(self) -> Piece | None:
        """The piece that the neighbours decide on, or None; the longest, where a page's card stands within a paragraph."""
        undecided = [p for p in self.pieces if p.part is None]
        if len(undecided) < 2:
            return undecided[0] if undecided else None
        return max(undecided, key=lambda p: p.end - p.start)

    @property
    def words(self) -> str:
        """The words of the open piece, or all words."""
        piece = self.open
        return self.block.words[piece.start : piece.end] if piece else self.block.words

    def only(self, part: Part) -> bool:
        """Whether every piece is of one part, furniture aside (and one is)."""
        parts = {p.part for p in self.pieces}
        return part in parts and parts <= {part, Part.FURNITURE}

    def decided(self, part: Part) -> Draft:
        """The same with the open piece given a part."""
        return replace(self, pieces=tuple(replace(p, part=part) if p.part is None else p for p in self.pieces))

    def all_as(self, part: Part) -> Draft:
        """The same as one piece of one part."""
        return replace(self, pieces=(Piece(part, 0, len(self.block.words)),))


def draft(block: Block) -> Draft:
    """A block with what its own words say of it."""
    words = block.words
    hashes = _HASHES.match(words)
    bold = re.fullmatch(r"(\*\*|__)(?=\S)[^*]{2,120}(\*\*|__)", words)
    made = (Piece(Part.FURNITURE, 0, len(words)),) if block.escape else tuple(pieces(words))
    return Draft(block, made, heading=bool((hashes or bold) and any(p.part is None for p in made)))


def pieces(words: str, depth: int = 0) -> list[Piece]:
    """The pieces of a block by its own words; ``depth`` counts the marks around them, of which a text may hold any number."""
    if not words:
        return []
    if depth > _DEEPEST:
        return [Piece(None, 0, len(words))]
    if furniture.is_furniture(words):
        return [Piece(Part.FURNITURE, 0, len(words))]
    marks = _marks(words)
    if marks:
        return _after(words, marks, depth)
    end = _END_BAR.search(words)
    if end and words.count("|") == 1:
        return [*pieces(words[: end.start()], depth + 1), Piece(Part.FURNITURE, end.start(), len(words))]
    return _by_kind(words, depth)


def _marks(words: str) -> int:
    """Length of the markup that a block opens with: a picture, a table bar, a heading mark."""
    for mark in (_IMAGE, _HASHES):
        match = mark.match(words)
        if match:
            return match.end()
    bar = _BAR.match(words)
    return bar.end() if bar and words.count("|") <= 2 else 0


def _after(words: str, at: int, depth: int, start: int = 0) -> list[Piece]:
    """Furniture from ``start`` up to ``at``, then the pieces of the rest."""
    rest = [replace(p, start=p.start + at, end=p.end + at) for p in pieces(words[at:], depth + 1)]
    return [Piece(Part.FURNITURE, start, at), *rest]


def _by_kind(words: str, depth: int) -> list[Piece]:
    """The pieces of a block without markup around it."""
    whole = len(words)
    if words[0] == "|" and words.count("|") > 2:
        return [Piece(None, 0, whole)]  # a row of a table: a date in its first cell dates the row, not the report
    if datelines.byline(words):
        return [Piece(Part.BYLINE, 0, whole)]
    opened = _opened(words)
    if opened:
        return opened
    if datelines.date_line(words) or datelines.stands_alone(words):
        return [Piece(Part.DATELINE, 0, whole)]
    if credit_lines.text_credit(words) is not None or credit_lines.copyright_holder(words) is not None:
        return [Piece(Part.CREDIT, 0, whole)]
    card = furniture.card(words)
    if card:
        return [Piece(None, 0, card[0]), *_after(words, card[1], depth, card[0])]
    cut = furniture.tail(words)
    if cut < whole:
        return [*pieces(words[:cut], depth + 1), Piece(Part.FURNITURE, cut, whole)]
    pictured = _picture(words)
    if pictured:
        return pictured
    credit = credit_lines.text_tail(words)
    if credit:
        return [Piece(None, 0, credit), Piece(Part.CREDIT, credit, whole)]
    mark = bullet(words)
    return _after(words, mark, depth) if mark else [Piece(None, 0, whole)]


def _opened(words: str) -> list[Piece]:
    """The pieces of a block that opens with what is none of its words: a sentence taken back, a mark, a clock; else none."""
    back, clock = furniture.withdrawn(words) or furniture.take_mark(words), datelines.clock_of_post(words)
    cut = back or clock
    if not cut:
        return []
    rest = [Piece(None, cut, len(words))] if words[cut:].strip() else []
    return [Piece(Part.FURNITURE if back else Part.DATELINE, 0, cut), *rest]


def _picture(words: str) -> list[Piece]:
    """The pieces of a caption (with its label and its credit) or of a photo credit; empty where it is neither."""
    label = credit_lines.caption_label(words)
    if label:
        return [Piece(Part.FURNITURE, 0, label), *(_caption(words, label) or [Piece(Part.CAPTION, label, len(words))])]
    return _caption(words, 0)


def _caption(words: str, start: int) -> list[Piece]:
    within = credit_lines.inner(words[start:])
    if within:
        first, last = start + within[0], start + within[1]
        return [Piece(Part.CAPTION, start, first), Piece(Part.CREDIT, first, last), Piece(None, last, len(words))]
    at = credit_lines.photo(words[start:])
    if at == 0:
        return [Piece(Part.CREDIT, start, len(words))]
    if at is not None:
        return [Piece(Part.CAPTION, start, start + at), Piece(Part.CREDIT, start + at, len(words))]
    return [Piece(Part.CAPTION, start, len(words))] if credit_lines.is_caption(words[start:]) else []
