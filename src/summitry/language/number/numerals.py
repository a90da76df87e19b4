"""Numerals as written, in digits and words: what they look like and what they are worth.

Used by ``times`` and ``numbers``; knows no bounds, units or things counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from summitry import lexicon

_DIGITS = r"(?:\d{1,3},\d{1,2}(?=\s?(?:million|billion|trillion|bn)\b)|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_COMMA = re.compile(r"\d{1,3},\d{1,2}")  # a decimal comma ("253,4 billion")
_WORD = re.compile(r"[\d][\d,]*(?:\.\d+)?|[a-z]+|[½¼¾⅓⅔]|/", re.IGNORECASE)


def alternation(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first; a blank stands for any white space."""
    ordered = sorted({str(word) for word in words}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


@cache
def words() -> dict[str, Any]:
    """The vocabulary of numbers."""
    loaded: dict[str, Any] = lexicon.load("numbers")
    return loaded


@cache
def _worth() -> dict[str, float]:
    table: dict[str, float] = {}
    for name in ("ones", "tens"):
        table |= words()[name]
    return table


@cache
def number_pattern() -> str:
    """Regular expression (to be compiled ignoring case) of one plain numeral, without groups."""
    units, tens = alternation(words()["ones"]), alternation(words()["tens"])
    scales = alternation(words()["scales"])
    fraction = alternation(words()["fractions"].keys() - lexicon.words("numbers", "half"))
    glyph = "[" + "".join(words()["glyphs"]) + "]"
    small = rf"(?:{tens}(?:[-\s]{units}\b)?|{units})\b(?!-?\s?{fraction})"
    scaled = rf"(?:an?|{small})(?:\s+|-(?=dozen)){scales}\b(?:(?:\s+and)?\s+{small}(?:\s+{scales}\b)?|\s+{scales}\b)*"
    spelt = rf"(?:{scaled}|{small})"
    and_half = r"(?:\s+and\s+(?:a\s+half|a\s+quarter|three[-\s]quarters|one[-\s]half)\b)"
    mixed = rf"(?:[\s-]\d/\d\b|\s?{glyph})"
    digits = rf"{_DIGITS}(?:{mixed}|{and_half})?(?:[-\s]{scales}\b)?"
    half = rf"half\s+an?\s+(?:{scales})\b|half\s+(?:{scales})\b"
    return rf"(?:{glyph}|{digits}|{half}|{spelt}{and_half}?(?:\s+{scales}\b)?)"


def value_of(text: str) -> float:
    """What a numeral is worth: ``"three and a half"`` 3.5, ``"2 1/2"`` 2.5, ``"1.2 million"`` 1200000.

    Raises ValueError where the text holds no numeral.
    """
    parts = [part.lower() for part in _WORD.findall(text)]
    total, current, seen, at = 0.0, 0.0, False, 0
    scales, fractions, glyphs = words()["scales"], words()["fractions"], words()["glyphs"]
    while at < len(parts):
        part = parts[at]
        if at + 2 < len(parts) and parts[at + 1] == "/" and part.isdigit() and parts[at + 2].isdigit():
            current, at, seen = current + _ratio(part, parts[at + 2]), at + 2, True
        elif (
            part in _worth() and at + 1 < len(parts) and parts[at + 1].rstrip("s") in fractions and _worth()[part] != 1
        ):
            current, at, seen = current + _worth()[part] * fractions[parts[at + 1].rstrip("s")], at + 1, True
        elif part[0].isdigit():
            current, seen = current + float(part.replace(",", "." if _COMMA.fullmatch(part) else "")), True
        elif part in _worth():
            current, seen = current + _worth()[part], True
        elif part in fractions:
            current, seen = current + float(fractions[part]), True
        elif part in glyphs:
            current, seen = current + float(glyphs[part]), True
        elif part in scales:
            current, total, seen = _scaled(current if seen else 1.0, total, float(scales[part]))
        at += 1
    if not seen:
        raise ValueError(f"no numeral in {text!r}")
    return _tidy(total + current)


def _ratio(above: str, below: str) -> float:
    return float(above) / float(below) if float(below) else 0.0


def _scaled(current: float, total: float, scale: float) -> tuple[float, float, bool]:
    """``(current, total, seen)`` after a scale word: hundreds and dozens stay open for a thousand or million after them."""
    current = current or (1.0 if not total else 0.0)
    if scale < 1000:
        return current * scale, total, True
    if not current and total:
        return 0.0, total * scale, True
    return 0.0, total + current * scale, True


def _tidy(value: float) -> float:
    return float(round(value, 6))


def ordinal_of(text: str) -> int | None:
    """The number of an ordinal (``"third"``, ``"21st"``, ``"twenty-first"``), or None where the text is no ordinal."""
    text = text.lower().strip()
    if match := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", text):
        return int(match[1])
    head, _, last = text.replace(" ", "-").rpartition("-")
    ordinals, tens = words()["ordinals"], words()["tens"]
    if last not in ordinals or (head and (head not in tens or ordinals[last] > 9)):
        return None
    return int(tens.get(head, 0)) + int(ordinals[last])
