"""Names joined by dashes before an event: "the 9th Kenya–ASEAN Summit", "Norway-Kenya-Peru political consultations".

Parsers take such names apart at the dash or make one name of all, so they are read by their letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

from summitry import lexicon
from summitry.language.clauses.frames import Frame
from summitry.language.parsed import ParsedDocument, Token
from summitry.model import Appearance

#: Words in capitals that dashes join, right before the event but for up to three words of what it is about.
_RUN = re.compile(
    r"(?:(?<=\s)|^)(?P<names>(?:[A-Z][\w.’']*)(?: [A-Z][\w.’']*){0,2}(?:[-‐‑–—/][A-Z][\w.’']*(?: [A-Z][\w.’']*){0,2})+?)"
    r"(?P<about>(?: [\w’']+){0,3}) ?$"
)
_DASH = re.compile(r"[-‐‑–—/]")
#: Characters before an event in which its names stand.
_WIDEST = 80


@dataclass(frozen=True)
class Part:
    """One of the names: its words, where it begins, the code of the state or the name of the body that it is, and its actor."""

    words: str
    start: int
    code: str | None
    known: Appearance | None

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.words)


def joined(parsed: ParsedDocument, event: Frame) -> tuple[Part, ...]:
    """The names that dashes join before an event: one of them at least a state or a body, or all persons of the text."""
    found = tuple(_part(parsed, words, start) for words, start in _names(parsed, event))
    sure = any(one.code for one in found) or all(one.known for one in found)
    return found if sure and len({one.code or one.words for one in found}) == len(found) else ()


def before(parsed: ParsedDocument, event: Frame) -> tuple[Token, ...]:
    """The word before names that dashes join: "9th" of "the 9th Kenya–ASEAN Summit"."""
    names = _names(parsed, event)
    return event.sentence.between(event.sentence.start, names[0][1])[-1:] if names else ()


def _names(parsed: ParsedDocument, event: Frame) -> list[tuple[str, int]]:
    """The names, each with where it begins, without the words around them."""
    low = max(event.sentence.start, event.head.start - _WIDEST)
    match = _RUN.search(parsed.text, low, event.head.start)
    if match is None:
        return []
    starts = [0, *(m.end() for m in _DASH.finditer(match["names"]))]
    parts = list(zip(_DASH.split(match["names"]), (match.start() + start for start in starts), strict=True))
    (first, at), (last, behind) = parts[0], parts[-1]
    name = _longest(first, ending=True)
    return [(name, at + len(first) - len(name)), *parts[1:-1], (_longest(last, ending=False), behind)]


def _longest(words: str, *, ending: bool) -> str:
    """The longest known name with which words begin or end, else the word there: "The Ninth Kenya", "Kenya Joint"."""
    parts = words.split()
    cut = [parts[n:] if ending else parts[: len(parts) - n] for n in range(len(parts))]
    return next((name for one in cut if (name := " ".join(one)).lower() in _known()), cut[-1][0])


def _part(parsed: ParsedDocument, words: str, start: int) -> Part:
    code = _known().get(words.lower())
    return Part(words, start, code, _appearance(parsed, words, start, code))


def _appearance(parsed: ParsedDocument, words: str, start: int, code: str | None) -> Appearance | None:
    """The actor of the document that a part names: where it stands, by its country or its name, or by its last name."""
    place = start, start + len(words)
    here = (a for m, a in parsed.mentions_in(*place) if code and (m.start, m.end) == place)
    there = (a for a in parsed.appearances if code and code in (a.country, a.name) and a.name.lower() in _known())
    persons = (a for a in parsed.appearances if not code and a.name.endswith(f" {words}"))
    return next(chain(here, there, persons), None)


@cache
def _known() -> dict[str, str]:
    """Names and adjectives of states, and names of bodies, in lower case → the code of the state, the first name of the body."""
    bodies = lexicon.load("bodies")["bodies"].values()
    return {name.lower(): row["names"][0] for row in bodies for name in row["names"]} | lexicon.states()
