"""Which times, places and quantities of a sentence belong to which words of it, by the parse.

A mention belongs to a word when the way up from the mention reaches the word through prepositions, nouns and modifiers
only. The parser hangs a phrase at the end of a sentence on the wrong noun more often than on the wrong verb, so a way
through the objects of the word's own prepositions counts too; a way through another verb does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summitry import vocabulary
from summitry.language import ParsedDocument, PlaceMention, Sentence, TimeMention, Token
from summitry.language.clauses.syntax import is_verb, lemma

MAX_UP = 8


@dataclass(frozen=True, slots=True)
class Way:
    """The way up from a mention: how many steps, and the first preposition on it ('' for none).

    ``common``: whether it leads through a common noun ("the situation in Oslo").
    """

    steps: int
    preposition: str
    dep: str
    common: bool = False


def top(sentence: Sentence, start: int, end: int) -> Token | None:
    """The token of a stretch that the others in it hang from."""
    inside = sentence.between(start, end)
    ids = {t.i for t in inside}
    return next((t for t in inside if t.head not in ids or t.head == t.i), None)


def way(sentence: Sentence, start: int, end: int, targets: Iterable[Token]) -> Way | None:
    """How a stretch hangs from one of the targets, or None."""
    wanted = {t.i for t in targets}
    at = top(sentence, start, end)
    if at is None:
        return None
    first, preposition, common = at, "", False
    for steps in range(MAX_UP):
        if at.i in wanted:
            return Way(steps, preposition, first.dep, common)
        if is_verb(at) or at.head == at.i:
            return None
        modifies = first.dep in ("compound", "nmod", "amod", "poss") and steps > 0
        common = common or (
            (bool(preposition) or modifies)
            and at.pos == "NOUN"
            and lemma(at) not in vocabulary.load("encounters")["place_nouns"]
            and not (preposition in ("in", "at") and lemma(at) in vocabulary.load("encounters")["officials"])
        )
        if (
            steps
            and at.pos == "NOUN"
            and preposition == "of"
            and lemma(at) in vocabulary.load("encounters")["place_nouns"]
        ):
            preposition = ""
        if not preposition and at.dep in ("prep", "agent", "mark"):
            preposition = at.text.lower()
        at = sentence.tokens[at.head]
    return None


def times_of(
    parsed: ParsedDocument, sentence: Sentence, targets: Iterable[Token], *kinds: str
) -> Iterator[tuple[Way, TimeMention]]:
    """The time expressions of the given kinds that hang from the targets, nearest first."""
    targets = tuple(targets)
    found = [
        (w, t)
        for t in parsed.times_in(sentence.start, sentence.end)
        if t.kind in kinds and (w := way(sentence, t.start, t.end, targets)) is not None
    ]
    yield from sorted(found, key=lambda pair: pair[0].steps)


def places_of(
    parsed: ParsedDocument, sentence: Sentence, targets: Iterable[Token]
) -> Iterator[tuple[Way, PlaceMention]]:
    """The places where something takes place, by their preposition or as a noun before a target, nearest first."""
    targets = tuple(targets)
    allowed = set(vocabulary.load("encounters")["places"])
    found = []
    for place in parsed.places_in(sentence.start, sentence.end):
        at = way(sentence, place.start, place.end, targets)
        if (
            at is not None
            and not at.common
            and not _is_party(parsed, sentence, place)
            and (at.preposition in allowed or (not at.preposition and _before(at, place)))
            and not (at.dep == "appos" and not _of_place(parsed, sentence, place))
        ):
            found.append((at, place))
    yield from sorted(found, key=lambda pair: pair[0].steps)


def _of_place(parsed: ParsedDocument, sentence: Sentence, place: PlaceMention) -> bool:
    """Whether what a place stands in apposition to is a place as well ("the capital, Oslo")."""
    head = top(sentence, place.start, place.end)
    above = sentence.head(head) if head is not None else None
    if above is None:
        return False
    known = any(p.start <= above.start < p.end for p in parsed.places_in(sentence.start, sentence.end))
    return known or lemma(above) in vocabulary.load("encounters")["place_nouns"]


def _before(at: Way, place: PlaceMention) -> bool:
    """Such as "the Oslo talks" says where; "the Syria weapons talks", and a country before talks, say about what."""
    if at.dep in ("compound", "nmod", "amod"):
        return at.steps == 1 and place.place_type != "country"
    return at.dep in ("poss", "appos", "npadvmod", "advmod")


def _is_party(parsed: ParsedDocument, sentence: Sentence, place: PlaceMention) -> bool:
    """Whether a place name is part of the name or title of a person ("the president of France")."""
    return any(
        m.start <= place.start
        and place.end <= m.end
        and m.end - m.start > place.end - place.start
        and m.how != "metonym"
        for m, _ in parsed.mentions_in(sentence.start, sentence.end)
    )
