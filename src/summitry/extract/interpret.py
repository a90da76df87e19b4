"""The one way from frames to claims: the frames of a sentence that fit a row of a kind, and a claim told by a frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from summitry import lexicon
from summitry.extract.arguments import claim_of, place_slot, time_slot, vouchers
from summitry.extract.spans import Span, cover, span_of
from summitry.language import ParsedDocument, Sentence
from summitry.language.clauses.attachment import places_of, times_of
from summitry.language.clauses.frames import Frame, frames
from summitry.language.clauses.shapes import Seen, by_word, fits, listed
from summitry.lexicon import Row
from summitry.model import Claim, Slot


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fits a row, and the name under which the row is listed."""

    frame: Frame
    name: str
    row: Row


def matches(parsed: ParsedDocument, sentence: Sentence, kind: str) -> Iterator[Match]:
    """The frames of a sentence that fit a row of a kind, in text order; for each frame the first row that fits."""
    first = lexicon.first_words(kind)
    if by_word(sentence, "lemma").keys().isdisjoint(first):
        return
    for frame in frames(sentence):
        if frame.lemma in first:
            yield from islice(candidates(parsed, frame, kind), 1)


def candidates(parsed: ParsedDocument, frame: Frame, kind: str, *names: str) -> Iterator[Match]:
    """A frame with each row of a kind that it fits, by its own names and then by others."""
    rows, seen = listed(kind), Seen(frame, parsed)
    own = frame.names if frame.lemma in lexicon.first_words(kind, least=2) else (frame.word,)
    tried = (one for name in (*own, *names) for one in rows.get(name, ()))
    return (Match(frame, one.name, one.row) for one in tried if fits(seen, one.shape))


def told_by(parsed: ParsedDocument, frame: Frame, kind: str, span: Span, slots: Iterable[Slot], **more: Any) -> Claim:
    """A claim that a predicate tells, over its own word too, vouched for by who says it (``more``: see ``claim_of``)."""
    holders = vouchers(parsed, frame.sentence, frame.head)
    return claim_of(
        parsed, frame.sentence, kind, cover(span, span_of(frame.head)), slots, **{"holders": holders, **more}
    )


def when(parsed: ParsedDocument, frame: Frame) -> Iterator[Slot]:
    """The first date that belongs to a predicate."""
    dates = islice(times_of(parsed, frame.sentence, (frame.head,), "date"), 1)
    return (time_slot(parsed, mention) for _, mention in dates)


def where(parsed: ParsedDocument, frame: Frame) -> Iterator[Slot]:
    """The first place that belongs to a predicate."""
    return (place_slot(parsed, mention) for _, mention in islice(places_of(parsed, frame.sentence, (frame.head,)), 1))
