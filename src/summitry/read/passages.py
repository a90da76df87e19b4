"""Text in, passages out: every character that is not white space belongs to exactly one passage with a part to play.

Two looks at each block (paragraph, list item, row, heading): what it is by its own words (:mod:`summitry.read.drafts`), and
what its place among the others makes of it (:mod:`summitry.read.context`). Offsets are those of the unchanged text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from summitry.model import Part, Passage
from summitry.read import context
from summitry.read.drafts import Draft, draft
from summitry.read.lines import blocks

_WORDS = re.compile(r"\S+")


def split(text: str, title: str | None = None) -> tuple[Passage, ...]:
    """The passages of a text, in order, without overlap. ``title`` is the headline where it stands in the text."""
    drafts = [draft(block) for block in blocks(text)]
    found: list[Passage] = []
    for made in context.decide(drafts, title):
        found.extend(_passages(text, made))
    return tuple(found)


def _passages(text: str, made: Draft) -> list[Passage]:
    """The passages of a draft: offsets into its words become offsets into the text, white space at the ends left out."""
    start, end = made.block.start, made.block.end
    runs = [(m.start(), m.end()) for m in _WORDS.finditer(text, start, end)]
    counts = list(accumulate((high - low for low, high in runs), initial=0))

    def where(number: int) -> int:
        """The offset of a character by how many stand before it, white space left out."""
        run = bisect_right(counts, number) - 1
        return runs[run][0] + number - counts[run]

    found: list[Passage] = []
    done = 0
    for piece in made.pieces:
        upto = done + sum(map(len, made.block.words[piece.start : piece.end].split()))
        if upto > done:
            found.append(Passage(piece.part or Part.PARAGRAPH, where(done), where(upto - 1) + 1))
        done = upto
    return found
