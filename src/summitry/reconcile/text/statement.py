"""What a stretch of a report tells: its quantities, times, graded words, denials, and what it is about.

Numbers, times and predicates are those that its reading kept; only graded words and cues are looked for in the words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from summitry import lexicon
from summitry.language.number import quantities as written
from summitry.model import Number, Time
from summitry.reconcile.text import content, scales
from summitry.reconcile.text.predicates import Predicate, denied
from summitry.values import duration, edtf, quantity
from summitry.values.quantity import ORDINAL, SECOND, Quantity

#: How many words around a graded word or a denial tell what it is said of.
_NEAR = 7
#: The month, which is no "may".
_MAY = re.compile(r"\bmay (?=\d)|(?<=\d )may\b")
DATE, _TIME_OF_DAY, _LENGTH = "date", "time", "duration"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Saying:
    """What is known of the saying of some words.

    ``published`` is the date of the report (EDTF), ``holder`` who is quoted with them, ``places`` the canonical names in them.
    """

    published: str | None = None
    holder: str | None = None
    places: tuple[str, ...] = ()


#: Nothing is known of it.
NOTHING = Saying()


@dataclass(frozen=True, slots=True)
class Told:
    """What a reading kept of a stretch of words; every place is one in it. ``breaks``: where a sentence begins within it."""

    predicates: tuple[Predicate, ...] = ()
    times: tuple[Time, ...] = ()
    numbers: tuple[Number, ...] = ()
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Statement:
    """Words about one thing, with what is known of the saying and what the reading kept of them (``kept`` gives it)."""

    text: str
    saying: Saying = NOTHING
    kept: Callable[[], Told] = field(default=Told, repr=False, compare=False)

    @property
    def published(self) -> str | None:
        """The date of the report."""
        return self.saying.published

    @property
    def holder(self) -> str | None:
        """Who is quoted with it."""
        return self.saying.holder

    @property
    def places(self) -> tuple[str, ...]:
        """The canonical names of the places in it."""
        return self.saying.places

    @cached_property
    def _told(self) -> Told:
        return self.kept()

    @property
    def predicates(self) -> tuple[Predicate, ...]:
        """What it tells."""
        return self._told.predicates

    @property
    def times(self) -> tuple[Time, ...]:
        """Its times, dates counted from that of the report."""
        return self._told.times

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Its numbers."""
        return self._told.numbers

    @cached_property
    def plain(self) -> str:
        """The text as graded words are looked for in it."""
        return content.plain(self.text)

    @cached_property
    def grades(self) -> tuple[scales.Grade, ...]:
        """The places that it takes on scales."""
        return scales.grades(self.text)

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """EDTF of the times that are dates."""
        return tuple(
            t.value for t in self.times if t.kind == DATE and t.value and not t.value.startswith(edtf.RELATIVE)
        )

    @cached_property
    def duration(self) -> Quantity | None:
        """The one length of time, in seconds, where there is just one."""
        long = [t for t in self.times if t.kind == _LENGTH and duration.parse(t.value)]
        if len(long) != 1:
            return None
        (one,) = long
        bounds = next((n for n in self.numbers if n.start < one.end and one.start < n.end), None)
        return length(one.value, bounds, approximate=one.approximate)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its numbers outside times, in text order; shares in percent."""
        return outside(self.times, self.numbers)

    def counted(self, unit: str | None) -> int:
        """How many numbers of a unit (as in :class:`Quantity`) stand in it, those of dates aside, lengths of time too."""
        return sum(comparable(one).unit == unit for one in self.numbers)

    @cached_property
    def subject(self) -> frozenset[str]:
        """The stems of what is left when numbers, times and graded words are taken out: what it is about."""
        return _subject(self._bare)

    def near(self, start: int, end: int) -> frozenset[str]:
        """The part of the subject within :data:`_NEAR` words of a place in :attr:`plain`, in its sentence."""
        breaks = [self._flat(at) for at in self._told.breaks]
        at = bisect_right(breaks, start)
        low, high = breaks[at - 1] if at else 0, breaks[at] if at < len(breaks) else None
        before, after = self._bare[low:start].split()[-_NEAR:], self._bare[end:high].split()[:_NEAR]
        return _subject(" ".join((*before, *after)))

    @cached_property
    def _bare(self) -> str:
        """The words in lower case with numbers, times, graded words and places blanked out; offsets as in :attr:`plain`."""
        text = " ".join(self.text.replace("’", "'").split()).lower()
        told = [(n.start, n.end) for n in self.numbers if n.role != written.ORDINAL]
        told += [(t.start, t.end) for t in self.times]
        spans = [(self._flat(start), self._flat(end)) for start, end in told]
        spans += [(g.start, g.end) for g in self.grades]
        for place in self.places:
            spans += [m.span() for m in re.finditer(re.escape(place.lower()), text)]
        for start, end in spans:
            text = text[:start] + " " * (end - start) + text[end:]
        return text

    def _flat(self, at: int) -> int:
        """Where a place of the text comes to lie when its white space is made single."""
        before = self.text[:at]
        words = " ".join(before.split())
        return len(words) + bool(words and before[-1].isspace())

    def about(self, one: Predicate) -> frozenset[str]:
        """The stems of what a predicate of it is told of, times and places aside."""
        said = _subject(" ".join(words for _, words in one.arguments))
        aside = content.words(" ".join((*(self.text[t.start : t.end] for t in self.times), *self.places)))
        return said - aside - one.stems

    @cached_property
    def denied(self) -> frozenset[str]:
        """The stems of what it denies."""
        return denied(self.predicates)

    @property
    def to_come(self) -> bool:
        """Whether it tells of something that is to come, or may."""
        return any(one.ahead for one in self.predicates) or self.says("prospect")

    @property
    def unreal(self) -> bool:
        """Whether it asks, supposes, wishes, or makes a condition."""
        return any(one.unreal for one in self.predicates)

    def says(self, group: str) -> bool:
        """Whether one of the cues of a group (``prospect``, ``change``, ``so_far``) stands in it."""
        return bool(_cue_pattern(group).search(_MAY.sub(" ", self.plain)))


def _subject(text: str) -> frozenset[str]:
    """The stems of a text that tell a subject: without idle words and adverbs of manner."""
    return content.words(re.sub(r"\b\w{3,}ly\b", " ", text)) - _idle()


@lru_cache(maxsize=1)
def _idle() -> frozenset[str]:
    words = [*lexicon.load("scales")["idle"], *lexicon.load("content")["negation"]]
    return frozenset().union(*(content.words(w) for w in words))


@lru_cache(maxsize=16)
def _cue_pattern(group: str) -> re.Pattern[str]:
    cues = sorted(lexicon.load("scales")["cues"][group], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, cues)) + r")(?!\w)")


def outside(times: Iterable[Time], numbers: Iterable[Number]) -> tuple[Quantity, ...]:
    """The numbers that lie in no time, as they are compared."""
    taken = [(t.start, t.end) for t in times]
    return tuple(comparable(n) for n in numbers if not any(s < n.end and n.start < e for s, e in taken))


def amounts(times: Iterable[Time], numbers: Iterable[Number]) -> frozenset[str]:
    """Numbers and lengths of time in one form: "a week" and "seven days" are one word."""
    every = tuple(times)
    lengths = [duration.parse(t.value) for t in every if t.kind == _LENGTH]
    points = [q.point for q in outside(every, numbers) if q.point is not None and q.unit != ORDINAL]
    return frozenset([f"={n:g}s" for n in lengths if n] + [f"={n:g}" for n in points])


def length(value: str, bounds: Number | None, *, approximate: bool) -> Quantity | None:
    """A length of time in seconds, open at the end that the number of its words leaves open; None for what is none."""
    seconds = duration.parse(value)
    if seconds is None:
        return None
    low = bounds is not None and bounds.maximum is None
    high = bounds is not None and bounds.minimum is None
    return Quantity(None if high else seconds, None if low else seconds, SECOND, approximate)


def comparable(one: Number) -> Quantity:
    """A number in the unit that it is compared in: lengths of time in seconds, shares in percent."""
    found = Quantity(one.minimum, one.maximum, one.unit, one.approximate)
    if one.role == written.DURATION:
        return quantity.in_seconds(found)
    if one.role == written.ORDINAL:
        return replace(found, unit=ORDINAL)
    if one.role == written.SHARE and one.unit != "percent":
        return replace(quantity.scaled(found, 100.0), unit="percent")
    return found
