"""What a report tells clause by clause, in a form that can be compared: words with what they mean, who, how many, when.

A sentence is one clause; where it holds more than one predicate, each with its words is one too, so that clauses lie in one
another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from summitry.extract import meanings
from summitry.language.clauses.factuality import Factuality
from summitry.language.clauses.frames import Category
from summitry.language.number.quantities import ORDINAL
from summitry.language.parse import divisions, telling
from summitry.model import Claim, Frame, Part, Reading, Time
from summitry.reconcile.actors.cluster import ActorIndex
from summitry.reconcile.facts.deeds import Deed, Deeds, deeds
from summitry.reconcile.resolved import Spoken, quoted, spoken
from summitry.reconcile.text import content
from summitry.reconcile.text.sentences import Sentences
from summitry.reconcile.text.statement import DATE
from summitry.values import edtf

Array = NDArray[np.float32]
#: Telling words that a clause within a sentence needs to be one of its own.
LEAST = 4
#: The role of those who do what a predicate tells.
DOER = "doer"


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence of a report with its telling words: the stem of each, where it begins, and its vector (if there are any).

    ``place`` says how far into the report it stands (0 to 1), ``report`` gives what any stretch of the report tells.
    """

    reading: Reading
    report: Sentences
    number: int
    start: int
    end: int
    part: Part
    place: float
    starts: tuple[int, ...]
    stems: tuple[str, ...]
    names: frozenset[str]
    vectors: Array | None
    amounts: tuple[tuple[int, str], ...]
    dates: tuple[tuple[int, str], ...]
    actors: tuple[tuple[int, str], ...]
    sides: tuple[tuple[int, str], ...]
    claims: tuple[Claim, ...]
    deeds: Deeds

    @cached_property
    def codes(self) -> NDArray[np.int64]:
        """The stems as numbers that are the same for the same stem within a process."""
        return np.array([hash(stem) for stem in self.stems], np.int64)

    @cached_property
    def spoken(self) -> Spoken:
        """Where the words of speakers stand that have to do with it."""
        return spoken(self.claims)

    @property
    def words(self) -> str:
        """Its words."""
        return self.reading.document.text[self.start : self.end]

    @property
    def document(self) -> str:
        """The id of its document."""
        return self.reading.document.id


@dataclass(frozen=True, eq=False)
class Clause:
    """A clause ``[start, end)`` of a sentence, with the predicate that rules it. ``low`` and ``high`` bound its telling words."""

    sentence: Sentence
    start: int
    end: int
    low: int
    high: int
    frame: Frame | None
    whole: bool

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its telling words, and its numbers in one form."""
        return frozenset(self.sentence.stems[self.low : self.high]) | self.amounts

    @cached_property
    def amounts(self) -> frozenset[str]:
        """Its numbers and lengths of time."""
        return frozenset(self._within(self.sentence.amounts))

    @cached_property
    def dates(self) -> frozenset[str]:
        """Its dates (EDTF)."""
        return frozenset(self._within(self.sentence.dates))

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of its words that are names."""
        return self.stems & self.sentence.names

    @cached_property
    def actors(self) -> frozenset[str]:
        """The actors that it speaks of."""
        return frozenset(self._within(self.sentence.actors))

    @cached_property
    def doers(self) -> frozenset[str]:
        """The actors who do what it tells."""
        return self._doing(self.sentence.actors)

    @cached_property
    def sides(self) -> frozenset[str]:
        """The sides (a country, or an actor of none) who do what it tells."""
        return self._doing(self.sentence.sides)

    def _doing(self, some: Iterable[tuple[int, str]]) -> frozenset[str]:
        spans = [(a.start, a.end) for a in self.frame.arguments if a.role == DOER] if self.frame else []
        return frozenset(one for at, one in some if any(s <= at < e for s, e in spans))

    @cached_property
    def head(self) -> frozenset[str]:
        """The stems of its predicate."""
        return content.words(self.frame.word) if self.frame else frozenset()

    @property
    def denied(self) -> bool:
        """Whether its predicate is said not to be so."""
        return self.frame is not None and (self.frame.polarity == "-") != (self.stands is Factuality.DENIED)

    @property
    def stands(self) -> Factuality:
        """How far what it tells has come about."""
        return Factuality[self.frame.factuality.upper()] if self.frame else Factuality.FACT

    @property
    def holders(self) -> tuple[str, ...]:
        """Who vouches for it: by the clauses above its predicate, or who says the words that it stands in."""
        held = self.frame.holders if self.frame else ()
        told = self.sentence.starts[self.low : self.high]
        said = quoted(self.sentence.spoken, told[0], told[-1])
        return held or tuple(filter(None, (said,)))

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of claim that rest on its words."""
        return frozenset(c.kind for c in self._claims())

    @cached_property
    def deeds(self) -> frozenset[Deed]:
        """Who does what to whom by the claims that rest on its words."""
        return frozenset().union(*(self.sentence.deeds.of[c.id] for c in self._claims()))

    def _claims(self) -> list[Claim]:
        return [c for c in self.sentence.claims if c.start < self.end and self.start < c.end]

    @property
    def words(self) -> str:
        """Its words."""
        return " ".join(self.sentence.reading.document.text[self.start : self.end].split())

    def _within(self, some: Iterable[tuple[int, str]]) -> Iterator[str]:
        return (value for at, value in some if self.start <= at < self.end)


def sentences(reading: Reading, actors: ActorIndex, published: str | None) -> list[Sentence]:
    """The sentences of a report that tell something, in order."""
    document = reading.document
    text, known = document.text, Sentences(document, reading.frames)
    prose = divisions.sentences(document)
    vectors = {(one.start, one.end): one.vectors for one in document.meanings}
    done = deeds(reading, actors)
    mentions = sorted((m.start, actors.resolve(a.id)) for a in reading.appearances for m in a.mentions)
    found = []
    for number, one in enumerate(prose):
        places = telling.words(text, one.start, one.end)
        if len(places) > 1:
            kept = vectors.get((one.start, one.end))
            here = [m for m in mentions if one.start <= m[0] < one.end]
            found.append(
                Sentence(
                    reading,
                    known,
                    number,
                    one.start,
                    one.end,
                    one.part,
                    number / len(prose),
                    tuple(start for start, _ in places),
                    tuple(_stem(text[start:end]) for start, end in places),
                    _names(text, one.start, places),
                    meanings.unpacked(kept) if kept else None,
                    tuple(_amounts(known, one.start, one.end)),
                    tuple(_dates(known.times(one.start, one.end, published))),
                    tuple(here),
                    tuple((at, actors.country(actor) or actor) for at, actor in here),
                    tuple(c for c in reading.claims if c.start < one.end and one.start < c.end),
                    done,
                )
            )
    return found


def _names(text: str, start: int, places: Sequence[tuple[int, int]]) -> frozenset[str]:
    """The stems of words with a capital, but for the first of the sentence."""
    return frozenset(_stem(text[s:e]) for s, e in places if text[s].isupper() and s > start)


def _dates(times: Iterable[Time]) -> Iterator[tuple[int, str]]:
    """The days and longer that are told, where they are known."""
    for time in times:
        if time.kind == DATE and time.value and not time.value.startswith(edtf.RELATIVE):
            yield time.start, time.value


def _amounts(known: Sentences, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The numbers and lengths of time of a stretch, each in one form; of a bound ("more than 300") the number that it names."""
    times = known.times(start, end)
    for time in times:
        for value in known.amounts(time.start, time.end):
            yield time.start, value
    for number in known.numbers(start, end):
        named = number.minimum if number.minimum is not None else number.maximum
        counted = number.role != ORDINAL and not any(t.start < number.end and number.start < t.end for t in times)
        if counted and named is not None:
            yield number.start, f"={named:g}"


def _stem(word: str) -> str:
    return next(iter(sorted(content.words(word))), word.lower())


def clauses(sentence: Sentence, frames: Sequence[Frame]) -> list[Clause]:
    """The clauses of a sentence: itself first, then those of its predicates. ``frames`` are those of the sentence."""
    verbs = [f for f in frames if f.category == Category.VERB]
    top = max(verbs, key=lambda f: (f.end - f.start, -f.start), default=None)
    size = len(sentence.stems)
    found = {(0, size): Clause(sentence, sentence.start, sentence.end, 0, size, top, whole=True)}
    for frame in verbs:
        inside = [at for at, start in enumerate(sentence.starts) if frame.start <= start < frame.end]
        if LEAST <= len(inside) < size:
            key = (inside[0], inside[-1] + 1)
            found.setdefault(key, Clause(sentence, frame.start, frame.end, *key, frame, whole=False))
    return list(found.values())


def by_sentence(reading: Reading, some: Sequence[Sentence]) -> Mapping[int, list[Frame]]:
    """The predicates of a report by the number of their sentence."""
    found: dict[int, list[Frame]] = {one.number: [] for one in some}
    for frame in reading.frames:
        home = next((s for s in some if s.start <= frame.head_start < s.end), None)
        if home is not None:
            found[home.number].append(frame)
    return found
