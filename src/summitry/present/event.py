"""What a story is about, in a title: who, what happened, where and when, as the heads of its reports tell it.

Headlines and first sentences are searched for the words of each kind of event (``lexicon/en/display/events.yaml``); what most
reports tell, headlines before sentences, names the event. A meeting is that of the ledger which the heads of the reports speak
of. The date is never one after the reports, nor that of a deadline.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from summitry import lexicon
from summitry.model import Actor, ActorType, Document, Entry, Modality
from summitry.present import units, wording
from summitry.present.lookup import Desk
from summitry.present.meetings import title
from summitry.present.story import StoryDesk
from summitry.reason.ledger import values
from summitry.reconcile.text import content
from summitry.values import edtf

#: How much a headline, the first sentence and the second one count.
_PLACES = (3.0, 2.0, 1.0)
#: How much more a name counts that says more.
_NARROW = 1.4
#: A side is a principal if it is named at least so often as the one named most, in parts of that.
_PRINCIPAL = 0.33
_DAYS = 21
#: How much a headline counts that says what sort of text it heads.
_GENRE = 0.3
#: Actors that are called by what they are.
_NAMELESS = frozenset({ActorType.GROUP, ActorType.UNNAMED})
#: How much a meeting that has not taken place counts beside one that has.
_AHEAD = 0.6


@dataclass(frozen=True, slots=True)
class Head:
    """A headline or one of the first sentences of a report, with how much it counts. ``start`` is None for a headline apart."""

    document: Document
    text: str
    weight: float
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """The event of a story. ``title`` is the headline of a report of ``outlet``, or ``what``, where none has one.

    ``what`` names the event by its sides and its kind, ``about`` says who, where and when; ``meeting`` is its meeting if it
    is one.
    """

    title: str
    outlet: str
    what: str
    about: str
    principals: tuple[str, ...]
    meeting: Entry | None


@dataclass(frozen=True, slots=True)
class _Sort:
    """A kind of event: its name, and what tells it."""

    name: str
    told: re.Pattern[str]
    beside: re.Pattern[str] | None
    meeting: bool
    without: re.Pattern[str] | None = None

    def tells(self, text: str) -> float:
        """How much a text tells of it: less the later it comes to it."""
        text = self.without.sub("", text) if self.without else text
        found = self.told.search(text)
        if found is None or (self.beside is not None and not self.beside.search(text)):
            return 0.0
        return (_NARROW if self.beside is not None else 1.0) * (1 - found.start() / (2 * len(text)))


@cache
def _sorts() -> tuple[_Sort, ...]:
    rows = lexicon.load("events")["events"]
    return tuple(
        _Sort(
            row["name"],
            _any(row["words"]),
            _any(row["with"]) if "with" in row else None,
            bool(row.get("meeting")),
            _any(row["without"]) if "without" in row else None,
        )
        for row in rows
    )


@cache
def _genres() -> re.Pattern[str]:
    return _any(lexicon.load("events")["genres"])


def _any(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, words)) + r")(?![\w-])", re.IGNORECASE)


def heads(documents: Sequence[Document]) -> tuple[Head, ...]:
    """The headlines and first sentences of some reports."""
    return tuple(head for document in documents for head in _heads(document))


def _heads(document: Document) -> Iterator[Head]:
    if document.title:
        yield Head(document, document.title, _PLACES[0])
    for one, weight in zip(units.sentences(document), _PLACES[1:], strict=False):
        yield Head(document, one.text, weight, one.start, one.end)


def event(story: StoryDesk) -> Named:
    """What the story of some reports is about."""
    given = heads([d for d in story.documents if story.is_new(d.id)])
    sort, told = _what(given)
    sides = _principals(story, told or given, given)
    headline = _headline(story, told, given, sides)
    about_a_meeting = sort.meeting if sort else headline is None
    found = _meeting(story, given) if about_a_meeting else None
    meeting = found if found and (_has_names(story.desk, found) or _of_others(story.desk, found)) else None
    sides = sides or (() if meeting or headline else tuple(story.spoken_for()[:1]))
    held = meeting if meeting and meeting.modality is Modality.HELD and _is_it(sort, headline) else None
    day = _day(story, held, told, given, headline)
    place = _place(story, held, given)
    sides = _of_meeting(story, held, sides) if headline is None else sides
    what = _title(story.desk, meeting, sort, sides)
    return Named(
        headline.text if headline else what,
        story.desk.outlet(headline.document.id) if headline else "",
        what,
        " · ".join(filter(None, (wording.listed(sides), "" if place in sides else place, day))),
        sides,
        meeting,
    )


def _is_it(sort: _Sort | None, headline: Head | None) -> bool:
    """Whether the meeting is what a story is headed by, not what that came of."""
    return headline is None or sort is None or bool(sort.tells(headline.text))


def _of_meeting(story: StoryDesk, meeting: Entry | None, sides: tuple[str, ...]) -> tuple[str, ...]:
    """Of the principals those who met, if two of them did."""
    met = {story.side(party) for party in values(meeting, "party")} if meeting else set()
    kept = tuple(side for side in sides if side in met)
    others = meeting is not None and _of_others(story.desk, meeting)
    return kept if len(kept) > 1 else () if others else sides


def _what(given: Sequence[Head]) -> tuple[_Sort | None, tuple[Head, ...]]:
    """The kind of event that the heads of most reports tell, and these."""
    counts: dict[str, float] = {}
    for sort in _sorts():
        most: defaultdict[str, float] = defaultdict(float)
        for head in given:
            most[head.document.id] = max(most[head.document.id], head.weight * sort.tells(head.text))
        counts[sort.name] = sum(most.values())
    best = max(_sorts(), key=lambda s: counts[s.name])
    if not counts[best.name]:
        return None, ()
    return best, tuple(h for h in given if best.tells(h.text))


def _headline(story: StoryDesk, told: Sequence[Head], given: Sequence[Head], sides: Sequence[str]) -> Head | None:
    """The headline that tells the event best: it names the event and its sides, and its words are those of most heads."""
    counts: Counter[str] = Counter(w for head in given for w in content.words(head.text))
    titles = [h for h in given if h.start is None]

    def rank(head: Head) -> float:
        words = content.words(head.text)
        named = min(2, len(set(_sides(story, head)) & set(sides)))
        shared = sum(counts[w] - 1 for w in words) / math.sqrt(len(words) + 1)
        plain = _GENRE if _genres().search(head.text) else 1.0
        return shared * (1 + 0.5 * named) * (1.5 if head in told else 1.0) * plain

    return max(titles, key=rank, default=None)


def _title(desk: Desk, meeting: Entry | None, sort: _Sort | None, sides: tuple[str, ...]) -> str:
    if meeting and (
        (sort is None and _has_names(desk, meeting)) or len(values(meeting, "party")) > 1 or _of_others(desk, meeting)
    ):
        named, what = _parted(title(desk, meeting))
        others = _of_others(desk, meeting)
        named = named[:1].upper() + named[1:] if others else wording.listed(sides) if len(sides) > 1 else named
        what = sort.name if sort else what
        state = "" if meeting.modality is Modality.HELD else f"{wording.label('modalities', meeting.modality)} "
        return f"{named}: {state}{what}"
    if sides and sort:
        named = wording.listed(sides)
        return f"{named[:1].upper()}{named[1:]}: {sort.name}"
    return sort.name[:1].upper() + sort.name[1:] if sort else wording.listed(sides) or "Brief"


def _of_others(desk: Desk, meeting: Entry) -> bool:
    """Whether a meeting is one of people whom no name is known of: "leaders of the lake states"."""
    known = [desk.actors.get(party) for party in values(meeting, "party")]
    return len(known) == 1 and all(actor is not None and _told_by_a_name(actor) for actor in known)


def _has_names(desk: Desk, meeting: Entry) -> bool:
    """Whether somebody who has a name met."""
    known = [desk.actors.get(party) for party in values(meeting, "party")]
    return not any(known) or any(actor is not None and actor.actor_type not in _NAMELESS for actor in known)


def _told_by_a_name(actor: Actor) -> bool:
    return actor.actor_type in _NAMELESS and any(letter.isupper() for letter in actor.name[1:])


def _parted(said: str) -> tuple[str, str]:
    """A meeting's title as who met, and how."""
    who, _, how = said.rpartition(": ")
    return who or "Meeting", how


# ---------------------------------------------------------------------- who
def _principals(story: StoryDesk, told: Sequence[Head], given: Sequence[Head]) -> tuple[str, ...]:
    """The sides that the heads name most, in the order in which they are first named where the event is told."""
    counts: defaultdict[str, float] = defaultdict(float)
    for head in given:
        for side in _sides(story, head):
            counts[side] += head.weight * (2 if head in told else 1)
    states = [side for side in counts if story.is_state(side)]
    known = states if len(states) > 1 else list(counts)
    most = max((counts[side] for side in known), default=0.0)
    kept = [side for side in sorted(known, key=lambda s: -counts[s])[:3] if counts[side] >= _PRINCIPAL * most]
    first = [side for head in sorted(told, key=lambda h: -h.weight) for side in _sides(story, head)]
    order = list(dict.fromkeys(first))
    return tuple(sorted(kept, key=lambda s: (order.index(s) if s in order else len(order), -counts[s], s)))


def _sides(story: StoryDesk, head: Head) -> tuple[str, ...]:
    """The sides that a head names, in its order."""
    if head.start is not None and head.end is not None:
        rows = [m.actor for m in story.named(head.document.id) if head.start <= m.start < head.end]
    else:
        rows = _in_title(story, head)
    named = ((actor, story.side(actor)) for actor in rows)
    return tuple(dict.fromkeys(side for actor, side in named if side[:1].isupper() and not story.is_private(actor)))


def _in_title(story: StoryDesk, head: Head) -> list[str]:
    """The actors that a headline names, by the names that its report has for them."""
    names: Mapping[str, str] = story.spellings(head.document)
    found = [(m.start(), -len(name), actor) for name, actor in names.items() for m in _name(name).finditer(head.text)]
    taken: list[tuple[int, int]] = []
    rows = []
    for start, less, actor in sorted(found):
        if not any(low <= start < high for low, high in taken):
            taken.append((start, start - less))
            rows.append(actor)
    return rows


@cache
def _name(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


# ---------------------------------------------------------------------- the meeting, and when
def _meeting(story: StoryDesk, given: Sequence[Head]) -> Entry | None:
    """The meeting of the ledger that the heads of the reports speak of: most of its claims stand there, near their dates."""
    desk, own = story.desk, {d.id for d in story.documents}
    last = {h.document.id: h.end for h in given if h.end is not None}
    weights: dict[str, float] = defaultdict(float)
    at_head: set[str] = set()
    rows = [e for e in desk.entries["encounter"] if e.part_of is None and e.polarity == "+"]
    for entry in rows:
        for claim in desk.told(entry):
            if claim.document in own:
                early = claim.start < last.get(claim.document, 0)
                at_head |= {entry.id} if early else set()
                weights[entry.id] += 3.0 if early else 1.0
        weights[entry.id] *= _near(entry, story.documents) * (1.5 if len(values(entry, "party")) > 1 else 1.0)
        weights[entry.id] *= 1.0 if entry.modality is Modality.HELD else _AHEAD
    return max((e for e in rows if e.id in at_head), key=lambda e: weights[e.id], default=None)


def _near(entry: Entry, documents: Sequence[Document]) -> float:
    """1 for a meeting within weeks of the reports, less for one of other times."""
    days = [day for d in documents if d.published and (day := edtf.day(d.published[:10]))]
    low, high = edtf.bounds(next(iter(values(entry, "time")), None))
    if not days or low is None or high is None:
        return 0.6
    return 1.0 if (min(days) - high).days <= _DAYS and (low - max(days)).days <= 4 * _DAYS else 0.15


def _place(story: StoryDesk, meeting: Entry | None, given: Sequence[Head]) -> str:
    """Where the event was: of its meeting, else the place of what took place by the heads of two reports."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for head in (h for h in given if h.start is not None and h.end is not None):
        for claim in story.claims(head.document.id):
            if (head.start or 0) <= claim.start < (head.end or 0) and claim.modality is Modality.HELD:
                for slot in claim.all("place"):
                    told[slot.value].add(head.document.id)
    shared = max(told, key=lambda place: len(told[place]), default="")
    of_meeting = next(iter(values(meeting, "place")), "") if meeting else ""
    return of_meeting or (shared if len(told[shared]) > 1 else "")


def _day(
    story: StoryDesk, meeting: Entry | None, told: Sequence[Head], given: Sequence[Head], headline: Head | None
) -> str:
    """When the event was: of its meeting, else the day that its heads tell, those of the headline's report first."""
    of_meeting = next(iter(values(meeting, "time")), "") if meeting else ""
    if _has_begun(story, of_meeting):
        return edtf.show(of_meeting)
    home = headline.document if headline else None
    for heads_of in ([h for h in given if h.document is home], told):
        if found := [day for head in heads_of for day in _days(story, head)]:
            return edtf.show(max(found))
    published = (home.published if home else None) or max((h.document.published or "" for h in given), default="")
    return f"reported {edtf.show(published[:10])}" if published else ""


def _has_begun(story: StoryDesk, time: str) -> bool:
    """Whether a time is told to the day, and lies not after the last report."""
    exact = bool(edtf.day(time)) or "/" in time
    begun = edtf.bounds(time)[0] if exact else None
    return begun is not None and (not story.last or begun.isoformat() <= story.last)


def _days(story: StoryDesk, head: Head) -> Iterator[str]:
    """The days that a head tells, none after its report or long before it."""
    published = edtf.day(head.document.published[:10]) if head.document.published else None
    if published is None or head.start is None or head.end is None:
        return
    for time in story.times(head.document, head.start, head.end):
        day = edtf.day(time.value)
        if day and 0 <= (published - day).days <= _DAYS:
            yield time.value
