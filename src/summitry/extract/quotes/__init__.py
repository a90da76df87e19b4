"""Quotes: who said what, in which words, to whom, through whom.

The order of the work: ``layout`` sets off transcripts, posts and signed words; ``verbs``, ``according`` and ``nouns`` read
attributions from single sentences (``clauses``, ``frames`` and ``adjacent`` find the words, ``sources`` who speaks, ``said``
whether it was said; only ``language/clauses`` walks the tree, the predicates are those of ``speech`` in the lexicon);
``resolve`` gives every word to one attribution and joins relays; ``floating`` attaches what nobody attributes; ``authors`` tells
whose words a document speaks; ``assemble`` makes claims, and ``carried`` gives them the occasion that was named before them.
"""

from __future__ import annotations

from collections.abc import Iterator

from summitry.extract.quotes.according import according_attributions
from summitry.extract.quotes.assemble import claim_of
from summitry.extract.quotes.attribution import Attribution, Rule
from summitry.extract.quotes.authors import authored
from summitry.extract.quotes.carried import carried
from summitry.extract.quotes.floating import with_floating
from summitry.extract.quotes.headlines import without_told_again
from summitry.extract.quotes.layout import as_quotations, block_attributions, blocks
from summitry.extract.quotes.marks import Marks
from summitry.extract.quotes.nested import around, spoken_for, without_imputed
from summitry.extract.quotes.nouns import noun_attributions
from summitry.extract.quotes.resolve import resolved
from summitry.extract.quotes.verbs import verb_attributions
from summitry.language import ParsedDocument
from summitry.model import Claim

__all__ = ["attributions", "extract"]


def extract(parsed: ParsedDocument) -> Iterator[Claim]:
    """The quotes of a parsed document."""
    found, marks = attributions(parsed)
    claims = [claim_of(parsed, one, marks, others) for one, others in zip(found, around(found), strict=True)]
    yield from carried(parsed, claims, marks)


def attributions(parsed: ParsedDocument) -> tuple[list[Attribution], Marks]:
    """The attributions of a document in text order, before they are claims, and its quotation marks."""
    set_off = blocks(parsed)
    marks = Marks(parsed, as_quotations(set_off))
    read = [
        a
        for sentence in parsed.sentences
        for a in (
            *verb_attributions(sentence, marks),
            *according_attributions(sentence, marks),
            *noun_attributions(sentence, marks),
        )
    ]
    outside = [a for a in read if a.rule is not Rule.NESTED] + list(block_attributions(parsed, set_off))
    found = with_floating(parsed, resolved(outside, marks), marks)
    nested = spoken_for([a for a in read if a.rule is Rule.NESTED], found, marks)
    told = [a for a in without_imputed((*found, *nested), marks) if a.rule is not Rule.ASKED]
    listed = sorted(told, key=lambda a: (a.content[0][0], a.content[-1][1]))
    return authored(parsed, without_told_again(parsed, listed), marks), marks
