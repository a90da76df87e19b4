"""The desk that a brief is written at: a record's parts by identifier, and how they are named to a reader."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from summitry import kinds, lexicon
from summitry.kinds import Compare, ValueType
from summitry.kinds import Shown as At
from summitry.model import (
    Actor,
    ActorType,
    Appearance,
    Certainty,
    Claim,
    Correction,
    CorrectionKind,
    Document,
    Entry,
    Finding,
    OriginType,
    Role,
    Slot,
    Standing,
    Value,
)
from summitry.present import gates, wording
from summitry.present.evidence import Evidence, Support
from summitry.present.page import Fact, Outcome, Shown
from summitry.present.source import Source
from summitry.reason import certain
from summitry.reason.check import OPEN, Checks, FollowUp, check
from summitry.reconcile.corrections import reasons, set_aside
from summitry.reconcile.sources.independent import Telling, independent, voice
from summitry.reconcile.text.sentences import Sentences
from summitry.reconcile.text.statement import Statement
from summitry.record.corrected import IN_FORCE, JUDGING, UNDONE, State, own, stand
from summitry.values import actor, clock, duration, edtf, numbers, place, words

#: How values of a type are put in words, and the types of those that are named.
_IN_WORDS = {
    ValueType.DURATION: duration.show,
    ValueType.CLOCK: clock.show,
    ValueType.ORDINAL: numbers.ordinal,
    ValueType.NUMBER: numbers.show,
}
_NAMED = frozenset({ValueType.ACTOR, ValueType.COUNTRY})
#: Relations of a contested value that set it against the first: they contradict each other, or each side holds its own.
_AGAINST = frozenset({"contradiction", "two-sided"})


class Desk:
    """Everything of a record that a brief shows, read once.

    ``claims`` and ``entries`` are those that are sure enough, with all that their entries rest on, and what users corrected.
    """

    def __init__(self, source: Source, certainty: Certainty = Certainty.ALL) -> None:
        self.source = source
        self.documents: dict[str, Document] = {d.id: d for d in sorted(source.documents(), key=_reading_order)}
        self.numbers = {ident: n for n, ident in enumerate(self.documents, start=1)}
        self.actors = {a.id: a for a in source.actors()}
        self.origins = {o.id: o for o in source.origins()}
        self._every_claim, self.every_entry = tuple(source.claims()), tuple(source.entries())
        self.corrections = tuple(source.corrections())
        self.entries: dict[str, list[Entry]] = defaultdict(list)
        self._certainty, self._sure = certainty, certain.sure(self._every_claim, certainty)
        for entry in certain.shown(self.every_entry, self._sure):
            self.entries[entry.kind].append(entry)
        shown = {*self._sure, *(t for c in self.corrections for t in c.targets)}
        shown.update(claim for some in self.entries.values() for entry in some for claim in entry.claims)
        self.claims: dict[str, Claim] = {c.id: c for c in self._every_claim if c.id in shown}
        self.set_aside = set_aside(self.corrections)
        self.shown: set[Evidence] = set()
        self._sentences: dict[str, Sentences] = {}

    @cached_property
    def held_back(self) -> frozenset[str]:
        """The claims that a gate holds back from print."""
        return frozenset(h.claim.id for h in gates.held(self.claims.values(), self.documents))

    @cached_property
    def appearances(self) -> tuple[Appearance, ...]:
        """The actors as the documents know them."""
        return tuple(self.source.appearances())

    @cached_property
    def _appearance_names(self) -> dict[str, str]:
        return {a.id: a.name for a in self.appearances}

    @cached_property
    def _homes(self) -> dict[str, str]:
        """Documents by what an origin that is nothing but a document is called: its id, where it was read, its title."""
        titles = Counter(doc.title for doc in self.documents.values() if doc.title)
        named = {title: doc.id for doc in self.documents.values() if (title := doc.title) and titles[title] == 1}
        return named | {name: doc.id for doc in self.documents.values() for name in (doc.id, doc.locator)}

    @cached_property
    def _spelled(self) -> dict[str, str]:
        """Lower-cased words of actors that no document names, as a report writes them."""
        return wording.spelled(slot for claim in self.claims.values() for slot in claim.slots)

    @cached_property
    def _actor_of(self) -> dict[str, str]:
        return {p: a.id for a in self.actors.values() for p in a.appearances}

    @cached_property
    def checks(self) -> Checks:
        """Sums, tallies and outlooks, checked as of the latest date of the documents."""
        entries = [entry for rows in self.entries.values() for entry in rows]
        return check(list(self.documents.values()), entries, self.claims.values(), self.actors.values())

    @cached_property
    def _outcomes(self) -> dict[str, Outcome]:
        decided = ((f, self.claims.get(f.decided_by or "")) for f in self.checks.outlooks if f.verdict != OPEN)
        return {f.entry.id: self._outcome(f, by) for f, by in decided}

    def _outcome(self, found: FollowUp, by: Claim | None) -> Outcome:
        due = edtf.show(found.due.isoformat()) if found.due else ""
        if by:
            return Outcome(found.verdict, due, self.evidence(by))
        return Outcome(found.verdict, due, self.words(*found.place) if found.place else None)

    @cached_property
    def states(self) -> tuple[State, ...]:
        """The corrections by time, each with how it stands; without those that are undone, and the undoings."""
        kinds = {c.id: c.kind for c in self._every_claim}
        seen = (a.id for a in self.source.appearances()) if self.corrections else ()
        found = stand(self.corrections, kinds, seen, self.every_entry, self.actors.values())
        return tuple(s for s in found if s.state != UNDONE and s.correction.kind != CorrectionKind.UNDO)

    @cached_property
    def _corrected(self) -> dict[str, list[Correction]]:
        """Claims and appearances with the corrections in force that join them or keep them apart."""
        found: dict[str, list[Correction]] = defaultdict(list)
        for one in (s.correction for s in self.states if s.state == IN_FORCE and s.correction.kind not in JUDGING):
            for target in one.targets:
                found[target].append(one)
        return found

    def corrected(self, item: Entry | Actor | None) -> str:
        """Who corrected what an entry or an actor is made of, when and why; empty where nobody did."""
        if item is None or not self._corrected:
            return ""
        made_of = own(item) if isinstance(item, Entry) else item.appearances
        return reasons(dict.fromkeys(c for one in made_of for c in self._corrected.get(one, ())))

    def outcome(self, entry: Entry | None) -> Outcome | None:
        """What became of something foreseen; None where it is still open, or was never to come."""
        return self._outcomes.get(entry.id) if entry else None

    def units(self, kind: str) -> Iterator[tuple[Entry | None, tuple[Claim, ...]]]:
        """The entries of a kind with their claims of that kind, then each sure claim that no entry holds, on its own.

        Claims that a user set aside, or that a gate holds back (:mod:`summitry.present.gates`), are left out.
        """
        held = {*self.set_aside, *self.held_back}
        for entry in self.entries[kind]:
            held.update(entry.claims)
            if told := tuple(c for c in self.told(entry) if c.id not in self.held_back):
                yield entry, told
        for claim in self.claims.values():
            if claim.kind == kind and claim.id in self._sure and claim.id not in held:
                yield None, (claim,)

    def sure_claims(self) -> Iterator[Claim]:
        """The claims that are sure enough, without those that a user set aside or a gate holds back."""
        aside = self.held_back | self.set_aside.keys()
        return (c for c in self.claims.values() if c.id in self._sure and c.id not in aside)

    @property
    def left_out(self) -> tuple[tuple[Certainty, int], ...]:
        """How many entries, and claims that no entry holds, each laxer operating point would show beyond the one before."""
        points = [point for point in Certainty if self._certainty.reaches(point)]
        shown = [self._number(point) for point in points]
        return tuple((point, more - less) for point, less, more in zip(points[1:], shown, shown[1:], strict=False))

    def _number(self, point: Certainty) -> int:
        sure = certain.sure(self._every_claim, point)
        held = {claim for entry in self.every_entry for claim in entry.claims}
        return len(certain.shown(self.every_entry, sure)) + len(sure.keys() - held - self.set_aside.keys())

    def sentences(self, document: str) -> Sentences:
        """The sentences of a document."""
        if document not in self._sentences:
            self._sentences[document] = Sentences(self.documents[document])
        return self._sentences[document]

    def statement(self, claim: Claim) -> Statement:
        """What the words of a claim tell."""
        return self.sentences(claim.document).statement(claim.start, claim.end)

    def told(self, entry: Entry) -> tuple[Claim, ...]:
        """The claims of an entry of its own kind; companions of other kinds say the same, but do not count for it."""
        held = tuple(self.claims[c] for c in entry.claims if c in self.claims)
        return tuple(c for c in held if c.kind == entry.kind) or held

    # ------------------------------------------------------------------ names
    def actor_id(self, value: str) -> str:
        """The actor that an appearance stands for, or the value itself."""
        return self._actor_of.get(value, value)

    def name(self, value: str) -> str:
        """An actor's name for an identifier; other values as they are."""
        known = self.actors.get(self.actor_id(value))
        if known:
            return known.name
        if actor.parse(value) is actor.Reference.APPEARANCE:
            return self._appearance_names.get(value, value)
        return self._spelled.get(value) or place.country(value)

    def known(self, value: str) -> bool:
        """Whether an actor of the record stands behind a value."""
        return self.actor_id(value) in self.actors

    def side(self, value: str) -> str:
        """The country that an actor speaks for, by name; else the actor's own name."""
        known = self.actors.get(self.actor_id(value))
        return place.country(known.country) if known and known.country else self.name(value)

    def outlet(self, document: str) -> str:
        """What a document's source is called: outlet, else agency, else the host or the file that it came from."""
        doc = self.documents[document]
        host = urlsplit(doc.url or "").hostname if wording.source_url(doc.url) else None
        return (
            doc.outlet
            or doc.agency
            or host
            or PurePosixPath(doc.locator.replace("\\", "/").split("#")[0]).name
            or doc.id
        )

    def origin(self, ident: str | None) -> str:
        """An origin's name. An origin that is nothing but a document is called by the document's source."""
        known = self.origins.get(ident or "")
        if known is None:
            return "origin not known"
        home = self._homes.get(known.name) if known.origin_type == OriginType.DOCUMENT else None
        return self.outlet(home) if home else known.name

    def display(self, role: str, slot: Slot | Value) -> str:
        """The value of a slot or a finding in words."""
        value, sort = slot.value, kinds.role(role).type
        if sort is ValueType.EDTF:
            said = words.show(slot.text)
            return f"{said} (date not known)" if value.startswith(edtf.RELATIVE) and said else edtf.show(value)
        if sort is ValueType.QUANTITY:
            return words.show(slot.text)
        if sort in _IN_WORDS:
            return _IN_WORDS[sort](value)
        named = sort in _NAMED or actor.parse(value) is not None or value in self._spelled
        return words.show(self.name(value) if named else value)

    # ------------------------------------------------------------------ evidence
    def evidence(self, claim: Claim, slot: Slot | None = None) -> Evidence:
        """The words of a slot, or of the whole claim where no words say the slot."""
        start, end = (
            (claim.start, claim.end)
            if slot is None or slot.start is None or slot.end is None
            else (slot.start, slot.end)
        )
        return self.words(claim.document, start, end, claim.kind)

    def words(self, document: str, start: int, end: int, kind: str = "") -> Evidence:
        """A stretch of a document as evidence; what is asked for is marked in the viewer."""
        made = Evidence(
            document,
            start,
            end,
            words.show(self.documents[document].text[start:end]),
            self.numbers[document],
            self.outlet(document),
            kind,
        )
        self.shown.add(made)
        return made

    def support(
        self, claims: Iterable[Claim], role: str = "", value: str | None = None, standing: Standing | None = None
    ) -> Support:
        """The places that the claims (or their slots of a role and value) stand on, in the order of the documents."""
        rows = list(claims)
        places = [self.evidence(c, s) for c in rows for s in self._slots(c, role, value)]
        origins = tuple(dict.fromkeys(map(self.origin, self.vouching(rows))))
        return Support(
            standing or (Standing.CORROBORATED if len(origins) > 1 else Standing.SINGLE),
            origins,
            tuple(sorted(dict.fromkeys(places), key=lambda e: (e.number, e.start, e.end))),
        )

    def alone(self, document: str, start: int, end: int) -> Support:
        """What a stretch of a document tells, by its own word only."""
        house = self.documents[document].origin
        return Support(Standing.SINGLE, (self.origin(house),) if house else (), (self.words(document, start, end),))

    def vouching(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """The ids of the independent origins that vouch for what claims tell, in the order of the documents."""
        rows = sorted((c for c in claims if c.origin), key=lambda c: self.numbers[c.document])
        told = [self._telling(c) for c in rows]
        counted = set(independent(told))
        return tuple(dict.fromkeys(one.origin for one in told if one.origin in counted))

    def _telling(self, claim: Claim) -> Telling:
        holders = [self.actor_id(holder) for holder in claim.holders]
        doers = {self.actor_id(s.value) for role in kinds.doers(claim.kind) for s in claim.all(role)}
        house = self.documents[claim.document].origin or ""
        return Telling(claim.document, house, claim.origin or "", voice(claim, holders, doers))

    def _slots(self, claim: Claim, role: str, value: str | None) -> list[Slot | None]:
        if role == kinds.schema(claim.kind).said and len(claim.all(role)) > 1:
            return [None]  # pieces of one quotation are one place: the whole claim
        found = [s for s in claim.all(role) if value is None or self.actor_id(s.value) == value] if role else []
        return list(found) or list(claim.all(role)[:1]) or [None]

    # ------------------------------------------------------------------ facts
    def facts(self, entry: Entry, roles: Iterable[str]) -> tuple[Fact, ...]:
        """The findings of an entry for the roles, in the order of the roles; then what else of it is contested."""
        asked = list(roles)
        others = [f for f in entry.findings if f.role not in asked and f.standing is Standing.CONTESTED]
        told = (
            {"conduct"} if any(f.role == "polarity" for f in others) else set()
        )  # the same words, set against each other
        named = [f for role in asked if role not in told and (f := entry.finding(role)) and f.values]
        return tuple(map(self.fact, (*named, *others)))

    def fact(self, finding: Finding) -> Fact:
        """One finding as it is shown."""
        slot = kinds.role(finding.role)
        several = slot.compare in (None, Compare.SCOPE)
        values = tuple(self._shown(finding, value, several) for value in finding.values)
        why, in_row = wording.reason(finding.why), slot.shown is At.ROW
        return Fact(finding.role, slot.name, finding.standing, values, why, in_row)

    def _shown(self, finding: Finding, value: Value, several: bool) -> Shown:
        claims = [self.claims[c] for c in value.claims if c in self.claims]
        named = tuple(dict.fromkeys(self.origin(o) for o in value.origins))
        standing = Standing.CORROBORATED if len(named) > 1 else Standing.SINGLE
        support = self.support(claims, finding.role, value.value, standing)
        against = finding.standing is Standing.CONTESTED and value.relation in _AGAINST
        relation = "" if several and not against else wording.label("relations", value.relation)
        text = self.display(finding.role, value)
        return Shown(text, Support(standing, named or support.origins, support.evidence), relation, against)

    def chain(self, claim: Claim) -> str:
        """Who vouches for a claim, nearest first, without the speakers of a quotation."""
        kind = kinds.schema(claim.kind)
        speakers = {self.name(slot.value) for role in kind.doers if kind.said for slot in claim.all(role)}
        names = [name for holder in claim.holders if (name := self.name(holder)) and name not in speakers]
        return " ← ".join(dict.fromkeys(names))

    def about(self, actor: str) -> str:
        """An actor's office and country in a few words."""
        known = self.actors.get(self.actor_id(actor))
        if not known or known.actor_type is not ActorType.PERSON:
            return ""
        return ", ".join(filter(None, (self.office(actor), place.country(known.country) if known.country else "")))

    def office(self, actor: str) -> str:
        """The office that an actor holds, in words, that which says most."""
        known = self.actors.get(self.actor_id(actor))
        roles = held(known.roles if known else ())
        often = Counter((role.office or "").lower() for role in roles)
        relative = lexicon.load("display")["relative"]
        order = sorted(roles, key=lambda role: (role.office in relative, -often[(role.office or "").lower()]))
        return next((said for role in order if (said := office(role.office, role.organisation))), "")

    def held_or_left(self, actor: str) -> str:
        """The office that an actor holds, or the one that he or she has left, in words that say so."""
        known = self.actors.get(self.actor_id(actor))
        left = next((said for r in (known.roles if known else ()) if (said := office(r.office, r.organisation))), "")
        return self.office(actor) or (wording.label("screen", "left").format(office=left) if left else "")


def held(roles: Sequence[Role]) -> list[Role]:
    """The roles that are held: one that is told more often as former is not."""
    balance = Counter[tuple[str | None, str | None]]()
    for role in roles:
        balance[role.office, role.organisation] += -1 if role.former else 1
    return [role for role in roles if not role.former and balance[role.office, role.organisation] >= 0]


def office(title: str | None, organisation: str | None) -> str:
    """An office and where it is held, in words."""
    return ", ".join(filter(None, (words.show(title or ""), words.show(organisation or ""))))


def _reading_order(doc: Document) -> tuple[bool, str, str, str]:
    return not doc.published, doc.published or "", doc.locator, doc.id
