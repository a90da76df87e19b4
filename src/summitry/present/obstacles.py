"""What stands in the way of a story, and what is due: orders and red lines that clash, days to come and days past.

What is worked out from several reports is told in a sentence of ours, made of names and issues, that leads to their words; what
one report tells, in its own sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, product

from summitry.model import Claim, Entry, Modality, Standing
from summitry.present import wording
from summitry.present.evidence import Support
from summitry.present.meetings import form
from summitry.present.orders import wanted
from summitry.present.pool import Candidate, Pool
from summitry.present.told import Told
from summitry.reason.check import OVERDUE, FollowUp
from summitry.reason.ledger import values
from summitry.reason.orders import WHOLE_PROCESS, Conflict, Position, conflicts, positions
from summitry.reason.sides import Sides
from summitry.reason.stances import AGAINST, FOR, Stand, deciding, told
from summitry.reconcile.text import content
from summitry.values import edtf

#: Lines of each sort.
_MOST = 2
#: Parties that make a meeting, and what part of its title a sentence tells that tells of it.
_PARTIES, _TOLD = 2, 0.6


def obstacles(kept: Pool, room: int) -> Iterator[tuple[str, Told]]:
    """The lines of the section, each with its label, in at most so many words."""
    for name, rows in (
        ("order", _orders(kept)),
        ("red_line", _red_lines(kept)),
        ("overdue", _overdue(kept)),
        ("planned", _planned(kept)),
    ):
        for one in islice(rows, _MOST):
            room -= len(one.text.split())
            if room >= 0:
                yield wording.label("screen", name), one


# ---------------------------------------------------------------------- what cannot be had together
def _orders(kept: Pool) -> Iterator[Told]:
    """Conflicts of order, with who holds which."""
    desk = kept.story.desk
    for one in conflicts(positions(kept.story.documents, desk.sure_claims())):
        sides = [_held(kept, side) for side in one.sides]
        if all(sides):
            yield Told("; ".join(sides), "", _support(kept, _places(one)), own=True)


def _held(kept: Pool, side: Iterable[Position]) -> str:
    """What the holders of one side of a conflict want, in words; empty where nobody is known to hold it."""
    rows = [(kept.story.desk.name(holder), one) for one in side for holder in one.holders if _known(kept, holder)]
    names = wording.listed(list(dict.fromkeys(name for name, _ in rows)))
    return f"{names}: {wanted(_plainly(rows[0][1]))}" if rows else ""


def _plainly(one: Position) -> Position:
    """An order of the things that it names, without the process as a whole where it names any."""
    named = tuple(thing for thing in one.things if thing != WHOLE_PROCESS)
    return replace(one, things=named or one.things)


def _known(kept: Pool, holder: str) -> bool:
    return bool(kept.story.desk.known(holder))


def _places(one: Conflict) -> list[tuple[str, int, int]]:
    return list(dict.fromkeys((p.document, p.start, p.end) for side in one.sides for p in side if p.document))


def _red_lines(kept: Pool) -> Iterator[Told]:
    """Red lines of one side on what another one wants."""
    desk, sides = kept.story.desk, Sides(kept.story.desk.actors.values())
    claims = (c for d in kept.story.documents for c in kept.story.claims(d.id) if c.kind == "stance")
    rows = [one for one in told(kept.story.documents, claims, sides) if _its_own(sides, one)]
    for issue in dict.fromkeys(one.issue for one in rows):
        if pair := _against([one for one in rows if one.issue == issue]):
            line, wish = pair
            text = wording.label("screen", "against").format(
                line=desk.name(sides.name(line.side)),
                wish=desk.name(sides.name(wish.side)),
                issue=issue,
                words=line.red_line,
            )
            yield Told(text, "", _support(kept, [(s.document, s.start, s.end) for s in pair]), own=True)


def _its_own(sides: Sides, one: Stand) -> bool:
    """Whether somebody who is known told it, or a report tells it of him."""
    return not one.others and not one.unsure and sides.is_somebody(one.actor)


def _against(rows: Sequence[Stand]) -> tuple[Stand, Stand] | None:
    """Of statements on one issue a red line, and what another side wants, as each side stands now."""
    now = [one for side in dict.fromkeys(s.side for s in rows) for one in deciding([s for s in rows if s.side == side])]
    lines, wishes = [s for s in now if s.red_line and s.way == AGAINST], [s for s in now if s.way == FOR]
    return next((pair for pair in product(lines, wishes) if pair[0].side != pair[1].side), None)


def _support(kept: Pool, places: Collection[tuple[str, int, int]]) -> Support:
    """The words at some places; each report speaks for itself alone."""
    desk = kept.story.desk
    return Support(Standing.SINGLE, (), tuple(desk.words(*place) for place in places))


# ---------------------------------------------------------------------- what is due
def _overdue(kept: Pool) -> Iterator[Told]:
    """Sentences that foresee something for a day that has passed, of which no report tells what came."""
    for one in kept.story.desk.checks.outlooks:
        if one.verdict == OVERDUE and one.due and (found := _sentence(kept, one)) and _was_ahead(kept, found, one.due):
            kept.taken.append(found)
            note = wording.label("screen", "was_due").format(day=edtf.show(one.due.isoformat()))
            yield found.told(kept.story.desk.outlet(found.sentence.document), note)


def _was_ahead(kept: Pool, found: Candidate, due: date) -> bool:
    """Whether the day lay ahead when the report of a sentence came out: what is told for its own day is the news of that day."""
    return due.isoformat() > (kept.story.desk.documents[found.sentence.document].published or "")[:10]


def _sentence(kept: Pool, one: FollowUp) -> Candidate | None:
    """The sentence that foresees something, where it is about that, can be shown and has not been."""
    taken = {other.sentence for other in kept.taken}
    for candidate in kept.candidates:
        about = {claim.id for kind in ("outlook", "encounter", "measure") for claim in candidate.main(kind)}
        if about & set(one.entry.claims) and candidate.sentence not in taken and not candidate.old:
            return candidate
    return None


def _planned(kept: Pool) -> Iterator[Told]:
    """The meetings of the ledger that are to come, by day, where no line has told of them."""
    desk = kept.story.desk
    coming = [(time, entry) for entry in desk.entries["encounter"] if (time := _ahead(kept, entry))]
    for time, entry in sorted(coming, key=lambda row: row[0]):
        claims = [c for c in desk.told(entry) if kept.story.has(c.document)]
        text = f"{wording.listed(_parties(kept, entry))}: {form(entry)}, {', '.join(_where_and_when(entry, time))}"
        if any(kept.story.is_new(c.document) and _names_them(kept, c) for c in claims) and not _is_told(
            kept, claims, text, time
        ):
            yield Told(text[:1].upper() + text[1:], "", desk.support(claims), own=True)


def _where_and_when(entry: Entry, time: str) -> Iterator[str]:
    yield from values(entry, "place")[:1]
    yield edtf.show(time)


def _parties(kept: Pool, entry: Entry) -> list[str]:
    """The parties of a meeting by name, one for each side: the person whom most reports name, where there is one."""
    desk = kept.story.desk
    names: dict[str, str] = {}
    for party in (p for p in values(entry, "party") if desk.known(p) and desk.name(p)[:1].isupper()):
        if desk.side(party) not in names or names[desk.side(party)] == desk.side(party):
            names[desk.side(party)] = desk.name(party)
    return list(names.values())


def _ahead(kept: Pool, entry: Entry) -> str:
    """When a planned meeting of known parties is to be, if that is told and lies after the last report; else empty."""
    desk = kept.story.desk
    time = next(iter(values(entry, "time")), "")
    begins = edtf.bounds(time)[0] if time and not time.startswith(edtf.RELATIVE) else None
    parties = [party for party in values(entry, "party") if desk.known(party) and desk.name(party)[:1].isupper()]
    meant = entry.modality is Modality.PLANNED and entry.polarity == "+" and entry.part_of is None
    later = begins is not None and begins.isoformat() > kept.story.last
    return time if meant and later and len({desk.side(p) for p in parties}) >= _PARTIES else ""


def _is_told(kept: Pool, claims: Sequence[Claim], text: str, time: str) -> bool:
    """Whether a line that was taken tells of a meeting with its day: by its claims, most words of its title, or who meets."""
    own, words = {claim.id for claim in claims}, content.words(text)
    sides = {kept.story.side(slot.value) for claim in claims for slot in claim.all("party")}
    return any(
        _tells_time(one, time)
        and (
            bool(own & {claim.id for claim in one.claims})
            or content.covered(words, one.stems) >= _TOLD
            or len(sides.intersection(one.sides)) > 1
        )
        for one in kept.taken
    )


def _names_them(kept: Pool, claim: Claim) -> bool:
    """Whether the sentence of a claim itself names two of those who are to meet: one put in from elsewhere may be another."""
    low, high = kept.story.desk.sentences(claim.document).around(claim.start, claim.end)
    here = {kept.story.side(m.actor) for m in kept.story.named(claim.document) if low <= m.start < high}
    return len(here.intersection(kept.story.side(slot.value) for slot in claim.all("party"))) >= _PARTIES


def _tells_time(one: Candidate, time: str) -> bool:
    """Whether a sentence tells of a meeting, or of what is to come, at a time."""
    return any(slot.value == time for kind in ("encounter", "outlook") for c in one.of(kind) for slot in c.all("time"))
