"""Where information comes from: an origin for each document and for each claim, with the reason.

Two outlets that carry one agency's story are one origin; a relay ("according to Tass") is the origin of what it vouches
for, not the outlet that passes it on; a statement is the origin of what is taken from it. Copies come from ``copies``,
wording from ``relays``. Whether findings are corroborated is decided elsewhere, on what is found here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from summitry.model import ActorType, Appearance, Claim, Copy, Document, Origin, OriginType, Part, Reading, content_id
from summitry.reconcile.actors.cluster import ActorIndex
from summitry.reconcile.sources import issuers, relays
from summitry.reconcile.sources.credits import Credits
from summitry.reconcile.sources.joint_speakers import Parties
from summitry.reconcile.sources.shared_texts import SharedText, shared_texts
from summitry.reconcile.sources.shingles import pieces

MOSTLY = 0.5  # of a document's prose: then the document as a whole has the origin of what it copies

Given = tuple[Origin, str]


@dataclass(frozen=True, slots=True)
class Origins:
    """All origins, and for each document and each claim the id of its origin with the reason."""

    origins: tuple[Origin, ...]
    by_document: Mapping[str, tuple[str, str]]
    by_claim: Mapping[str, tuple[str, str]]
    sources: Sources = field(compare=False, repr=False)


def origin(origin_type: OriginType, name: str, key: str | None = None) -> Origin:
    """An origin with its identifier, which rests on the type and the name (or the key) without case, article, brackets."""
    return Origin(id=content_id("o", origin_type, relays.plain(key or name)), origin_type=origin_type, name=name)


def assign_origins(readings: Sequence[Reading], copies: Sequence[Copy], people: ActorIndex | None = None) -> Origins:
    """The origins of documents and claims. The order of the readings and copies does not matter.

    ``people`` says which appearances are one person over documents; without it a person is known by the last name alone.
    """
    sources = Sources((reading.document for reading in readings), copies, people)
    by_document = {reading.document.id: sources.of_document(reading.document) for reading in readings}
    by_claim = {
        claim.id: given
        for reading in readings
        for claim, given in sources.of_claims(reading, by_document[reading.document.id])
    }
    return Origins(
        listed(given for table in (by_document, by_claim) for given, _ in table.values()),
        {made: (given.id, why) for made, (given, why) in sorted(by_document.items())},
        {made: (given.id, why) for made, (given, why) in sorted(by_claim.items())},
        sources,
    )


class Sources:
    """Who the documents of a record are by, and whose the texts are that several of them hold.

    A document has the agency in its dateline or credit as its origin, else its outlet, else itself; if most of it stands
    in a more original document, the origin of that. A claim has the statement or the agency that its sentence rests on,
    else the origin of the copied passage that it stands in, else that of its document.
    """

    def __init__(self, documents: Iterable[Document], copies: Sequence[Copy], people: ActorIndex | None = None) -> None:
        """From all documents (their texts are not looked at, so that they may be left out), all copies and all actors."""
        self._people = people or ActorIndex()
        known = {document.id: document for document in documents}
        self.houses = {made: house(document) for made, document in known.items()}
        self.names = frozenset(
            (o.name, o.origin_type == OriginType.AGENCY)
            for o, _ in self.houses.values()
            if o.origin_type != OriginType.DOCUMENT
        )
        self._named = relays.Houses(self.names)
        self._places: dict[str, list[tuple[int, int, Given]]] = {}
        for text in shared_texts(known, copies):
            given = _source(text, known, self.houses)
            for made, spans in text.places.items():
                self._places.setdefault(made, []).extend((start, end, given) for start, end in spans)

    def shared(self, document: str) -> Sequence[tuple[int, int, Given]]:
        """The passages of a document that others hold too: start, end, and whose they are."""
        return self._places.get(document, ())

    def of_document(self, document: Document) -> Given:
        """The origin of a document as a whole, with the reason."""
        return _of_document(document, self.houses[document.id], _Borrowed(self.shared(document.id)))

    def of_claims(self, reading: Reading, of_document: Given) -> Iterable[tuple[Claim, Given]]:
        """Each claim of a document with its origin and the reason."""
        return _of_claims(reading, of_document, _Borrowed(self.shared(reading.document.id)), self._named, self._people)

    def by_claim(self, reading: Reading) -> dict[str, tuple[str, str]]:
        """The id of the origin of each claim of a document, and the reason."""
        given = self.of_claims(reading, self.of_document(reading.document))
        return {claim.id: (origin.id, why) for claim, (origin, why) in given}


def listed(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """Each origin once, in order of ids. Of several ways to write a name the plainest stays, of a person the fullest."""
    chosen: dict[str, Origin] = {}
    for one in origins:
        other = chosen.setdefault(one.id, one)
        sign = -1 if one.origin_type == OriginType.STATEMENT else 1
        chosen[one.id] = min(one, other, key=lambda o: (sign * len(o.name), o.name))
    return tuple(chosen[made] for made in sorted(chosen))


def house(document: Document) -> Given:
    """Who a document is by, going by what is stated of it alone."""
    issuer = next(filter(issuers.issues, filter(None, (document.agency, document.outlet))), None)
    if issuer:
        return origin(OriginType.OUTLET, issuer, issuers.key(issuer)), f"a release that {issuer} issued"
    if document.agency:
        tagged = relays.agency(document.agency) or document.agency
        return origin(OriginType.AGENCY, tagged), f"agency in the dateline or credit: {document.agency}"
    if document.outlet:
        name = relays.agency(document.outlet)
        return (
            (origin(OriginType.AGENCY, name), "published by the agency itself")
            if name
            else (origin(OriginType.OUTLET, document.outlet), "the outlet's own report")
        )
    named = origin(OriginType.DOCUMENT, document.title or document.locator)
    made = Origin(id=content_id("o", "document", document.id), origin_type=OriginType.DOCUMENT, name=named.name)
    return made, "neither outlet nor agency is known"


def _source(text: SharedText, documents: Mapping[str, Document], houses: Mapping[str, Given]) -> Given:
    """The origin of a text that stands in several documents.

    That of the one document that none is more original than. Where there are several: their agency, if one of them has
    one; the origin they all have; else an origin of its own, which is none of theirs.
    """
    roots = [houses[made][0] for made in text.roots]
    agencies = sorted({o.id: o for o in roots if o.origin_type == OriginType.AGENCY}.values(), key=lambda o: o.name)
    chosen = agencies[:1] or (roots[:1] if len({o.id for o in roots}) == 1 else [])
    if chosen and not text.why:
        return chosen[0], f"stands in several reports that go back to {chosen[0].name}"
    if chosen:
        return chosen[0], f"stands in {_label(documents[text.roots[0]])}, which {text.why}"
    names = " and ".join(sorted({_label(documents[made]) for made in text.roots}))
    made = content_id("o", "document", *text.roots)
    return (
        Origin(id=made, origin_type=OriginType.DOCUMENT, name=f"text shared by {names}"),
        f"the same text stands in {names}; whose it is cannot be known",
    )


def _label(document: Document) -> str:
    """How a reason names a document."""
    if document.outlet:
        return document.outlet
    return f"the {document.agency} report" if document.agency else document.title or document.locator


class _Borrowed:
    """The stretches of one document that stand in others, with where the text of each comes from."""

    def __init__(self, rows: Iterable[tuple[int, int, Given]]) -> None:
        self._rows = sorted(rows, key=lambda row: row[:2])
        self._starts = [start for start, _, _ in self._rows]
        self._furthest = list(accumulate((end for _, end, _ in self._rows), max))

    def __bool__(self) -> bool:
        return bool(self._rows)

    def over(self, start: int, end: int) -> Iterable[tuple[int, Given]]:
        """How many characters of ``[start, end)`` stand in each stretch that it meets, and where that comes from."""
        for left, right, source in self._rows[bisect_right(self._furthest, start) : bisect_left(self._starts, end)]:
            if (common := min(end, right) - max(start, left)) > 0:
                yield common, source

    def at(self, offset: int) -> Given | None:
        """Where the text at an offset comes from, or None where it stands nowhere else."""
        return next((source for _, source in self.over(offset, offset + 1)), None)


def _of_document(document: Document, own: Given, borrowed: _Borrowed) -> Given:
    """The document's own house, or the origin of the text that most of its prose, borrowed words aside, consists of."""
    taken: dict[str, int] = {}
    given: dict[str, Given] = {}
    prose = 0
    for start, end, lent in pieces(document) if borrowed else ():
        prose += 0 if lent else end - start
        for common, source in () if lent else borrowed.over(start, end):
            taken[source[0].id] = taken.get(source[0].id, 0) + common
            given.setdefault(source[0].id, source)
    best = max(taken, key=lambda made: (taken[made], made), default=None)
    if best is None or best == own[0].id or taken[best] < MOSTLY * prose:
        return own
    return given[best][0], f"{min(100, round(100 * taken[best] / prose))} % of it {given[best][1]}"


def _of_claims(
    reading: Reading, of_document: Given, borrowed: _Borrowed, houses: relays.Houses, people: ActorIndex
) -> Iterable[tuple[Claim, Given]]:
    """Each claim of a document with its origin."""
    document = reading.document
    own_credits = Credits(document, houses)
    parties = Parties(reading, own_credits.sentences)
    actors = {a.id: a for a in reading.appearances}
    own = {
        of_document[0].id,
        house(document)[0].id,
        *([origin(OriginType.OUTLET, document.outlet).id] if document.outlet else []),
    }
    for claim in reading.claims:
        where = claim.start, claim.end
        credit = (
            _from_statement(claim, own_credits.stated(*where), actors, parties, people)
            or _from_chain(claim, actors)
            or _from_relay(claim, document, own_credits.credit(*where), own_credits)
            or _from_relay(claim, document, own_credits.house(*where), own_credits)
        )
        if credit and credit[0].id not in own:
            yield claim, credit
            continue
        copied = borrowed.at(claim.start)
        yield claim, of_document if copied is None else _in_copy(copied, of_document)


def _in_copy(source: Given, of_document: Given) -> Given:
    return of_document if source[0].id == of_document[0].id else (source[0], f"copied passage: {source[1]}")


def _from_statement(
    claim: Claim,
    found: tuple[int, relays.Stated] | None,
    actors: Mapping[str, Appearance],
    parties: Parties,
    people: ActorIndex,
) -> Given | None:
    """The statement or document that a claim is taken from, by the words around it."""
    if found is None:
        return None
    at, stated = found
    makers = parties.of(claim, stated, at)
    if stated.office and (not makers or not stated.office[0].islower()):
        makers = (stated.office,)  # "the president's press office" is better known by who is speaking
    known = [actors.get(maker) for maker in makers]
    if not makers or any(a and (a.actor_type is ActorType.OUTLET or relays.agency(a.name)) for a in known):
        return None
    said = {slot.value: " ".join(slot.text.split()) for slot in claim.all("speaker") if slot.text}  # in their own case
    named = {
        _maker(maker, actor, people): actor.name if actor else relays.bare(said.get(maker, maker))
        for maker, actor in zip(makers, known, strict=True)
    }
    names = ", ".join(named.values()) if len(named) > 2 else " and ".join(named.values())
    return origin(
        OriginType.STATEMENT, f"statement by {names}", " + ".join(sorted(named))
    ), f"a statement: “{stated.words}”"


def _maker(maker: str, actor: Appearance | None, people: ActorIndex) -> str:
    """What a maker of statements is compared by: a person by who it is, else by the last name; a press service by its owner."""
    name = actor.name if actor else maker
    if actor and actor.actor_type is ActorType.PERSON and name.split():
        person = people.resolve(actor.id)
        return relays.plain(name.split()[-1]) if person == actor.id else person
    return relays.plain(relays.office_owner(name))


def _from_chain(claim: Claim, actors: Mapping[str, Appearance]) -> Given | None:
    """The agency or outlet in a claim's chain of holders."""
    for holder in claim.holders:
        actor = actors.get(holder)
        known = (
            relays.agency(actor.known_as or actor.name) or relays.agency(actor.name) if actor else relays.agency(holder)
        )
        if known:
            return origin(OriginType.AGENCY, known), f"relayed from {known}, which vouches for it"
        if actor and actor.actor_type is ActorType.OUTLET:
            return origin(OriginType.OUTLET, actor.name), f"relayed from {actor.name}, which vouches for it"
    return None


def _from_relay(claim: Claim, document: Document, credit: relays.Credit | None, known: Credits) -> Given | None:
    """The agency or outlet that a claim is relayed from by a credit in its sentence."""
    if (
        credit is None or claim.part is Part.CAPTION or claim.kind == "role"
    ):  # picture credits; the reporter's knowledge
        return None
    name = credit.name
    if " " not in name and not credit.agency:
        if document.outlet and document.outlet.split()[-1] == name:
            return None  # "The Post has learned", in the Shore Post
        name = known.in_full(name, claim.start)
    return origin(
        OriginType.AGENCY if credit.agency else OriginType.OUTLET, name
    ), f"relay in the sentence: “{credit.words}”"
