r"""A text as lines, and hard-wrapped lines as the paragraphs that they were: the first step to passages.

Offsets are those of the unchanged text. Line ends of every system count, and so does a ``\n`` that some export left in
the text as two characters. What a paragraph is (a caption, furniture …) is told by its words in :mod:`summitry.read.drafts`
and by its neighbours in :mod:`summitry.read.context`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from summitry import lexicon

#: A line end, or an escaped one that stands alone between white space.
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|(?<!\S)(?:\\[nrt])+(?!\S)")
_TERMINAL = re.compile(r"[.!?…:;。][\"'”’»)\]*_]*$|[.!?…]\s*\([^()]{1,60}\)$")
_LABEL = re.compile(r"(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,4}|Q|A|Question|Answer)(?: \([^)]{1,60}\))?:\s")
_BULLET = re.compile(r"(?:\[\d{1,3}\]|[•·▪‣◦●○■□➤►✓*–—-]|\(?\d{1,2}[.)]|\(?[a-h]\))\s+(?=\S)")
_DASH = re.compile(r"[–—-]+\s")
#: A line in brackets below a row of figures tells their unit.
_ASIDE = re.compile(r"\([^()]+\)")
_CELL = re.compile(r"\s*\|")

#: Longer lines are no hard-wrapped lines: mail wraps at 72–80, terminals and old word processors below 140.
_LONGEST_WRAP = 140
#: Openers on a line of their own (see :class:`Style`) are a word or two.
_LONGEST_OPENER = 22


@dataclass(frozen=True, slots=True)
class Line:
    r"""A line without the white space around it; ``gap`` counts the empty lines before it, ``escape`` is a left-over ``\n``."""

    start: int
    end: int
    text: str
    gap: int = 0
    escape: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is wrapped. ``width`` is 0 where it is not; ``openers``: each paragraph's first words have their own line."""

    width: int = 0
    openers: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, row or heading: ``[start, end)`` without white space around; ``words`` with it collapsed."""

    start: int
    end: int
    words: str
    gap: int = 0
    escape: bool = False


def lines(text: str) -> list[Line]:
    """The lines of a text that hold anything, in order."""
    found: list[Line] = []
    at, empty = 0, 0
    for match in _BREAK.finditer(text):
        empty = _add(found, text, at, match.start(), empty)
        if text[match.start()] == "\\":
            found.append(Line(match.start(), match.end(), match.group(), empty, escape=True))
        at = match.end()
    _add(found, text, at, len(text), empty)
    return found


def _add(found: list[Line], text: str, start: int, end: int, empty: int) -> int:
    """Append ``[start, end)`` if it holds anything; the number of empty lines before the next."""
    raw = text[start:end]
    words = raw.strip()
    if not words:
        return empty + 1
    start += len(raw) - len(raw.lstrip())
    found.append(Line(start, start + len(words), words, empty))
    return 0


def terminal(words: str) -> bool:
    """Whether a sentence ends with these words."""
    return bool(_TERMINAL.search(words[-80:]))


def listed(words: str) -> bool:
    """Whether a line opens with a bullet, an item number or a speaker's label (``PUTIN:``, ``Q:``)."""
    return bool(_BULLET.match(words) or _LABEL.match(words))


def bullet(words: str) -> int:
    """Length of the bullet or item number that a line opens with, and the white space after it; 0 where there is none."""
    match = _BULLET.match(words)
    return match.end() if match else 0


def style(found: list[Line]) -> Style:
    """How the lines are wrapped, from the pairs of lines of which the second goes on with the first one's sentence.

    Continuations begin in lower case (in wrapped English news about five of six do), which headings and paragraphs do not.
    """
    pairs = [(a, b) for a, b in pairwise(found) if not b.gap and not a.escape and not b.escape]
    soft = [(a, b) for a, b in pairs if (_goes_on(a, b) or _cut_short(a, b)) and len(a.text) <= _LONGEST_WRAP]
    if len(soft) < 2 or len(soft) < 0.3 * len(pairs):
        return Style()
    width = _width(sorted(len(a.text) for a, _ in soft))
    return Style(width, openers=_openers(pairs) >= 3 and width > 2 * _LONGEST_OPENER)


def _width(lengths: list[int]) -> int:
    """The width that lines were wrapped at, by their lengths in order: of many, one in fifty may be longer."""
    return lengths[max(0, int(len(lengths) * 0.98) - 1)] if len(lengths) > 20 else lengths[-1]


def _openers(pairs: list[tuple[Line, Line]]) -> int:
    """How many paragraphs begin with a word or two on a line of their own."""
    before = [None, *(a for a, _ in pairs)]
    short = (
        (last, a)
        for last, (a, b) in zip(before, pairs, strict=False)
        if len(a.text) <= _LONGEST_OPENER and _goes_on(a, b)
    )
    return sum(1 for last, a in short if a.gap or last is None or terminal(last.text))


def _goes_on(a: Line, b: Line) -> bool:
    first = b.text.lstrip("\"'“‘«([")[:1]
    if terminal(a.text):
        return False
    return _interrupted(a, b) or ((first.islower() or b.text[0] in ",;)") and not listed(b.text))


def blocks(text: str) -> list[Block]:
    """The paragraphs, list items, rows and headings of a text: lines joined where a wrap, and nothing else, parts them."""
    found = lines(text)
    how = style(found)
    groups: list[list[Line]] = []
    for line in found:
        if groups and _joined(groups[-1], line, how):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Block(g[0].start, g[-1].end, " ".join(" ".join(x.text for x in g).split()), g[0].gap, g[0].escape)
        for g in groups
    ]


def _joined(group: list[Line], line: Line, how: Style) -> bool:
    """Whether a line goes on with the paragraph so far."""
    last = group[-1]
    if last.escape or line.escape or _CELL.match(line.text) or _CELL.match(last.text):
        return False
    if (_BULLET.match(line.text) and not _interrupted(last, line)) or _LABEL.match(line.text):
        return False
    if _ASIDE.fullmatch(line.text) and last.text[-1].isdigit():
        return False
    if line.gap:
        return line.gap == 1 and len(last.text) >= 40 and _goes_on(last, line) and not how.openers
    if not how.width or len(last.text) > _LONGEST_WRAP:
        return len(last.text) >= 30 and (_goes_on(last, line) or _cut_short(last, line))
    return _wrapped(group, line, how)


def _interrupted(last: Line, line: Line) -> bool:
    """Whether the dash that a line opens with is one within a sentence; a hyphen before a capital opens an item of a list."""
    dash = _DASH.match(line.text)
    item = line.text[0] == "-" and line.text[1] != "-" and not line.text[dash.end() if dash else 0 :][:1].islower()
    return bool(dash) and not item and not terminal(last.text) and len(last.text) >= 40


def _wrapped(group: list[Line], line: Line, how: Style) -> bool:
    """The same within wrapped text: a line that had room for the next word was ended on purpose."""
    last = group[-1]
    full = len(last.text) + 1 + len(line.text.split(maxsplit=1)[0]) > how.width
    opens = how.openers and len(line.text) <= _LONGEST_OPENER and not terminal(line.text)
    if terminal(last.text):
        return full and not opens and len(last.text) > how.width // 2
    if _goes_on(last, line) or full or _unfinished(last.text):
        return True
    if len(group) > 1:
        return len(last.text) > 0.6 * how.width
    return how.openers and len(last.text) <= _LONGEST_OPENER and not opens


def _cut_short(a: Line, b: Line) -> bool:
    """Whether a line of prose ends with a word that no sentence ends with, and the next is no label or item."""
    return len(a.text) >= 40 and not a.text.endswith(",") and _unfinished(a.text) and not listed(b.text)


def _unfinished(words: str) -> bool:
    """Whether the last word of a line shows that its sentence goes on."""
    return words.rstrip("\"'”’»").endswith(",") or words.rsplit(maxsplit=1)[-1].lower() in _continuing()


@cache
def _continuing() -> frozenset[str]:
    return frozenset(lexicon.load("wraps")["continues"])
