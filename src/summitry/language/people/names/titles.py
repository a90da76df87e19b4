"""Titles in runs of capitalised words: where they begin, how far they go, and when such a word is a name after all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from summitry.language.parsed import Token
from summitry.language.people.names.forms import given_gender
from summitry.lexicon import load, words

HYPHENS = frozenset({"-", "‑", "‐"})
#: What sets an apposition off, beside commas.
_STOP = "."
DASHES = frozenset({"–", "—", "--", "-", "("})


@cache
def _titlewords() -> frozenset[str]:
    offices = load("offices")
    heads = {part for head in offices["heads"] for part in (head, *head.split())}
    return frozenset({*heads, *offices["modifiers"], *offices["former"]})


def titleword(word: str) -> bool:
    """Whether a word can be part of a title."""
    low = word.lower()
    return (
        low in _titlewords()
        or low in words("names", "honorifics")
        or (low.endswith("s") and low[:-1] in words("offices", "heads"))
    )


def _head(word: str) -> bool:
    low = word.lower()
    return (
        low in words("offices", "heads")
        or low in words("names", "honorifics")
        or (low.endswith("s") and low[:-1] in words("offices", "heads"))
    )


def _pair(tokens: Sequence[Token], k: int) -> bool:
    """Whether a word and the one before it are an office of two words ("Special Counsel")."""
    return f"{tokens[k - 1].text} {tokens[k].text}".lower() in words("offices", "heads")


def title_inside(tokens: Sequence[Token], at: int, last: int) -> int | None:
    """Where a title begins after the first word of a run, if one does."""
    return next(
        (
            k
            for k in range(at + 1, last)
            if _head(tokens[k].text) and tokens[k].text.lower() in words("names", "honorifics")
        ),
        None,
    )


def title_end(tokens: Sequence[Token], at: int) -> int | None:
    """The last token of a title that begins at a token (it ends with an office, a calling or an honorific)."""
    end, k = None, at
    while k < len(tokens) and (titleword(tokens[k].text) or tokens[k].text in HYPHENS or _is_cut_short(tokens, k)):
        if _is_cut_short(tokens, k):
            end, k = k + 1, k + 2
            continue
        named = tokens[k].text.lower() in words("names", "surnames") and not _name_follows(tokens, k + 1)
        if named and k > at and tokens[k - 1].text.lower() in words("names", "only_names"):
            break
        if _head(tokens[k].text) or (k > at and _pair(tokens, k)):
            end = k
            if portfolio := _of_portfolio(tokens, k):
                end = k = portfolio
        k += 1
    if end is not None and end == k - 1 == at and not _name_follows(tokens, k) and tokens[at].tag in ("NNP", "NNPS"):
        return at if tokens[at].text.lower() in words("offices", "heads") else None
    return end


def is_clock(tokens: Sequence[Token], k: int) -> bool:
    """Whether what looks like a title is part of a time of day: "at 3 PM Ann Lee left"."""
    return k > 0 and tokens[k].text.lower() in words("offices", "after_numbers") and tokens[k - 1].text[-1:].isdigit()


def _is_cut_short(tokens: Sequence[Token], k: int) -> bool:
    """Whether a title cut short has its full stop in a token of its own, before a name: "Col", ".", "Holm"."""
    stop = k + 1 < len(tokens) and tokens[k + 1].text == _STOP and tokens[k + 1].start == tokens[k].end
    return stop and titleword(f"{tokens[k].text}{_STOP}") and _name_follows(tokens, k + 2)


def _of_portfolio(tokens: Sequence[Token], k: int) -> int:
    """The last token of the portfolio that follows a title behind "of": "Minister of Foreign Affairs"; 0 where none does."""
    last = k + 1
    if last < len(tokens) and tokens[last].text in words("prepositions", "genitive"):
        while last + 1 < len(tokens) and tokens[last + 1].text.lower() in words("offices", "modifiers"):
            last += 1
    return last if last > k + 1 else 0


def _name_follows(tokens: Sequence[Token], k: int) -> bool:
    return k < len(tokens) and tokens[k].text[:1].isupper()


def title_begins(tokens: Sequence[Token], k: int) -> bool:
    """Whether a title stands at a token inside a run ("Indiana Gov. Lee", "NATO Commander Holm")."""
    low = tokens[k].text.lower()
    if low in words("names", "honorifics"):
        return True
    if is_clock(tokens, k):
        return False
    if not (_head(low) and tokens[k].text[:1].isupper() and _name_follows(tokens, k + 1)):
        return False
    return low not in words("names", "surnames") or (
        given_gender(tokens[k + 1].text) is not None and given_gender(tokens[k - 1].text) is None
    )
