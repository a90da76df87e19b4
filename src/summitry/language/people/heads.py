"""The nouns that an office phrase is built around, in one word or several, singular or plural."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from summitry.language.parsed import Token
from summitry.language.people.titles import HYPHENS
from summitry.vocabulary import load


@cache
def ranks(groups: bool = False) -> dict[str, str]:
    """Head nouns and their ranks; with ``groups`` also the nouns of groups and of nameless persons, ranked ``group``."""
    heads = {str(word): str(rank) for word, rank in load("offices")["heads"].items()}
    if groups:
        lists = load("descriptions")
        heads = {**dict.fromkeys((*lists["groups"], *lists["collective"], *lists["unnamed"]), "group"), **heads}
    return heads


def may_end_head(low: str, groups: bool = False) -> bool:
    """Whether a word in lower case is the last of an office noun or a plural of one: a cheap question before :func:`head_at`."""
    return low in _forms(groups)


def head_at(tokens: Sequence[Token], i: int, groups: bool = False) -> tuple[int, str, bool] | None:
    """(first token, head word in the vocabulary, plural) of the longest office noun that ends at a token, or None."""
    low = tokens[i].text.lower()
    if low not in _forms(groups):
        return None
    lemma = tokens[i].lemma.lower()
    heads = ranks(groups)
    singular = lemma if lemma in heads else low[:-1] if low.endswith("s") and low[:-1] in heads else low
    singular = singular[:-3] + "man" if singular.endswith("men") and singular[:-3] + "man" in heads else singular
    plural = low != singular and low not in heads
    for size in (4, 3, 2):
        first = i - size + 1
        if first < 0:
            continue
        joined = _joined(tokens, first, i - 1) + singular
        joined_low = _joined(tokens, first, i - 1) + low
        if joined in heads:
            return first, joined, plural
        if joined_low in heads:
            return first, joined_low, False
    return (i, singular, plural) if singular in heads else None


@cache
def _forms(groups: bool) -> frozenset[str]:
    """Every last word of a head noun, with its plurals: what a token is compared with before anything dearer."""
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
