"""Reconciling a record that has grown: what a new report does not touch is neither read nor worked out again.

The record falls into *units*: the reports of a story, with those of other stories whose meetings may be the same. What a
unit gives rests on its documents and on what is known of them from outside it (stories, actors, origins, dates,
corrections); a digest of all that is kept with it. Where the digest is the same, the result is. So the outcome equals that
of :func:`summitry.reconcile.reconcile` on all readings, whatever came in which order.

Stories and actors are worked out over the whole record each time, from traces of the documents that are kept
(``digests``): how telling a word is, and whether a family name fits one person alone, rest on all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from summitry.model import (
    Actor,
    Claim,
    Copy,
    Correction,
    CorrectionKind,
    Dating,
    Entry,
    Origin,
    OriginType,
    Reading,
    Resolution,
    Story,
)
from summitry.reconcile.corrections import in_force, in_order
from summitry.reconcile.entries import build_entries
from summitry.reconcile.entries import told as aligned
from summitry.reconcile.entries.comparable import sketch
from summitry.reconcile.entries.encounters import pairs
from summitry.reconcile.entries.group import Joined
from summitry.reconcile.growing import derive
from summitry.reconcile.growing.cache import Memo, digest
from summitry.reconcile.growing.inputs import Ground, circumstances, prepare
from summitry.reconcile.growing.named import meets, named, parties, witnessing
from summitry.reconcile.growing.readings import Library, amended
from summitry.reconcile.resolved import resolve
from summitry.reconcile.sources.origins import Given, listed
from summitry.reconcile.sources.relays import first_word

#: Id of a claim → id of its origin, and the reason.
ByClaim = Mapping[str, tuple[str, str]]
#: Documents of which the origins of all claims are held in memory until their unit is made.
_HELD = 1000
#: Called with the number of units done and of all that are to be done.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Unit:
    """Reports that can share entries. ``key`` names it among the units of a record, ``rests_on`` is its digest."""

    key: str
    documents: tuple[str, ...]
    rests_on: str


@dataclass(frozen=True, slots=True)
class Renewed:
    """What one unit gives."""

    key: str
    documents: tuple[str, ...]
    claims: tuple[Claim, ...]
    entries: tuple[Entry, ...]
    resolutions: tuple[Resolution, ...]


@dataclass(frozen=True, slots=True)
class Renewal:
    """The derived layer of a record in parts.

    ``kept`` are the keys of the units whose entries and resolutions stand as they were; ``units`` gives all others, lazily
    and once. ``memo`` is whole only when they have been taken.
    """

    actors: tuple[Actor, ...]
    origins: tuple[Origin, ...]
    stories: tuple[Story, ...]
    copies: tuple[Copy, ...]
    datings: tuple[Dating, ...]
    kept: frozenset[str]
    units: Iterator[Renewed]
    memo: Memo


def renew(
    library: Library,
    memo: Memo,
    corrections: Iterable[Correction] = (),
    progress: Progress = lambda done, of: None,
) -> Renewal:
    """The derived layer of all that a library holds, taken from ``memo`` as far as nothing that it rests on has changed."""
    some = in_order(corrections)
    library = amended(library, some)
    ground = prepare(library, memo, some)
    told = _told(library, memo, ground)
    units = _units(library, ground, told, some)
    fresh = [unit for unit in units if memo.known("unit", unit.key, unit.rests_on) is None]
    return Renewal(
        actors=ground.actors.actors,
        origins=listed(o for one in told.values() for o in (one.of_document[0], *one.origins)),
        stories=ground.stories,
        copies=ground.copies,
        datings=tuple(
            derive.dating(made, (one.of_document[0].id, one.of_document[1]), ground.inferred.get(made))
            for made, one in sorted(told.items())
        ),
        kept=frozenset(unit.key for unit in units) - {unit.key for unit in fresh},
        units=_renewed(library, memo, ground, told, fresh, some, progress),
        memo=memo,
    )


# ---------------------------------------------------------------- document by document
@dataclass(frozen=True, slots=True)
class _Told:
    """What a document tells that matters beyond it: its origin, those of its claims, and by what its meetings are found.

    ``claims`` is a digest of the origin and the reason of each claim; these themselves are in ``by_claim``, where they were
    worked out just now. ``parties`` are the persons who meet, ``witnessing`` the sentences that may tell of it besides.
    """

    of_document: Given
    origins: tuple[Origin, ...]
    claims: str
    meetings: tuple[str, ...]
    parties: tuple[str, ...]
    witnessing: str
    by_claim: ByClaim | None = None


def _told(library: Library, memo: Memo, ground: Ground) -> dict[str, _Told]:
    by_word = defaultdict(list)
    for name, is_agency in sorted(ground.sources.names):
        if word := first_word(name):
            by_word[word].append((name, is_agency))
    rests_on = {}
    for made in ground.heads:
        house, why = ground.sources.houses[made]
        shared = [(s, e, o.id, o.origin_type, o.name, w) for s, e, (o, w) in ground.sources.shared(made)]
        credited = [by_word[word] for word in sorted(ground.traces[made].capitals & by_word.keys())]
        rests_on[made] = digest(
            (house.id, house.origin_type, house.name, why), shared, credited, *circumstances(ground, made)
        )
    rows = {made: memo.data("told", made, rests_on[made]) for made in ground.heads}
    held: dict[str, ByClaim] = {}
    for reading in library.readings([made for made, row in rows.items() if row is None]):
        made = reading.document.id
        rows[made], by_claim = _tell(reading, ground)
        memo.keep_data("told", made, rests_on[made], rows[made])
        if len(held) < _HELD:
            held[made] = by_claim
    return {made: _untold(row, held.get(made)) for made, row in rows.items()}


def _untold(row: Any, by_claim: ByClaim | None) -> _Told:
    (origin, why), origins, claims, meetings, who, witnesses = row
    used = tuple(_origin(one) for one in origins)
    return _Told((_origin(origin), why), used, claims, tuple(meetings), tuple(who), witnesses, by_claim)


def _origin(row: Sequence[str]) -> Origin:
    made, origin_type, name = row
    return Origin(id=made, origin_type=OriginType(origin_type), name=name)


def _tell(reading: Reading, ground: Ground) -> tuple[list[object], ByClaim]:
    of_document = ground.sources.of_document(reading.document)
    claims = list(ground.sources.of_claims(reading, of_document))
    used = listed(o for _, (o, _) in claims)
    encounters = replace(reading, claims=tuple(filter(meets, reading.claims)))
    by_claim = {c.id: (o.id, why) for c, (o, why) in claims}
    houses = {reading.document.id: of_document[0].id}
    facts = resolve([encounters], ground.actors, ground.anchors, ground.story_of, by_claim, houses)
    meetings = sorted({" ".join(key) for fact in facts for key in pairs(sketch(fact, ground.actors))})
    claimed = digest(sorted((made, o, w) for made, (o, w) in by_claim.items()))
    who = parties(facts, ground.actors)
    row = [[_row(of_document[0]), of_document[1]], [_row(one) for one in used], claimed, meetings, who]
    return [*row, witnessing(reading)], by_claim


def _row(origin: Origin) -> list[str]:
    return [origin.id, origin.origin_type, origin.name]


# ---------------------------------------------------------------- unit by unit
def _units(
    library: Library, ground: Ground, told: Mapping[str, _Told], corrections: Sequence[Correction]
) -> list[Unit]:
    """The units, in the order of their first documents."""
    ids = sorted(ground.heads)
    number = {made: at for at, made in enumerate(ids)}
    joined = Joined(len(ids))
    first: dict[str, int] = {}
    for made in ids:
        for key in (f"story {ground.story_of[made]}", *told[made].meetings):
            joined.join(first.setdefault(key, number[made]), number[made])
    in_use = in_force(corrections)
    homes = library.homes([target for one in in_use for target in one.targets if target.startswith("c-")])
    at_home = {one.id: sorted({homes[t] for t in one.targets if homes.get(t) in number}) for one in in_use}
    for one in in_use:
        for other in at_home[one.id][1:] if one.kind == CorrectionKind.SAME else ():
            joined.join(number[at_home[one.id][0]], number[other])
    touching = defaultdict(list)
    for one in in_use:
        for root in sorted({joined.root(number[made]) for made in at_home[one.id]}):
            touching[root].append((one.id, one.why))
    return [
        _unit(ground, told, [ids[at] for at in members], touching[joined.root(members[0])])
        for members in joined.groups()
    ]


def _unit(
    ground: Ground, told: Mapping[str, _Told], documents: Sequence[str], corrected: Sequence[tuple[str, str]]
) -> Unit:
    """The unit of some documents, with the digest of all that it rests on."""
    parts = [
        (made, *circumstances(ground, made), told[made].of_document[0].id, told[made].claims) for made in documents
    ]
    who = [one for made in documents for one in told[made].parties]
    names = named(who, [told[made].witnessing for made in documents], ground.actors)
    return Unit(documents[0], tuple(documents), digest(parts, names, corrected))


def _by_claim(ground: Ground, reading: Reading, of_document: Given) -> ByClaim:
    return {c.id: (origin.id, why) for c, (origin, why) in ground.sources.of_claims(reading, of_document)}


def _renewed(
    library: Library,
    memo: Memo,
    ground: Ground,
    told: Mapping[str, _Told],
    units: Sequence[Unit],
    corrections: Sequence[Correction],
    progress: Progress,
) -> Iterator[Renewed]:
    given = {made: (one.of_document[0].id, one.of_document[1]) for made, one in told.items()}
    known = aligned.Circumstances(ground.actors, ground.anchors, ground.story_of, given, ground.sources.by_claim)
    for done, unit in enumerate(units, 1):
        readings = list(library.readings(unit.documents))
        by_claim: dict[str, tuple[str, str]] = {}
        for reading in readings:
            one = told[reading.document.id]
            by_claim |= one.by_claim if one.by_claim is not None else _by_claim(ground, reading, one.of_document)
        own = {made: told[made].of_document[0].id for made in unit.documents}
        facts = resolve(readings, ground.actors, ground.anchors, ground.story_of, by_claim, own)
        made = aligned.told(readings, facts, known, corrections)
        memo.keep("unit", unit.key, unit.rests_on)
        progress(done, len(units))
        yield Renewed(
            unit.key,
            unit.documents,
            made.claims,
            build_entries(facts, ground.actors, corrections, made.groups),
            derive.resolutions(
                (*facts, *made.facts), {**by_claim, **made.by_claim}, derive.because(readings, ground.inferred)
            ),
        )
