"""Words within words: “He says he did not know,” the envoy said; Berg called it a trap, the envoy claimed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from summitry.extract.quotes.attribution import Attribution
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.spans import hull
from summitry.lexicon import words


def spoken_for(nested: Iterable[Attribution], outer: Sequence[Attribution], marks: Marks) -> Iterator[Attribution]:
    """The nested attributions whose speaker can be known; "I" and "we" are whoever speaks the words around them."""
    owners = {q.start: a for a in outer for s, e in a.content for q in marks.between(s, e)}
    for attribution in nested:
        if attribution.source is None:
            continue
        word = attribution.source.heads[0].text.lower()
        around = marks.at(attribution.content[0][0])
        owner = owners.get(around.start) if around is not None else None
        if owner is None or word in words("cues", "vague"):
            continue
        if word in words("cues", "oneself"):
            if owner.source is not None:
                yield replace(attribution, source=owner.source)
        else:
            yield attribution


def around(found: Sequence[Attribution]) -> list[tuple[Attribution, ...]]:
    """For each attribution those of its sentence whose words tell that it was made, nearest first: they vouch for it in turn."""
    beside: defaultdict[int, list[Attribution]] = defaultdict(list)
    for attribution in found:
        beside[attribution.sentence.start].append(attribution)
    return [tuple(sorted(_holding(one, beside[one.sentence.start]), key=_length)) for one in found]


def _holding(attribution: Attribution, others: Iterable[Attribution]) -> Iterator[Attribution]:
    if attribution.cue is None:
        return
    at = attribution.cue[0]
    for other in others:
        if other.cue is not None and other.cue[0] != at and any(start <= at < end for start, end in other.content):
            yield other


def _length(attribution: Attribution) -> int:
    start, end = hull(attribution.content)
    return end - start


def without_imputed(found: Sequence[Attribution], marks: Marks) -> list[Attribution]:
    """The attributions without those that are only put into somebody's mouth: "accused Sweden of threatening to close the port".

    What the accused is quoted with in marks stays.
    """
    accusing = [a for a in found if a.cue is not None and a.lemma in words("cues", "accusing")]
    return [a for a in found if not (_within(a, accusing) and not marks.quoted_part(a.content))]


def _within(one: Attribution, others: Iterable[Attribution]) -> bool:
    """Whether the cue of an attribution stands in the words that another of its sentence has from somebody else."""
    return one.cue is not None and any(
        other.sentence is one.sentence
        and any(s <= one.cue[0] < e for s, e in other.content)
        and (one.source is None or other.source is None or one.source.heads != other.source.heads)
        for other in others
        if other is not one
    )
