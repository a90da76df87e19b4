"""What leans on what stands before it: whether a sentence can be understood without the rest of its report.

A sentence may point back ("that promise", "since then"), stand for somebody whom it does not name ("the country said"), or
speak of a thing as known ("the coalition") that its report has told of before. The last can be understood where a reader has
been told of such a thing already: :func:`needs` says of what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from summitry import lexicon
from summitry.reconcile.text import content

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
#: Words of an opening that are looked at, at most.
_OPENING = 4
#: Marks after a noun at the end of its stretch.
_ENDS = frozenset(".,;")


def _list(name: str) -> frozenset[str]:
    return lexicon.words("display", name)


def points_back(text: str, quoted: Sequence[tuple[int, int]], named: Sequence[int]) -> bool:
    """Whether a sentence begins with, or holds, what points to another sentence.

    ``quoted`` are the stretches of its quotations and ``named`` the places of its names, both counted from its beginning.
    """
    own = _outside(text, quoted)
    said = [found[0].lower() for found in _WORD.finditer(own)]
    if said and said[0] in _list("connectives"):
        said = said[1:]
    return (
        not said
        or said[0] in _list("leaning")
        or _opens(said)
        or any(_quotation(text[low:high]) for low, high in quoted)
        or _anywhere(" ".join(said), len(named))
        or any(_demonstratives(own))
        or any(not any(at < start for at in named) for start in _standing_in(own))
    )


def _outside(text: str, quoted: Sequence[tuple[int, int]]) -> str:
    """A sentence with its quotations blanked."""
    made = list(text)
    for low, high in quoted:
        made[max(0, low) : high] = " " * (min(high, len(text)) - max(0, low))
    return "".join(made)


def _opens(said: Sequence[str]) -> bool:
    """Whether the first words of a sentence point back."""
    return any(" ".join(said[:size]) in _list("pointing") for size in range(1, _OPENING + 1))


def _quotation(words: str) -> bool:
    """Whether a quotation begins with what leans on what was told before it."""
    first = _WORD.search(words)
    whole = words[:2].strip("“\"'‘ ")[:1].isupper()
    return whole and first is not None and re.split("[’']", first[0].lower())[0] in _list("leaning_quotes")


def _anywhere(said: str, named: int) -> bool:
    """Whether words point back wherever they stand, or speak of more than are named."""
    padded = f" {said} "
    both = any(f" {words} " in padded for words in _list("both"))
    return (both and named < 2) or any(f" {words} " in padded for words in _list("pointing_anywhere"))


def _demonstratives(own: str) -> Iterator[bool]:
    """Whether each demonstrative of a sentence points back."""
    harmless = lexicon.load("display")["demonstratives"]
    words = list(_WORD.finditer(own))
    for number, found in enumerate(words):
        word = found[0].lower()
        after = words[number + 1] if number + 1 < len(words) else None
        ends = after is None or bool(re.match(r"\s*[,.;:]", own[found.end() :]))
        if word in harmless:
            yield after is None or after[0].lower() not in harmless[word]
        elif word == _that():
            before = words[number - 1][0].lower() if number else ""
            single = after is not None and re.match(r"[,.;]", own[after.end() : after.end() + 1]) is not None
            yield ends or single or (before in _list("before_that") and after is not None and after[0].islower())
        elif word in _list("there"):
            yield ends


@cache
def _that() -> str:
    return str(lexicon.load("display")["that"])


@cache
def _bare() -> re.Pattern[str]:
    """A definite noun phrase of small letters: its article, and up to two words."""
    articles = "|".join(lexicon.load("display")["article"])
    return re.compile(rf"\b(?i:{articles}) ([a-z][\w-]*)(?:(?: ([a-z][\w-]*))?(?: ([a-z][\w-]*))?)")


def _standing_in(own: str) -> Iterator[int]:
    """Where a bare noun stands for somebody who has to be named before it."""
    for found in _bare().finditer(own):
        if found[1] in _list("standing_in") and (found[2] or "") not in _list("explaining"):
            yield found.start()


def _has_ended(said: Sequence[str], after: str) -> bool:
    """Whether a noun phrase is its first word alone, so that nothing in it says which one is meant."""
    return said[1] in _list("ending") if len(said) > 1 else after in _ENDS


def needs(text: str, quoted: Sequence[tuple[int, int]], earlier: AbstractSet[str]) -> frozenset[frozenset[str]]:
    """The things that a sentence speaks of as known, each by stems of which a reader must have been told one.

    ``earlier`` are the stems of the sentences before it: what stands within a sentence is known only if one of them told of it,
    or if nothing follows that would say which one is meant.
    """
    own = _outside(text, quoted)
    found: set[frozenset[str]] = set()
    for one in _bare().finditer(own):
        said = [word for word in one.groups() if word]
        told = content.words(own[: one.start()])
        plain = [word for word in said if word not in _list("unique")][:2]
        stems = frozenset().union(*(content.words(word) for word in plain))
        explained = any(word in _list("explaining") for word in said) or not plain or plain[0] in _list("standing_in")
        bare = one.start() == 0 or _has_ended(said, own[one.end() : one.end() + 1])
        known_of = bare or bool(content.words(plain[0]) & earlier if plain else False)
        if stems and known_of and not explained and not stems & told:
            found.add(stems)
    return frozenset(found)
