"""How far speech that a sentence names was spoken at all: factuality's answer, as the quotes take it."""

from __future__ import annotations

from summitry.extract.quotes.attribution import Occurrence
from summitry.language import Sentence
from summitry.language.clauses.factuality import Factuality, stand
from summitry.language.clauses.syntax import lemma
from summitry.lexicon import words


def unsaid(cue: Occurrence) -> bool:
    """Whether words were not said: speech that is denied, wished for, only possible, asked about or still to come."""
    return stand(cue.sentence, cue.verb) != (Factuality.FACT, False)


def foretold(cue: Occurrence) -> bool:
    """Whether speech is still to come ("will tell parliament", "is expected to say"): words given out in advance."""
    found, negative = stand(cue.sentence, cue.verb)
    return found in (Factuality.PLANNED, Factuality.EXPECTED) and not negative


def denied(cue: Occurrence) -> bool:
    """Whether the report says that words were not said."""
    return stand(cue.sentence, cue.verb)[1]


def given_out(sentence: Sentence) -> bool:
    """Whether a sentence names the text that words of tomorrow are taken from: "excerpts", "prepared remarks"."""
    return any(lemma(t) in words("cues", "advance") for t in sentence.tokens)
