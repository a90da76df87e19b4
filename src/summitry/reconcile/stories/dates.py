"""Documents without a date get one from their story: "Thursday" here is "25 April" there.

The evidence is always words: two reports of one story that speak of the same parties meeting, one with a full date, or
the document's own full date of what it mainly tells. Where there is none, the document stays undated.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from summitry import kinds
from summitry.kinds import When
from summitry.language import told
from summitry.language.time import relative
from summitry.model import Claim, Copy, Document, Part, Reading
from summitry.reconcile.actors.cluster import ActorIndex
from summitry.values import edtf

#: A report comes out at most this many days after the day of the week that it names without a date.
_LOOK_BACK = 6
#: A stated date this many days from the report's own dateline is not that of the report.
_FAR_OFF = 60
_YEAR = re.compile(r"\b[12]\d{3}\b")


@dataclass(frozen=True, slots=True)
class Inferred:
    """A date inferred for a document (EDTF day) and the words that gave it; None where they only say that it is no earlier."""

    published: str | None
    why: str


@dataclass(frozen=True, slots=True)
class _Said:
    """One time said of some parties: ``value`` is EDTF or ``rel:…``."""

    document: str
    value: str
    text: str
    sides: frozenset[str]
    caption: bool
    weight: int


def infer_dates(
    readings: Sequence[Reading], stories: Mapping[str, str], actors: ActorIndex, copies: Sequence[Copy]
) -> dict[str, Inferred]:
    """Dates for the undated documents among the readings, by document id."""
    by_story: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_story[stories.get(reading.document.id, reading.document.id)].append(reading)
    found = {d: i for some in by_story.values() for d, i in dates_in_story(some, actors).items()}
    dated = {r.document.id: r.document.published for r in readings}
    return found | dates_by_copy(dated, {r.document.id: len(r.document.text) for r in readings}, found, copies)


def dates_in_story(readings: Sequence[Reading], actors: ActorIndex) -> dict[str, Inferred]:
    """Dates for the undated documents of one story, from what is said in it."""
    undated = [r for r in readings if not r.document.published]
    said = [t for r in readings for c in r.claims if c.likely for t in _times_of(c, actors)] if undated else []
    found = {r.document.id: _by_story(r.document, said) or _by_itself(r) for r in undated}
    return {made: inferred for made, inferred in found.items() if inferred}


def dates_by_copy(
    published: Mapping[str, str | None],
    lengths: Mapping[str, int],
    inferred: Mapping[str, Inferred],
    copies: Sequence[Copy],
) -> dict[str, Inferred]:
    """Dates for the documents that still have none, from the documents that most of their texts stand in.

    ``published`` and ``lengths`` give the stated date and the length of each document.
    """
    dates = {d: p for d, p in published.items() if p} | {d: i.published for d, i in inferred.items() if i.published}
    beside: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        beside[copy.document].append(copy)
        beside[copy.other].append(copy)
    found = {d: _by_copy(d, lengths[d], beside[d], dates) for d in sorted(published) if d not in dates}
    return {made: one for made, one in found.items() if one}


def own_day(document: Document) -> str | None:
    """The full day of a report's dateline, where the stated date lies more than :data:`_FAR_OFF` days from it; else None.

    A stated date can be that of a file, of an archive, or a default ("1970-01-01"); the dateline stands in the report itself.
    """
    stated = edtf.parse(document.published[:10]) if document.published else None
    if stated is None:
        return None
    lines = [p for p in document.passages if p.part is Part.DATELINE]
    if not any(_YEAR.search(document.text, p.start, p.end) for p in lines):
        return None
    days = [
        d
        for t in told.times(document)
        if any(p.start <= t.start < p.end for p in lines) and not t.relative and (d := edtf.day(t.value))
    ]
    if not days or edtf.near((days[0], days[0]), stated, _FAR_OFF):
        return None
    return days[0].isoformat()


def _times_of(claim: Claim, actors: ActorIndex) -> list[_Said]:
    """The times of a claim with its actors; only claims about something that has come about."""
    if claim.modality not in ("held", "planned", "expected"):
        return []
    kind = kinds.schema(claim.kind)
    ids = {actors.resolve(s.value) for s in claim.slots if s.role in kind.taking_part}
    sides = frozenset(i for i in ids if i.startswith("a-"))
    return [
        _Said(
            claim.document,
            s.value,
            s.text,
            sides,
            claim.part is Part.CAPTION,
            max(1, kind.dating if claim.modality == "held" else 1),
        )
        for s in claim.slots
        if s.role in kind.times(When.HAPPENS)
    ]


def _by_story(document: Document, said: Sequence[_Said]) -> Inferred | None:
    """The day on which the most of the document's relative times fall on the days that the story gives to the same parties."""
    unanchored = [s for s in said if s.document == document.id and s.value.startswith(edtf.RELATIVE)]
    fixed = [(s, d) for s in said if (d := edtf.day(s.value)) and len(s.sides) >= 2]
    votes: Counter[date] = Counter()
    reasons: dict[date, tuple[bool, str, str, _Said, _Said]] = {}
    for mine in unanchored:
        for other, when in fixed:
            if len(mine.sides & other.sides) < 2:
                continue
            for late in range(_LOOK_BACK + 1):
                anchor = when + timedelta(days=late)
                if edtf.day(relative.resolve(mine.value, anchor.isoformat())) == when:
                    votes[anchor] += min(mine.weight, other.weight)
                    reason = (not other.caption, other.document, other.text, mine, other)
                    reasons[anchor] = min(reasons.get(anchor, reason), reason, key=lambda r: r[:3])
    if not votes:
        return None
    best = min(votes, key=lambda d: (-votes[d], d))
    _, _, _, mine, other = reasons[best]
    where = "its own" if other.document == document.id else "the same story's"
    return Inferred(best.isoformat(), f"“{mine.text}” here is {where} “{other.text}” of the same parties")


def _by_itself(reading: Reading) -> Inferred | None:
    """What the latest full date of something that has come about tells: it is no older; how much younger nobody says."""
    days = [
        (d, s.text)
        for c in reading.claims
        if c.likely and c.modality == "held" and kinds.schema(c.kind).dating
        for s in c.slots
        if s.role in kinds.times(c.kind, When.HAPPENS) and (d := edtf.day(s.value))
    ]
    if not days:
        return None
    latest, text = max(days)
    return Inferred(None, f"not before {latest.isoformat()}: the latest day that the report itself gives is “{text}”")


def _by_copy(document: str, length: int, copies: Sequence[Copy], dates: Mapping[str, str]) -> Inferred | None:
    """The date of the earliest dated document that shares most of its text with this one."""
    shared: Counter[str] = Counter()
    for copy in copies:
        for mine, other, start, end in (
            (copy.document, copy.other, copy.start, copy.end),
            (copy.other, copy.document, copy.other_start, copy.other_end),
        ):
            if mine == document and other in dates:
                shared[other] += end - start
    near = sorted((dates[o], o) for o, n in shared.items() if n >= 0.4 * length)
    if not near:
        return None
    return Inferred(near[0][0][:10], f"most of its text stands in a report of {near[0][0][:10]}")
