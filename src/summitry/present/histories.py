"""The history of meetings for people and programs: the table, what it adds up to in words, the timeline, the chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summitry.model import Certainty, Entry
from summitry.present import charts, wording
from summitry.present.listing import Listing, source
from summitry.reason.history import Asked, Book, History, Round, history
from summitry.reason.ledger import TallyCheck
from summitry.record import Store
from summitry.values import edtf, numbers, words

#: Days that two dates may leave open between them for the days to be told as one number.
_EXACT = 3
COLUMNS = (
    "date",
    "parties",
    "format",
    "level",
    "place",
    "host",
    "delegates",
    "absent",
    "standing",
    "notes",
    "words",
    "source",
    "id",
)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A history with all that it is shown with."""

    found: History
    book: Book
    asked: Asked

    def rounds(self) -> tuple[Round, ...]:
        """All rounds: held, ahead, called off."""
        return (*self.found.held, *self.found.ahead, *self.found.off)

    def listing(self) -> Listing:
        """One row a meeting, then one for each count that a report gives."""
        return Listing(COLUMNS, (*map(self._row, self.rounds()), *map(self._tally, self.found.tallies)))

    def _row(self, one: Round) -> tuple[str, ...]:
        told, where = self._words(one.entry, one.parties)
        return (
            _when(one),
            self._names(one.parties),
            ", ".join(one.formats),
            one.level,
            one.place,
            self._hosted(one),
            self._names(one.delegates),
            self._names(one.absent),
            "counted" if one.counts else _standing(one),
            "; ".join(self._notes(one)),
            told,
            where,
            one.entry.id,
        )

    def _tally(self, check: TallyCheck) -> tuple[str, ...]:
        told, where = self._words(check.entry, check.parties)
        period, notes = _since(check), self._counted(check)
        return (
            period,
            self._names(check.parties),
            "",
            "",
            "",
            "",
            "",
            "",
            "a report’s count",
            notes,
            told,
            where,
            check.entry.id,
        )

    def _notes(self, one: Round) -> Iterator[str]:
        if one.first:
            yield "the first of these parties on record"
        if one.number:
            yield f"told as their {numbers.ordinal(one.number)}"
        if one.gap is not None:
            low, high = one.gap
            apart = f"{high}" if high - low <= _EXACT else f"{low} to {high}"
            yield f"{apart} days after the one before"
        if one.also:
            yield f"some words also name {self._names(one.also)}"
        if one.perhaps:
            yield f"may be the meeting of {edtf.show(one.perhaps)}, and is not counted again"
        if one.inferred:
            yield "no sentence names two of the parties: who met is inferred, and it is not counted"
        if len(one.meeting.sessions):
            yield f"with {len(one.meeting.sessions)} of its sessions, dinners or signings told apart"

    def _hosted(self, one: Round) -> str:
        if one.host:
            return self._names(one.host)
        return f"in {self._name(one.ground)}’s country" if one.ground else ""

    def _counted(self, check: TallyCheck) -> str:
        """A count beside the record, with those that are missing named."""
        names = self._names(check.parties, " and ")
        number = numbers.show(str(check.count)) if check.count is not None else "no number"
        known = f"{len(check.known)} on record" + "".join(f", {edtf.show(m.time)}" for m in check.known if m.time)
        missing = f"; not on record: {check.missing} of {names}" if check.missing else ""
        return f"{number} counted, {known}{missing}"

    def _name(self, value: str) -> str:
        return words.show(self.book.sides.name(value))

    def _names(self, some: Iterable[str], between: str = "; ") -> str:
        return between.join(dict.fromkeys(map(self._name, some)))

    def _words(self, entry: Entry, parties: Iterable[str]) -> tuple[str, str]:
        """The words that tell an entry best, and where they stand: those that name most of its parties, then most of it."""
        own = [c for i in entry.claims if (c := self.book.claims.get(i)) and c.kind == entry.kind]
        sides = set(map(self.book.sides.side, parties))
        if not own:
            return "", ""
        best = max(
            own, key=lambda c: (len(self.book.said(c) & sides), self.book.asserted(c.id), len(c.slots), -c.start)
        )
        document = self.book.documents[best.document]
        return words.show(document.text[best.start : best.end]), f"{source(document)}, {best.start}-{best.end}"

    # ------------------------------------------------------------------ for the screen
    def lines(self) -> Iterator[str]:
        """The history as text."""
        counted = [r for r in self.found.held if r.counts]
        day = f" by {edtf.show(self.found.as_of.isoformat())}" if self.found.as_of else ""
        who = f" of {wording.listed(list(self.asked.who))}" if self.asked.who else ""
        yield f"{len(counted)} meeting{'' if len(counted) == 1 else 's'}{who} on record as held{day}"
        for heading, rounds in (
            ("", [r for r in self.found.held if r.counts]),
            (
                "Told as held, and not counted as one more meeting of two whom a sentence names:",
                [r for r in self.found.held if not r.counts],
            ),
            ("Ahead, by what was said:", self.found.ahead),
            ("Called off or denied:", self.found.off),
        ):
            if rounds and heading:
                yield heading
            yield from (line for one in rounds for line in self._told(one))
        if self.found.hosts:
            yield "Hosts: " + ", ".join(f"{self._name(side)} {number}" for side, number in self.found.hosts.items())
        yield from self._tallies()

    def _tallies(self) -> Iterator[str]:
        """What reports count, the largest counts first, each beside the record, with its words."""
        if self.found.tallies:
            yield "What reports count, beside the record:"
        for check in sorted(self.found.tallies, key=lambda t: -(t.count or 0)):
            told, where = self._words(check.entry, check.parties)
            since = f", {_since(check)}" if check.since else ""
            yield f"  {self._names(check.parties, ' and ')}{since}: {self._counted(check)}"
            yield f"      “{wording.nested(told)}” ({where})"

    def _told(self, one: Round) -> Iterator[str]:
        row = dict(zip(COLUMNS, self._row(one), strict=True))
        form = f" {row['format']}" if row["format"] else ""
        more = [row["level"], row["place"], f"host {row['host']}" if one.host else row["host"]]
        more += [f"with {row['delegates']}" if one.delegates else "", f"without {row['absent']}" if one.absent else ""]
        yield f"  {row['date'] or 'date not known'}: {row['parties']}:{form}" + "".join(f", {m}" for m in more if m)
        if row["notes"]:
            yield f"      {row['notes']}"
        yield f"      “{wording.nested(row['words'])}” ({row['source']})"

    # ------------------------------------------------------------------ timeline and chart
    def timeline(self) -> Listing:
        """The dated rounds: first and last day, parties, whether held."""
        rows = [
            (
                one.meeting.first.isoformat(),
                (one.meeting.last or one.meeting.first).isoformat(),
                " – ".join(sorted(map(self._name, one.parties))),
                _standing(one),
                ", ".join(one.formats),
                one.entry.id,
            )
            for one in self.rounds()
            if one.meeting.first and one.named > 1 and not one.inferred
        ]
        return Listing(("from", "to", "parties", "standing", "format", "id"), tuple(sorted(rows)))

    def chart(self, most: int | None = None) -> charts.Chart:
        """The timeline, drawn; of its last rows, where there are more than ``most``."""
        every = self.timeline()
        shown = Listing(every.columns, every.rows[-most:] if most else every.rows)
        return charts.lanes("Meetings on record", shown, lane="parties", start="from", end="to", mark="standing")

    def to(self, form: str) -> str:
        """As ``table`` (text), ``json``, ``csv``, ``tsv``, ``timeline`` (CSV of the dated) or ``svg``."""
        if form == "table":
            return "\n".join(self.lines()) + "\n"
        if form == "svg":
            return self.chart().svg()
        return self.timeline().to("csv") if form == "timeline" else self.listing().to(form)


def ledger(store: Store, asked: Asked | None = None, certainty: Certainty = Certainty.BALANCED) -> Ledger:
    """The history of meetings of a record, narrowed to what is asked, with all that it is shown with."""
    asked = asked or Asked()
    book = Book(store, certainty)
    return Ledger(history(book, asked), book, asked)


def _standing(one: Round) -> str:
    modality = wording.label("modalities", one.entry.modality)
    return modality if one.entry.polarity == "+" else f"not {modality}"


def _since(check: TallyCheck) -> str:
    """Since when a report counts."""
    since = check.since or ""
    return edtf.show(since if not since or "/" in since else f"{since}/..") if since else ""


def _when(one: Round) -> str:
    time = one.meeting.time
    return "" if not time or time.startswith(edtf.RELATIVE) else edtf.show(time)
