"""What a stretch of words tells, read without a parser: its quantities, times, graded words, denials, and what it is about.

Reconciling sees claims, not parse trees. The patterns of the language stage find numbers and times in plain words too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from summitry import lexicon
from summitry.language.number import quantities as written
from summitry.language.parsed import Sentence, TimeMention
from summitry.language.time import times
from summitry.model import Document, Part, Passage
from summitry.reconcile.text import content, scales
from summitry.reconcile.text.predicates import Predicate, denied
from summitry.values import duration, edtf, quantity
from summitry.values.quantity import ORDINAL, SECOND, Quantity

#: How many words around a graded word or a denial tell what it is said of.
_NEAR = 7
#: The month, which is no "may".
_MAY = re.compile(r"\bmay (?=\d)|(?<=\d )may\b")
#: How far before an amount a word that makes it a bound can stand (characters).
BEFORE = 25


@dataclass(frozen=True)
class Statement:
    """Words about one thing with what is known of the saying.

    ``published`` is the date of the report (EDTF), ``holder`` who is quoted with it, ``places`` the canonical names in it,
    ``predicates`` what it tells.
    """

    text: str
    published: str | None = None
    holder: str | None = None
    places: tuple[str, ...] = ()
    predicates: tuple[Predicate, ...] = ()

    @cached_property
    def plain(self) -> str:
        """The text as graded words are looked for in it."""
        return content.plain(self.text)

    @cached_property
    def grades(self) -> tuple[scales.Grade, ...]:
        """The places that it takes on scales."""
        return scales.grades(self.text)

    @cached_property
    def times(self) -> tuple[TimeMention, ...]:
        """Its time expressions, counted from the date of the report."""
        return _times(self.plain_case, self.published)

    @cached_property
    def plain_case(self) -> str:
        """The text with single spaces and straight marks, its case kept (months and weekdays need it)."""
        return " ".join(self.text.replace("’", "'").split())

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """EDTF of the times that are dates."""
        return tuple(
            t.value for t in self.times if t.kind == "date" and t.value and not t.value.startswith(edtf.RELATIVE)
        )

    @cached_property
    def duration(self) -> Quantity | None:
        """The one length of time, in seconds, where there is just one."""
        long = [t for t in self.times if t.kind == "duration" and duration.parse(t.value)]
        if len(long) != 1:
            return None
        low, high = _bounds(self.plain_case, long[0])
        length = duration.parse(long[0].value)
        return Quantity(None if high else length, None if low else length, SECOND, long[0].approximate)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its numbers outside times, in text order; shares in percent."""
        taken = [(t.start, t.end) for t in self.times]
        return tuple(
            _quantity(q)
            for q in self._numbers
            if not any(s < q.end and q.start < e for s, e in taken) and _counts(self.plain_case, q)
        )

    def counted(self, unit: str | None) -> int:
        """How many numbers of a unit (as in :class:`Quantity`) stand in it, those of dates and ordinals aside."""
        dated = [(t.start, t.end) for t in self.times if t.kind in ("date", "time")]
        return sum(
            _quantity(q).unit == unit and not any(s < q.end and q.start < e for s, e in dated) for q in self._numbers
        )

    @cached_property
    def _numbers(self) -> tuple[written.Quantity, ...]:
        return tuple(q for m in written.pattern().finditer(self.plain_case) for q in written.read(m))

    @cached_property
    def subject(self) -> frozenset[str]:
        """The stems of what is left when numbers, times and graded words are taken out: what it is about."""
        return _subject(self._bare)

    def near(self, start: int, end: int) -> frozenset[str]:
        """The part of the subject within :data:`_NEAR` words of a place in :attr:`plain`, in its sentence."""
        before = re.split(r"[.!?;]\s", self._bare[:start])[-1].split()[-_NEAR:]
        after = re.split(r"[.!?;]\s", self._bare[end:])[0].split()[:_NEAR]
        return _subject(" ".join((*before, *after)))

    @cached_property
    def _bare(self) -> str:
        """The text in lower case with numbers, times, graded words and places blanked out, every offset kept."""
        text = self.plain_case.lower()
        spans = [(q.start, q.end) for q in self._numbers if q.role != "ordinal"]
        spans += [(t.start, t.end) for t in self.times] + [(g.start, g.end) for g in self.grades]
        for place in self.places:
            spans += [m.span() for m in re.finditer(re.escape(place.lower()), text)]
        for start, end in spans:
            text = text[:start] + " " * (end - start) + text[end:]
        return text

    def about(self, one: Predicate) -> frozenset[str]:
        """The stems of what a predicate of it is told of, times and places aside."""
        said = _subject(" ".join(words for _, words in one.arguments))
        aside = content.words(" ".join((*(t.text for t in self.times), *self.places)))
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
        return any(one.unreal for one in self.predicates) or self.says("unreal")

    def says(self, group: str) -> bool:
        """Whether one of the cues of a group (``prospect``, ``change``, ``so_far``) stands in it."""
        return bool(_cue_pattern(group).search(_MAY.sub(" ", self.plain)))


@lru_cache(maxsize=20_000)
def _times(text: str, published: str | None) -> tuple[TimeMention, ...]:
    document = Document.of(text, locator="", published=published, passages=(Passage(Part.PARAGRAPH, 0, len(text)),))
    return times.find_times(document, (Sentence(0, 0, len(text), ()),)) if text else ()


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


def _bounds(text: str, time: TimeMention) -> tuple[bool, bool]:
    """Whether words around a length make it a lower bound, an upper bound."""
    return bounded(text[max(0, time.start - BEFORE) : time.end])


def bounded(around: str) -> tuple[bool, bool]:
    """Whether the words right before an amount, and those of it, make it a lower bound, an upper bound."""
    around = around.lower()
    bounds = lexicon.load("numbers")["bounds"]
    low = any(re.search(rf"(?<!\w){re.escape(b)}(?!\w)", around) for b in bounds["low"])
    high = any(re.search(rf"(?<!\w){re.escape(b)}(?!\w)", around) for b in bounds["high"])
    return low, high and not low


def _counts(text: str, q: written.Quantity) -> bool:
    """Whether a number tells an amount: ordinals do, "the two leaders" and "one" do not."""
    before, word = text[max(0, q.start - 12) : q.start].lower(), text[q.start : q.end].lower()
    picks = re.search(r"\b(?:the|both|these|those|their|his|her|its)\s+$", before) and (q.minimum or 0) <= 4
    return not (word in lexicon.words("numbers", "one") or (picks and q.role == "count"))


def _quantity(q: written.Quantity) -> Quantity:
    """A number in the unit that it is compared in: lengths of time in seconds, shares in percent."""
    found = Quantity(q.minimum, q.maximum, q.unit, q.approximate)
    if q.role == "duration":
        return quantity.in_seconds(found)
    if q.role == "ordinal":
        return replace(found, unit=ORDINAL)
    if q.role == "share" and q.unit != "percent":
        return replace(quantity.scaled(found, 100.0), unit="percent")
    return found
