"""Who and where from: the people with their offices, the documents with what they depend on, the origins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from summitry.model import Actor, ActorType, Copy, Dating, Document, Reconciled, Resolution
from summitry.present import wording
from summitry.present.evidence import Evidence
from summitry.present.lookup import Desk, office
from summitry.present.page import PersonRow, SourceRow
from summitry.reason.sources import Source, sources_table
from summitry.values import edtf, place, words


def people(desk: Desk, first: tuple[str, ...]) -> tuple[PersonRow, ...]:
    """The persons: ``first`` lead, then those that most documents know."""
    rows = [a for a in desk.actors.values() if a.actor_type is ActorType.PERSON]
    rows.sort(key=lambda a: (first.index(a.id) if a.id in first else len(first), -len(a.appearances), a.name))
    homes = {p.id: p.document for p in desk.source.appearances()}
    return tuple(_person(desk, actor, homes) for actor in rows)


def _person(desk: Desk, actor: Actor, homes: dict[str, str]) -> PersonRow:
    offices: dict[str, tuple[str, list[Evidence]]] = {}
    for role in actor.roles:
        name = office(role.office, role.organisation)
        if not name:
            continue
        _, places = offices.setdefault(name.casefold(), (("formerly " if role.former else "") + name, []))
        if role.document in desk.documents and role.start is not None and role.end is not None:
            places.append(desk.words(str(role.document), role.start, role.end, "role"))
    numbers = sorted({desk.numbers[homes[p]] for p in actor.appearances if homes.get(p) in desk.numbers})
    also = tuple(n for n in dict.fromkeys(actor.names) if n != actor.name)
    return PersonRow(
        actor.name,
        also,
        place.country(actor.country) if actor.country else "",
        tuple((shown, tuple(dict.fromkeys(places))) for shown, places in offices.values()),
        tuple(numbers),
        "; ".join(filter(None, (actor.why, *dict.fromkeys(r.text for r in actor.roles if r.start is None)))),
        desk.corrected(actor),
    )


def sources(desk: Desk) -> tuple[SourceRow, ...]:
    """The documents in the order of their dates, with what each depends on."""
    copied = _copied(desk, desk.source.copies())
    claims = Counter(c.document for c in desk.claims.values())
    relays: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in desk.claims.values():
        if claim.origin and claim.origin != desk.documents[claim.document].origin:
            relays[claim.document][desk.origin(claim.origin)] += 1
    return tuple(
        _source(desk, doc, copied.get(doc.id, ()), relays[doc.id], claims[doc.id]) for doc in desk.documents.values()
    )


def _source(desk: Desk, doc: Document, copied: tuple[str, ...], relays: Counter[str], claims: int) -> SourceRow:
    note = "" if doc.published_from in ("stated", "none") else wording.label("published_from", doc.published_from)
    why = "; ".join(filter(None, (note, words.show(doc.published_why) if note else "")))
    title = doc.title or next(
        (desk.documents[doc.id].text[p.start : p.end] for p in doc.passages if p.part == "headline"), ""
    )
    return SourceRow(
        id=doc.id,
        number=desk.numbers[doc.id],
        title=words.show(title),
        outlet=desk.outlet(doc.id),
        authors=", ".join(doc.authors),
        date=edtf.show(doc.published[:10]) if doc.published else "date not known",
        date_note=why,
        origin=desk.origin(doc.origin),
        url=wording.source_url(doc.url),
        copies=copied,
        claims=claims,
        relays=tuple(f"{name} ({wording.count(n, 'claim')})" for name, n in relays.most_common()),
    )


def _copied(desk: Desk, copies: Iterable[Copy]) -> dict[str, tuple[str, ...]]:
    """For each document in words: which documents it shares passages with, and how many."""
    shared: dict[tuple[str, str, str], int] = Counter()
    for copy in copies:
        for one, other in ((copy.document, copy.other), (copy.other, copy.document)):
            if one in desk.documents and other in desk.documents:
                verb = "shares" if copy.earlier is None else "repeats" if copy.earlier == other else "is repeated in"
                shared[one, verb, other] += 1
    rows: dict[str, list[str]] = defaultdict(list)
    for (one, verb, other), n in sorted(shared.items(), key=lambda item: (desk.numbers[item[0][2]], item[0][1])):
        passages = wording.count(n, "passage")
        said = (
            f"{passages} repeated in"
            if verb == "is repeated in"
            else f"{verb} {passages} {'of' if verb == 'repeats' else 'with'}"
        )
        rows[one].append(f"{said} [{desk.numbers[other]}] {desk.outlet(other)}")
    return {one: tuple(said) for one, said in rows.items()}


def flow(desk: Desk) -> tuple[Source, ...]:
    """What rests on what, for the picture."""
    documents, claims = desk.documents.values(), desk.claims.values()
    derived = Reconciled(
        origins=tuple(desk.origins.values()),
        copies=tuple(desk.source.copies()),
        datings=tuple(Dating(document=d.id, origin=d.origin) for d in documents if d.origin),
        resolutions=tuple(Resolution(claim=c.id, origin=c.origin) for c in claims if c.origin),
    )
    return sources_table(documents, derived, claims)


def origins(desk: Desk) -> Iterator[tuple[str, str, int]]:
    """The origins: name, type and how many claims rest on each, most first."""
    claims = Counter(c.origin for c in desk.claims.values() if c.origin)
    for ident, n in sorted(claims.items(), key=lambda item: (-item[1], item[0])):
        known = desk.origins.get(ident)
        yield desk.origin(ident), known.origin_type if known else "", n
