"""Lines at the head of a paper that tell in parts what it is: its outlet, the day, the place, who wrote it, the page.

"WORLD | The Lake Tribune, Geneva, 5 February 2026, page 7", "By Ann Berg in Oslo • 30 August 2025 • The Clarion". Words with
white space collapsed in. The outlet is a part that names a medium, or, in a line that also names an author, the name
beside the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summitry import lexicon
from summitry.read import agencies, credit_lines, dates

_LONGEST, _MOST_WORDS = 170, 28
_BARS = re.compile(r"\s*[|·•]\s*|\s+[/–—-]{1,2}\s+|(?<=\w{3}\.)\s+(?=[A-ZÀ-Þ])")
_EDGE = " \t,;:|/·•–—()-*_."
_NAME = re.compile(
    r"(?:The |La |Le |El |Die |Der )?[A-ZÀ-Þ][\w’'.&-]*(?: (?:&|of|the|and|du|de|del|da|[A-ZÀ-Þ][\w’'.&-]*)){0,5}"
)
#: Words of what may end in a full stop and is no sentence: "Unofficial transcript."
_SHORT = 3
#: A name alone has two words at least, an article among them: a town has one.
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Masthead:
    """The day that a line gives, and the outlet where it names one."""

    day: str
    outlet: str | None = None


def masthead(words: str) -> Masthead | None:
    """What a line of parts gives, or None where it has no day, or is a sentence."""
    found = dates.every(words) if len(words) <= _LONGEST else []
    split = _BARS.split(words)
    parts = [part.strip(_EDGE) for part in split]
    told = next((n for n, part in enumerate(parts) if dates.find(part)), None)
    if (
        len({day for day, _, _ in found}) != 1
        or told is None
        or len(words.split()) > _MOST_WORDS
        or not all(map(_is_part, split))
    ):
        return None
    signed = any(map(_signs, _pieces(words)))
    if len(parts) == 1 and not signed:
        return None
    near = [*_pieces(parts[told]), *(piece for part in parts[told + 1 :] + parts[:told] for piece in _pieces(part))]
    return Masthead(found[0][0], next(filter(None, map(_medium, near)), None) or (_beside(near) if signed else None))


def _pieces(part: str) -> Iterator[str]:
    """What commas set apart in a part of a line, its day taken out."""
    day = dates.find(part)
    whole = f"{part[: day[1]]},{part[day[2] :]}" if day else part
    yield from filter(None, (piece.strip(_EDGE) for piece in re.split(r"[,;]|\. ", whole)))


def _is_part(part: str) -> bool:
    """Whether words are no sentence: few in small letters but for those of names, days and bylines; none before a full stop."""
    small = [w for w in re.findall(r"(?<![\w’'.@-])[a-zà-þ]{3,}", part) if w not in lexicon.words("datelines", "small")]
    sentence = part.endswith(".") and len(part.split()) > _SHORT
    return len(small) <= (not sentence) and credit_lines.photo(part) is None and not part.endswith(("?", "!"))


def _signs(piece: str) -> bool:
    """Whether a piece names who wrote the text: "By Ann Berg", "Interview: Ann Berg"."""
    opens = re.match(r"[^\W\d_]+", piece)
    return opens is not None and opens[0].lower() in lexicon.words("datelines", "signing")


def _medium(piece: str) -> str | None:
    """The outlet that a piece names by a word for media or as an agency."""
    name = _NAME.match(piece)
    if name is None or _signs(piece):
        return None
    return agencies.known(name[0]) or credit_lines.outlet_of(name[0])


def _beside(near: list[str]) -> str | None:
    """The first name of two words or more that is no byline."""
    names = (piece for piece in near if not _signs(piece) and _NAME.fullmatch(piece))
    return next((name for name in names if len(name.split()) >= _LEAST), None)
