"""The ledger of meetings: encounter entries in the order of time, and the counts that reports give held against it.

It adds nothing to the record. A session, dinner or signing that is ``part_of`` a meeting stands under it and is not
counted again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from summitry.model import Actor, Entry, Modality
from summitry.values import actor, edtf
from summitry.values.relation import Relation


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of the ledger: its entry, its parties (actor ids or words), and when it was, as EDTF and as dates."""

    entry: Entry
    parties: tuple[str, ...]
    time: str | None
    first: date | None
    last: date | None
    sessions: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class TallyCheck:
    """A count of meetings held against the ledger.

    ``verdict``: ``agrees`` (as many are on record), ``fewer`` (the record knows fewer, no contradiction), ``more`` (the
    record knows more than were counted) or ``uncounted`` (the report gives no plain number).
    """

    entry: Entry
    parties: tuple[str, ...]
    count: int | None
    since: str | None
    until: str | None
    known: tuple[Meeting, ...]
    verdict: str

    @property
    def missing(self) -> int:
        """How many of the counted meetings no report of the record tells of."""
        return max(0, (self.count or 0) - len(self.known))

    @property
    def why(self) -> str:
        """The sum for people to read: "4 counted, 2 on record (2016-10-12, 2019-05-06), 2 missing"."""
        times = ", ".join(m.time or "undated" for m in self.known)
        told = f"{self.count if self.count is not None else 'no number'} counted, {len(self.known)} on record"
        return told + (f" ({times})" if times else "") + (f", {self.missing} missing" if self.missing else "")


def values(entry: Entry, role: str) -> tuple[str, ...]:
    """The values of one role of an entry, the first ones first."""
    found = entry.finding(role)
    return tuple(value.value for value in found.values) if found else ()


def meeting(entry: Entry, sessions: Iterable[Entry] = ()) -> Meeting:
    """One encounter entry as a meeting of the ledger."""
    time = next(iter(values(entry, "time")), None)
    first, last = edtf.bounds(time)
    return Meeting(entry, values(entry, "party"), time, first, last, tuple(sessions))


def ledger(entries: Iterable[Entry]) -> tuple[Meeting, ...]:
    """The meetings in order of time; those with no date come last, in the order in which they were given."""
    rows = [entry for entry in entries if entry.kind == "encounter"]
    known = {entry.id for entry in rows}
    sessions: dict[str, list[Entry]] = defaultdict(list)
    for entry in rows:
        if entry.part_of in known:
            sessions[str(entry.part_of)].append(entry)
    made = [meeting(entry, sessions[entry.id]) for entry in rows if entry.part_of not in known]
    return tuple(sorted(made, key=_order))


def _order(row: Meeting) -> tuple[bool, date, date]:
    first = row.first or row.last
    return first is None, first or date.max, row.last or date.max


def checks(
    entries: Iterable[Entry], meetings: Iterable[Meeting], actors: Mapping[str, Actor]
) -> tuple[TallyCheck, ...]:
    """The tallies, each held against the meetings of the ledger that were held in its time."""
    held = [m for m in meetings if m.entry.modality is Modality.HELD and m.entry.polarity == "+"]
    return tuple(_check(entry, held, actors) for entry in entries if entry.kind == "tally")


def _check(entry: Entry, held: list[Meeting], actors: Mapping[str, Actor]) -> TallyCheck:
    parties = values(entry, "party")
    since, until = (next(iter(values(entry, role)), None) for role in ("since", "until"))
    after, before = edtf.bounds(since)[0], edtf.bounds(until)[1]
    known = tuple(m for m in held if parties and _within(m, after, before) and _all_there(parties, m.parties, actors))
    count = next((int(float(c)) for c in values(entry, "count") if c.replace(".", "", 1).isdigit()), None)
    return TallyCheck(entry, parties, count, since, until, known, _verdict(count, len(known)))


def _verdict(count: int | None, known: int) -> str:
    if count is None:
        return "uncounted"
    return "agrees" if known == count else "fewer" if known < count else "more"


def _within(row: Meeting, after: date | None, before: date | None) -> bool:
    """Whether a meeting may lie in a time; one without a date is not counted where the time has a bound."""
    if row.first is None and row.last is None:
        return after is None and before is None
    return not ((after and row.last and row.last < after) or (before and row.first and row.first > before))


def _all_there(wanted: tuple[str, ...], parties: tuple[str, ...], actors: Mapping[str, Actor]) -> bool:
    return all(any(_same(one, other, actors) for other in parties) for one in wanted)


def _same(one: str, other: str, actors: Mapping[str, Actor]) -> bool:
    """The same actor, or a person and the state that the person stands for."""
    if one == other:
        return True
    a, b = actors.get(one), actors.get(other)
    return a is not None and b is not None and actor.compare(a, b).relation in (Relation.SAME, Relation.PART)
