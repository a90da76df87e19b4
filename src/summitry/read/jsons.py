"""JSON Lines (one report a line, read line by line) and JSON (a list of reports, one report, or an object that holds a list)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from summitry.errors import Skipped
from summitry.model import Document
from summitry.read import decode, rows
from summitry.read.source import Match, Source
from summitry.settings import Settings


class JsonReader:
    """Reads ``.jsonl``, ``.ndjson`` and ``.json``."""

    name = "json"

    def matches(self, head: bytes, name: str) -> Match:
        """By the first character, or by the name."""
        if name.endswith((".jsonl", ".ndjson", ".json")):
            return Match.CERTAIN
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        return Match.CONTENT if re.match(rb"(?:\[\s*)?\{\s*[\"}]", start) else Match.NO

    def read(self, source: Source, settings: Settings) -> Iterator[Document | Skipped]:
        """One document for each report in it, in order."""
        if _by_line(source, settings):
            yield from _lines(source, settings)
        else:
            yield from _whole(source, settings)


def _by_line(source: Source, settings: Settings) -> bool:
    """Whether each line is a JSON object: told by the first line that holds anything (or by the name, where that is broken)."""
    if source.name.lower().endswith((".jsonl", ".ndjson")):
        return True
    with source.open() as stream:
        first = next(iter(_filled(stream, settings.max_line_bytes)), b"")
    try:
        return isinstance(json.loads(first), dict) and _more(source, len(first))
    except (ValueError, RecursionError):
        return False


def _more(source: Source, length: int) -> bool:
    """Whether anything follows the first line."""
    return source.size is None or source.size > length + 4


def _filled(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """The lines that hold anything, each up to ``limit`` + 1 bytes."""
    while line := stream.readline(limit + 1):
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield line


def _lines(source: Source, settings: Settings) -> Iterator[Document | Skipped]:
    limit = settings.max_line_bytes
    empty = True
    with source.open() as stream:
        number = 0
        while line := stream.readline(limit + 1):
            number += 1
            if len(line) > limit and not line.endswith(b"\n"):
                _pass_over(stream, limit)
                message = f"the line has more than {limit:,} bytes, which max_line_bytes allows"
                yield source.inside(str(number)).skipped("too-large", message)
            elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                yield _line(line, source, str(number), settings)
            else:
                continue
            empty = False
    if empty:
        yield source.skipped("empty", "there is no report in it")


def _pass_over(stream: BinaryIO, limit: int) -> None:
    """Move to the end of a line without holding it."""
    while (part := stream.readline(limit)) and not part.endswith(b"\n"):
        pass


def _line(line: bytes, source: Source, number: str, settings: Settings) -> Document | Skipped:
    text = decode.text_of(source.inside(number), line)
    if isinstance(text, Skipped):
        return text
    row = _parsed(text, source.inside(number))
    return row if isinstance(row, Skipped) else rows.document(row, source, number, settings)


def _parsed(text: str, source: Source) -> Any:
    """The value that a JSON text stands for, or Skipped: ``broken``, ``too-deep``."""
    try:
        return json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        return source.skipped("broken", f"it is not valid JSON: {error}")
    except ValueError as error:
        return source.skipped("broken", f"it cannot be read as JSON: {error}")
    except RecursionError:
        return source.skipped("too-deep", "it is nested too deep")


def _whole(source: Source, settings: Settings) -> Iterator[Document | Skipped]:
    data = source.whole(settings.max_whole_bytes, "max_whole_bytes")
    text = data if isinstance(data, Skipped) else decode.text_of(source, data)
    parsed = text if isinstance(text, Skipped) else _parsed(text, source)
    if isinstance(parsed, Skipped):
        yield parsed
        return
    reports = parsed if isinstance(parsed, list) else _reports(parsed, source)
    if isinstance(reports, Skipped):
        yield reports
        return
    if not reports:
        yield source.skipped("empty", "there is no report in it")
    for number, row in enumerate(reports, start=1):
        yield rows.document(row, source, str(number), settings)


def _reports(parsed: Any, source: Source) -> list[Any] | Skipped:
    """The reports in a JSON object: itself, or the list that it holds."""
    if not isinstance(parsed, dict):
        return source.skipped("form", "it holds no report: a report is an object with a text")
    held = rows.containers(parsed)
    if held is not None and not isinstance(rows.value(parsed, "text", source.fields), str):
        return held
    return [parsed]


reader = JsonReader()
