"""The meetings of a brief: the main one, the ledger with its sessions, the counts, and the picture of the ledger."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from summitry import kinds, lexicon
from summitry.kinds import Shown, When
from summitry.model import Claim, Entry, Modality
from summitry.present import wording
from summitry.present.evidence import Support
from summitry.present.lookup import Desk
from summitry.present.page import MeetingRow, TallyRow
from summitry.present.sections import fullness, standing
from summitry.present.support import telling, told_alike
from summitry.reason.ledger import Meeting, TallyCheck, ledger, meeting, values
from summitry.values import edtf, numbers
from summitry.values.relation import Relation

_COLUMNS = 14
#: Characters of a date that fit into a column of the picture.
_LABEL = 13
#: Parties that make a meeting.
_TWO = 2
#: How a time stands to the one that is shown where it is the same one, at most told less exactly.
_ONE_TIME = frozenset({Relation.SAME, Relation.PART})


def main_entry(desk: Desk) -> Entry | None:
    """The meeting that the record is about: in most documents, with most claims; one that took place before one planned."""
    rows = [e for e in desk.entries["encounter"] if e.part_of is None]
    return max(rows, key=lambda e: _weight(desk, e), default=None)


def _weight(desk: Desk, entry: Entry) -> tuple[bool, int, int, int]:
    documents = {desk.claims[c].document for c in entry.claims if c in desk.claims}
    return len(values(entry, "party")) > 1, len(documents), entry.modality is Modality.HELD, len(entry.claims)


def meetings(desk: Desk, kind: str, main: Entry | None) -> tuple[MeetingRow, ...]:
    """The ledger in order of time."""
    return tuple(row(desk, held, main) for held in ledger(desk.entries[kind]))


def tallies(desk: Desk, kind: str) -> tuple[TallyRow, ...]:
    """The counts of meetings, held against the ledger."""
    return tuple(_tally(desk, check) for check in desk.checks.tallies if check.entry.kind == kind)


def row(desk: Desk, held: Meeting, main: Entry | None) -> MeetingRow:
    """One meeting as it is shown, with its sessions."""
    entry = held.entry
    plain = desk.support(_telling(desk, entry))
    kind = kinds.schema(entry.kind)
    facts = desk.facts(entry, kind.shown(Shown.FACT, Shown.ROW))
    time = next((f.values[0].text for f in facts if f.role in kind.times(When.HAPPENS)), "")
    return MeetingRow(
        id=entry.id,
        title=title(desk, entry),
        date=time,
        edtf=held.time or "",
        modality=wording.label("modalities", entry.modality),
        denied=entry.polarity == "-",
        parties=tuple(desk.name(p) for p in held.parties),
        facts=facts,
        support=Support(standing(entry, plain.origins), plain.origins, plain.evidence, desk.corrected(entry)),
        sessions=tuple(row(desk, meeting(s), None) for s in held.sessions),
        main=main is not None and entry.id == main.id,
        outcome=desk.outcome(entry) if entry.modality is not Modality.HELD else None,
    )


def _telling(desk: Desk, entry: Entry) -> list[Claim]:
    """The claims of the reports that tell of a meeting as it is shown: two of its parties, its time, whether it was held."""
    claims = [c for c in desk.told(entry) if told_alike(entry.modality, c.modality)]
    time, parties = entry.finding("time"), {desk.side(p) for p in values(entry, "party")}
    timed = {c for v in (time.values if time else ()) for c in v.claims if v.relation in _ONE_TIME}
    reports: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        reports[claim.document].append(claim)
    least = min(_TWO, len(parties))
    told = [some for some in reports.values() if len(_sides(desk, some) & parties) >= least and _at(some, timed)]
    return [c for some in told for c in some] or list(desk.told(entry)[:1])


def _sides(desk: Desk, claims: Iterable[Claim]) -> set[str]:
    """The sides that claims name as parties."""
    return {desk.side(slot.value) for claim in claims for slot in claim.all("party")}


def _at(claims: Iterable[Claim], timed: AbstractSet[str]) -> bool:
    """Whether one of some claims gives the time of a meeting, where any does."""
    return not timed or any(claim.id in timed for claim in claims)


def title(desk: Desk, entry: Entry) -> str:
    """A meeting by its parties and its most telling format; the record's own title where the parties are not known.

    Words that no actor stands behind ("another head of state") are left out where two actors are known.
    """
    parties = values(entry, "party")
    known = [p for p in parties if desk.known(p)]
    names = [desk.name(p) for p in (known if len(known) > 1 else parties)]
    return f"{wording.listed(names)}: {form(entry)}" if names else entry.title or form(entry)


def form(entry: Entry) -> str:
    """The most telling format of a meeting."""
    rank = lexicon.load("meetings")["rank"]
    forms = sorted(values(entry, "format"), key=lambda f: rank.index(f) if f in rank else len(rank))
    return next(iter(forms), "meeting")


def _tally(desk: Desk, check: TallyCheck) -> TallyRow:
    count = next((numbers.show(c) for c in values(check.entry, "count")), "")
    period = ", ".join(
        filter(
            None,
            (
                f"since {edtf.show(check.since)}" if check.since else "",
                f"until {edtf.show(check.until)}" if check.until else "",
            ),
        )
    )
    counted = check.entry.finding("count")
    same = counted.values[0].claims if counted else ()
    rows = tuple(c for c in desk.told(check.entry) if not same or c.id in same)
    shown = max(rows, key=lambda c: fullness(desk, c))
    plain = desk.support(telling(desk, desk.evidence(shown).text, shown, rows))
    known = tuple(
        (m.entry.id, title(desk, m.entry) + (f", {edtf.show(m.time)}" if m.time else "")) for m in check.known
    )
    return TallyRow(
        wording.listed([desk.name(p) for p in check.parties]),
        count,
        period.replace("since since", "since"),
        check.verdict,
        known,
        Support(standing(check.entry, plain.origins), plain.origins, plain.evidence, desk.corrected(check.entry)),
    )


# ---------------------------------------------------------------------- the picture
@dataclass(frozen=True, slots=True)
class Dot:
    """One meeting in the picture, in the units of the drawing."""

    x: int
    y: int
    id: str
    title: str
    modality: str
    main: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """The meetings of the same parties."""

    y: int
    name: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The ledger as a picture: one column a date, one lane a set of parties. ``left_out`` meetings are in the table only."""

    width: int
    height: int
    columns: tuple[tuple[int, tuple[str, ...]], ...]
    lanes: tuple[Lane, ...]
    dots: tuple[Dot, ...]
    left_out: int


def timeline(rows: Iterable[MeetingRow], around: str = "") -> Timeline:
    """A picture of the dated meetings, as many dates as fit, those nearest to the main one.

    Columns stand for dates in their order, not to scale: a history of summits has weeks and decades in one ledger.
    """
    given = list(rows)
    dated = [r for r in given if r.edtf and not r.edtf.startswith(edtf.RELATIVE) and not r.denied]
    dates = sorted({r.edtf for r in dated}, key=lambda d: d.replace("..", "0"))
    centre = dates.index(around) if around in dates else len(dates) - 1
    begin = max(0, min(centre - _COLUMNS // 2, len(dates) - _COLUMNS))
    dates = dates[begin : begin + _COLUMNS]
    shown = [r for r in dated if r.edtf in dates]
    names = list(dict.fromkeys(_lane(r) for r in sorted(shown, key=lambda r: not r.main)))
    left, step, gap, top = 290, 105, 30, 60
    x = {d: left + step // 2 + n * step for n, d in enumerate(dates)}
    y = {name: top + n * gap for n, name in enumerate(names)}
    taken: dict[tuple[int, int], int] = {}
    dots = []
    for r in shown:
        at = (x[r.edtf], y[_lane(r)])
        taken[at] = taken.get(at, 0) + 1
        dots.append(
            Dot(at[0] + 15 * (taken[at] - 1), at[1], r.id, f"{r.title}, {r.date} ({r.modality})", r.modality, r.main)
        )
    return Timeline(
        left + step * max(len(dates), 1),
        top + gap * len(names),
        tuple((x[d], tuple(textwrap.wrap(edtf.show(d), _LABEL))) for d in dates),
        tuple(Lane(y[name], name) for name in names),
        tuple(dots),
        len(given) - len(shown),
    )


def _lane(r: MeetingRow) -> str:
    names = sorted(r.parties)
    return " – ".join(names[:2]) + (f" + {len(names) - 2}" if len(names) > 2 else "") if names else "Parties not known"


def span_of(desk: Desk) -> str:
    """The time that the documents were published in, in words."""
    days = sorted(d.published[:10] for d in desk.documents.values() if d.published and edtf.day(d.published[:10]))
    if not days:
        return ""
    return edtf.show(days[0]) if days[0] == days[-1] else edtf.show(f"{days[0]}/{days[-1]}")
