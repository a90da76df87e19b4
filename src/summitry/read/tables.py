"""Reports as rows of a table: CSV and TSV read row by row, and Parquet where pyarrow is installed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from summitry.errors import Skipped
from summitry.model import Document
from summitry.read import decode, rows
from summitry.read.source import HEAD, Match, Source
from summitry.settings import Settings

_BATCH = 256
#: A line of prose has this many commas sooner than a table of reports has columns.
_MOST_COLUMNS = 60


class CsvReader:
    """Reads ``.csv`` and ``.tsv`` with a line of headings."""

    name = "csv"

    def matches(self, head: bytes, name: str) -> Match:
        """By a line of headings that names several fields of a report, or by the name."""
        first = head.partition(b"\n")[0].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").strip()
        named = [rows.field_of(cell.strip(" \"'")) for cell in first.split(_separator(first))]
        if len(set(named) - {""}) >= 3 and {"text", "title"} & set(named) and len(named) < _MOST_COLUMNS:
            return Match.CONTENT
        return Match.NAME if name.endswith((".csv", ".tsv", ".tab")) else Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """One document for each row, in order."""
        head = decode.text_of(source, source.head().rsplit(b"\n", 1)[0])
        if isinstance(head, Skipped):
            yield head
            return
        with source.open() as raw:
            stream = io.TextIOWrapper(raw, encoding=_charset(source), errors="replace", newline="")
            yield from _rows(stream, _separator(head), source, settings)


def _charset(source: Source) -> str:
    """UTF-8 or UTF-16 where the first bytes bear it out, else Windows-1252."""
    head = source.head()
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        (head.rsplit(b"\n", 1)[0] if len(head) == HEAD else head).decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _separator(head: str) -> str:
    """What parts the cells: the likeliest mark in the line of headings."""
    line = head.split("\n", 1)[0]
    return max(",\t;|", key=line.count)


def _rows(stream: Any, separator: str, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
    csv.field_size_limit(settings.max_line_bytes)
    lines = _Remembered(line.replace("\x00", "") for line in _capped(stream, settings.max_line_bytes))
    table = csv.DictReader(lines, delimiter=separator, restkey="", restval="")
    if not table.fieldnames or not rows.is_report(dict.fromkeys(table.fieldnames, "words"), source.fields):
        names = ", ".join(str(n) for n in (table.fieldnames or ())[:12]) or "no headings"
        yield source.skipped(
            "no-text", f"no column holds the text of reports; name it with --fields text=… (it has {names})"
        )
        return
    number, empty = 1, True
    lines.taken()
    while True:
        number += 1
        try:
            row = next(table)
        except StopIteration:
            break
        except csv.Error as error:
            yield source.inside(str(number)).skipped("broken", f"the rest of the table cannot be read: {error}")
            return
        empty = False
        held = lines.taken()
        if len(held) > 1 and "".join(held).count('"') % 2:
            yield from _unclosed(held, table.fieldnames, separator, number, source, settings)
            break
        yield rows.document(row, source, str(number), settings)
    if empty:
        yield source.skipped("empty", "there is no report in it")


class _Remembered:
    """Lines that are handed on and remembered until they are taken."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self._held = lines, list[str]()

    def __iter__(self) -> _Remembered:
        """Itself."""
        return self

    def __next__(self) -> str:
        """The next line."""
        line = next(self._lines)
        self._held.append(line)
        return line

    def taken(self) -> list[str]:
        """The lines since the last time."""
        held, self._held = self._held, []
        return held


def _unclosed(
    held: list[str], names: Sequence[str], separator: str, number: int, source: Source, settings: Settings
) -> Iterator[Document | Skipped]:
    """The rows behind a quotation mark that is never closed: each line is one, with a word on it."""
    for n, line in enumerate(held):
        cells = next(csv.reader([line.replace('"', "")], delimiter=separator), [])
        last = len(names) - 1
        text = rows.value(dict(zip(names, range(len(names)), strict=True)), "text", source.fields)
        extra = len(cells) - len(names)
        if extra > 0 and isinstance(text, int):  # separators within the text, which no quotation marks hold together
            cells[text : text + extra + 1] = [separator.join(cells[text : text + extra + 1])]
        row = dict(zip(names, cells[: last + 1], strict=False))
        yield rows.document(row, source, str(number + n), settings)
    message = f"a quotation mark in line {number} is never closed: from there on each line was read as a row"
    yield source.inside(str(number)).skipped("broken", message)


def _capped(stream: Any, limit: int) -> Iterator[str]:
    """The lines; one that is longer than the limit ends the table with an error."""
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            raise csv.Error(f"a line has more than {limit:,} characters, which max_line_bytes allows")
        yield line


class ParquetReader:
    """Reads ``.parquet``."""

    name = "parquet"

    def matches(self, head: bytes, name: str) -> Match:
        """By its mark, or the name."""
        if head.startswith(b"PAR1"):
            return Match.CERTAIN
        return Match.NAME if name.endswith(".parquet") else Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """One document for each row, in order."""
        try:
            from pyarrow import ArrowException, parquet
        except ImportError:
            yield source.skipped("not-installed", "reading Parquet needs pyarrow: pip install 'summitry[parquet]'")
            return
        number = 0
        try:
            with source.open() as stream:
                held = parquet.ParquetFile(stream)
                for group in range(held.num_row_groups):
                    rows_before = sum(held.metadata.row_group(n).num_rows for n in range(group))
                    try:
                        for batch in held.iter_batches(batch_size=_BATCH, row_groups=[group]):
                            for row in _values(batch):
                                number += 1
                                rows_before += 1
                                yield _row(row, source, rows_before, settings)
                    except (ArrowException, OSError, ValueError) as error:
                        number += 1
                        broken = f"the rows from {rows_before + 1} on to the next group cannot be read: {error}"
                        yield source.inside(f"group {group + 1}").skipped("broken", broken)
        except (ArrowException, OSError, ValueError) as error:
            yield source.skipped("broken", f"it cannot be read as Parquet: {error}")
            return
        if not number:
            yield source.skipped("empty", "there is no report in it")


def _values(batch: Any) -> Iterator[dict[str, Any]]:
    """The rows of a batch; a value that Python has no form for (a day in the year 292 277) is as if it were not there."""
    for n in range(batch.num_rows):
        yield {name: _value(column[n]) for name, column in zip(batch.schema.names, batch.columns, strict=True)}


def _value(held: Any) -> Any:
    try:
        return held.as_py()
    except (ValueError, OverflowError, TypeError, ImportError):
        return None


def _row(row: Mapping[str, Any], source: Source, number: int, settings: Settings) -> Document | Skipped:
    return rows.document(row, source, str(number), settings)


csv_reader = CsvReader()
parquet_reader = ParquetReader()
