"""The derived layer of a record from its readings and the grounds (copies, origins, stories): actors, dates, entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from summitry.model import Copy, Correction, Dating, Document, Origin, Reading, Reconciled, Resolution, Story
from summitry.reconcile.actors.cluster import ActorIndex, join_actors
from summitry.reconcile.entries import build_entries, told
from summitry.reconcile.resolved import Fact, resolution, resolve
from summitry.reconcile.stories.dates import Inferred, infer_dates, own_day


@dataclass(frozen=True, slots=True)
class Grounds:
    """What reconciling stands on. ``by_document`` and ``by_claim`` lead from ids to ``(origin id, reason)``.

    ``origins_of`` gives the like of the claims of a reading that are made in reconciling; the origin of their document holds for
    those that it leaves out.
    """

    copies: tuple[Copy, ...]
    stories: tuple[Story, ...]
    origins: tuple[Origin, ...]
    by_document: Mapping[str, tuple[str, str]]
    by_claim: Mapping[str, tuple[str, str]]
    origins_of: Callable[[Reading], told.ByClaim] = lambda _: {}


def ordered(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings by document id, each document once, so that the order in which they came does not matter."""
    return tuple(r for _, r in sorted({r.document.id: r for r in readings}.items()))


def derive(
    readings: Sequence[Reading],
    grounds: Grounds,
    corrections: Sequence[Correction] = (),
    actors: ActorIndex | None = None,
) -> Reconciled:
    """The derived layer for readings in the order of :func:`ordered`, with the user's corrections laid over the rules.

    ``actors`` are worked out where they are not given.
    """
    story_of = {d: s.id for s in grounds.stories for d in s.documents}
    actors = actors or join_actors(readings, story_of, corrections)
    inferred = infer_dates(readings, story_of, actors, grounds.copies)
    anchors = {r.document.id: anchor(r.document, own_day(r.document), inferred.get(r.document.id)) for r in readings}
    houses = {made: origin for made, (origin, _) in grounds.by_document.items()}
    facts = resolve(readings, actors, anchors, story_of, grounds.by_claim, houses)
    known = told.Circumstances(actors, anchors, story_of, grounds.by_document, grounds.origins_of)
    made = told.told(readings, facts, known, corrections)
    by_claim = {**grounds.by_claim, **made.by_claim}
    return Reconciled(
        actors=actors.actors,
        origins=grounds.origins,
        stories=grounds.stories,
        copies=grounds.copies,
        claims=made.claims,
        entries=build_entries(facts, actors, corrections, made.groups),
        resolutions=resolutions((*facts, *made.facts), by_claim, because(readings, inferred)),
        datings=tuple(
            dating(r.document.id, grounds.by_document[r.document.id], inferred.get(r.document.id)) for r in readings
        ),
    )


def anchor(document: Document, own: str | None, inferred: Inferred | None) -> str | None:
    """The day from which a document's relative times are counted: its ``own`` (of its dateline), the stated, the inferred."""
    if document.published:
        return own or document.published[:10]
    return inferred.published if inferred else None


def because(readings: Iterable[Reading], inferred: Mapping[str, Inferred]) -> dict[str, str]:
    """Why each document has its date, in words; documents without a date are left out."""
    found = {}
    for document in (r.document for r in readings):
        one = inferred.get(document.id)
        if one is not None and one.published:
            found[document.id] = f"dated {one.published}: {one.why}"
        elif document.published:
            found[document.id] = f"dated by the report, {document.published}"
    return found


def resolutions(
    facts: Iterable[Fact], by_claim: Mapping[str, tuple[str, str]], dated: Mapping[str, str]
) -> tuple[Resolution, ...]:
    """What reconciling adds to the claims, by claim. ``dated`` says why each document has its date."""
    found = (resolution(f, by_claim[f.claim.id][1], dated.get(f.document.id, "")) for f in facts)
    return tuple(sorted(found, key=lambda r: r.claim))


def dating(document: str, given: tuple[str, str], inferred: Inferred | None) -> Dating:
    """What reconciling adds to a document: its origin (id and reason), and its date where that is inferred."""
    return Dating(
        document=document,
        origin=given[0],
        origin_why=given[1],
        published=inferred.published if inferred else None,
        published_why=inferred.why if inferred else "",
    )
