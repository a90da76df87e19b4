"""When something began, reckoned from what reports tell: "the eighth day of the talks", "after five years of war".

Two reports that lead back to different beginnings of one thing contradict each other, though neither names the day of the other.
What is reckoned is as exact as its unit: a day, a week, a year. Beginnings of which one lies several times as far back are of two
things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import chain

from summitry import lexicon
from summitry.language.clauses.frames import Category
from summitry.language.number.quantities import DURATION, ORDINAL
from summitry.model import Argument, Frame, Number
from summitry.reconcile.facts.clashes import Clash
from summitry.reconcile.facts.clauses import DOER, Clause, Sentence
from summitry.reconcile.facts.scene import Scene, doers, pairs, published, text_of, within
from summitry.reconcile.text import content
from summitry.values import duration, edtf
from summitry.values.relation import Compared, Relation

#: How far the words of one thing are found in the other's sentence at least, how many words both sentences must share, and their
#: weight (in words that two sentences have and no other).
COVERED, WORDS, SHARED = 0.6, 2, 0.3
#: How many times as far back the one may lie; mentions of one word that are compared.
MOST, _ASKED = 3.0, 20
_DAY = 24 * 3600.0
_UNIT = re.compile(r"[\s-]*(\w+?)s?\b")
_OBJECT = "object"
#: How far behind its predicate the day may stand on which something began (characters).
_CLOSE = 60


@dataclass(frozen=True)
class _Begun:
    """That something has a beginning: between which days, counted from which, of what (places of words), in which words."""

    clause: Clause
    first: date
    last: date
    counted_from: date
    what: tuple[int, ...]
    words: str

    @property
    def stems(self) -> frozenset[str]:
        """The words of what began."""
        return frozenset(self.clause.sentence.stems[n] for n in self.what)

    @property
    def ago(self) -> float:
        """How many days before the day that it is counted from it began."""
        return max(1.0, (self.counted_from - self.first).days)


def begun(scene: Scene) -> Iterator[Clash]:
    """What the reports of a story tell of one thing that leads back to two beginnings."""
    mentions = chain.from_iterable(
        _mentions(clause, frames) for clause, frames in zip(scene.clauses, scene.frames, strict=True)
    )
    for a, b in pairs(mentions, lambda m: m.stems, _ASKED):
        apart = a.clause.sentence.document != b.clause.sentence.document
        if apart and not (a.first <= b.last and b.first <= a.last) and _of_one(a, b, scene):
            why = f"began {_shown(a)} against {_shown(b)}"
            yield Clash("beginning", a.clause, b.clause, (a.words, b.words), Compared(Relation.CONTRADICTION, why))


def _of_one(a: _Begun, b: _Begun, scene: Scene) -> bool:
    """Whether two beginnings are of one thing: of one size, what began in one stands in the other, and more is shared."""
    if max(a.ago, b.ago) > MOST * min(a.ago, b.ago):
        return False
    shared = (set(a.clause.sentence.stems) & set(b.clause.sentence.stems)) - _units()
    if len(shared) < WORDS or scene.weight(shared) < SHARED:
        return False
    return max(scene.found(a.clause.sentence, a.what, b.clause.sentence, b.what).shares) >= COVERED


def _mentions(clause: Clause, frames: Sequence[Frame]) -> Iterator[_Begun]:
    """The beginnings that a sentence leads back to, of things that it names."""
    sentence = clause.sentence
    days = sorted({day for _, value in sentence.dates if (day := edtf.day(value))})
    came_out = published(sentence)
    if came_out is None:
        return
    if not sentence.dates or len(days) == len({value for _, value in sentence.dates}) == 1:
        yield from _reckoned(clause, frames, days[0] if days else came_out)
    yield from _dated(clause, frames, came_out)


def _dated(clause: Clause, frames: Sequence[Frame], came_out: date) -> Iterator[_Begun]:
    """What is told to have begun on a day."""
    sentence = clause.sentence
    for frame in frames:
        inside = [v for at, v in sentence.dates if frame.head_end <= at < min(frame.end, frame.head_end + _CLOSE)]
        span = edtf.parse(inside[0]) if len(inside) == 1 else None
        if span and span[1] <= came_out and frame.word in lexicon.words("disputes", "beginning"):
            what = within(sentence, _beginning(frame, frames))
            if any(sentence.stems[n] in _lasting() for n in what):
                yield _Begun(clause, *span, came_out, what, text_of(sentence, frame.head_start, frame.end))


def _beginning(frame: Frame, frames: Iterable[Frame]) -> list[Argument]:
    """What begins: the object, or what does; and what that goes with ("the *talks* in Lugano, which began")."""
    told = [one for one in frame.arguments if one.role == _OBJECT] or doers(frame)
    spans = [(one.start, one.end) for one in told]
    beside = (f for f in frames if any((one.start, one.end) in spans and one not in told for one in f.arguments))
    return [*told, *(Argument(DOER, f.head_start, f.head_end) for f in beside if f.category == Category.NOUN)]


def _reckoned(clause: Clause, frames: Sequence[Frame], now: date) -> Iterator[_Begun]:
    """What is told to be in its so manieth day, or to have gone on for so many."""
    sentence = clause.sentence
    for number in sentence.report.numbers(sentence.start, sentence.end):
        unit, end = _unit(sentence, number)
        if not unit or number.minimum is None:
            continue
        what = tuple(n for n in _of(sentence, frames, number, end) if sentence.stems[n] in _lasting() | sentence.names)
        if any(sentence.stems[n] in _lasting() for n in what):
            gone = number.minimum - (1 if number.role == ORDINAL else 0)
            slack = timedelta(days=unit)
            start = now - timedelta(days=gone * unit)
            yield _Begun(clause, start - slack, start + slack, now, what, text_of(sentence, number.start, end))


def _unit(sentence: Sentence, number: Number) -> tuple[float, int]:
    """The days of the unit that a number counts the time of something in, and where its word ends; 0 for what counts none."""
    if number.role == DURATION:
        return _days(number.unit or ""), number.end
    if number.role != ORDINAL:
        return 0.0, number.end
    found = _UNIT.match(sentence.reading.document.text, number.end)
    return (_days(found[1].lower()), found.end()) if found else (0.0, number.end)


def _days(unit: str) -> float:
    """How many days a unit of time is; 0 for one shorter than a day, and for what is none."""
    found = duration.lengths().get(unit, 0.0) / _DAY
    return found if found >= 1 else 0.0


def _of(sentence: Sentence, frames: Iterable[Frame], number: Number, end: int) -> tuple[int, ...]:
    """The words of what has gone on: "days *of fighting*", "the 20-day *war*", "*the talks* stretched into their eighth day"."""
    text = sentence.reading.document.text
    some = list(frames)
    heads = (frame for frame in some if number.start <= frame.head_start < end)
    counted = [one for frame in heads for one in frame.arguments if one.role in lexicon.words("disputes", "of_what")]
    if counted:
        return within(sentence, counted)
    if number.role == DURATION and "-" in text[number.start : end]:
        return tuple(n for n, start in enumerate(sentence.starts) if start >= end)[:1]
    around = (f for f in some if number.role == ORDINAL and f.head_end <= number.start < f.end and doers(f))
    nearest = max(around, key=lambda frame: frame.head_start, default=None)
    return within(sentence, doers(nearest)) if nearest else ()


def _shown(one: _Begun) -> str:
    """When something began, as a reader is told: a day where it is one, else from when to when."""
    return edtf.write(one.first, one.last)


@cache
def _units() -> frozenset[str]:
    """The words of units of time, which tell nothing of what began."""
    return frozenset(content.stem(name) for name in duration.lengths())


@cache
def _lasting() -> frozenset[str]:
    """The stems of what goes on for a time."""
    return frozenset(chain.from_iterable(map(content.words, lexicon.words("disputes", "lasting"))))
