"""Clauses of two reports that would tell one thing but for a number, a day, a denial or a graded word, and what they differ in.

Whether two clauses are of one matter is decided as for facts (``decision``), as if what differs were the same. A number counts
only against one that stands at the same place: what is counted, or what stands before it, means the same in both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from summitry.language.number import quantities as written
from summitry.model import Number
from summitry.reconcile.compare import amounts, statements
from summitry.reconcile.facts import horizons
from summitry.reconcile.facts.apart import of_two_kinds
from summitry.reconcile.facts.clauses import DOER, Array, Clause
from summitry.reconcile.facts.likeness import NAMES, Pair
from summitry.reconcile.facts.scene import at_one_time
from summitry.reconcile.text import content
from summitry.reconcile.text.statement import Saying, Statement, comparable
from summitry.values import edtf, quantity
from summitry.values.quantity import Quantity
from summitry.values.relation import Compared, Relation

#: Log odds, as if what differs were the same, from which on two clauses are of one matter. Calibrated by reading what is found
#: in our own reports; a denial or a scale needs more, as one word of a clause.
NUMBERS, WORDS = 2.9, 3.6
#: Share of all words of two clauses that they must have in common for a denial in one of them to deny the other.
SHARED = 0.6
#: How near the words at two numbers must be in meaning; how many times as large one may be, and must be at least.
AT, MOST, LEAST = 0.5, 3.0, 1.02
#: How far behind a number the words stand that it counts (characters), and how many of them, and of those before it, are asked.
_FAR, _AFTER, _BEFORE = 45, 2, 3
#: Times that make a number one of so much in a time, where they stand so close behind it (characters).
_RATES, _CLOSE = ("frequency", "duration"), 20
#: Below this a number is a small one.
_SMALL = 10
#: Days that lie as close as this are days of one deed that two reports date otherwise, and not of two deeds.
DAYS = 3
_STOP = re.compile(r"[,;:.()–—]\s")
_AT = {name: at for at, name in enumerate(NAMES)}


@dataclass(frozen=True)
class Clash:
    """Two clauses of one matter, what they differ in (``amount``, ``time``, ``polarity``), how, and the words of each for it."""

    role: str
    mine: Clause
    theirs: Clause
    told: tuple[str, str]
    compared: Compared


@dataclass(frozen=True)
class Counted:
    """A number of a clause: where it stands in the document, what it is, and the telling words at it (their places).

    ``rate``: it is so much a day, a month, or over some years.
    """

    start: int
    end: int
    amount: Quantity
    after: tuple[int, ...]
    before: tuple[int, ...]
    rate: str

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


def as_if_same(rows: Array) -> Array:
    """What pairs of clauses have in common, as if their numbers, days and denials were the same."""
    made = rows.copy()
    for name in ("amounts", "dates"):
        made[:, _AT[name]] = np.abs(made[:, _AT[name]])
    made[:, _AT["denied"]] = 0
    return made


def clash(mine: Clause, theirs: Clause, pair: Pair, odds: float) -> Clash | None:
    """What two clauses contradict each other in, or None. ``odds`` are those of one matter."""
    if of_two(mine, theirs):
        return None
    x, y = statement(mine), statement(theirs)
    found = _by_number(mine, theirs, (x, y), pair)
    if found is None and odds >= WORDS:
        found = _by_words(mine, theirs, (x, y)) or _by_day(mine, theirs, (x, y)) or _by_horizon(mine, theirs, (x, y))
    return found


def of_two(mine: Clause, theirs: Clause) -> bool:
    """Whether two clauses tell of two doers."""
    doers = ((mine.doers, theirs.doers), (_named(mine), _named(theirs)))
    return any(here and there and not here & there for here, there in doers)


def _named(clause: Clause) -> frozenset[str]:
    """The stems of the names of those who do what a clause tells."""
    sentence = clause.sentence
    spans = [(a.start, a.end) for a in clause.frame.arguments if a.role == DOER] if clause.frame else []
    named = ((stem, at) for stem, at in zip(sentence.stems, sentence.starts, strict=True))
    text = sentence.reading.document.text
    return frozenset(s for s, at in named if text[at].isupper() and any(start <= at < end for start, end in spans))


def statement(clause: Clause) -> Statement:
    """What a clause tells, as a statement of its report."""
    published = clause.sentence.reading.document.published or ""
    return clause.sentence.report.statement(clause.start, clause.end, Saying(published[:10] or None))


def _by_words(mine: Clause, theirs: Clause, told: tuple[Statement, Statement]) -> Clash | None:
    """A denial, or words of a scale that exclude each other, about the same words."""
    opposed = statements.opposition(*told)
    if opposed is None or told[0].unreal or told[1].unreal or told[0].to_come != told[1].to_come:
        return None
    shared, every = told[0].subject & told[1].subject, told[0].subject | told[1].subject
    if not (opposed.telling or (opposed.mine & opposed.theirs and len(shared) >= SHARED * len(every))):
        return None
    relation = statements.moved(*told, opposed.why) or Compared(Relation.CONTRADICTION, opposed.why)
    return Clash("polarity", mine, theirs, (mine.words, theirs.words), relation)


# ---------------------------------------------------------------- days
def _by_day(mine: Clause, theirs: Clause, told: tuple[Statement, Statement]) -> Clash | None:
    """One deed on two days that lie next to each other: of a time told apart from the deed ("said Monday") nothing is held."""
    here, there = _day(mine), _day(theirs)
    if here is None or there is None or not (mine.head & theirs.head) or not (mine.dates or theirs.dates):
        return None
    if not 0 < abs(here.toordinal() - there.toordinal()) <= DAYS or told[0].to_come != told[1].to_come:
        return None
    spoken = _days_told(told[0]), _days_told(told[1])
    if mine.denied != theirs.denied or told[0].unreal or told[1].unreal or spoken[0] & spoken[1]:
        return None
    compared = Compared(Relation.CONTRADICTION, f"{here:%Y-%m-%d} against {there:%Y-%m-%d}")
    return Clash("time", mine, theirs, (mine.words, theirs.words), compared)


def _day(clause: Clause) -> date | None:
    """The one day of a clause, else of its sentence; None where there are more, or one is told less exactly."""
    days = {edtf.day(value) for value in clause.dates or {value for _, value in clause.sentence.dates}}
    return next(iter(days)) if len(days) == 1 else None


def _by_horizon(mine: Clause, theirs: Clause, told: tuple[Statement, Statement]) -> Clash | None:
    """What is to come within two times that exclude each other, in reports of the same days: later ones move it."""
    words = horizons.apart(mine, theirs)
    if any(one.unreal or not one.to_come for one in told):
        return None
    if words is None or mine.denied != theirs.denied or not at_one_time(mine.sentence, theirs.sentence):
        return None
    compared = Compared(Relation.CONTRADICTION, f"“{words[0]}” against “{words[1]}”")
    return Clash("time", mine, theirs, (mine.words, theirs.words), compared)


def _days_told(told: Statement) -> frozenset[str]:
    """The words that days are told in: "in 60 days" is another day in a report of another day, and says the same."""
    days = (t for t in told.times if t.value and edtf.day(t.value))
    return frozenset(content.plain(told.text[t.start : t.end]) for t in days)


# ---------------------------------------------------------------- numbers
def _by_number(mine: Clause, theirs: Clause, told: tuple[Statement, Statement], pair: Pair) -> Clash | None:
    """Two numbers at one place of which neither stands in the other clause: the nearest two."""
    if told[0].says("part") != told[1].says("part") or not amounts.one_time(*told):
        return None
    here, there = (list(counted(*one)) for one in ((mine, told[0]), (theirs, told[1])))
    in_step = _in_step(here, there)
    all_here, all_there = (list(counted(one, statement(one))) for one in (_whole(mine), _whole(theirs)))
    found = []
    for a in here:
        for b in there:
            compared = quantity.compare(a.amount, b.amount)
            behind = _behind(mine, a, theirs, b)
            near = _near(pair.found, *(behind if all(behind) else (a.before, b.before)))
            alike = a.rate == b.rate and _of_size(a.amount, b.amount)
            told_alone = in_step or _alone(_thing(mine, a, here), _thing(theirs, b, there))
            if compared.clashes and near >= AT and alike and told_alone and not elsewhere(a, b, all_here, all_there):
                found.append((-near, ratio(a.amount, b.amount), a, b, compared))
    if not found:
        return None
    _, _, a, b, compared = min(found, key=lambda one: one[:2])
    if _of_others(mine, a, theirs, b):
        return None
    words = words_at(mine, a), words_at(theirs, b)
    return Clash("amount", mine, theirs, words, explained(*told, compared))


def _of_others(mine: Clause, a: Counted, theirs: Clause, b: Counted) -> bool:
    """Whether two numbers are of two things by a name, by what befell whom they count or where, or as one report has both."""
    named = other_names(mine, a, theirs) or other_names(theirs, b, mine)
    return named or _both_tell(mine, a, theirs, b) or of_two_kinds(mine, a.span, theirs, b.span)


def explained(a: Statement, b: Statement, compared: Compared) -> Compared:
    """Two numbers as they stand to each other: a later count of what grows, or what came of a plan, is an update."""
    moved = statements.moved(a, b, compared.why)
    return compared if moved is None or (a.to_come and b.to_come) else moved


def _whole(clause: Clause) -> Clause:
    """The whole sentence of a clause."""
    sentence = clause.sentence
    return replace(clause, start=sentence.start, end=sentence.end, low=0, high=len(sentence.stems))


def _in_step(here: Sequence[Counted], there: Sequence[Counted]) -> bool:
    """Whether two clauses have as many numbers of each unit that both have, or one number in common."""
    if any(_one(a.amount, b.amount) for a in here for b in there):
        return True
    mine, theirs = (Counter(one.amount.unit for one in some) for some in (here, there))
    return all(mine[unit] == theirs[unit] for unit in mine.keys() & theirs.keys())


def _thing(clause: Clause, one: Counted, every: Sequence[Counted]) -> str | None:
    """The stem of what a number counts, where no other number of its clause counts that; None where one does."""
    things = [clause.sentence.stems[n.after[0]] if n.after else "" for n in every]
    mine = things[every.index(one)]
    return mine if mine and things.count(mine) == 1 else None


def _alone(mine: str | None, theirs: str | None) -> bool:
    """Whether two numbers are the only ones of their clauses that count one thing."""
    return mine is not None and mine == theirs


def counted(clause: Clause, told: Statement) -> Iterator[Counted]:
    """The numbers of a clause that count or measure something."""
    times = [(t.start, t.end) for t in told.times if t.kind != "duration"]
    text = clause.sentence.reading.document.text
    offset = clause.start + len(text[clause.start : clause.end]) - len(text[clause.start : clause.end].lstrip())
    for number in told.numbers:
        if _counts(number) and not any(s < number.end and number.start < e for s, e in times):
            start, end = offset + number.start, offset + number.end
            stop = _STOP.search(text, end, min(clause.end, end + _FAR))
            last = stop.start() if stop else min(clause.end, end + _FAR)
            starts = clause.sentence.starts
            after = [at for at, place in enumerate(starts) if end <= place < last and not _in(place - offset, times)]
            before = [at for at, place in enumerate(starts) if clause.start <= place < start]
            rate = next((t.value for t in told.times if t.kind in _RATES and 0 <= t.start - number.end <= _CLOSE), "")
            yield Counted(start, end, comparable(number), tuple(after[:_AFTER]), tuple(before[-_BEFORE:]), rate)


def _in(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _counts(number: Number) -> bool:
    known = number.minimum is not None or number.maximum is not None
    return known and number.role not in (written.ORDINAL, written.AGE)


def _behind(mine: Clause, a: Counted, theirs: Clause, b: Counted) -> tuple[Sequence[int], Sequence[int]]:
    """The words behind two numbers, without the word of the unit that both are told in."""
    same = a.amount.unit and a.after and b.after
    shared = same and mine.sentence.stems[a.after[0]] == theirs.sentence.stems[b.after[0]]
    return (a.after[1:], b.after[1:]) if shared else (a.after, b.after)


def _near(found: Array, mine: Sequence[int], theirs: Sequence[int]) -> float:
    """How near the nearest of some words are in meaning."""
    return float(found[np.ix_(mine, theirs)].max()) if mine and theirs else 0.0


def elsewhere(a: Counted, b: Counted, here: Sequence[Counted], there: Sequence[Counted]) -> bool:
    """Whether one of two numbers stands in the sentence of the other too: then they are of two things."""
    return any(_one(a.amount, other.amount) for other in there) or any(_one(b.amount, other.amount) for other in here)


def _both_tell(mine: Clause, a: Counted, theirs: Clause, b: Counted) -> bool:
    """Whether one report has both numbers: small ones stand in any report, the others then count two things."""
    return _tells(theirs, a.amount) or _tells(mine, b.amount)


def _tells(clause: Clause, amount: Quantity) -> bool:
    """Whether the report of a clause has a number that is not small."""
    if named_in(amount) in range(_SMALL):
        return False
    return any(_one(comparable(n), amount) for n in clause.sentence.reading.document.numbers if _counts(n))


def _one(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are one, whatever their units: a report names the currency once. "At least 21" is not any above."""
    if (a.unit != b.unit and a.unit and b.unit) or quantity.compare(a, b).clashes:
        return False
    return not (_open(a) or _open(b)) or named_in(a) == named_in(b)


def _open(amount: Quantity) -> bool:
    """Whether a number leaves room above or below."""
    return amount.minimum is None or amount.maximum is None


def named_in(amount: Quantity) -> float:
    """The number that words name: of a bound its end."""
    return amount.minimum if amount.minimum is not None else amount.maximum or 0.0


def _of_size(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers of one unit are of one size, and not one told more exactly than the other."""
    return a.unit == b.unit and LEAST <= ratio(a, b) <= MOST


def ratio(a: Quantity, b: Quantity) -> float:
    """How many times as large as the lesser the larger of two numbers is."""
    low, high = sorted(abs(named_in(q)) for q in (a, b))
    return high / low if low else MOST + 1


def other_names(clause: Clause, at: Counted, other: Clause) -> bool:
    """Whether what is counted is told by a name ("14 European nations") that the sentence of the other clause lacks."""
    sentence = clause.sentence
    named = {sentence.stems[n] for n in at.after} & sentence.names
    return bool(named - set(other.sentence.stems))


def words_at(clause: Clause, at: Counted) -> str:
    """A number with what it counts, as the report has it."""
    text, starts = clause.sentence.reading.document.text, clause.sentence.starts
    last = max((starts[n] for n in at.after), default=at.end)
    more = re.compile(r"\w*").match(text, last)
    return " ".join(text[at.start : more.end() if more and last > at.end else at.end].split())
