"""Quotes: who said what, in which words, to whom, through whom.

``verbs`` reads cue verbs, ``marks`` knows the quotation marks, ``sources`` finds who speaks; ``assemble`` turns what they
find into claims.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry.extract.quotes.according import according_attributions
from summitry.extract.quotes.assemble import claim_of
from summitry.extract.quotes.cues import cues
from summitry.extract.quotes.floating import with_floating
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.resolve import resolved
from summitry.extract.quotes.verbs import verb_attributions
from summitry.language import ParsedDocument
from summitry.model import Claim

__all__ = ["extract"]


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The quotes of a parsed document."""
    marks, words = Marks(parsed), cues()
    found = [a for sentence in parsed.sentences
             for a in (*verb_attributions(sentence, marks, words), *according_attributions(sentence, marks))]
    outside = [a for a in found if a.rule != "nested"]
    for attribution in (*with_floating(parsed, resolved(outside, marks, words), marks), *(a for a in found if a.rule == "nested")):
        yield claim_of(parsed, attribution, marks)
