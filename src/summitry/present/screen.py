"""The first screen of a story: what happened, what was decided, what stays open, what is contested, what comes next; by side.

Every line is one whole sentence of a report (:mod:`summitry.present.fit`), under its outlet, with how many origins tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summitry.model import Claim, Entry, Modality, Standing
from summitry.present import event, leaning, pool, wording
from summitry.present.evidence import Support
from summitry.present.obstacles import obstacles
from summitry.present.opposed import opposed
from summitry.present.overtaken import AHEAD
from summitry.present.pool import Candidate, Pool
from summitry.present.sections import value
from summitry.present.story import StoryDesk
from summitry.present.told import Part, Screen, SidePart, Told, introduced_once
from summitry.reconcile.text import content
from summitry.values import edtf
from summitry.values.relation import Relation

#: Words of the first screen, and the part of the reports' words that all lines may have, without outlets, days and badges.
WORDS, SHARE = 250, 0.31
#: Words that a page may have however short the reports are.
LEAST = 120
_SIDES = 4
#: So many sentences at the head of a report tell its news.
_NEWS = 8
#: Lines of what found no place under a heading, and of one label of a side.
_MORE, _LABELLED = 12, 3
#: Lines of what went before; the lines at the head of a page that tell its news, and words that such a line shares with it.
_EARLIER, _LEADING, _OF_IT = 3, 2, 2
#: Telling words of a line that stands under no heading, at least.
_TELLING = 7


def screen(story: StoryDesk) -> tuple[Screen, Entry | None]:
    """The first screen of a story with what stands by side; and the meeting that the story is about, if it is one."""
    named = event.event(story)
    kept = pool.pool(story, named.title)
    kept.judge(named.title)
    room = max(LEAST, int(SHARE * sum(len(d.text.split()) for d in story.documents)))
    changes = tuple(changed(story)) if story.since else ()
    parts = (*changes, *_parts(kept, named.title, min(WORDS, room)))
    used = sum(len(line.text.split()) for part in parts for line in part.lines)
    sides = tuple(_sides(kept, named.principals, room - used))
    used += sum(len(told.text.split()) for side in sides for _, told in side.lines)
    ahead = tuple(obstacles(kept, room - used))
    used += sum(len(told.text.split()) for _, told in ahead)
    before = tuple(_background(kept, named.title, min(WORDS, room - used) // 2))
    used += sum(len(line.text.split()) for part in before for line in part.lines)
    more = (*_more(kept, min(WORDS, room - used)), *before)
    made = Screen(named.title, named.about, named.outlet, parts, sides, more, ahead)
    return introduced_once(made), named.meeting


def _parts(kept: Pool, title: str, room: int) -> Iterator[Part]:
    """The parts of the first screen, each with its share of the words, and with what those before it left."""
    left = 0
    for name, share, most, belongs in _ORDER:
        rows = [c for c in kept.candidates if belongs(c) and not _onlooker(kept.story, c)]
        rows = [c for c in rows if name != "next" or not _is_of_today(kept.story, c)]
        left += int(share * room)
        told = opposed(kept, most, left) if name == "contested" else []
        left_for = left - sum(len(c.text.split()) for c in told)
        told += kept.take(rows, most - len(told), left_for, core=True)
        lines = tuple(_line(kept, name, c) for c in told)
        left -= sum(len(line.text.split()) for line in lines)
        if lines:
            yield Part(name, wording.label("screen", name), lines)
        if name == "happened":
            kept.judge(" ".join([title, *(one.text for one in kept.taken)]))


def _is_of_today(story: StoryDesk, one: Candidate) -> bool:
    """Whether what a sentence foresees was for the day of its report, where another report came out on that day or later."""
    home = story.desk.documents[one.sentence.document]
    day = (home.published or "")[:10]
    others = any(d.id != home.id and (d.published or "")[:10] >= day for d in story.documents)
    ahead = [c for kind in ("outlook", "encounter") for c in one.main(kind) if c.modality in AHEAD]
    return others and any(value(c, "time") == day for c in ahead)


def _onlooker(story: StoryDesk, one: Candidate) -> bool:
    """Whether a sentence is the word of somebody who speaks for no state and no body."""
    speakers = [story.side(slot.value) for claim in one.main("quote") for slot in claim.all("speaker")]
    return any(side and not story.is_state(side) for side in speakers)


def _more(kept: Pool, room: int) -> Iterator[Part]:
    """What weighs most of what has found no place under a heading: nothing is said of it but that it is told."""
    rows = [c for c in kept.candidates if not c.old and c.claims and len(c.stems) >= _TELLING]
    lines = tuple(_line(kept, "more", c) for c in kept.take(rows, _MORE, room))
    if lines:
        yield Part("more", wording.label("screen", "more"), lines)


def _background(kept: Pool, title: str, room: int) -> Iterator[Part]:
    """What went before: the weightiest of what tells of earlier times."""
    news = content.words(title).union(*(one.stems for one in kept.taken[:_LEADING]))
    rows = [c for c in kept.candidates if c.old and c.claims and len(c.matter & news) >= _OF_IT]
    lines = tuple(_line(kept, "background", c) for c in kept.take(rows, _EARLIER, room))
    if lines:
        yield Part("background", wording.label("screen", "background"), lines)


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
    desk = kept.story.desk
    published = desk.documents[one.sentence.document].published
    day = edtf.show(published[:10]) if published else ""
    return one.told(desk.outlet(one.sentence.document), _due(kept, one) if part == "next" else "", day)


def _due(kept: Pool, one: Candidate) -> str:
    """When what a sentence foresees falls due, if that is after the last report."""
    times = (value(c, "time") for c in (*one.of("outlook"), *one.of("encounter")))
    exact = (t for t in times if t and not t.startswith(edtf.RELATIVE) and edtf.day(t))
    return next((edtf.show(t) for t in exact if t > kept.story.last), "")


# ---------------------------------------------------------------------- what a sentence tells
def _happened(one: Candidate) -> bool:
    """Something that took place, or what a report begins with, as its headline does."""
    done = (*one.main("encounter"), *one.main("action"))
    deeds = [c for c in done if c.modality is Modality.HELD and c.polarity == "+"]
    words = one.main("quote") or one.main("stance") or _ahead(one)
    if one.has("not_yet") or (not one.leads and leaning.begins(one.text, "perfect")):
        return False
    return one.leads or (
        bool(deeds) and not _open(one) and not words and not one.old and not one.speech and _recent(one)
    )


def _recent(one: Candidate) -> bool:
    """Whether a sentence stands near the head of its report, where that tells its news."""
    return one.sentence.number < _NEWS


_DONE = frozenset({"agreed", "announced", "ended", "suspended"})
_AGREED = frozenset({"AGREE", "CONCEDE", "SANCTION", "RETREAT"})


def _decided(one: Candidate) -> bool:
    """An agreement or a decision of these days that its sentence is about."""
    if one.old or one.speech or _open(one) or one.has("was_ahead") or not one.has("deciding"):
        return False
    held = [c for c in (*one.main("measure"), *one.main("action")) if c.modality is Modality.HELD and c.polarity == "+"]
    return any(value(c, "status") in _DONE or value(c, "type") in _AGREED for c in held)


def _open(one: Candidate) -> bool:
    """A refusal, or what the reports miss."""
    if one.old or one.speech or not one.has("unsettled"):
        return False
    against = any(value(c, "attitude") == "rejects" for c in one.main("stance"))
    refused = any(value(c, "status") == "rejected" for c in one.main("measure"))
    refusing = any(value(c, "type") == "REJECT" for c in one.main("action"))
    return one.has("not_yet") or bool(one.main("gap")) or against or refused or refusing


def _contested(one: Candidate) -> bool:
    """A sentence that tells that two sides do not say the same."""
    return not one.old and not one.speech and one.has("contesting", but_after="asides")


def _ahead(one: Candidate) -> bool:
    return any(c.modality in AHEAD for c in (*one.main("outlook"), *one.main("encounter")))


def _next(one: Candidate) -> bool:
    """What is planned, or is expected on a day."""
    if one.old or one.speech or one.has("was_ahead") or one.has("threatening") or not one.has("coming"):
        return False
    ahead = [c for c in (*one.main("outlook"), *one.main("encounter")) if c.modality in AHEAD]
    return any(c.modality is Modality.PLANNED or value(c, "time") for c in ahead)


#: The parts in order: name, share of the words, most lines, and which sentences belong.
_ORDER: tuple[tuple[str, float, int, Callable[[Candidate], bool]], ...] = (
    ("happened", 0.36, 4, _happened),
    ("decided", 0.24, 3, _decided),
    ("contested", 0.24, 4, _contested),
    ("open", 0.2, 2, _open),
    ("next", 0.2, 3, _next),
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
            people = story.people(side, [told.text for _, told in rows])
            yield SidePart(side[:1].upper() + side[1:], people, rows)


def _side(kept: Pool, side: str, room: int) -> Iterator[tuple[str, Told]]:
    """The lines of one side, each with its label."""
    left = room
    for name in _OF_A_SIDE:
        mine = [c for c in kept.candidates if _labelled(kept.story, c, side) == name]
        for one in kept.take(mine, _LABELLED, left, core=name in _FIRM):
            left -= len(one.text.split())
            yield wording.label("screen", name), _line(kept, name, one)


#: What a reader asks first of a side.
_FIRM = frozenset({"wants", "did"})
#: What is told of a side, in its order.
_OF_A_SIDE = ("said", "wants", "did", "told")
#: Forms of a quotation that have words in quotation marks.
_SPOKEN = frozenset({"direct", "mixed"})
#: Attitudes by which an actor wants something of others, and deeds that are more than words.
_WANTING = frozenset({"wants", "demands", "opposes", "rejects", "proposes", "conditional"})
_DEEDS = frozenset({"AID", "COOPERATE", "RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"})


def _labelled(story: StoryDesk, one: Candidate, side: str) -> str:
    """What a sentence tells of a side: what it said, else what it wants or did; empty where it is about another."""
    if one.old or not one.sides or (one.sides[0] != side and not _spoken_last(story, one, side)):
        return ""
    return _said(story, one, side) or _did(story, one, side) or _wants(story, one, side)


def _said(story: StoryDesk, one: Candidate, side: str) -> str:
    quoted = [claim for claim in one.main("quote") if _by(story, one, claim, "speaker", side)]
    spoken = one.has("saying") or any(value(claim, "form") in _SPOKEN for claim in quoted)
    return ("said" if spoken else "told") if quoted else ""


def _did(story: StoryDesk, one: Candidate, side: str) -> str:
    held = [c for c in one.main("action") if c.polarity == "+" and c.modality is Modality.HELD]
    deeds = [c for c in held if value(c, "type") in _DEEDS]
    return "did" if any(_by(story, one, claim, "actor", side) for claim in deeds) else ""


def _wants(story: StoryDesk, one: Candidate, side: str) -> str:
    wants = [c for c in one.main("stance") if value(c, "attitude") in _WANTING and c.polarity == "+"]
    mine = any(_by(story, one, claim, "actor", side) for claim in wants)
    return ("wants" if one.has("wanting") else "told") if mine else ""


def _spoken_last(story: StoryDesk, one: Candidate, side: str) -> bool:
    """Whether a sentence ends with who of a side said it."""
    for claim in one.main("quote"):
        ends = max((s.end for s in claim.all("content") if s.end is not None), default=one.sentence.end)
        if any(s.start is not None and s.start >= ends and story.side(s.value) == side for s in claim.all("speaker")):
            return True
    return False


def _by(story: StoryDesk, one: Candidate, claim: Claim, role: str, side: str) -> bool:
    """Whether words of a sentence name an actor of a side in a role of a claim."""
    low, high = one.sentence.start, one.sentence.end
    here = [s.value for s in claim.all(role) if s.start is not None and low <= s.start < high]
    return any(story.side(value) == side and not story.is_private(value) for value in here)
