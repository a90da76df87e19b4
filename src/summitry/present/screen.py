"""The first screen of a story: what happened, what was decided, what stays open, what is contested, what comes next; by side.

Every line is one whole sentence of a report (:mod:`summitry.present.fit`), under its outlet, with how many origins tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summitry.model import Claim, Entry, Modality
from summitry.present import event, pool, wording
from summitry.present.pool import Candidate, Pool
from summitry.present.sections import value
from summitry.present.story import StoryDesk
from summitry.present.told import Part, Screen, SidePart, Told
from summitry.values import edtf

#: Words of the first screen, and the part of the reports' words that the whole page may have.
WORDS, SHARE = 250, 0.38
#: Words that a page may have however short the reports are.
LEAST = 80
_SIDES = 4


def screen(story: StoryDesk) -> tuple[Screen, Entry | None]:
    """The first screen of a story with what stands by side; and the meeting that the story is about, if it is one."""
    named = event.event(story)
    kept = pool.pool(story)
    room = max(LEAST, int(SHARE * sum(len(d.text.split()) for d in story.documents)))
    parts = tuple(_parts(kept, min(WORDS, room)))
    used = sum(len(line.text.split()) for part in parts for line in part.lines)
    sides = tuple(_sides(kept, named.principals, room - used))
    return Screen(named.title, named.about, named.outlet, parts, sides), named.meeting


def _parts(kept: Pool, room: int) -> Iterator[Part]:
    """The parts of the first screen, each with its share of the words."""
    for name, share, most, belongs in _ORDER:
        rows = [c for c in kept.candidates if belongs(c)]
        lines = tuple(_line(kept, name, c) for c in kept.take(rows, most, int(share * room)))
        if lines:
            yield Part(name, wording.label("screen", name), lines)


def _line(kept: Pool, part: str, one: Candidate) -> Told:
    return one.told(kept.story.desk.outlet(one.sentence.document), _due(one) if part == "next" else "")


def _due(one: Candidate) -> str:
    """When what a sentence foresees falls due."""
    times = (value(c, "time") for c in (*one.of("outlook"), *one.of("encounter")))
    return next((edtf.show(t) for t in times if t and not t.startswith(edtf.RELATIVE) and edtf.day(t)), "")


# ---------------------------------------------------------------------- what a sentence tells
def _happened(one: Candidate) -> bool:
    """Something that took place, or what the head of a report tells."""
    deeds = [c for c in (*one.of("encounter"), *one.of("action")) if c.modality is Modality.HELD and c.polarity == "+"]
    return bool(deeds) or (one.leads and any(c.kind not in _BESIDE for c in one.claims))


#: Kinds that say nothing of what went on.
_BESIDE = frozenset({"role", "figure"})
_DONE = frozenset({"agreed", "announced", "ended", "suspended"})
_AGREED = frozenset({"AGREE", "CONCEDE", "COOPERATE", "AID", "SANCTION", "RETREAT"})
_AGAINST = frozenset({"rejects", "opposes"})


def _decided(one: Candidate) -> bool:
    done = any(value(c, "status") in _DONE for c in one.of("measure"))
    return done or any(value(c, "type") in _AGREED and c.polarity == "+" for c in one.of("action"))


def _open(one: Candidate) -> bool:
    against = any(value(c, "attitude") in _AGAINST for c in one.of("stance"))
    refused = any(value(c, "status") == "rejected" for c in one.of("measure"))
    return bool(one.of("gap")) or against or refused or any(value(c, "type") == "REJECT" for c in one.of("action"))


def _next(one: Candidate) -> bool:
    ahead = (Modality.PLANNED, Modality.EXPECTED)
    return any(c.modality in ahead for c in (*one.of("outlook"), *one.of("encounter")))


#: The parts in order: name, share of the words, most lines, and which sentences belong.
_ORDER: tuple[tuple[str, float, int, Callable[[Candidate], bool]], ...] = (
    ("happened", 0.36, 3, _happened),
    ("decided", 0.24, 2, _decided),
    ("open", 0.24, 2, _open),
    ("next", 0.24, 2, _next),
)


# ---------------------------------------------------------------------- by side
def _sides(kept: Pool, principals: Sequence[str], room: int) -> Iterator[SidePart]:
    """What each side said, wants and did."""
    story = kept.story
    order = list(dict.fromkeys((*principals, *story.spoken_for())))[:_SIDES]
    for number, side in enumerate(order):
        rows = tuple(_side(kept, side, room // (len(order) - number)))
        room -= sum(len(told.text.split()) for _, told in rows)
        if rows:
            yield SidePart(side[:1].upper() + side[1:], story.people(side), rows)


def _side(kept: Pool, side: str, room: int) -> Iterator[tuple[str, Told]]:
    """The lines of one side, each with its label."""
    for name, kind, role in _OF_A_SIDE:
        mine = [c for c in kept.candidates if any(_by(kept.story, claim, role, side) for claim in c.of(kind))]
        for one in kept.take(mine, 2, room // len(_OF_A_SIDE)):
            yield wording.label("screen", name), _line(kept, name, one)


#: What is told of a side: its label, the kind of claim, and the role that the side has in it.
_OF_A_SIDE = (("said", "quote", "speaker"), ("wants", "stance", "actor"), ("did", "action", "actor"))


def _by(story: StoryDesk, claim: Claim, role: str, side: str) -> bool:
    return any(story.side(slot.value) == side for slot in claim.all(role))
