"""A number where it stands, and whether it tells a quantity.

Left out are ordinals, dates, ages of persons, names, counts of occasions (tallies), and small numbers that pick out ("the two
leaders", "one of them").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

from summitry.language import NumberMention, ParsedDocument, Sentence, Token
from summitry.language.clauses.syntax import governor, hangs_on, lemma, lemmas, words_below
from summitry.language.number.numerals import alternation
from summitry.language.number.quantities import AGE, COUNT, DURATION
from summitry.lexicon import words

#: "The two leaders" are known: they are picked out, not counted.
PAIR = 2
#: Numbers below it stand for what was counted before where no noun follows ("three times with Ann, two with Ben").
SMALL = 4
#: What the language stage calls a time of day, and how many hours a clock has.
CLOCK = "time"
HOURS = 12
#: Letters behind a number in which the words stand that make it a date: "of this year".
BEHIND = 20


@dataclass(frozen=True)
class Figure:
    """A number where it stands."""

    parsed: ParsedDocument
    sentence: Sentence
    number: NumberMention

    @property
    def exactly(self) -> float | None:
        """Its value where it has no bounds."""
        return self.number.minimum if self.number.minimum == self.number.maximum else None

    @cached_property
    def said(self) -> tuple[Token, ...]:
        """The words of the number and its unit."""
        return self.sentence.between(self.number.start, self.number.end)

    @cached_property
    def before(self) -> Token | None:
        """The word before it."""
        return self.sentence.tokens[self.said[0].i - 1] if self.said and self.said[0].i else None

    @cached_property
    def behind(self) -> str:
        """The text behind it, in lower case."""
        return self.parsed.text[self.number.end : self.number.end + BEHIND].lower()

    @cached_property
    def counted(self) -> Token | None:
        """The last word of what it counts."""
        start, end = self.number.what_start, self.number.what_end
        inside = self.sentence.between(start, end) if start is not None and end is not None else ()
        return inside[-1] if inside else None

    @cached_property
    def noun(self) -> Token | None:
        """The word that the numeral hangs on."""
        numeral = next((t for t in self.said if t.pos == "NUM"), None)
        return hangs_on(self.sentence, numeral) if numeral is not None else None

    def counts(self, key: str) -> bool:
        """Whether what it counts is one of some words of the vocabulary of figures."""
        return self.counted is not None and lemma(self.counted) in words("figures", key)


def tells(figure: Figure) -> bool:
    """Whether a number tells a quantity."""
    return not any(leaves_out(figure) for leaves_out in LEFT_OUT)


def _no_quantity(figure: Figure) -> bool:
    """An ordinal, a number without bounds, "several ships", the none of "15-0"."""
    number = figure.number
    vague = number.unit is None and number.text.lower() in words("numbers", "least")
    unbounded = {number.minimum, number.maximum} <= {None, 0}
    return number.role in words("figures", "roles_left_out") or unbounded or vague


def _compares(figure: Figure) -> bool:
    """Such as "twice as long": a manner of comparing rather than a quantity."""
    return figure.number.unit is None and bool(words("figures", "multiples") & set(figure.number.text.lower().split()))


def _named(figure: Figure) -> bool:
    """A number in a name: "Malmo 9", "six-party talks", "a two-way street"."""
    start, end = figure.number.start, figure.number.end
    around = figure.parsed.mentions_in(figure.sentence.start, figure.sentence.end)
    if any(m.start <= start and end <= m.end and m.how == "name" for m, _ in around):
        return True
    joined = re.match(r"-(\w+)", figure.behind)
    return figure.number.unit is None and joined is not None and joined[1] in words("figures", "named_by")


def _age(figure: Figure) -> bool:
    """The age of a person; "a ten-year-old war" tells how long it lasts."""
    return figure.number.role == AGE and (figure.counted is None or figure.counts("aged"))


def _clock(figure: Figure) -> bool:
    """A time of day: "at 1700 hours", "15:35 hours", "over at six"."""
    start, end = figure.number.start, figure.number.end
    if any(time.kind == CLOCK and time.start < end and start < time.end for time in figure.parsed.times_in(start, end)):
        return True
    bare = figure.number.unit is None and figure.counted is None and figure.exactly in range(1, HOURS + 1)
    above, preposition = governor(figure.sentence, figure.said[-1]) if bare and figure.said else (None, "")
    return preposition in words("figures", "at_time") and lemmas(filter(None, [above])).isdisjoint(
        words("figures", "standing_at")
    )


def _time(figure: Figure) -> bool:
    """A length of time that says when: "two years ago"."""
    if figure.number.role != DURATION:
        return False
    return _since().match(figure.behind) is not None


@cache
def _since() -> re.Pattern[str]:
    return re.compile(rf"\s+{alternation(words('figures', 'since'))}\b")


def _picked_out(figure: Figure) -> bool:
    """Small numbers that pick out or count occasions: "one of them", "the two leaders", "three times", "two with Ann"."""
    if figure.number.role != COUNT:
        return False
    if figure.counts("occasions"):
        return not _more(figure)
    if figure.exactly not in range(1, SMALL):
        return False
    alone = figure.counted is None and not _of().match(figure.behind)
    return alone or figure.exactly == 1 or (figure.exactly == PAIR and _is_known(figure))


def _is_known(figure: Figure) -> bool:
    """Whether a word before a number tells that what it counts is known: "the two leaders", "their three ships"."""
    ahead = (
        words_below(figure.sentence, figure.noun, "det", "predet", "poss") if figure.noun is not None else frozenset()
    )
    return bool(ahead & words("figures", "definite"))


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf"\s+{alternation(words('figures', 'of'))}\b")


def _more(figure: Figure) -> bool:
    """Whether a comparison follows what is counted: "seven times stronger"."""
    after = figure.counted.i + 1 if figure.counted is not None else 0
    return any(t.tag in ("JJR", "RBR") for t in figure.sentence.tokens[after : after + 1])


#: What makes a number no figure.
LEFT_OUT: tuple[Callable[[Figure], bool], ...] = (_no_quantity, _compares, _named, _age, _clock, _time, _picked_out)
