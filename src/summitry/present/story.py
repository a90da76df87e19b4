"""One story of a record as a brief reads it: its documents, where they speak of whom, and their claims."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from summitry import kinds
from summitry.model import ActorType, Appearance, Claim, Document, Entry, Time
from summitry.present.lookup import Desk
from summitry.present.named import Named, mentions
from summitry.reason.changes import is_new
from summitry.reason.sides import speaks_for
from summitry.reconcile.text import content
from summitry.values import place

#: Letters between a name and what its bearer is.
_BESIDE = 40
#: A name is that of one person if all of that name are named so many times as often, at most.
_BY_FAR = 1.2
#: So many persons need no introduction.
_FAMILIAR = 2
#: Actors of these types stand in no title, and head no side.
_ASIDE = frozenset({ActorType.OUTLET, ActorType.UNNAMED})


class StoryDesk:
    """The documents of one story at the desk of its record; with ``since``, what is new since that day is asked for."""

    def __init__(self, desk: Desk, documents: Sequence[Document], since: date | None = None) -> None:
        self.desk, self.documents, self.since = desk, tuple(documents), since
        self._own = {d.id for d in documents}

    def has(self, document: str) -> bool:
        """Whether a document belongs to the story."""
        return document in self._own

    def is_new(self, document: str) -> bool:
        """Whether a document was published on the day since which news is asked for, or later; every one where none is."""
        return is_new(self.desk.documents[document], self.since)

    def counted_later(self, document: Document, figures: Sequence[Claim]) -> bool:
        """Whether a report of a later day counts what one of some figures of a document counts."""
        day = (document.published or "")[:10]
        later = {word for other, words in self._counted.items() if other > day for word in words}
        return any(words in later for figure in figures if (words := _counts(figure)))

    @cached_property
    def _counted(self) -> dict[str, set[frozenset[str]]]:
        """What the reports of each day count."""
        found: dict[str, set[frozenset[str]]] = defaultdict(set)
        for document in self.documents:
            figures = (claim for claim in self.claims(document.id) if claim.kind == "figure")
            found[(document.published or "")[:10]] |= {_counts(figure) for figure in figures}
        return found

    @cached_property
    def last(self) -> str:
        """The day of its last report; empty where none is dated."""
        return max(((d.published or "")[:10] for d in self.documents), default="")

    def times(self, document: Document, start: int, end: int) -> list[Time]:
        """The dates that stand in a stretch of a document, counted from its day."""
        found = self.desk.sentences(document.id).times(start, end, document.published)
        return [time for time in found if time.kind == "date"]

    def recency(self, document: str) -> float:
        """1 for the first report of the story, rising by a fifth to the last: later reports know more."""
        days = sorted({d.published[:10] for d in self.documents if d.published})
        published = self.desk.documents[document].published
        if len(days) < 2 or not published:
            return 1.0
        return 1.0 + 0.2 * days.index(published[:10]) / (len(days) - 1)

    @cached_property
    def _named(self) -> dict[str, tuple[Named, ...]]:
        rows: dict[str, list[Appearance]] = defaultdict(list)
        for one in self.desk.appearances:
            if one.actor_type is not ActorType.UNNAMED and one.document in self._own:
                rows[one.document].append(one)
        return {
            doc: mentions(some, {a.id: self.desk.name(a.id) for a in some}, self._offices(some), self._minor)
            for doc, some in rows.items()
        }

    def _offices(self, some: Sequence[Appearance]) -> dict[str, str]:
        """What the persons are who need an introduction: all but those of whom the story speaks most."""
        ids = {one.id: self.desk.actor_id(one.id) for one in some if one.actor_type is ActorType.PERSON}
        return {ident: self._plain_office(actor) for ident, actor in ids.items() if actor not in self._spoken_of_most}

    def _plain_office(self, actor: str) -> str:
        """What a person is, where a report of the story says it right before the name, or after it; else empty."""
        office, names = self.desk.office(actor), self._names(actor)
        head = re.escape(office.partition(",")[0])
        if not head or not names:
            return ""
        beside = re.compile(rf"{head} (?:{names})\b|(?:{names}),? [^.;:]{{0,{_BESIDE}}}{head}", re.IGNORECASE)
        if self._held_by_another(actor):
            return ""
        return self.desk.about(actor) if any(beside.search(d.text) for d in self.documents) else ""

    def _held_by_another(self, actor: str) -> bool:
        """Whether somebody else holds the office of a person whom no report calls by it: it may have been held before."""
        about, names = self.desk.about(actor), self._names(actor)
        persons = {self.desk.actor_id(one.id) for one in self._appearances if one.actor_type is ActorType.PERSON}
        head = re.escape(self.desk.office(actor).partition(",")[0])
        called = re.compile(rf"{head} (?:{names})\b", re.IGNORECASE)
        shared = any(self.desk.about(other) == about for other in persons - {actor})
        return shared and not any(called.search(d.text) for d in self.documents)

    def _names(self, actor: str) -> str:
        """A pattern of the names of an actor; empty where none is known."""
        known = self.desk.actors.get(actor)
        return "|".join(map(re.escape, sorted({known.name, *known.names}))) if known else ""

    @cached_property
    def _spoken_of_most(self) -> frozenset[str]:
        """The persons with an office of a state of whom the story speaks most."""
        often: Counter[str] = Counter()
        for one in self._appearances:
            known = self.desk.actors.get(self.desk.actor_id(one.id))
            if known and known.actor_type is ActorType.PERSON and speaks_for(known):
                often[known.id] += len(one.mentions)
        return frozenset(actor for actor, _ in often.most_common(_FAMILIAR))

    @cached_property
    def _bearers(self) -> dict[str, Counter[str]]:
        """The persons who have each first or last name, with how often the story speaks of them."""
        often: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for one in self._appearances:
            name = self.desk.name(one.id)
            if one.actor_type is ActorType.PERSON and name:
                for end in {*name.split()[:1], *name.split()[-1:]}:
                    often[end][name] += len(one.mentions)
        return often

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """The stems of first and last names of several persons of the story, of whom no one is by far named most."""
        several = (end for end, some in self._bearers.items() if sum(some.values()) > _BY_FAR * max(some.values()))
        return frozenset(stem for end in several for stem in content.words(end))

    @cached_property
    def _minor(self) -> frozenset[str]:
        """The appearances of persons who have the last name of somebody of whom the story speaks more."""
        names = {one.id: self.desk.name(one.id) for one in self._appearances if one.actor_type is ActorType.PERSON}
        most = {end: some.most_common(1)[0][0] for end, some in self._bearers.items()}
        return frozenset(
            ident
            for ident, name in names.items()
            if name and len(self._bearers[name.split()[-1]]) > 1 and most[name.split()[-1]] != name
        )

    def named(self, document: str) -> tuple[Named, ...]:
        """Where a document speaks of actors that have a name."""
        return self._named.get(document, ())

    def spellings(self, document: Document) -> dict[str, str]:
        """The capitalised words by which a document names actors, with their appearances."""
        told = ((document.text[m.start : m.end], m) for m in self.named(document.id) if not m.pronoun)
        return {words: m.actor for words, m in told if words[:1].isupper()}

    @cached_property
    def _claims(self) -> dict[str, list[Claim]]:
        rows: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.desk.sure_claims():
            rows[claim.document].append(claim)
        return rows

    def claims(self, document: str) -> list[Claim]:
        """The claims of a document that are sure enough."""
        return self._claims.get(document, [])

    @cached_property
    def entries(self) -> dict[str, list[Entry]]:
        """The entries that each claim belongs to."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.desk.every_entry:
            for claim in entry.claims:
                found[claim].append(entry)
        return found

    # ------------------------------------------------------------------ sides
    def side(self, value: str) -> str:
        """The country that an actor speaks for, else the actor by name; empty for outlets and those who have no name."""
        known = self.desk.actors.get(self.desk.actor_id(value))
        return self.desk.side(value) if known and known.actor_type not in _ASIDE else ""

    def is_private(self, value: str) -> bool:
        """Whether an actor is a person who speaks for no state."""
        known = self.desk.actors.get(self.desk.actor_id(value))
        return known is not None and known.actor_type is ActorType.PERSON and not speaks_for(known)

    def is_state(self, side: str) -> bool:
        """Whether a side is a state, or a body that the world knows."""
        return side in self._standing

    @cached_property
    def _standing(self) -> frozenset[str]:
        countries = {place.country(a.country) for a in self.desk.actors.values() if a.country}
        bodies = {
            self.desk.name(a.id) for a in self.desk.appearances if (a.known_as or "").startswith(("body:", "group:"))
        }
        return frozenset(countries | bodies)

    def spoken_for(self) -> list[str]:
        """The states and bodies whose people speak, want or do something in the story, those with most claims first."""
        counts = Counter(
            side
            for document in self.documents
            for claim in self.claims(document.id)
            for role in kinds.doers(claim.kind)
            for slot in claim.all(role)
            if (side := self.side(slot.value)) and self.is_state(side)
        )
        return sorted(counts, key=lambda side: (-counts[side], side))

    def people(self, side: str, lines: Sequence[str], most: int = 3) -> str:
        """The persons of a side whom its lines name, with their offices; who speaks or acts most in the story first."""
        counts = Counter(
            self.desk.actor_id(slot.value)
            for document in self.documents
            for claim in self.claims(document.id)
            for role in kinds.doers(claim.kind)
            for slot in claim.all(role)
            if self.side(slot.value) == side and self._is_person(slot.value) and not self.is_private(slot.value)
        )
        here = [actor for actor, _ in counts.most_common() if self._is_named(actor, lines)]
        offices = {a: "" if self._held_by_another(a) else self.desk.held_or_left(a) for a in here[:most]}
        told = [(self.desk.name(actor), office) for actor, office in offices.items()]
        alone = [row for number, row in enumerate(told) if not any(_is_one(row, other) for other in told[:number])]
        return "; ".join(f"{name} ({office})" if office else name for name, office in alone)

    def _is_named(self, actor: str, lines: Sequence[str]) -> bool:
        """Whether lines name somebody, by any of the names that the reports give."""
        known = self.desk.actors.get(actor)
        name = self.desk.name(actor)
        whole = name and any(self.desk.name(ident) == name for ident in self._minor)
        names = {name, *(known.names if known and not whole else ())}
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)")
        return any(pattern.search(line) for line in lines)

    @cached_property
    def _appearances(self) -> list[Appearance]:
        return [one for one in self.desk.appearances if one.document in self._own]

    def _is_person(self, value: str) -> bool:
        known = self.desk.actors.get(self.desk.actor_id(value))
        return known is not None and known.actor_type is ActorType.PERSON


def _is_one(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two names with their offices look like those of one person: a word of both, and an office."""
    offices = content.words(one[1]) & content.words(other[1])
    return bool(offices and set(one[0].split()) & set(other[0].split()))


def _counts(figure: Claim) -> frozenset[str]:
    """The stems of what a figure counts."""
    return content.words(" ".join(slot.text or slot.value for slot in figure.all("what")))
