"""Modality and polarity of a deed, for the kinds that are not made of frames yet (see ``language/clauses/factuality.py``)."""

from __future__ import annotations

from summitry.language import Sentence, Token
from summitry.language.clauses.factuality import dated, standing
from summitry.language.clauses.syntax import negated
from summitry.model import Modality

__all__ = ["HELD", "Stand", "dated", "negated", "stand"]
Stand = tuple[Modality, str]
HELD: Stand = (Modality.HELD, "+")


def stand(sentence: Sentence, token: Token) -> Stand:
    """Modality and polarity of the deed that a verb or an event noun names; what is only supposed is possible."""
    return standing(sentence, token) or (Modality.POSSIBLE, "+")
