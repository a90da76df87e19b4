"""The pages of a PDF as lines in reading order: columns one after the other, running heads and page numbers apart.

A PDF holds pieces of text with places, not paragraphs. Most programs write them in reading order, which is kept; some go over
both columns line by line, which is told by pieces side by side and put right. Method: cutting a page at the full-width lines and
the gutter (a plain case of the XY cut of Nagy and Seth 1984). What paragraphs are is left to :mod:`summitry.read.lines`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from summitry.read import dates

#: Average width of a letter in news fonts, as a share of its size; measured 0.42 to 0.52 on Times and Helvetica.
_LETTER = 0.48
#: Running heads and page numbers stand in the outer eighths of a page (measured: within 9 % on printed reviews).
_OUTER = 0.125
#: A piece this share of the page's width to the right of its neighbour stands in another column or cell.
_ASIDE = 0.15
#: A line further down than this many usual steps begins a paragraph.
_PARTED = 1.3
#: Headings are set in letters larger than those of the text by this.
_LARGER = 1.15
_NUMBER = re.compile(
    r"(?:page|p\.|seite)?\s*[-–—|]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—|]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, or a piece of one that stands apart: its words, its place from the bottom left, and its letters' size."""

    text: str
    x: float
    y: float
    size: float

    @property
    def end(self) -> float:
        """Where it ends on the right, roughly."""
        return self.x + len(self.text.strip()) * self.size * _LETTER


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in the order of the file, the size of the page, and that of the letters that most of it is set in."""

    lines: tuple[Line, ...]
    width: float
    height: float
    body: float

    def outer(self, line: Line) -> bool:
        """Whether a line stands at the top or the bottom of the page."""
        return not _OUTER * self.height < line.y < (1 - _OUTER) * self.height

    def small(self, line: Line) -> bool:
        """Whether a line is set in smaller letters than the rest, and gives no date."""
        return line.size < self.body / _LARGER and dates.find(line.text) is None

    def heading(self, line: Line) -> bool:
        """Whether a line is set in larger letters than the rest."""
        return line.size > _LARGER * self.body


def page(sheet: Any) -> Page:
    """A page as pypdf reads it. Raises what pypdf raises on broken pages."""
    found: list[Line] = []

    def visit(text: str, outer: Sequence[float], inner: Sequence[float], _font: Any, size: float) -> None:
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        scale = abs(inner[3] * outer[3]) or abs(inner[1] * outer[1]) or 1.0
        _add(found, Line(text, x, y, max(1.0, size * scale)))

    sheet.extract_text(visitor_text=visit)
    box = sheet.mediabox
    left, bottom = float(box.left), float(box.bottom)
    lines = [replace(one, text=words, x=one.x - left, y=one.y - bottom) for one in found if (words := one.text.strip())]
    body = median([line.size for line in lines for _ in range(1 + len(line.text) // 20)] or [1.0])
    return Page(tuple(lines), float(box.width) or 1.0, float(box.height) or 1.0, body)


def _add(found: list[Line], piece: Line) -> None:
    """Append a piece of text, or join it to the line that it goes on with (a change of font, a raised number)."""
    if not piece.text.strip():
        if found and not found[-1].text.endswith("\n"):
            found[-1] = replace(found[-1], text=found[-1].text + piece.text)
        return
    last = found[-1] if found else None
    if last and piece.text.startswith("\n"):
        last = found[-1] = replace(last, text=last.text.rstrip("\n") + "\n")
    if last and abs(last.y - piece.y) <= 0.5 * max(last.size, piece.size):
        near = last.x <= piece.x <= last.end + 0.6 * last.size
        if near or not last.text.endswith("\n"):
            parted = " " if last.text.endswith("\n") and abs(last.y - piece.y) < 1 else ""
            words = last.text.rstrip("\n") + parted + piece.text
            found[-1] = replace(last, text=words, size=max(last.size, piece.size))
            return
    for n, words in enumerate(piece.text.strip("\n").split("\n")):
        found.append(replace(piece, text=words + "\n", y=piece.y - n * 1.2 * piece.size))


def running(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """The running heads and feet, as numbers of page and line.

    At the top or the bottom of a page: what comes on several pages, figures aside, page numbers, and small print without a date.
    """
    outer = [
        (at, n, re.sub(r"\d+", "0", line.text.lower()))
        for at, sheet in enumerate(pages)
        for n, line in enumerate(sheet.lines)
        if sheet.outer(line) and not sheet.heading(line)
    ]
    often = Counter(masked for masked, _ in {(masked, at) for at, _, masked in outer})
    return {
        (at, n)
        for at, n, masked in outer
        if often[masked] > 1 or _NUMBER.fullmatch(pages[at].lines[n].text) or pages[at].small(pages[at].lines[n])
    }


def text(pages: Sequence[Page]) -> tuple[str, str]:
    """The text of the pages in reading order, and their running heads and feet, each once.

    A paragraph may go on in the next column and on the next page, so these are parted by a line end only.
    """
    apart = running(pages)
    parts = []
    for at, sheet in enumerate(pages):
        kept = replace(sheet, lines=tuple(line for n, line in enumerate(sheet.lines) if (at, n) not in apart))
        parts.append("\n".join(_column(lines, sheet) for lines in columns(kept)))
    heads = dict.fromkeys(pages[at].lines[n].text for at, n in sorted(apart))
    return "\n".join(part for part in parts if part), "\n".join(heads)


def columns(sheet: Page) -> Iterator[list[Line]]:
    """The lines of a page, column by column."""
    gutters = _gutters(sheet)
    if not gutters:
        yield list(sheet.lines)
        return
    heights = sorted(line.y for line in sheet.lines)
    section: list[Line] = []
    for line in sorted(sheet.lines, key=lambda one: (-one.y, one.x)):
        if any(line.x < gutter < line.end - line.size for gutter in gutters) and _alone(line, heights):
            yield from _sides(section, gutters)
            section = []
            yield [replace(line, text=f"\n{line.text}\n")]
        else:
            section.append(line)
    yield from _sides(section, gutters)


def _sides(section: Sequence[Line], gutters: Sequence[float]) -> Iterator[list[Line]]:
    """The columns of a stretch of a page between two full-width lines."""
    for left, right in pairwise([-1e9, *gutters, 1e9]):
        column = [line for line in section if left <= line.x < right]
        if column:
            yield column


def _alone(line: Line, heights: Sequence[float]) -> bool:
    """Whether nothing else stands on the same height as a line."""
    near = 0.4 * line.size
    return bisect_right(heights, line.y + near) - bisect_left(heights, line.y - near) < 2


def _gutters(sheet: Page) -> list[float]:
    """Where the columns begin that a file goes over line by line; none where it gives one column after the other.

    Prose in columns has lines of several words side by side; a table has short cells.
    """
    pairs = [
        (a, b)
        for a, b in pairwise(sheet.lines)
        if abs(a.y - b.y) < 0.4 * max(a.size, b.size) and b.x - a.x > _ASIDE * sheet.width
    ]
    if len(pairs) < 4 or len(pairs) < 0.2 * len(sheet.lines) or median(len(a.text) for a, _ in pairs) < 20:
        return []
    starts = sorted(b.x for _, b in pairs)
    found: list[list[float]] = []
    for x in starts:
        if found and x - found[-1][-1] < _ASIDE * sheet.width:
            found[-1].append(x)
        else:
            found.append([x])
    return [min(group) - 1 for group in found if len(group) >= 0.2 * len(pairs)]


def _column(lines: Sequence[Line], sheet: Page) -> str:
    """The text of one column: rows of a table with bars, and an empty line where more than the usual step parts two lines."""
    rows = _rows(lines, sheet)
    steps = [a.y - b.y for a, b in pairwise(rows) if 0 < a.y - b.y < 4 * a.size]
    usual = median(steps) if steps else 0.0
    edge = Counter(round(row.x) for row in rows).most_common(1)
    made: list[str] = []
    last: Line | None = None
    for row in rows:
        if last is not None:
            headed = sheet.heading(row) and abs(last.size - row.size) < 0.1 and 0 < last.y - row.y < 2 * row.size
            made.append(" " if headed else "\n\n" if _parted(last, row, usual, edge[0][0]) else "\n")
        made.append(row.text)
        last = row
    return "".join(made)


def _parted(last: Line, row: Line, usual: float, edge: float) -> bool:
    """Whether a new paragraph begins: by the space above it, by the size of its letters, or by its first word's indent."""
    down = last.y - row.y
    if down > 0 and usual and down > _PARTED * usual:
        return True
    if abs(last.size - row.size) > 0.15 * max(last.size, row.size):
        return True
    return down > 0 and 0.5 * row.size < row.x - edge < 4 * row.size and abs(last.x - edge) < 0.5 * row.size


def _rows(lines: Sequence[Line], sheet: Page) -> list[Line]:
    """The lines, with what stands side by side joined: the cells of a table with bars, the rest (other letters) with spaces.

    Cells stand below one another; words that are set in other letters do not.
    """
    made: list[list[Line]] = []
    for line in lines:
        beside = made and abs(made[-1][-1].y - line.y) < 0.4 * line.size and line.x > made[-1][-1].x
        if beside and not sheet.outer(line):
            made[-1].append(line)
        else:
            made.append([line])
    below = Counter(round(cell.x / 2) for row in made for cell in row[1:])
    return [row[0] if len(row) == 1 else replace(row[0], text=_beside_text(row, below)) for row in made]


def _beside_text(row: Sequence[Line], below: Counter[int]) -> str:
    if any(below[round(cell.x / 2)] > 1 for cell in row[1:]):
        return "| " + " | ".join(cell.text for cell in row) + " |"
    return re.sub(r" (?=[,.;:)\]])", "", " ".join(cell.text for cell in row))
