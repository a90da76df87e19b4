"""The words that a quantity counts, by the parse: "30 strategic *warheads*", "dozens of *officials*"."""

from __future__ import annotations

from bisect import bisect_left

from summitry import lexicon
from summitry.language.number.quantities import MONEY, SCORE, SHARE, TIMES, Quantity
from summitry.language.parsed import Sentence, Token

_NOUN = frozenset({"NOUN", "PROPN"})
_WITHIN = frozenset({"NOUN", "PROPN", "ADJ", "PUNCT", "PART", "NUM", "ADV", "VERB", "CCONJ"})


def what(sentence: Sentence, quantity: Quantity, end: int) -> tuple[int, int] | None:
    """The words that a quantity counts: the noun it stands before, or what follows "of" ("worth of", "in" after money)."""
    at = bisect_left(sentence.tokens, end, key=lambda token: token.start)
    after = list(sentence.tokens[at : at + 30])  # no noun phrase is longer, and some sentences are
    if after and after[0].text in ("-", "'", "’"):  # "a 30-day truce", "five months' notice"
        after = after[1:]
    if not after or quantity.role in (TIMES, SCORE):
        return None
    links, first = lexicon.load("numbers")["counted_after"], after[0].text.lower()
    if first in links["any"] or (first in links["money"] and quantity.role == MONEY):
        return _noun_run(after[2 if first in links["of"] else 1 :])
    rate = first in lexicon.words("numbers", "rates") and quantity.role != SHARE
    return None if rate else _noun_run(after)


def _noun_run(tokens: list[Token]) -> tuple[int, int] | None:
    """From the first token to the last noun of the noun phrase that begins there."""
    last: Token | None = None
    first = next((t for t in tokens if t.pos != "DET"), None)
    if first is None or first.pos in ("CCONJ", "NUM", "ADV"):
        return None
    for token in tokens:
        if token.pos == "DET" and last is None:
            continue
        if (
            token.pos not in _WITHIN
            or (token.pos == "PUNCT" and token.text not in ("-", "–"))
            or (token.pos == "VERB" and (last is not None or not _modifies(token, tokens)))
            or (token.pos == "CCONJ" and last is not None)
        ):
            break
        if token.pos in _NOUN:
            last = token
    return (first.start, last.end) if last is not None else None


def _modifies(token: Token, tokens: list[Token]) -> bool:
    """Whether a participle stands before the noun that it describes ("deployed warheads")."""
    at = next(n for n, t in enumerate(tokens) if t.i == token.i)
    after = tokens[at + 1].pos if at + 1 < len(tokens) else ""
    return token.tag in ("VBN", "VBG", "VBD") and after in ("NOUN", "ADJ", "PROPN")
