"""The single meetings of several that a sentence tells apart: "two summits, one in Oslo last year and the other in Bergen".

By position, not by the parse, which comes apart in such lists as in those of tallies: what stands from "one" up to "the other"
tells of the first, what stands after it of the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from summitry.extract.arguments import place_slot, time_slot
from summitry.extract.encounters.draft import PAIR, Draft
from summitry.language import ParsedDocument, Token
from summitry.lexicon import words
from summitry.model import Slot

#: What is told of each apart.
APART = frozenset({"time", "place", "venue"})


def each(parsed: ParsedDocument, draft: Draft) -> tuple[Draft, ...]:
    """A meeting, or several as counted and then each by itself where the sentence tells them apart."""
    starts = _starts(draft) if draft.several and draft.noun is not None else []
    if len(starts) < PAIR:
        return (draft,)
    counted = draft.with_details(one for one in draft.details if one.role not in APART)
    ends = [one.start for one in starts[1:]]
    return (
        counted,
        *(_single(parsed, counted, *part) for part in zip(starts, [*ends, draft.sentence.end], strict=True)),
    )


def _starts(draft: Draft) -> list[Token]:
    """The words that open what is told of each: "one in …", "another on …", "the other in …"."""
    after = draft.sentence.tokens[draft.trigger.i + 1 :]
    opened = [one for one, following in pairwise(after) if _opens(one, following)]
    first = next((n for n, one in enumerate(opened) if one.text.lower() in words("tallies", "first_of")), len(opened))
    return opened[first:]


def _opens(one: Token, following: Token) -> bool:
    return following.pos == "ADP" and one.text.lower() in words("tallies", "one_of")


def _single(parsed: ParsedDocument, counted: Draft, word: Token, end: int) -> Draft:
    """One of several, with what is told of it alone."""
    told = {one.role: one for one in reversed([*_told(parsed, word.start, end)])}
    return replace(counted, trigger=word, anchors=(word,), many=None, details=tuple(told.values()))


def _told(parsed: ParsedDocument, start: int, end: int) -> Iterator[Slot]:
    yield from (place_slot(parsed, one) for one in parsed.places_in(start, end))
    yield from (time_slot(parsed, one) for one in parsed.times_in(start, end) if one.kind == "date" and one.value)
