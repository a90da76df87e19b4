"""The judge of one document: candidates with what the heads say of them.

Two readings: the heads for words alone go over every candidate, and only sentences in which one of them holds a claim for
possible are given to the encoder. Probabilities are calibrated, so that of the claims at .8 about four in five are right.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import numpy as np

from summitry.errors import SettingsError
from summitry.extract.judge.anchors import anchor, anchored
from summitry.extract.judge.candidates import KINDS, candidates
from summitry.extract.judge.choosing import Ranking, ranking
from summitry.extract.judge.encoder import Encoder, Read
from summitry.extract.judge.features import features
from summitry.extract.judge.heads import Array, Heads, scaled, shares
from summitry.extract.judge.telling import HEADS, likely, told
from summitry.language import ParsedDocument, Sentence, Token
from summitry.language.clauses.frames import Frame
from summitry.model import Certainty, Claim

#: A sentence none of whose candidates is held for a claim with this probability by words alone is not given to the encoder.
WORTH_READING = 0.06
#: Who proposes a claim.
RULES, JUDGE = "rules", "judge"
#: What the encoder reads in place of a word that is hidden from it.
HIDDEN = "[MASK]"
#: Kinds whose proposals are features of a candidate.
PROPOSED = frozenset({*KINDS, "tally"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with the probability of each kind, and what the judge needs to say more of it."""

    frame: Frame
    probability: Mapping[str, float]
    features: tuple[str, ...] = field(repr=False)
    vectors: Array | None = field(repr=False)
    #: For each head of slots the probability of each of its values.
    shares: Mapping[str, Sequence[float]] = field(repr=False)


class Judge:
    """Heads, and an encoder unless it judges by words alone. Raises SettingsError where its files cannot be read."""

    def __init__(self, folder: Traversable, *, fast: bool = False) -> None:
        try:
            self._about = json.loads(folder.joinpath("model.json").read_text(encoding="utf-8"))
            outputs = self._about["heads"]
            self._words = Heads(folder.joinpath("words.npz"), outputs)
            self._heads = self._words if fast else Heads(folder.joinpath("heads.npz"), outputs)
            self._encoder = None if fast else Encoder(folder)
            self.ranking: Ranking | None = ranking(folder)
        except (OSError, KeyError, ValueError) as error:
            raise SettingsError(
                f"cannot read the judge in {folder}: {error}; docs/model.md says what it holds"
            ) from error
        sort = "words" if fast else "full"
        self._points: Mapping[str, Mapping[str, float]] = self._about["points"][sort]
        self._lines: Mapping[str, Sequence[float]] = self._about.get("lines", {}).get(sort, {})

    @property
    def encoder(self) -> Encoder | None:
        """What it reads sentences with; None where it judges by words alone."""
        return self._encoder

    @property
    def version(self) -> str:
        """The version of the weights, which each claim records."""
        return str(self._about["version"])

    def least(self, kind: str, certainty: Certainty) -> float:
        """The probability from which on a claim of a kind is of some certainty."""
        return float(self._points[kind][certainty])

    def certainty(self, kind: str, probability: float) -> Certainty | None:
        """How certain a claim is: the strictest point that its probability reaches; None below all of them."""
        return next((one for one in Certainty if probability >= self.least(kind, one)), None)

    def judge(self, parsed: ParsedDocument, claims: Iterable[Claim]) -> list[Judged]:
        """The candidates of a document, in text order. ``parsed`` has its quotes, ``claims`` are what the rules propose."""
        proposed = by_sentence(parsed, claims)
        told: list[tuple[Frame, tuple[str, ...]]] = []
        for sentence in parsed.sentences:
            own = anchored(sentence, proposed.get(sentence.start, ()))
            told += [(f, tuple(features(parsed, f, own))) for f in candidates(parsed, sentence)]
        if not told:
            return []
        if self._encoder is None:
            return self._judged(told, None)
        sure = self._words.certain(KINDS, self._words.known([some for _, some in told]), None).max(axis=1)
        worth = {f.sentence.start for (f, _), most in zip(told, sure, strict=True) if most >= WORTH_READING}
        kept = [(f, some) for f, some in told if f.sentence.start in worth]
        return self._judged(kept, self._vectors(parsed, [f for f, _ in kept])) if kept else []

    def _judged(self, told: Sequence[tuple[Frame, tuple[str, ...]]], vectors: Array | None) -> list[Judged]:
        """Candidates with what all heads say of them, in one go."""
        logits = self._heads.every(self._heads.known([some for _, some in told]), vectors)
        rows = [None] * len(told) if vectors is None else vectors
        sure = self._heads.sure(KINDS, logits).tolist()
        slots = [name for name in self._heads.outputs if name not in KINDS]
        each = [shares(self._heads.of(name, logits)).tolist() for name in slots]
        told_by_slots = [dict(zip(slots, own, strict=True)) for own in zip(*each, strict=True)] or [{}] * len(told)
        return [
            Judged(f, dict(zip(KINDS, own, strict=True)), some, row, given)
            for (f, some), own, row, given in zip(told, sure, rows, told_by_slots, strict=True)
        ]

    def values(self, head: str, judged: Judged) -> dict[str, float]:
        """What a head of slots gives for a candidate: the probability of each value; nothing where there is no such head."""
        if head not in judged.shares:
            return {}
        return dict(zip(self._heads.outputs[head], judged.shares[head], strict=True))

    def told(
        self, kind: str, judged: Judged, proposed: str | None = None, probability: float | None = None
    ) -> tuple[str, float]:
        """What a claim of a kind says by a candidate (its type or attitude; "" for other kinds), and how surely it is right.

        ``proposed`` is what a rule says of it, None where no rule proposed it: how far the rules and the judge are to be
        trusted is a line over log odds for each. ``probability`` stands in for that of the candidate.
        """
        values = self.values(HEADS[kind], judged) if kind in HEADS else {}
        likely_at_all = judged.probability[kind] if probability is None else probability
        value, sure = told(kind, likely_at_all, values, proposed or "")
        slope, shift = self._lines.get(f"{kind} {JUDGE if proposed is None else RULES}", (1.0, 0.0))
        return value, likely(slope * sure + shift)

    def likeliest(self, head: str, judged: Judged) -> str:
        """The likeliest value that a head of slots gives for a candidate."""
        found = self.values(head, judged)
        return max(found, key=found.__getitem__)

    def probability(self, kind: str, told: Iterable[str], vectors: Array | None) -> float:
        """The probability of a kind for features and vectors of one candidate."""
        rows = None if vectors is None else vectors[None, :]
        return float(self._heads.certain([kind], self._heads.known([told]), rows)[0, 0])

    def effects(self, kind: str, judged: Judged) -> dict[str, float]:
        """What each feature of a candidate adds to the log odds of a kind."""
        return self._heads.effects(kind, judged.features, judged.vectors)

    def vector_without(self, parsed: ParsedDocument, judged: Judged, token: Token) -> Array | None:
        """The vectors of a candidate with one word of its sentence hidden from the encoder."""
        if self._encoder is None:
            return None
        sentence = judged.frame.sentence
        text = parsed.text[sentence.start : sentence.end]
        start, end = token.start - sentence.start, token.end - sentence.start
        hidden = text[:start] + HIDDEN + text[end:]
        return vector(self._encoder.read([hidden])[0], judged.frame, (token.end, len(HIDDEN) - (end - start)))

    def _vectors(self, parsed: ParsedDocument, frames: Sequence[Frame]) -> Array:
        sentences = list({f.sentence.start: f.sentence for f in frames}.values())
        assert self._encoder is not None  # noqa: S101 - asked by the caller
        reads = self._encoder.read([parsed.text[s.start : s.end] for s in sentences])
        read = dict(zip((s.start for s in sentences), reads, strict=True))
        return np.array([vector(read[f.sentence.start], f) for f in frames], np.float32)


def vector(read: Read, frame: Frame, shift: tuple[int, int] = (0, 0)) -> Array:
    """The vectors of one candidate: of its predicate, of its clause, of its sentence.

    ``shift``: from which offset on, and by how much, what the encoder read lies further right than in the document.
    """
    start = frame.sentence.start

    def of(span: tuple[int, int]) -> Array:
        low, high = (at - start + (shift[1] if at >= shift[0] and shift[1] else 0) for at in span)
        return read.of(low, high)

    return scaled(of((frame.head.start, frame.head.end)), of(whole(frame)), read.whole)


def whole(frame: Frame) -> tuple[int, int]:
    """The stretch of a predicate with its clause or phrase."""
    start, end = frame.span
    return min(start, frame.head.start), max(end, frame.head.end)


def by_sentence(parsed: ParsedDocument, claims: Iterable[Claim]) -> dict[int, list[Claim]]:
    """What the rules propose, of the kinds that the judge looks at, by the beginning of the sentence."""
    found: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        sentence: Sentence | None = parsed.sentence_at(claim.start) if claim.kind in PROPOSED else None
        if sentence is not None:
            found[sentence.start].append(claim)
    return dict(found)


def _place(one: Judged) -> int:
    return one.frame.head.start


def likeliest(parsed: ParsedDocument, claim: Claim, judged: Sequence[Judged]) -> Judged | None:
    """The candidate that a claim has its probability from: of those in its words the likeliest; None where there is none.

    ``judged`` come in text order.
    """
    sentence = parsed.sentence_at(claim.start)
    own = anchor(sentence, claim) if sentence is not None else None
    at = own.head.start if own is not None else claim.start
    low, high = (bisect_left(judged, place, key=_place) for place in (min(at, claim.start), max(at + 1, claim.end)))
    inside = [one for one in judged[low:high] if _place(one) == at or claim.start <= _place(one) < claim.end]
    return max(inside, key=lambda one: one.probability[claim.kind], default=None)


@cache
def load(path: str = "", *, fast: bool = False) -> Judge:
    """The judge that comes with Summitry, or that of a folder; loaded once a process."""
    return Judge(Path(path) if path else files(__package__) / "weights", fast=fast)
