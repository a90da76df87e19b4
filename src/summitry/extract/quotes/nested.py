"""Words within words: “He says he did not know,” the envoy said; Berg called it a trap, the envoy claimed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from summitry.extract.quotes.attribution import Attribution
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.spans import hull
from summitry.extract.spans import within
from summitry.lexicon import words

#: An offset that lies in no words.
NOWHERE = -1


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
    at = attribution.cue[0] if attribution.cue is not None else NOWHERE
    return (other for other in others if other.cue is not None and within(at, other.content))


def _length(attribution: Attribution) -> int:
    start, end = hull(attribution.content)
    return end - start


def without_imputed(found: Iterable[Attribution]) -> list[Attribution]:
    """The attributions without those put into somebody's mouth: "accused Sweden of threatening to close the port"."""
    accusing = [a for a in found if a.lemma in words("cues", "accusing")]
    return [a for a in found if not any(_imputes(one, a) for one in accusing)]


def _imputes(accusing: Attribution, other: Attribution) -> bool:
    """Whether the cue of an attribution to somebody else stands in the words of an accusation."""
    at = other.cue[0] if other.cue is not None else NOWHERE
    heads = [a.source.heads for a in (accusing, other) if a.source is not None]
    return within(at, accusing.content) and heads[:1] != heads[1:]
