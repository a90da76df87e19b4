"""The first screen of a story: what happened, what was decided, what stays open, what is contested, what comes next; by side.

Every line is one whole sentence of a report (:mod:`summitry.present.fit`), under its outlet, with how many origins tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summitry.model import Claim, Entry, Modality, Standing
from summitry.present import event, pool, wording
from summitry.present.evidence import Support
from summitry.present.pool import Candidate, Pool
from summitry.present.sections import value
from summitry.present.story import StoryDesk
from summitry.present.told import Part, Screen, SidePart, Told
from summitry.values import edtf
from summitry.values.relation import Relation

#: Words of the first screen, and the part of the reports' words that the whole page may have.
WORDS, SHARE = 250, 0.38
#: Words that a page may have however short the reports are.
LEAST = 120
_SIDES = 4


def screen(story: StoryDesk) -> tuple[Screen, Entry | None]:
    """The first screen of a story with what stands by side; and the meeting that the story is about, if it is one."""
    named = event.event(story)
    kept = pool.pool(story)
    room = max(LEAST, int(SHARE * sum(len(d.text.split()) for d in story.documents)))
    changes = tuple(changed(story)) if story.since else ()
    parts = (*changes, *_parts(kept, min(WORDS, room)))
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


def changed(story: StoryDesk) -> Iterator[Part]:
    """What new reports change of what older ones told: values revised or contested, expectations met or missed."""
    lines = [*_revised(story), *_fates(story)]
    if lines:
        yield Part("changed", wording.label("screen", "changed"), tuple(dict.fromkeys(lines)))


#: Relations of a later value to the first one that are a change.
_CHANGES = frozenset({Relation.UPDATE, Relation.CONTRADICTION})


def _revised(story: StoryDesk) -> Iterator[Told]:
    """New values of findings that older reports tell, too."""
    desk = story.desk
    for entry in (e for rows in desk.entries.values() for e in rows):
        for finding in entry.findings:
            first = finding.values[0]
            for other in finding.values[1:]:
                claims = [desk.claims[c] for c in other.claims if c in desk.claims]
                fresh = [c for c in claims if story.has(c.document) and story.is_new(c.document)]
                if other.relation in _CHANGES and fresh and len(fresh) == len(claims):
                    before = desk.display(finding.role, first)
                    yield _sentence(story, fresh[0], f"{wording.label('screen', 'before')} {before}")


def _fates(story: StoryDesk) -> Iterator[Told]:
    """What new reports tell of what was foreseen."""
    desk = story.desk
    for entry in (e for rows in desk.entries.values() for e in rows):
        outcome = desk.outcome(entry)
        by = outcome.decided_by if outcome else None
        if outcome and by and story.has(by.document) and story.is_new(by.document):
            low, high = desk.sentences(by.document).around(by.start, by.end)
            note = f"{outcome.verdict}: “{wording.nested(desk.evidence(desk.told(entry)[0]).text)}”"
            told = desk.words(by.document, low, high)
            yield Told(
                told.text, by.outlet, Support(Standing.SINGLE, (), (told, desk.evidence(desk.told(entry)[0]))), note
            )


def _sentence(story: StoryDesk, claim: Claim, note: str) -> Told:
    """The sentence of a claim as a line."""
    desk = story.desk
    text = desk.words(claim.document, *desk.sentences(claim.document).around(claim.start, claim.end)).text
    return Told(text, desk.outlet(claim.document), desk.support([claim]), note)


def _line(kept: Pool, part: str, one: Candidate) -> Told:
    return one.told(kept.story.desk.outlet(one.sentence.document), _due(one) if part == "next" else "")


def _due(one: Candidate) -> str:
    """When what a sentence foresees falls due."""
    times = (value(c, "time") for c in (*one.of("outlook"), *one.of("encounter")))
    return next((edtf.show(t) for t in times if t and not t.startswith(edtf.RELATIVE) and edtf.day(t)), "")


# ---------------------------------------------------------------------- what a sentence tells
def _happened(one: Candidate) -> bool:
    """Something that took place, or what a report begins with, as its headline does."""
    deeds = [c for c in (*one.of("encounter"), *one.of("action")) if c.modality is Modality.HELD and c.polarity == "+"]
    return bool(deeds) or one.leads


_DONE = frozenset({"agreed", "announced", "ended", "suspended"})
_AGREED = frozenset({"AGREE", "CONCEDE", "SANCTION", "RETREAT"})


def _decided(one: Candidate) -> bool:
    if one.old:
        return False
    done = any(value(c, "status") in _DONE for c in one.of("measure"))
    return done or any(value(c, "type") in _AGREED and c.polarity == "+" for c in one.of("action"))


def _open(one: Candidate) -> bool:
    against = any(value(c, "attitude") == "rejects" for c in one.of("stance"))
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
    for name in _OF_A_SIDE:
        mine = [c for c in kept.candidates if _labelled(kept.story, c, side) == name]
        for one in kept.take(mine, 2, room // len(_OF_A_SIDE)):
            yield wording.label("screen", name), _line(kept, name, one)


#: What is told of a side, in its order.
_OF_A_SIDE = ("said", "wants", "did")
#: Attitudes by which an actor wants something of others, and deeds that are more than words.
_WANTING = frozenset({"wants", "demands", "opposes", "rejects", "proposes", "conditional"})
_DEEDS = frozenset({"AID", "COOPERATE", "RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"})


def _labelled(story: StoryDesk, one: Candidate, side: str) -> str:
    """What a sentence tells of a side: what it said, else what it wants or did; empty where it is about another."""
    if any(_by(story, one, claim, "speaker", side) for claim in one.of("quote")):
        return "said"
    if one.sides[:1] != (side,):
        return ""
    if any(
        _by(story, one, c, "actor", side) and value(c, "type") in _DEEDS for c in one.of("action") if c.polarity == "+"
    ):
        return "did"
    wants = [c for c in one.of("stance") if value(c, "attitude") in _WANTING and c.polarity == "+"]
    return "wants" if any(_by(story, one, c, "actor", side) for c in wants) else ""


def _by(story: StoryDesk, one: Candidate, claim: Claim, role: str, side: str) -> bool:
    """Whether words of a sentence name an actor of a side in a role of a claim."""
    low, high = one.sentence.start, one.sentence.end
    return any(s.start is not None and low <= s.start < high and story.side(s.value) == side for s in claim.all(role))
