"""Which predicates of a sentence could tell a claim: every verb, and each noun and adjective that the lexicon has a row for.

On sets read by hand this loses one claim in seventy; all other nouns and adjectives together would treble the candidates.
"""

from __future__ import annotations

from functools import cache

from summitry import lexicon
from summitry.language import ParsedDocument, Sentence
from summitry.language.clauses.frames import Category, Frame, frames

#: The kinds that are judged. Quotations, figures, roles and tallies are left to their rules.
KINDS = ("stance", "measure", "action", "outlook", "gap", "encounter")


def candidates(parsed: ParsedDocument, sentence: Sentence) -> tuple[Frame, ...]:
    """The candidates of a sentence, in text order."""
    return tuple(
        f
        for f in frames(sentence)
        if f.lemma in _listed() or (f.category is Category.VERB and not parsed.is_name(f.head))
    )


@cache
def _listed() -> frozenset[str]:
    return frozenset().union(*(lexicon.first_words(kind) for kind in KINDS))
