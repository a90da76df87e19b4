"""Names that the parser knows and the gazetteer does not: unknown places, and persons whose names towns bear too."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from summitry.language.number.numerals import alternation
from summitry.language.parsed import PlaceMention, Sentence, Token
from summitry.language.passage_view import PassageView
from summitry.language.place import doubtful, venues
from summitry.model import Document

_KINDS = {"GPE": "city", "LOC": "region", "FAC": "venue"}
_NAMED = frozenset({*_KINDS, "ORG", "PERSON"})


def find(document: Document, view: PassageView, taken: list[tuple[int, int]]) -> Iterator[PlaceMention]:
    """Names that the gazetteer lacks: what the parser takes for a place after a preposition of place, and "the town of X"."""
    spans = sorted(taken)
    for sentence in view.sentences:
        for first, last in _runs(sentence):
            start, end = first.start - view.offset, last.end - view.offset
            modifier = last.dep in ("compound", "amod", "nmod") and last.head > last.i
            name = re.sub(r"['’]s$", "", re.sub(r"\s+", " ", view.text[start:end]))
            if (
                modifier
                or "-" in name
                or venues.known(name)
                or venues.belongs(view, start)
                or _meets(spans, start, end)
            ):
                continue
            settled, land = doubtful.settled(view, start), doubtful.part_of_land(view, start, end)
            if settled or land or (first.ent in _KINDS and doubtful.located(view, start)):
                natural = {first.text, last.text} & doubtful.words("natural")
                kind = "city" if settled else land or ("region" if natural else _KINDS[first.ent])
                words = document.text[first.start : last.end]
                yield PlaceMention(first.start, last.end, words, name, kind, resolved=False, why="not in the gazetteer")


@cache
def _parts() -> re.Pattern[str]:
    """Up to three capitalised words before "province", "village" and their like."""
    nouns = alternation(doubtful.words("part_nouns"))
    return re.compile(
        rf"(?<![\w-])([A-Z][\w-]+(?:\s[A-Z][\w-]+){{0,2}})\s+(?:tribal\s+|autonomous\s+)?{nouns}\b(?!\s+of\b)"
    )


def parts_of_land(document: Document, view: PassageView, taken: list[tuple[int, int]]) -> Iterator[PlaceMention]:
    """Names that neither the gazetteer nor the parser knows, where "… province" or "… village" says what they are."""
    for match in _parts().finditer(view.text):
        start, end = match.span(1)
        kind = doubtful.part_of_land(view, start, end)
        if kind and match[1] not in venues.peoples() and not _meets(sorted(taken), start, end):
            a, b = view.offset + start, view.offset + end
            yield PlaceMention(a, b, document.text[a:b], match[1], kind, resolved=False, why="not in the gazetteer")


def _meets(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the sorted spans, which hardly overlap, shares a character with ``[start, end)``."""
    at = bisect_left(spans, (end, 0))
    return any(e > start for _, e in spans[max(0, at - 3) : at])


def _runs(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """First and last token of each name that the parser knows as some entity."""
    at, tokens = 0, sentence.tokens
    while at < len(tokens):
        last = at
        if tokens[at].ent in _NAMED and tokens[at].text[:1].isupper():
            while last + 1 < len(tokens) and tokens[last + 1].ent == tokens[at].ent:
                last += 1
            name = last
            while name > at and (tokens[name].tag == "POS" or tokens[name].text in doubtful.words("part_nouns")):
                name -= 1
            yield tokens[at], tokens[name]
        at = last + 1


def persons(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The words of the names of two words and more that the parser takes for persons."""
    found: set[str] = set()
    for sentence in sentences:
        for first, last in _runs(sentence):
            if first.ent == "PERSON" and last.i > first.i:
                found.update(token.text for token in sentence.tokens[first.i : last.i + 1])
    return frozenset(found)
