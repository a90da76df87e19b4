"""What of a report is other people's words: quotations, embedded posts, statements, transcripts.

Two reports that share only such words are independent reports of one statement, so that copy detection looks past them.
Quotation marks are paired by their surroundings within a passage, so that one missing mark spoils one passage at most.
Who spoke is no business of this module (see ``extract/quotes.py``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from summitry import vocabulary

Stretch = tuple[int, int]

_MARKS = '"“”„«»‟'
_SINGLE = re.compile(r"(?<![\w])[‘'](?=\w)[^‘\n]{12,600}?[,.!?…][’'](?!\w)")
_OPENING = frozenset("“„«‟")
_BEFORE_OPENING = frozenset(" \t\r\n([{—–-/'‘…:\u00a0\x00")
_WORD = re.compile(r"\w+(?:['’]\w+)?")


@cache
def _words() -> Any:
    return vocabulary.load("copies")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_words()[name])


@cache
def _closed_class(name: str) -> frozenset[str]:
    return frozenset(_words()[name])


def quotations(text: str, start: int, end: int) -> list[Stretch]:
    """Stretches in quotation marks within ``[start, end)``, outermost ones, in order, marks included.

    A mark opens or closes by what stands around it, and by its shape where that leaves it open. A quotation left open
    ends at the last closing mark after it, or at the end where there is none (one that runs on in the next passage).
    """
    return _paired(text, start, end, _marks(text, start, end))


def _marks(text: str, start: int, end: int) -> list[int]:
    """Places of the quotation marks: found one kind at a time, which is many times faster than by pattern."""
    places = []
    for mark in _MARKS:
        at = text.find(mark, start, end)
        while at >= 0:
            places.append(at)
            at = text.find(mark, at + 1, end)
    return sorted(places)


def _paired(text: str, start: int, end: int, marks: Sequence[int]) -> list[Stretch]:
    """The stretches between the given marks of a passage; between single ones where there are none."""
    found: list[Stretch] = []
    depth, began, closed = 0, start, -1
    for mark in marks:
        if _opens(text, mark, start, end, depth):
            if depth == 0:
                began, closed = mark, -1
            depth += 1
        elif depth:
            depth, closed = depth - 1, mark + 1
            if depth == 0:
                found.append((began, closed))
    if depth:
        found.append((began, closed if closed > began else end))
    if found or all(text.find(hint, start, end) < 0 for hint in ("‘", " '", "\n'")):
        return found
    return [match.span() for match in _SINGLE.finditer(text, start, end)]


def _run_on(
    text: str, stretches: Sequence[Stretch], marks: Sequence[Sequence[int]], quoted: list[list[Stretch]]
) -> None:
    """Take in what lies between a quotation left open and a closing mark passages later that nothing opened."""
    left_open: int | None = None
    for i, ((start, end), inside) in enumerate(zip(stretches, marks, strict=True)):
        if inside and left_open is not None and not _opens(text, inside[0], start, end, 1):
            for between in range(left_open + 1, i):
                quoted[between] = [stretches[between]]
            quoted[i] = [(start, inside[0] + 1), *(span for span in quoted[i] if span[0] > inside[0])]
        if inside:
            left_open = i if quoted[i] and quoted[i][-1][1] == end and inside[-1] + 1 < end else None


def _opens(text: str, at: int, start: int, end: int, depth: int) -> bool:
    """Whether a quotation mark opens."""
    before = text[at - 1] if at > start else "\x00"
    after = text[at + 1] if at + 1 < end else "\x00"
    can_open = before in _BEFORE_OPENING and not after.isspace() and after != "\x00"
    can_close = not before.isspace() and before != "\x00" and not after.isalnum()
    if can_open != can_close:
        return can_open
    shape = text[at]
    return shape in _OPENING if shape != '"' else depth == 0


def borrowed(text: str, stretches: Sequence[Stretch]) -> list[Stretch]:
    """All stretches of a document that are other people's words, in order; ``stretches`` are its prose passages."""
    places = _marks(text, 0, len(text))
    marks = [places[bisect_left(places, start) : bisect_left(places, end)] for start, end in stretches]
    quoted = [_paired(text, start, end, inside) for (start, end), inside in zip(stretches, marks, strict=True)]
    _run_on(text, stretches, marks, quoted)
    whole = _whole_passages(text, stretches, quoted)
    return [span for i, spans in enumerate(quoted) for span in ([stretches[i]] if i in whole else spans)]


def _whole_passages(text: str, stretches: Sequence[Stretch], quoted: Sequence[list[Stretch]]) -> set[int]:
    """Indices of the passages that are a post, a turn of a transcript, or a part of a statement."""

    def bare(number: int) -> str:
        return _outside(text, stretches[number], quoted[number])

    posts = range(len(stretches)) if _hinted("post_hints", text) else ()
    whole = {i for i in posts if _pattern("post_signature").search(bare(i))}
    announced = [i for i, (start, end) in enumerate(stretches) if text.find(":", start, end) >= 0]
    turns = {i for i in announced if _pattern("transcript_turn").match(bare(i))}
    if len(turns) > 1:  # one alone is a dateline
        whole |= turns
    for i in announced:
        words = bare(i)
        if i not in whole and _pattern("named_turn").match(words) and _first_person(words):
            whole |= {i, *_statement(bare, i + 1, len(stretches))}
        elif words.rstrip().endswith(":"):
            whole |= set(_statement(bare, i + 1, len(stretches)))
            if _closed_class("documents") & _lowered(words):
                whole |= set(range(i + 1, min(i + 2, len(stretches))))
    return whole


def _outside(text: str, stretch: Stretch, spans: Sequence[Stretch]) -> str:
    """The words of a passage without its quotations."""
    pieces, at = [], stretch[0]
    for start, end in spans:
        pieces.append(text[at:start])
        at = end
    return " ".join([*pieces, text[at : stretch[1]]])


def _statement(bare: Callable[[int], str], first: int, count: int) -> range:
    """Indices of the passages of a statement announced before passage ``first``: none if nobody speaks in them.

    It lasts until the last passage in the first person before the reporter takes over again.
    """
    end = first
    for i in range(first, count):
        if _first_person(bare(i)):
            end = i + 1
        elif _closed_class("reporting") & _lowered(bare(i)):
            break
    return range(first, end)


def _lowered(words: str) -> set[str]:
    return {word.replace("’", "'") for word in _WORD.findall(words.lower())}


def _first_person(words: str) -> bool:
    return bool(_closed_class("first_person") & _lowered(words))


def galleries(text: str, stretches: Sequence[Stretch]) -> set[Stretch]:
    """The passages that are a picture gallery run together: page furniture, which copies carry along unread."""
    if not _hinted("gallery_hints", text):
        return set()
    return {(start, end) for start, end in stretches if len(_pattern("gallery").findall(text, start, end)) >= 3}


def _hinted(name: str, text: str) -> bool:
    """Whether a text holds one of the hints without which a slow pattern cannot match."""
    return any(hint in text for hint in _words()[name])
