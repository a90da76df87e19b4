"""The nouns that an office phrase is built around, in one word or several, singular or plural."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from summitry.language.clauses.surface import FINITE
from summitry.language.parsed import Token
from summitry.language.people.names.titles import HYPHENS
from summitry.language.people.offices.ranks import Rank
from summitry.lexicon import load

#: Tokens of an office noun, at most.
_MOST = 4
#: Tokens from such a noun to the names of a row behind it, at most.
_ROW = 14
#: Steps up from an apposition to the noun that it tells more of, and the labels on the way.
_UP, _WITHIN = 4, frozenset({"pobj", "prep", "conj"})


@cache
def ranks(groups: bool = False) -> dict[str, Rank]:
    """Head nouns and their ranks; with ``groups`` also the nouns of groups and of nameless persons, ranked ``group``."""
    heads = {str(word): Rank(rank) for word, rank in load("offices")["heads"].items()}
    if groups:
        lists = load("descriptions")
        heads = {**dict.fromkeys((*lists["groups"], *lists["collective"], *lists["unnamed"]), Rank.GROUP), **heads}
    return heads


def head_at(tokens: Sequence[Token], i: int, groups: bool = False) -> tuple[int, str, bool] | None:
    """(first token, head word in the vocabulary, plural) of the longest office noun that ends at a token, or None."""
    low = tokens[i].text.lower()
    if low not in last_words(groups):
        return None
    lemma = tokens[i].lemma.lower()
    heads = ranks(groups)
    singular = _singular(low, lemma, heads)
    plural = low != singular and low not in heads
    if singular in _ends(groups) or low in _ends(groups):
        for first in range(max(0, i - _MOST + 1), i):
            before = _joined(tokens, first, i - 1)
            if before + singular in heads:
                return first, before + singular, plural
            if before + low in heads:
                return first, before + low, False
    return (i, singular, plural) if singular in heads else None


def _singular(low: str, lemma: str, heads: Mapping[str, Rank]) -> str:
    """The form of a word that is an office noun: its lemma, or the word without the sign of a plural; else the word."""
    if lemma in heads:
        return lemma
    if low.endswith("s") and low[:-1] in heads:
        return low[:-1]
    man = f"{low[:-3]}man"
    return man if low.endswith("men") and man in heads else low


def first_of_row(tokens: Sequence[Token], at: int) -> int:
    """The first of two office nouns for one person ("the envoy and a lawyer"), or the noun as it is."""
    above = tokens[at].head
    return above if tokens[at].dep == "conj" and above < at and head_at(tokens, above) else at


def row_office(tokens: Sequence[Token], first: int, is_state: Callable[[int], bool]) -> int | None:
    """The plural office noun that a comma parts from a row of names: "the presidents of A, B and C, | X, Y and Z"."""
    if first < 3 or tokens[first - 1].text != ",":
        return None
    for head in range(first - 2, max(-1, first - _ROW), -1):
        if tokens[head].tag in FINITE or (tokens[head].text == "," and not is_state(head + 1)):
            return None
        if (found := head_at(tokens, head)) is not None:
            return head if found[2] else None
    return None


def apposed_to(tokens: Sequence[Token], name: Token) -> int | None:
    """The office noun that a name is the apposition of, or of what that is of by the parse ("spokesman for the board, X")."""
    at = name.head if name.dep == "appos" else name.i
    for _ in range(_UP):
        if at >= name.i:
            return None
        if head_at(tokens, at):
            return first_of_row(tokens, at)
        above = tokens[at].head
        if tokens[at].dep not in _WITHIN or above > at:
            return None
        at = above
    return None


@cache
def _ends(groups: bool) -> frozenset[str]:
    """The last words of office nouns in several words."""
    parts = (head.replace("-", " ").split() for head in ranks(groups))
    return frozenset(words[-1] for words in parts if len(words) > 1)


@cache
def last_words(groups: bool = False) -> frozenset[str]:
    """Every last word of an office noun, with its plurals, in lower case: asked for before anything dearer."""
    last = {head.replace("-", " ").split()[-1] for head in ranks(groups)} | {
        head for head in ranks(groups) if " " not in head
    }
    plurals = (
        {f"{w}s" for w in last}
        | {w[:-1] + "ies" for w in last if w.endswith("y")}
        | {w[:-3] + "men" for w in last if w.endswith("man")}
    )
    return frozenset(last | plurals | {w[:-2] + "ves" for w in last if w.endswith("fe")})


def _joined(tokens: Sequence[Token], first: int, last: int) -> str:
    """Words in lower case with a space behind each, none around hyphens."""
    text = ""
    for token in tokens[first : last + 1]:
        if token.text in HYPHENS:
            text = text.rstrip() + "-"
        else:
            text += token.text.lower() + " "
    return text
