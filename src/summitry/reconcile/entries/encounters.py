"""Encounters that are one meeting, over the whole record, by what they share and by what keeps them apart.

The claims that say most come first and found the meetings; each further claim goes to the meeting that it fits best. What
keeps two apart: another pair of people, times that cannot meet, "third" against "second", another sort of encounter (a
dinner is no press conference). A claim that says little ("the pair sat together until noon") goes to the main meeting of
its story between these parties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from summitry import lexicon
from summitry.reconcile.actors.cluster import ActorIndex
from summitry.reconcile.entries.comparable import LATELY, WIDE, Sketch, may_be_one, parties_fit, place_bond, sketch
from summitry.reconcile.entries.group import Group
from summitry.reconcile.resolved import Fact
from summitry.values import edtf

#: Parties that make a meeting, and what the same day counts for: as much as two parties.
_TWO = 2
_ONE_DAY = 2.0


@dataclass
class Meeting:
    """An encounter while it is put together: the sketches of its claims so far and what they say together."""

    sketches: list[Sketch] = field(default_factory=list)
    why: set[str] = field(default_factory=set)

    @property
    def founder(self) -> Sketch:
        """The claim that says most."""
        return self.sketches[0]


def group(facts: Sequence[Fact], actors: ActorIndex) -> list[Group]:
    """Encounters in groups of one meeting each, with sessions, meals and press conferences as parts of theirs."""
    sketches = sorted((sketch(f, actors) for f in facts), key=lambda s: (s.telling, s.fact.order))
    meetings: list[Meeting] = []
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for one in sketches:
        candidates = sorted({at for key in _keys(one) for at in index[key]})
        best = _best(one, [meetings[at] for at in candidates])
        if best is None:
            meetings.append(best := Meeting())
            at = len(meetings) - 1
        else:
            at = next(at for at in candidates if meetings[at] is best)
        best.sketches.append(one)
        for key in _keys(one):
            if at not in index[key][-1:]:
                index[key].append(at)
    return _groups(meetings)


def _keys(one: Sketch) -> list[tuple[str, ...]]:
    """What an encounter is found by: its story with each party or place, and each pair of sides with each month."""
    keys: list[tuple[str, ...]] = [("story", one.story, one.family, side) for side in sorted(one.sides)]
    keys += [("place", one.story, one.family, p.casefold()) for p in one.places]
    if not one.sides and not one.places:
        keys.append(("bare", one.story, one.family))
    return [*keys, *pairs(one)]


def pairs(one: Sketch) -> list[tuple[str, ...]]:
    """The keys by which an encounter is found from other stories: nothing else joins claims over stories."""
    sides = combinations(sorted(one.sides), 2)
    return [("pair", one.family, *pair, month) for pair in sides for month in one.months]


def _best(one: Sketch, meetings: Iterable[Meeting]) -> Meeting | None:
    """The meeting that a claim fits best, or None. Equal fits go to the meeting with more claims."""
    scored = []
    for at, meeting in enumerate(meetings):
        score, why = fit(one, meeting)
        if score > 0:
            scored.append((score, len(meeting.sketches), -at, why, meeting))
    if not scored:
        return None
    score, _, _, why, meeting = max(scored, key=lambda s: s[:3])
    meeting.why.add(why)
    return meeting


@dataclass(frozen=True)
class _Shared:
    """What a claim and a meeting have in common.

    ``time`` is 2 for the same day, 1 for times that can be one, 0 where one of them has none; ``beside`` is the more, the nearer
    before it its own report tells of the meeting with its day, where the claim tells no day.
    """

    persons: int
    sides: int
    time: float
    place: float
    ordinal: float
    beside: float = 0.0

    @property
    def parties(self) -> bool:
        """Whether two parties are the same."""
        return self.sides >= _TWO or self.persons >= _TWO

    @property
    def score(self) -> float:
        """How much it is in all."""
        return (
            min(_TWO, self.persons) + 0.5 * min(_TWO, self.sides) + self.time + self.place + self.ordinal + self.beside
        )

    @property
    def why(self) -> str:
        """What it is, in words."""
        named = {"parties": self.parties, "time": self.time, "place": self.place, "ordinal": self.ordinal}
        return ", ".join(word for word, there in named.items() if there)


def _shared(one: Sketch, meeting: Meeting) -> _Shared:
    others = meeting.sketches
    persons = frozenset().union(*(s.persons for s in others))
    sides = frozenset().union(*(s.sides for s in others))
    return _Shared(
        len(one.persons & persons),
        len(one.sides & sides),
        _time_bond(one, others),
        max((place_bond(one, s) for s in others), default=0.0),
        float(bool(one.ordinal) and any(s.ordinal == one.ordinal for s in others)),
        _beside(one, others),
    )


def _beside(one: Sketch, others: Sequence[Sketch]) -> float:
    """Between 1 and 2 for a claim without a day whose report tells the day of the meeting before it, the more the nearer."""
    same = () if one.span else (s for s in others if s.span and s.fact.document.id == one.fact.document.id)
    apart = [one.fact.claim.start - s.fact.claim.start for s in same]
    return max((1.0 + 1.0 / (1.0 + gap) for gap in apart if gap > 0), default=0.0)


def _long_ago(one: Sketch, meeting: Meeting) -> bool:
    """Whether a meeting of which other reports tell was long over when a claim without a day was made."""
    said = edtf.day(one.fact.anchor)
    days = [s.span for s in meeting.sketches if s.span]
    if (
        one.span
        or said is None
        or not days
        or any(s.fact.document.id == one.fact.document.id for s in meeting.sketches)
    ):
        return False
    return all(last < said and not edtf.near((said, said), (first, last), LATELY) for first, last in days)


def _only_a_year(one: Sketch, meeting: Meeting, shared: _Shared) -> bool:
    """Whether a year alone, told on one side only, would have to tell which meeting is meant; pairs meet more often."""
    here, there = [one.span] if one.span else [], [s.span for s in meeting.sketches if s.span]
    wide = all((last - first).days > WIDE for first, last in here or there)
    return bool(here) != bool(there) and wide and not (shared.place or shared.ordinal)


def _time_bond(one: Sketch, others: Sequence[Sketch]) -> float:
    dated = [s for s in others if s.span]
    if not one.span or not dated:
        return 0.0
    return _ONE_DAY if any(one.day and one.day == s.day for s in dated) else 1.0


def fit(one: Sketch, meeting: Meeting) -> tuple[float, str]:
    """How well a claim fits a meeting (0: not at all), and what they share."""
    if not parties_fit(one, meeting.sketches) or any(not may_be_one(one, other) for other in meeting.sketches):
        return 0.0, ""
    shared = _shared(one, meeting)
    if _long_ago(one, meeting) and not (shared.place or shared.ordinal):
        return 0.0, ""
    if any(s.story == one.story for s in meeting.sketches):
        enough = (shared.parties and not _only_a_year(one, meeting, shared)) or _meant(one, meeting, shared)
    else:
        enough = _certain(one, shared)
    return (shared.score, shared.why) if enough else (0.0, "")


def _certain(one: Sketch, shared: _Shared) -> bool:
    """Whether a claim of another story can only mean this meeting: the parties, the time, and one thing more."""
    more = shared.place or shared.ordinal or shared.time == _ONE_DAY or (one.persons and shared.persons >= _TWO)
    return bool(shared.parties and shared.time and more)


def _meant(one: Sketch, meeting: Meeting, shared: _Shared) -> bool:
    """Whether a claim of the same story that does not name two of the parties means this meeting."""
    to_listeners = one.family in lexicon.words("meetings", "to_listeners")
    if not one.sides:
        return bool(shared.place) or (shared.time == _ONE_DAY and not to_listeners)
    if not shared.sides:
        return False
    if one.fact.first("conduct") and shared.persons and len({side for s in meeting.sketches for side in s.sides}) > 1:
        return True
    return len(one.sides) == 1 and (to_listeners or shared.place + shared.ordinal + _told_time(one, shared) >= 1.0)


def _told_time(one: Sketch, shared: _Shared) -> float:
    """How near the times are: "some day from now on" meets every later day, and tells nothing."""
    return 0.0 if (one.fact.first("time") or "").endswith("/..") else shared.time


def _groups(meetings: Sequence[Meeting]) -> list[Group]:
    named = sorted(((_key(meeting), meeting) for meeting in meetings), key=lambda pair: pair[0])
    parents = _parents(named)
    return [
        Group(
            "encounter",
            key,
            tuple(s.fact for s in sorted(m.sketches, key=lambda s: s.fact.order)),
            "shared: " + "; ".join(sorted(m.why - {""})) if len(m.sketches) > 1 and m.why - {""} else "",
            parents.get(key),
        )
        for key, m in named
    ]


def _key(meeting: Meeting) -> tuple[str, ...]:
    """The claim that tells of the meeting first, by date of the report: what stays when later reports tell it better."""
    return ("encounter", min(s.fact.order for s in meeting.sketches)[-1])


def _parents(named: Sequence[tuple[tuple[str, ...], Meeting]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Meals, ceremonies and press conferences → the main meeting of the same story and time that shares their parties."""
    rules = lexicon.load("meetings")
    mains: dict[str, list[tuple[tuple[str, ...], Meeting]]] = defaultdict(list)
    for key, meeting in named:
        if meeting.founder.family in rules["main"] and any(len(s.sides) > 1 for s in meeting.sketches):
            for story in sorted({s.story for s in meeting.sketches}):
                mains[story].append((key, meeting))
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key, part in named:
        if part.founder.family not in rules["parts"]:
            continue
        fits = [
            (_bond(part, m), len(m.sketches), k)
            for story in sorted({s.story for s in part.sketches})
            for k, m in mains[story]
        ]
        best = max((f for f in fits if f[0] > 0), default=None)
        if best:
            found[key] = best[2]
    return found


#: Days within which a report tells of what went on around a meeting.
_AROUND = 7


def _told_in_time(part: Meeting, whole: Meeting) -> bool:
    """Whether some report that tells of a part without its day came out around the meeting, or is without a date itself."""
    days = [one.span for one in whole.sketches if one.span]
    told = [edtf.day(one.fact.anchor) for one in part.sketches]
    return not days or any(d is None or edtf.near((d, d), span, _AROUND) for d in told for span in days)


def _bond(part: Meeting, whole: Meeting) -> float:
    """How much speaks for one meeting being a part of another: shared sides, and times within a day of each other."""
    mine = {s for one in part.sketches for s in one.sides}
    theirs = {s for one in whole.sketches for s in one.sides}
    if not mine & theirs:
        return 0.0
    spans = [(a.span, b.span) for a in part.sketches for b in whole.sketches if a.span and b.span]
    if spans and not any(edtf.near(x, y, 1) for x, y in spans):
        return 0.0
    if not spans and not _told_in_time(part, whole):
        return 0.0
    return len(mine & theirs) + (1.0 if spans else 0.0)
