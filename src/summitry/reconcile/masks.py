"""What of a report is other people's words: quotations, embedded posts, statements, transcripts.

Two reports that share only such words are independent reports of one statement, so that copy detection looks past them.
Quotation marks are paired by their surroundings within a passage, so that one missing mark spoils one passage at most.
Who spoke is no business of this module (see ``extract/quotes.py``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from summitry import vocabulary

Stretch = tuple[int, int]

_MARKS = re.compile(r'["“”„«»‟]')
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
    found: list[Stretch] = []
    depth, began, closed = 0, start, -1
    for mark in _MARKS.finditer(text, start, end):
        if _opens(text, mark.start(), start, end, depth):
            if depth == 0:
                began, closed = mark.start(), -1
            depth += 1
        elif depth:
            depth, closed = depth - 1, mark.end()
            if depth == 0:
                found.append((began, closed))
    if depth:
        found.append((began, closed if closed > began else end))
    return found or [match.span() for match in _SINGLE.finditer(text, start, end)]


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
    quoted = [quotations(text, start, end) for start, end in stretches]
    whole = _whole_passages(text, stretches, quoted)
    return [span for i, spans in enumerate(quoted) for span in ([stretches[i]] if i in whole else spans)]


def _whole_passages(text: str, stretches: Sequence[Stretch], quoted: Sequence[list[Stretch]]) -> set[int]:
    """Indices of the passages that are a post, a turn of a transcript, or a part of a statement."""
    bare = [_outside(text, stretch, spans) for stretch, spans in zip(stretches, quoted, strict=True)]
    whole = {i for i, words in enumerate(bare) if _pattern("post_signature").search(words)}
    turns = {i for i, words in enumerate(bare) if _pattern("transcript_turn").match(words)}
    if len(turns) > 1:  # one alone is a dateline
        whole |= turns
    for i, words in enumerate(bare):
        if i not in whole and _pattern("named_turn").match(words) and _first_person(words):
            whole |= {i, *_statement(bare, i + 1)}
        elif words.rstrip().endswith(":"):
            whole |= set(_statement(bare, i + 1))
    return whole


def _outside(text: str, stretch: Stretch, spans: Sequence[Stretch]) -> str:
    """The words of a passage without its quotations."""
    pieces, at = [], stretch[0]
    for start, end in spans:
        pieces.append(text[at:start])
        at = end
    return " ".join([*pieces, text[at : stretch[1]]])


def _statement(bare: Sequence[str], first: int) -> range:
    """Indices of the passages of a statement announced before passage ``first``: none if nobody speaks in them.

    It lasts until the last passage in the first person before the reporter takes over again.
    """
    end = first
    for i in range(first, len(bare)):
        if _closed_class("reporting") & _lowered(bare[i]) and not _first_person(bare[i]):
            break
        if _first_person(bare[i]):
            end = i + 1
        elif i == first and end == first and not bare[i].strip():
            break
    return range(first, end)


def _lowered(words: str) -> set[str]:
    return {word.replace("’", "'") for word in _WORD.findall(words.lower())}


def _first_person(words: str) -> bool:
    return bool(_closed_class("first_person") & _lowered(words))


def gallery(text: str, stretch: Stretch) -> bool:
    """Whether a passage is a picture gallery run together: page furniture, which copies carry along unread."""
    return sum(1 for _ in _pattern("gallery").finditer(text, *stretch)) >= 3
