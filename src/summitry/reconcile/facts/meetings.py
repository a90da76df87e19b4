"""One meeting on two days, or in two places: "met on Monday" here, "his Tuesday meeting" there, of the same people.

Two days make two meetings as a rule. They are one where each report tells of just one meeting of these people, nobody of one side
is another person, and the meeting is no call, whose day hangs on where one stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from summitry import lexicon
from summitry.model import Claim, Modality
from summitry.reconcile.facts.clashes import DAYS, Clash
from summitry.reconcile.facts.clauses import Clause
from summitry.reconcile.facts.scene import Scene, at_one_time, pairs, published, text_of, two_places
from summitry.values import edtf
from summitry.values.relation import Compared, Relation

#: The kind of claims that tell of meetings, and the slots that are asked for.
KIND, PARTY, TIME, PLACE, FORMAT, ORDINAL = "encounter", "party", "time", "place", "format", "ordinal"
#: What a meeting is at least: two sides.
_TWO = 2
#: Meetings of the same sides that are held against each other.
_ASKED = 20


@dataclass(frozen=True)
class _Met:
    """A meeting that a report tells of: who (actors and their sides), in which form, on which day."""

    clause: Clause
    claim: Claim
    actors: Mapping[str, frozenset[str]]
    form: str
    day: date

    @property
    def sides(self) -> frozenset[str]:
        """The sides that meet."""
        return frozenset(self.actors)

    @property
    def places(self) -> frozenset[str]:
        """Where they meet."""
        return frozenset(slot.value for slot in self.claim.slots if slot.role == PLACE)


def days_apart(scene: Scene) -> Iterator[Clash]:
    """The meetings of a story that two reports put on two days next to each other, or in two places on one day."""
    every = [met for clause in scene.clauses for met in _meetings(clause)]
    yield from _in_two_places(every)
    for a, b in pairs(_alone(every), lambda met: [(met.sides, met.form)], _ASKED):
        apart = abs((a.day - b.day).days)
        if a.clause.sentence.document != b.clause.sentence.document and 0 < apart <= DAYS and _of_one(a, b):
            why = f"{a.day:%Y-%m-%d} against {b.day:%Y-%m-%d}"
            told = (_words(a), _words(b))
            yield Clash("time", a.clause, b.clause, told, Compared(Relation.CONTRADICTION, why))


def _in_two_places(every: Sequence[_Met]) -> Iterator[Clash]:
    """The meetings of one form and day that two reports put in two places, where each tells of one place for these people."""
    by_report: dict[tuple[str, frozenset[str]], set[str]] = defaultdict(set)
    for met in every:
        by_report[met.clause.sentence.document, met.sides] |= met.places
    alone = [m for m in every if m.places and len(by_report[m.clause.sentence.document, m.sides]) == 1]
    for a, b in pairs((m for m in alone if _in_a_day(m)), lambda met: [(met.sides, met.form, met.day)], _ASKED):
        apart = a.clause.sentence.document != b.clause.sentence.document
        if apart and two_places(a.places, b.places) and _of_one(a, b):
            why = " against ".join(next(iter(met.places)) for met in (a, b))
            yield Clash("place", a.clause, b.clause, (_words(a), _words(b)), Compared(Relation.CONTRADICTION, why))


def _in_a_day(met: _Met) -> bool:
    """Whether a meeting is of a form that begins and ends on one day."""
    return met.form in lexicon.words("disputes", "in_a_day")


def _of_one(a: _Met, b: _Met) -> bool:
    """Whether two meetings of the same sides are one by all but their day."""
    if any(not _may_be(a.actors[side], b.actors[side], side) for side in a.sides):
        return False
    numbers = [{s.value for s in met.claim.slots if s.role == ORDINAL} for met in (a, b)]
    if all(numbers) and not numbers[0] & numbers[1]:
        return False
    over = ((day := published(met.clause.sentence)) is not None and met.day <= day for met in (a, b))
    return at_one_time(a.clause.sentence, b.clause.sentence) and all(over)


def _may_be(mine: frozenset[str], theirs: frozenset[str], side: str) -> bool:
    """Whether those of one side in two reports may be the same: in one nobody but the side itself, or somebody in common."""
    named = mine - {side}, theirs - {side}
    return not all(named) or bool(named[0] & named[1])


def _alone(every: Iterable[_Met]) -> Iterator[_Met]:
    """The meetings in one place that are told to have come about, on one day, of reports that tell of one day for them alone."""
    by_report: dict[tuple[str, frozenset[str]], list[_Met]] = defaultdict(list)
    for met in every:
        by_report[met.clause.sentence.document, met.sides].append(met)
    for some in by_report.values():
        if len({met.day for met in some}) == 1:
            yield from filter(_in_a_day, some)


def _meetings(clause: Clause) -> Iterator[_Met]:
    sentence = clause.sentence
    for claim in sentence.claims:
        if claim.kind != KIND or claim.modality != Modality.HELD or claim.polarity != "+" or not claim.likely:
            continue
        actors: dict[str, set[str]] = defaultdict(set)
        for slot in claim.slots:
            if slot.role == PARTY and slot.start is not None and slot.end is not None:
                inside = [n for n, (at, _) in enumerate(sentence.actors) if slot.start <= at < slot.end]
                for n in inside:
                    actors[sentence.sides[n][1]].add(sentence.actors[n][1])
        form, time = claim.first(FORMAT), claim.first(TIME)
        day = edtf.day(time.value) if time else None
        if len(actors) >= _TWO and form and day:
            yield _Met(clause, claim, {side: frozenset(some) for side, some in actors.items()}, form.value, day)


def _words(met: _Met) -> str:
    """The words of a meeting, as its report has them."""
    return text_of(met.clause.sentence, met.claim.start, met.claim.end)
