"""What of a report is other people's words: quotations, embedded posts, statements, transcripts.

Two reports that share only such words are independent reports of one statement, so that copy detection looks past them.
Who spoke is no business of this module (see ``extract/quotes``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from summitry import lexicon
from summitry.language.parse import divisions
from summitry.model import Document

Stretch = tuple[int, int]

_WORD = re.compile(r"\w+(?:['’]\w+)?")


@cache
def _words() -> Any:
    return lexicon.load("copies")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_words()[name])


@cache
def _closed_class(name: str) -> frozenset[str]:
    return frozenset(_words()[name])


def borrowed(document: Document, stretches: Sequence[Stretch]) -> list[Stretch]:
    """All stretches of a document that are other people's words, in order; ``stretches`` are its prose passages."""
    places = [(one.start, one.end) for one in divisions.quotations(document)]
    firsts = [start for start, _ in places]
    quoted = [places[bisect_left(firsts, start) : bisect_left(firsts, end)] for start, end in stretches]
    whole = _whole_passages(document.text, stretches, quoted)
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
