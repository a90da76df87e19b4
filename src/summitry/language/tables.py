"""Tables in running text: which row and column a number stands in, and in what unit the table is.

Rows are passages of words and then numbers, parted by bars or spaces; the head is the passage before them with as many columns,
the unit a note above or below ("(in millions of euros)") or in the head ("USD million").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from summitry import lexicon
from summitry.language.number.quantities import MONEY, SHARE
from summitry.model import Document, Passage

_PERCENT = "percent"
#: Rows have two numbers at least, or a bar; a table has two rows at least.
_LEAST = 2
#: Passages above and below a table in which its head and its unit stand.
_AROUND = 3
_NUMBER = r"[-–−]?[$€£¥]?\d[\d.,]*(?:\s?%)?|n/?a|[-–—]"
_ROW = re.compile(rf"\s*\|?\s*(?P<label>[^\W\d_][^|\n]*?)(?P<cells>(?:(?:\s*\|\s*|\s+)(?:{_NUMBER}))+)\s*\|?\s*")
_CELL = re.compile(_NUMBER, re.IGNORECASE)
_YEARS = re.compile(r"(?<!\S)(?:19|20)\d\d(?!\S)")
#: What stands before the unit of a table in a note.
_OPENS = re.compile(r"(?:\(|\bin|^|:)\s*(?:US\s+)?$", re.IGNORECASE)
_RULE = re.compile(r"[\s|:=_–—-]*")


@dataclass(frozen=True)
class Cell:
    """A number of a table: what its row and its column are headed, its unit, and what it is to be multiplied by."""

    row: str
    row_start: int
    row_end: int
    column: str
    unit: str | None
    scale: float

    @property
    def what(self) -> str:
        """Row and column in one: "Lithuania, 2022"."""
        return f"{self.row}, {self.column}" if self.column else self.row

    @property
    def role(self) -> str:
        """What the unit of the table makes of the number: money, a share; empty where it says neither."""
        return SHARE if self.unit == _PERCENT else MONEY if self.unit and self.unit.isupper() else ""


@dataclass(frozen=True)
class _Row:
    passage: int
    label: str
    start: int
    starts: tuple[int, ...]


def cells(document: Document) -> Mapping[int, Cell]:
    """The numbers that stand in tables of a document, by where they begin."""
    return {at: cell for rows in _tables(document) for at, cell in _of_table(document, rows)}


def _tables(document: Document) -> Iterator[list[_Row]]:
    """Runs of rows with as many numbers each, what only rules off passed over."""
    rows: list[_Row] = []
    for n, passage in enumerate(document.passages):
        row = _row(n, passage, document.text)
        if row is not None and (not rows or len(row.starts) == len(rows[-1].starts)):
            rows.append(row)
        elif row is not None or not _RULE.fullmatch(document.text[passage.start : passage.end]):
            if len(rows) >= _LEAST:
                yield rows
            rows = [row] if row is not None else []
    if len(rows) >= _LEAST:
        yield rows


def _row(n: int, passage: Passage, text: str) -> _Row | None:
    """A passage as a row: words, then numbers alone."""
    match = _ROW.fullmatch(text, passage.start, passage.end)
    if match is None:
        return None
    starts = tuple(m.start() for m in _CELL.finditer(text, match.start("cells"), match.end("cells")))
    barred = "|" in match[0]
    return _Row(n, match["label"].strip(), match.start("label"), starts) if barred or len(starts) >= _LEAST else None


def _of_table(document: Document, rows: list[_Row]) -> Iterator[tuple[int, Cell]]:
    at, columns = _head(document, rows)
    notes = [note for n in _near(document, rows) if n != at and (note := _unit(_words(document, n), alone=False))]
    for row in (one for one in rows if one.passage != at):
        for column, start in zip(columns, row.starts, strict=True):
            unit, scale = _unit(column) or (notes[0] if notes else (None, 1.0))
            yield start, Cell(row.label, row.start, row.start + len(row.label), column, unit, scale)


def _near(document: Document, rows: list[_Row]) -> Iterator[int]:
    """The passages right above and below a table."""
    first, last = rows[0].passage, rows[-1].passage
    yield from chain(
        range(max(0, first - _AROUND), first), range(last + 1, min(len(document.passages), last + _AROUND))
    )


def _words(document: Document, n: int) -> str:
    passage = document.passages[n]
    return document.text[passage.start : passage.end]


def _head(document: Document, rows: list[_Row]) -> tuple[int, list[str]]:
    """The passage that heads the columns and its words: a first row of years, or the nearest above with as many; else none."""
    many, first = len(rows[0].starts), rows[0].passage
    years = _YEARS.findall(_words(document, first))
    if len(years) == many:
        return first, years
    for n in range(first - 1, max(-1, first - 1 - _AROUND), -1):
        words = _words(document, n).strip()
        parts = _split(words, many)
        if not _RULE.fullmatch(words) and many <= len(parts) <= many + 1 and words[-1:] not in ".:;?!":
            return n, parts[-many:]
    return -1, [""] * many


def _split(words: str, many: int) -> list[str]:
    """A line as cells: at its bars, else at wide spaces, else word by word."""
    barred = [cell.strip() for cell in words.strip("|").split("|")] if "|" in words else re.split(r"\s{2,}|\t", words)
    return barred if len(barred) >= many else words.split()


def _unit(words: str, *, alone: bool = True) -> tuple[str | None, float] | None:
    """Unit and multiplier that a note or a head tells ("in millions of euros", "USD billion", "%"); None for none.

    Not ``alone``: the words are a passage, in which a unit stands in brackets or behind "in" and no amount is told.
    """
    if alone and "%" in words:
        return _PERCENT, 1.0
    match = _note().search(words)
    if match is None or not (alone or _OPENS.search(words[: match.start()])):
        return None
    said = {name: (found or "").lower() for name, found in match.groupdict().items()}
    scale = lexicon.load("numbers")["scales"].get(said["scale"].removesuffix("s") or said["late"].removesuffix("s"), 1)
    unit = _units().get(said["unit"] or said["early"])
    return (unit, float(scale)) if unit or scale != 1 else None


@cache
def _note() -> re.Pattern[str]:
    scales = "thousands?|millions?|billions?|trillions?"
    unit = "|".join(sorted(map(re.escape, _units()), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w$€])(?:(?P<scale>{scales})\s+(?:of\s+)?(?P<unit>{unit})|(?P<early>{unit})\s?(?P<late>{scales}))(?![\w])",
        re.IGNORECASE,
    )


@cache
def _units() -> Mapping[str, str]:
    """Words and signs of currencies, and of units of measure, in lower case → unit."""
    table = lexicon.load("units")
    measured = {form.lower(): name for name, row in table["units"].items() for form in row["forms"]}
    coded = {code.lower(): code for code in table["currency_codes"]}
    signs = {sign.lower(): code for sign, code in table["currency_signs"].items()}
    return measured | coded | signs | dict(table["currency_words"])
