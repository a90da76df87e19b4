"""Which times and places of a sentence belong to which words of it, by the parse.

A mention belongs to a word when the way up from the mention reaches the word through prepositions, nouns and modifiers
only. The parser hangs a phrase at the end of a sentence on the wrong noun more often than on the wrong verb, so a way
through the objects of the word's own prepositions counts too; a way through another verb does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summitry.language.clauses.frames import INSIDE
from summitry.language.clauses.syntax import governor, lemma, top, within_clause
from summitry.language.parsed import ParsedDocument, PlaceMention, Sentence, TimeMention, Token
from summitry.lexicon import words

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


def way(sentence: Sentence, start: int, end: int, targets: Iterable[Token]) -> Way | None:
    """How a stretch hangs from one of the targets, or None."""
    wanted = {t.i for t in targets}
    first = top(sentence, start, end)
    path = within_clause(sentence, first)[:MAX_UP] if first is not None else ()
    steps = next((n for n, t in enumerate(path) if t.i in wanted), None)
    return _way(path[: steps + 1], first.dep) if first is not None and steps is not None else None


def _way(path: tuple[Token, ...], dep: str) -> Way:
    """What stands on a way; a noun of place takes the "of" after it upon itself ("in the port of Bergen")."""
    preposition, common = "", False
    for at, one in enumerate(path[:-1]):
        common = common or (_leads(path, at, preposition) and not _goes_on(path, at, preposition))
        if at and _is_place(one) and preposition in words("attachment", "of"):
            preposition = ""
        if not preposition and one.dep in ("prep", "agent", "mark", "dative"):
            preposition = one.text.lower()
    return Way(len(path) - 1, preposition, dep, common)


def _leads(path: tuple[Token, ...], at: int, preposition: str) -> bool:
    """Whether a step of a way is a common noun that is no place, with the mention below it and not beside it."""
    below = bool(preposition) or (path[0].dep in INSIDE and at > 0)
    common = path[at].pos == "NOUN" and path[at].ent != "PERSON"  # the parser takes "Ji-wha" for two words
    return below and common and not _is_place(path[at])


def _goes_on(path: tuple[Token, ...], at: int, preposition: str) -> bool:
    """Whether a noun is somebody who is somewhere ("officials in Oslo"), or something that goes on there ("at a farm in").

    A length of time, and what goes on beside something else, are no places of their own: "talked for an hour in Oslo", "met on
    the sidelines of the summit in Oslo".
    """
    if lemma(path[at]) in words("attachment", "through") or _beside(path, at):
        return True
    somebody = preposition in words("attachment", "within") and lemma(path[at]) in words("encounters", "officials")
    return somebody or (bool(preposition) and path[at + 1].text.lower() in words("encounters", "scene"))


def _beside(path: tuple[Token, ...], at: int) -> bool:
    """Whether a noun is what something goes on beside: the summit of "on the sidelines of the summit"."""
    return at + 2 < len(path) and lemma(path[at + 2]) in words("attachment", "beside")


def _is_place(token: Token) -> bool:
    return token.pos == "NOUN" and lemma(token) in words("attachment", "place_nouns")


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
    found = []
    for place in parsed.places_in(sentence.start, sentence.end):
        at = way(sentence, place.start, place.end, targets)
        if at is not None and _says_where(at, place) and not _apart(parsed, sentence, place, at):
            found.append((at, place))
    yield from sorted(found, key=lambda pair: pair[0].steps)


def _says_where(at: Way, place: PlaceMention) -> bool:
    """Such as "in Oslo", "the Oslo talks"; "the Syria weapons talks", and a country before talks, say about what."""
    if at.common:
        return False
    if at.preposition:
        return at.preposition in words("attachment", "where")
    if at.dep in ("compound", "nmod", "amod"):
        return at.steps == 1 and place.place_type != "country"
    return at.dep in ("poss", "appos", "npadvmod", "advmod")


def _apart(parsed: ParsedDocument, sentence: Sentence, place: PlaceMention, at: Way) -> bool:
    """Whether a name is part of a person's title ("the president of France"), or is set beside what is no place."""
    around = ((m, m.end - m.start) for m, _ in parsed.mentions_in(sentence.start, sentence.end) if m.how != "metonym")
    size = place.end - place.start
    if any(m.start <= place.start and place.end <= m.end and wide > size for m, wide in around):
        return True
    head = top(sentence, place.start, place.end) if at.dep == "appos" else None
    above = governor(sentence, head)[0] if head is not None else None
    if above is None or _is_place(above):
        return False
    return not any(p.start <= above.start < p.end for p in parsed.places_in(sentence.start, sentence.end))
