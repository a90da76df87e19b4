"""Whose claim it is: of the actors around a predicate the likeliest, by a ranking learned on labelled reports.

The weights are a table of features in ``who.npz`` of the judge's folder (``training/coref.py`` writes it): each candidate gets
the sum of its features, and of these sums the shares. Where a judge has no such file, the likeliest place tells
(``making.py``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from io import BytesIO
from math import exp, log

import numpy as np

from summitry import lexicon
from summitry.extract.arguments import Named
from summitry.extract.judge.who import PLACES, more_places, places
from summitry.language import ParsedDocument, Token
from summitry.language.clauses.frames import Frame
from summitry.language.clauses.syntax import lemma
from summitry.lexicon import words
from summitry.model import ActorType

#: The file of a ranking in the folder of a judge.
FILE = "who.npz"
#: Kinds whose rows of the lexicon tell of a predicate.
ROWS = ("stance", "measure", "action", "outlook", "gap", "speech")
#: Places around the predicate itself, beside which the features of the predicate stand.
AROUND = frozenset({*PLACES, "own"})


@dataclass
class Candidate:
    """Actors whom a claim may be of, alone or together, with the places where they stand."""

    actors: tuple[Named, ...]
    at: dict[str, Named] = field(default_factory=dict)

    @property
    def values(self) -> frozenset[str]:
        """The ids of the actors."""
        return frozenset(one.value for one in self.actors)


def candidates(parsed: ParsedDocument, frame: Frame) -> list[Candidate]:
    """The actors around a predicate, each group of them once, those nearest to it first: the same for all kinds of claims."""
    return parsed.kept(("candidates", frame), lambda one: _candidates(one, frame))


def _candidates(parsed: ParsedDocument, frame: Frame) -> list[Candidate]:
    found: dict[frozenset[str], Candidate] = {}
    for place, some in (*places(parsed, frame).items(), *more_places(parsed, frame)):
        able = tuple(filter(can_be, some))
        if able:
            one = found.setdefault(frozenset(a.value for a in able), Candidate(able))
            one.at.setdefault(place, able[0])
    return list(found.values())


def can_be(one: Named) -> bool:
    """Whether this can want or do something: no outlet."""
    return one.appearance is None or one.appearance.actor_type is not ActorType.OUTLET


class Features:
    """What a ranking sees of the candidates of one predicate for a kind of claim."""

    def __init__(self, parsed: ParsedDocument, frame: Frame, kind: str) -> None:
        self.parsed, self.kind = parsed, kind
        self.found = candidates(parsed, frame)
        self.around = tuple(_around(parsed, frame))
        self.doer = _form(frame.doer[0]) if frame.doer else "none"
        filled = {place for one in self.found for place in one.at}
        self.empty = tuple(place for place in PLACES if place not in filled)

    def of(self, one: Candidate) -> dict[str, float]:
        """The features of a candidate with their strengths."""
        plain = self.plain(one)
        told = dict.fromkeys((*plain, *(f"{self.kind}:{name}" for name in plain)), 1.0)
        return told | self.strengths(one)

    def plain(self, one: Candidate) -> tuple[str, ...]:
        """What is told of a candidate, each once: for all kinds, and for this one by itself."""
        return tuple(dict.fromkeys(self._plain(one)))

    def strengths(self, one: Candidate) -> dict[str, float]:
        """How much a document speaks of a candidate."""
        spoken = _often(self.parsed)
        often = sum(spoken.get(a.value, 0) for a in one.actors) / len(one.actors)
        many, share = log(1 + often), often / max(spoken.values(), default=1)
        return {"often": many, f"often+{self.doer}": many, "share": share}

    def _plain(self, one: Candidate) -> Iterator[str]:
        first = one.actors[0]
        sort = str(first.sort) if first.sort is not None else "words"
        yield f"sort={sort}"
        yield f"sort={sort}+doer={self.doer}"
        yield f"how={self._how(first)}"
        yield "several" if len(one.actors) > 1 else "alone"
        yield "places=" + "+".join(sorted(AROUND.intersection(one.at)))
        if not AROUND.intersection(one.at):
            yield "unplaced"
        for place, there in one.at.items():
            yield place
            yield f"{place}+sort={sort}"
            yield f"{place}+doer={self.doer}"
            yield f"{place}+how={self._how(there)}"
            if place in AROUND:
                yield from (f"{place}+{name}" for name in self.around)
                yield from (f"{place}+no {other}" for other in self.empty)

    def _how(self, one: Named) -> str:
        """How an actor is spoken of at a place."""
        if one.appearance is None:
            return "words"
        return self.parsed.kept(("how", one.value, one.start, one.end), lambda _: self._called(one))

    def _called(self, one: Named) -> str:
        held = self.parsed.mentions_in(one.start, one.end)
        return next((m.how for m, a in held if a.id == one.value and m.end == one.end), "inside")


def _around(parsed: ParsedDocument, frame: Frame) -> Iterator[str]:
    """What is told of the predicate, each beside a place."""
    yield f"cat={frame.category}"
    yield f"word={frame.word}"
    yield f"dep={frame.head.dep}"
    yield "passive" if frame.passive else "active"
    if parsed.quoted(frame.head.start) is not None:
        yield "in.marks"
    yield from (f"row={kind}" for kind in ROWS if frame.word in lexicon.rows(kind))
    if frame.above is not None:
        yield f"up={frame.above.lemma}"
    if frame.modal:
        yield f"modal={frame.modal}"


def _often(parsed: ParsedDocument) -> Mapping[str, int]:
    """How often a document speaks of each actor."""
    return parsed.kept("often", lambda one: {a.id: len(a.mentions) for a in one.appearances})


def _form(token: Token) -> str:
    """The form of what stands where the doer does: a pronoun by its word, a name, else the noun where it is of some sort."""
    if token.tag.startswith("PRP"):
        return token.text.lower()
    if token.pos == "PROPN":
        return "name"
    telling = words("references", "documents") | words("descriptions", "for_a_state")
    return lemma(token) if lemma(token) in telling else "noun"


class Ranking:
    """The weights of a ranking. Raises OSError, KeyError or ValueError where the file cannot be read."""

    def __init__(self, file: Traversable) -> None:
        with np.load(BytesIO(file.read_bytes())) as held:
            names = bytes(held["vocabulary"]).decode("utf-8").split("\n")
            self.weights = dict(zip(names, map(float, held["weights"]), strict=True))
        self._of_kind: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for name, weight in self.weights.items():
            kind, _, plain = name.partition(":")
            self._of_kind[kind][plain] = weight

    def _sum(self, told: Features, one: Candidate) -> float:
        """The sum over the features of a candidate, in the order of :meth:`Features.of`: on it hang its last digits."""
        plain, strengths, weights = told.plain(one), told.strengths(one), self.weights
        own = self._of_kind[told.kind]
        found = [weights[name] * strengths.get(name, 1.0) for name in plain if name in weights]
        found += [own[name] for name in plain if name in own]
        return sum(found + [weights[n] * v for n, v in strengths.items() if n in weights and n not in plain])

    def shares(self, sums: Sequence[float]) -> list[float]:
        """How likely each of some candidates is, by the sums over their features."""
        top = max(sums, default=0.0)
        powers = [exp(one - top) for one in sums]
        whole = sum(powers)
        return [one / whole for one in powers]

    def likeliest(self, parsed: ParsedDocument, frame: Frame, kind: str) -> tuple[tuple[Named, ...], float]:
        """Whose claim of a kind a predicate most likely tells, and how likely; nobody where there is no candidate."""
        told = Features(parsed, frame, kind)
        shares = self.shares([self._sum(told, one) for one in told.found])
        best = max(range(len(shares)), key=shares.__getitem__, default=None)
        return (told.found[best].actors, shares[best]) if best is not None else ((), 0.0)


def ranking(folder: Traversable) -> Ranking | None:
    """The ranking of a judge's folder; None where it has none."""
    file = folder.joinpath(FILE)
    return Ranking(file) if file.is_file() else None
