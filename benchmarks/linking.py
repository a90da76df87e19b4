"""The deed between two given actors of a sentence: which predicate links them, and its type.

Every verb that tells a deed is scored by how the two stand to it (subject or agent, object or prepositional object); ties
go to the stronger reading and the verb nearer to the top. An event noun between them is the fallback ("an attack by A on B").
"""

from __future__ import annotations

from dataclasses import dataclass

from summitry.extract.actions.coder import Coding, code
from summitry.extract.actions.plover import ontology
from summitry.extract.actions.rows import Told
from summitry.language import Sentence
from summitry.language.clauses.frames import Category, Frame, frames

Span = tuple[int, int]


@dataclass(frozen=True)
class Pair:
    """Source and target as document offsets, None where one is not given."""

    source: Span | None
    target: Span | None

    def points(self, frame: Frame) -> float:
        """How well a frame links the two."""
        low, high = frame.sentence.span(frame.head)
        points = 0.0
        if self.source is not None:
            points += 3.0 if self.does(frame) else 1.0 if low <= self.source[0] < high else 0.0
        if self.target is not None:
            points += 1.5 if low <= self.target[0] < high else 0.0
        return points

    def does(self, frame: Frame) -> bool:
        """Whether the source does it."""
        return any(self.source and _meets(frame.sentence.span(t), self.source) for t in frame.doer)


def code_between(sentence: Sentence, source: Span | None, target: Span | None) -> Coding | None:
    """The deed of the actor at ``source`` towards the one at ``target`` (document offsets), or None."""
    pair = Pair(source, target)
    best: tuple[float, Coding] | None = None
    below: set[int] = set()
    for frame in sorted((f for f in frames(sentence) if f.category is Category.VERB), key=_depth):
        coding = code(Told(frame)) if frame.head.i not in below else None
        if coding is None:
            continue
        if coding.governed is not None:
            below.add(coding.governed.head.i)
        points = pair.points(frame) + 0.35 * coding.strength - 0.15 * _depth(frame)
        if best is None or points > best[0]:
            best = (points, coding)
    best = best or _unwilling(sentence, pair)
    noun = _noun(sentence, pair)
    if best is None or (noun is not None and best[0] < 1.0):
        return noun or (best[1] if best else None)
    return best[1]


def _unwilling(sentence: Sentence, pair: Pair) -> tuple[float, Coding] | None:
    """Such as "will not hand him over": what the source says it will not do, whatever it is."""
    will = {word for word, governor in ontology()["modals"].items() if governor == "plan"}
    for frame in frames(sentence):
        if frame.category is Category.VERB and frame.negative and frame.modal in will and pair.does(frame):
            return 3.0, Coding("REJECT", "", frame)
    return None


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _depth(frame: Frame) -> int:
    return sum(1 for _ in frame.sentence.ancestors(frame.head))


def _noun(sentence: Sentence, pair: Pair) -> Coding | None:
    """An event noun that holds one of the two in its phrase."""
    for frame in frames(sentence):
        coding = code(Told(frame)) if frame.category is Category.NOUN else None
        span = sentence.span(frame.head)
        if coding is not None and any(s is not None and _meets(span, s) for s in (pair.source, pair.target)):
            return coding
    return None
