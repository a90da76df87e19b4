"""What a speaker passes on within their own words: “He says he did not know,” the envoy said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from summitry.extract.quotes.attribution import Attribution
from summitry.extract.quotes.marks import Marks
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
