"""Where and when a meeting was that its own reports do not say: by the same people, or by where they were written.

Nothing is taken over from a neighbouring clause. A place comes from what the same people did on the same day, else from the
dateline of the reports of that day, in the country of one who was there, else from where a body sits. What is told at the head of
a report, or was told to the press, and has no other time, is of the day of the report or the day before.
Each such value says why, and rests on the claims that it comes from.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from summitry import lexicon
from summitry.language.place import within as atlas
from summitry.model import ActorType, Document, Finding, Modality, Part, Standing, Value
from summitry.reconcile.actors.cluster import ActorIndex
from summitry.reconcile.compare.findings import origins
from summitry.reconcile.entries.comparable import family
from summitry.reconcile.entries.group import Group
from summitry.reconcile.resolved import Fact
from summitry.values import edtf, place

#: A time wider than this many days does not tell where somebody was.
_DAYS = 3
#: Sentences at the head of a report, which tell what happened that day.
_HEAD = 3
#: The days on which reports have meetings, by story and place.
Towns = dict[tuple[str, str], list[edtf.Span]]


@dataclass(frozen=True)
class Held:
    """A meeting with its findings so far, as far as they tell where people were."""

    group: Group
    found: tuple[Finding, ...]
    actors: ActorIndex

    @cached_property
    def persons(self) -> frozenset[str]:
        """The persons who take part."""
        known = ((v, self.actors.actor(v)) for f in self.group.facts for v in f.all("party"))
        return frozenset(v for v, a in known if a and a.actor_type is ActorType.PERSON)

    @cached_property
    def sides(self) -> frozenset[str]:
        """The countries of those who take part, and the bodies."""
        return frozenset(self.actors.country(v) or v for f in self.group.facts for v in f.all("party"))

    @cached_property
    def families(self) -> frozenset[str]:
        """The sorts of meeting that reports call it."""
        return frozenset(family(f.first("format")) for f in self.group.facts)

    @property
    def is_nowhere(self) -> bool:
        """Whether it brings nobody to one place, as a call."""
        return bool(self.families & lexicon.words("meetings", "nowhere"))

    @cached_property
    def took_place(self) -> bool:
        """Whether a report tells it as held."""
        return any(f.claim.modality is Modality.HELD for f in self.group.facts)

    def first(self, role: str) -> Value | None:
        """The first value of a role that is not contested."""
        finding = next((f for f in self.found if f.role == role and f.standing is not Standing.CONTESTED), None)
        return finding.values[0] if finding else None

    @cached_property
    def span(self) -> edtf.Span | None:
        """Its days, where they are few."""
        time = self.first("time")
        span = edtf.parse(time.value) if time else None
        return span if span and (span[1] - span[0]).days < _DAYS else None


def completed(
    groups: Sequence[Group], found: Mapping[tuple[str, ...], tuple[Finding, ...]], actors: ActorIndex
) -> dict[tuple[str, ...], tuple[Finding, ...]]:
    """The findings of meetings, by the keys of their groups, with the place and the time that others tell of them."""
    meetings = [Held(group, found[group.key], actors) for group in groups if group.kind == "encounter"]
    timed = [Held(one.group, (*one.found, *_time(one)), actors) for one in meetings]
    towns = _towns(timed)
    return {one.group.key: (*one.found, *_place(one, others, towns)) for one, others in _beside(timed)}


def _towns(meetings: Sequence[Held]) -> Towns:
    """The places where reports have meetings, story by story, each with the days of the meetings there."""
    found: defaultdict[tuple[str, str], list[edtf.Span]] = defaultdict(list)
    for one in meetings:
        if one.took_place and one.span and (value := one.first("place")):
            for story in one.group.stories:
                found[story, value.value].append(one.span)
    return found


def _beside(meetings: Sequence[Held]) -> Iterator[tuple[Held, list[Held]]]:
    """Each meeting with the others of its story that a person of it took part in."""
    by_person: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(meetings):
        for story in one.group.stories:
            for person in sorted(one.persons):
                by_person[story, person].append(at)
    for at, one in enumerate(meetings):
        near = {n for story in one.group.stories for p in one.persons for n in by_person[story, p]}
        yield one, [meetings[n] for n in sorted(near - {at})]


# ---------------------------------------------------------------- when
def _time(one: Held) -> Iterator[Finding]:
    """The time of a meeting that no claim of it gives."""
    if any(f.role == "time" for f in one.found) or not one.took_place:
        return
    if one.families <= lexicon.words("meetings", "to_listeners"):
        yield from _of_report(one, one.group.facts, "told to the press by the day of the report")
    else:
        yield from _of_report(
            one, [f for f in one.group.facts if _at_the_head(f)], "at the head of the report of the day"
        )


def _of_report(one: Held, facts: Sequence[Fact], why: str) -> Iterator[Finding]:
    """The day of the one report that tells of a meeting so, or the day before."""
    day = edtf.day(facts[0].anchor) if facts else None
    if day and len({f.document.id for f in one.group.facts}) == 1:
        yield _inferred("time", _value(edtf.write(day - timedelta(days=1), day), facts), why)


def _at_the_head(fact: Fact) -> bool:
    """Whether a claim stands in one of the first sentences of its report, which give no other time."""
    first = [one.start for one in fact.document.sentences[:_HEAD]]
    return fact.claim.modality is Modality.HELD and fact.around[0] in first and not fact.telling.times


# ---------------------------------------------------------------- where
def _place(one: Held, others: Sequence[Held], towns: Towns) -> Iterator[Finding]:
    """The place of a meeting that no claim of it gives; calls have none."""
    if any(f.role == "place" for f in one.found) or one.is_nowhere:
        return
    for value, why in (*_by_company(one, others), *_by_dateline(one, towns), *_by_seat(one)):
        yield _inferred("place", value, why)
        return


def _by_company(one: Held, others: Sequence[Held]) -> Iterator[tuple[Value, str]]:
    """Where the same people were on the same day, by all that is told of them."""
    there = [o for o in others if not o.is_nowhere and o.took_place and one.took_place and _together(one, o)]
    value = _narrowest([v for o in there if (v := o.first("place"))])
    if value:
        yield value, "where the same people met that day"


def _together(one: Held, other: Held) -> bool:
    """Whether two meetings took place on one day."""
    return bool(one.span and one.span == other.span and one.span[0] == one.span[1])


def _narrowest(values: Sequence[Value]) -> Value | None:
    """The one of several places that lies in all the others; None where two lie apart."""
    for value in values:
        if all(value.value == v.value or place.lies_in(value.value, v.value, atlas) for v in values):
            return value
    return None


def _by_dateline(one: Held, every: Towns) -> Iterator[tuple[Value, str]]:
    """The town in which the reports of the day were written, in the country of one who was there, or where others met."""
    facts = [f for f in one.group.facts if f.claim.modality is Modality.HELD and _of_the_day(one, f)]
    towns = {town for f in facts if (town := dateline_town(f.document))}
    if len(towns) != 1 or not one.took_place:
        return
    (town,) = towns
    known = atlas.where(town)
    countries = {side for side in one.sides if place.country(side) != side}
    days = [days for story in one.group.stories for days in every.get((story, town), ())]
    there = any(edtf.near(one.span, span, 1) for span in days if one.span)
    if known and (known.country in countries or there or not countries):
        yield _value(town, facts), "where the reports of that day were written"


def _of_the_day(one: Held, fact: Fact) -> bool:
    """Whether a report came out on the day of a meeting, or the day after."""
    day = edtf.day(fact.anchor)
    return bool(day and one.span and edtf.meet(one.span, (day - timedelta(days=1), day)))


def dateline_town(document: Document) -> str:
    """The town of a report's dateline ("TERMEZ, Uzbekistan, March 17 (Agency) -"), as the gazetteer has it; or nothing."""
    for passage in document.passages:
        if passage.part is Part.DATELINE:
            words = re.split(r"[,(/—–―:]|\s-", document.text[passage.start : passage.end])[0].strip()
            known = atlas.where(words.title()) if words else None
            return known.name if known and known.is_city else ""
    return ""


def _by_seat(one: Held) -> Iterator[tuple[Value, str]]:
    """Where a body sits that meets in session."""
    seats = {name.casefold(): town for town, some in lexicon.load("meetings")["seats"].items() for name in some}
    if not lexicon.words("meetings", "seated") & {f.first("format") for f in one.group.facts}:
        return
    for fact in one.group.facts:
        for value in fact.all("party"):
            actor = one.actors.actor(value)
            if actor and actor.name.casefold() in seats:
                yield _value(seats[actor.name.casefold()], [fact]), f"where the {actor.name} sits"
                return


def _value(value: str, facts: Sequence[Fact]) -> Value:
    return Value(value=value, text="", claims=tuple(f.claim.id for f in facts), origins=origins(facts))


def _inferred(role: str, value: Value, why: str) -> Finding:
    """A finding with one value, supported by one origin at most: no report tells it of this meeting."""
    kept = Value(value=value.value, text=value.text, claims=value.claims, origins=value.origins[:1])
    return Finding(role=role, standing=Standing.SINGLE, values=(kept,), why=why)
