"""The history of meetings between some parties as of a day: held and ahead, firsts, gaps, hosts, and counts held against it.

A meeting counts where a sentence names two of its parties. One whose parties are only inferred, or told in no other words than
those that count meetings ("met four times"), is shown and counts for nothing: it may be one of the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from summitry import lexicon
from summitry.language.place.within import where
from summitry.model import Certainty, Claim, Document, Entry, Finding, Modality, Standing, Value
from summitry.reason import certain
from summitry.reason.ledger import Meeting, TallyCheck, checks, ledger, values
from summitry.reason.sides import Sides
from summitry.reconcile.text.sentences import Sentences
from summitry.record import Store
from summitry.values import edtf, numbers

#: A party that fewer claims name than this share of those that name the second is shown as one that is also named.
_SHARE = 1 / 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One meeting of a history.

    ``parties`` are those that take part by most of its claims, a person rather than the person's state; ``also`` the others
    that some words put there. ``level`` is that of the lower of its two highest parties. ``host`` said to be so, ``ground`` the
    party in whose country it was. ``gap``: the least and the most days since the round before. ``first``: of these parties on
    record; ``number`` in their series by a report. ``inferred``: no sentence names two of its parties; ``named``: how many of
    them have a name. ``perhaps``: when a round of the same parties was that this one, which has no date, may be.
    """

    meeting: Meeting
    parties: tuple[str, ...]
    also: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    level: str = ""
    place: str = ""
    host: tuple[str, ...] = ()
    ground: str = ""
    delegates: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    number: str = ""
    gap: tuple[int, int] | None = None
    first: bool = False
    inferred: bool = False
    named: int = 0
    perhaps: str | None = None

    @property
    def entry(self) -> Entry:
        """The entry that it is made from."""
        return self.meeting.entry

    @property
    def held(self) -> bool:
        """Whether it took place."""
        return self.entry.modality is Modality.HELD and self.entry.polarity == "+"

    @property
    def counts(self) -> bool:
        """Whether it took place, between two at least who have a name, by words that name two."""
        return self.held and not self.inferred and self.named > 1 and self.perhaps is None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a history is narrowed to: names that must all take part, a format, a level, a day. Empty means all."""

    who: tuple[str, ...] = ()
    format: str = ""
    level: str = ""
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The rounds by time: held, ahead (planned, expected), called off or denied, those without a date last; and the counts.

    ``hosts``: how often each side hosted, or the meeting was in its country.
    """

    held: tuple[Round, ...]
    ahead: tuple[Round, ...]
    off: tuple[Round, ...]
    tallies: tuple[TallyCheck, ...]
    hosts: Mapping[str, int]
    as_of: date | None = None


def history(book: Book, asked: Asked) -> History:
    """The history of meetings, narrowed to what is asked."""
    rounds = [r for r in book.rounds() if book.fits(r, asked)]
    happened = _in_row([r for r in rounds if r.held])
    ahead = tuple(r for r in rounds if r.entry.polarity == "+" and r.entry.modality in _AHEAD)
    off = tuple(r for r in rounds if not r.held and r not in ahead)
    hosts = Counter(
        side for r in happened if r.counts for side in {book.sides.side(h) for h in (*r.host, r.ground) if h}
    )
    return History(happened, ahead, off, book.tallies(asked), hosts, asked.as_of)


_AHEAD = frozenset({Modality.PLANNED, Modality.PROPOSED, Modality.EXPECTED, Modality.POSSIBLE})


class Book:
    """The ledger of a record with all that a history asks of it."""

    def __init__(self, store: Store, certainty: Certainty = Certainty.BALANCED) -> None:
        self.sides = Sides(store.actors())
        self.documents: dict[str, Document] = {d.id: d for d in store.documents()}
        self._sentences = {ident: Sentences(d) for ident, d in self.documents.items()}
        self.claims: dict[str, Claim] = {c.id: c for kind in ("encounter", "tally") for c in store.claims(kind)}
        self.entries = [e for kind in ("encounter", "tally") for e in certain.entries(store, kind, certainty)]
        self._counted = _counting(self.claims.values())

    def rounds(self) -> tuple[Round, ...]:
        """All meetings by time, the undated last."""
        made = [self._round(m) for m in ledger(self.entries)]
        dated: dict[frozenset[str], list[Round]] = defaultdict(list)
        for one in made:
            if one.counts and one.meeting.first:
                dated[self._key(one)].append(one)
        return tuple(replace(one, perhaps=_perhaps(one, dated[self._key(one)])) for one in made)

    def _key(self, one: Round) -> frozenset[str]:
        return frozenset(map(self.sides.side, one.parties))

    def fits(self, one: Round, asked: Asked) -> bool:
        """Whether a round is one that is asked for, and was told by the day."""
        return (
            all(any(self.sides.fits(p, name) for p in one.parties) for name in asked.who)
            and asked.format.casefold() in " ".join(one.formats).casefold()
            and asked.level in ("", one.level)
            and (asked.as_of is None or self._by(one.meeting, asked.as_of))
        )

    def _by(self, one: Meeting, day: date) -> bool:
        """Whether a meeting had begun by a day, or was already told of then where it has no date or lies ahead."""
        return self.since(one) <= day

    def since(self, one: Meeting) -> date:
        """The day from which a meeting stands on record: see :meth:`_by`. Of a report without a day: always."""
        begun = one.first or one.last
        told = [edtf.bounds(self.published(c))[0] or date.min for c in one.entry.claims if c in self.claims]
        by_reports = told if begun is None or one.entry.modality in _AHEAD else []
        return min((*([begun] if begun else []), *by_reports), default=date.max)

    def published(self, claim: str) -> str:
        """The day of the report that a claim stands in."""
        document = self.documents.get(self.claims[claim].document)
        return ((document.published if document else None) or "")[:10]

    # ------------------------------------------------------------------ one round
    def _round(self, one: Meeting) -> Round:
        entry = one.entry
        parties, also = self._parties(entry)
        place = next(iter(values(entry, "place")), "")
        lies = where(place) if place else None
        ground = next((p for p in parties if lies and lies.country and lies.country == self.sides.country(p)), "")
        return Round(
            meeting=one,
            parties=parties,
            also=also,
            formats=values(entry, "format"),
            level=self._level(parties),
            place=", ".join(filter(None, (next(iter(values(entry, "venue")), ""), place))),
            host=values(entry, "host"),
            ground=ground,
            delegates=values(entry, "delegate"),
            absent=values(entry, "absent"),
            number=self._number(entry),
            named=sum(map(self.sides.is_actor, parties)),
            inferred=not self._named(entry, len(parties)),
        )

    def _parties(self, entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The parties by most claims, without the states that a party speaks for; and the others that some words name."""
        finding = entry.finding("party")
        told = {v.value: len(v.claims) for v in finding.values} if finding else {}
        people = {self.sides.side(v) for v in told if self.sides.side(v) != v and not self.sides.is_state(v)}
        least = sorted(told.values(), reverse=True)[:2][-1:] or [0]
        main = [v for v in told if not (self.sides.is_state(v) and self.sides.side(v) in people)]
        kept = tuple(v for v in main if told[v] > _SHARE * least[0])
        return kept, tuple(v for v in main if v not in kept)

    def _level(self, parties: Sequence[str]) -> str:
        """The level of the lower of the two highest parties; empty where the offices of two are not told."""
        ranks = list(lexicon.load("stands")["levels"])
        told = sorted(ranks.index(level) for p in parties if (level := self.sides.level(p)))
        return ranks[told[1]] if len(told) > 1 else ""

    def _number(self, entry: Entry) -> str:
        """Its number in the series, by claims that tell of it as held: a "third summit" to come is another."""
        finding = entry.finding("ordinal")
        told = [v for v in (finding.values if finding else ()) if any(self.asserted(c) for c in v.claims)]
        return told[0].value if told else ""

    def asserted(self, claim: str) -> bool:
        """Whether a claim tells something as having been."""
        known = self.claims.get(claim)
        return known is not None and known.modality is Modality.HELD and known.polarity == "+"

    def _named(self, entry: Entry, parties: int) -> bool:
        """Whether a sentence names two of the parties in words that tell one meeting, not the number of several."""
        told = [self.claims[c] for c in entry.claims if c in self.claims]
        return any(len(self.said(c)) >= min(2, parties) for c in told if c.kind == entry.kind)

    def said(self, claim: Claim) -> set[str]:
        """The sides that the sentence of a claim names as parties, aside from words that count meetings."""
        low, high = self._sentences[claim.document].around(claim.start, claim.end)
        counted = [] if claim.first("ordinal") else self._counted[claim.document]
        slots = [s for s in claim.all("party") if s.start is not None and low <= s.start < high]
        return {self.sides.side(s.value) for s in slots if not any(a <= (s.start or 0) < b for a, b in counted)}

    # ------------------------------------------------------------------ counts
    def tallies(self, asked: Asked) -> tuple[TallyCheck, ...]:
        """The counts that reports give of meetings of those asked for, held against the rounds that count.

        A count stands for the time up to its report. Counts of the same parties that differ are told one by one.
        """
        rounds = [r for r in self.rounds() if r.counts and (asked.as_of is None or self._by(r.meeting, asked.as_of))]
        meetings = [replace(r.meeting, parties=r.parties) for r in rounds]
        told: dict[tuple[object, ...], Entry] = {}
        for entry in (e for e in self.entries if e.finding("count")):
            for claim in (self.claims[c] for c in entry.claims if c in self.claims):
                if claim.kind == entry.kind and self._tally_fits(claim, asked):
                    told.setdefault(self._tally_key(claim), self._tally(entry, claim))
        return checks(told.values(), meetings, self.sides.actors)

    def _tally_key(self, claim: Claim) -> tuple[object, ...]:
        """What makes two counts the same."""
        parties = frozenset(self.sides.side(s.value) for s in claim.all("party"))
        return (parties, *(tuple(s.value for s in claim.all(role)) for role in ("count", "since", "until")))

    def _tally(self, entry: Entry, claim: Claim) -> Entry:
        """The entry of a count as one claim tells it, which speaks of no time after its report."""
        given: dict[str, list[str]] = defaultdict(list)
        for slot in claim.slots:
            given[slot.role].append(slot.value)
        if not given["until"] and self.published(claim.id):
            given["until"].append(self.published(claim.id))
        made = {role: tuple(dict.fromkeys(some)) for role, some in given.items()}
        findings = tuple(
            Finding(role=role, standing=Standing.SINGLE, values=tuple(_value(v, claim) for v in some))
            for role, some in made.items()
        )
        return replace(entry, claims=(claim.id,), findings=findings)

    def _tally_fits(self, claim: Claim, asked: Asked) -> bool:
        """Whether a claim counts meetings of those asked for, each of whom is somebody, in a report of that time."""
        parties, day = [s.value for s in claim.all("party")], edtf.bounds(self.published(claim.id))[0]
        return (
            claim.first("count") is not None
            and self.asserted(claim.id)
            and all(self.sides.is_somebody(p) for p in parties)
            and all(any(self.sides.fits(p, name) for p in parties) for name in asked.who)
            and (asked.as_of is None or day is None or day <= asked.as_of)
        )


def _value(value: str, claim: Claim) -> Value:
    return Value(value=value, text=value, claims=(claim.id,), origins=(claim.origin,) if claim.origin else ())


def _perhaps(one: Round, dated: Sequence[Round]) -> str | None:
    """When the round was that one without a date may be: the latest of the same parties whose place is not another."""
    if one.meeting.first or one.meeting.last:
        return None
    fits = [d for d in dated if not (one.place and d.place) or one.place in d.place or d.place in one.place]
    return fits[-1].meeting.time if fits else None


def _counting(claims: Iterable[Claim]) -> Mapping[str, list[tuple[int, int]]]:
    """Where the documents count more meetings than one."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for claim in claims:
        if any((numbers.parse(slot.value) or 0) > 1 for slot in claim.all("count")):
            found[claim.document].append((claim.start, claim.end))
    return found


def _in_row(rounds: Sequence[Round]) -> tuple[Round, ...]:
    """The rounds, each with the days since the one before it of the same parties, and the first of each."""
    seen: dict[tuple[str, ...], Meeting] = {}
    made = []
    for one in rounds:
        key = tuple(sorted(one.parties))
        if one.counts and one.meeting.first:
            before = seen.get(key)
            one = replace(one, first=before is None, gap=_apart(before, one.meeting) if before else None)  # noqa: PLW2901
            seen[key] = one.meeting
        made.append(one)
    return tuple(made)


def _apart(before: Meeting, after: Meeting) -> tuple[int, int] | None:
    """The least and the most days between two meetings, as exactly as their dates are known."""
    if not (before.first and before.last and after.first and after.last):
        return None
    return max(0, (after.first - before.last).days), (after.last - before.first).days
