"""Words that the end of a printed line has parted, joined: "inter-" and "national", but "confidence-building"."""

from __future__ import annotations

import re
from functools import cache

_PARTED = re.compile(r"(?<=\w)(\u00ad|-)\n(\w\S*)( ?)")
_BEFORE, _AFTER = re.compile(r"[^\W\d_]+(?=\Z)"), re.compile(r"[^\W\d_]+")
#: Zipf frequencies of the package wordfreq: at 3 a word comes once in a million words, at 1.5 some thirty times less often.
_COMMON, _KNOWN = 3.0, 1.5


def joined(text: str) -> str:
    """The text with the line ends within words moved behind the words; the hyphen stays where it is the word's own."""
    return _PARTED.sub(lambda match: f"{_mark(text, match)}{match[2]}" + ("\n" if match[3] else ""), text)


def _mark(text: str, match: re.Match[str]) -> str:
    """What parts two halves of a word: nothing, or the hyphen."""
    if match[1] == "\u00ad":
        return ""
    first = _BEFORE.search(text, max(0, match.start() - 40), match.start())
    second = _AFTER.match(match[2])
    if not first or not second or not second[0][0].islower():
        return "-"
    whole = _frequency((first[0] + second[0]).lower())
    halves = min(_frequency(first[0].lower()), _frequency(second[0].lower()))
    known = halves >= _COMMON and whole < halves - 2
    return "-" if known or whole < _KNOWN <= halves - 1 else ""


@cache
def _frequency(word: str) -> float:
    from wordfreq import zipf_frequency  # its list takes half a second to load

    return float(zipf_frequency(word, "en"))
