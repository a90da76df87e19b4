"""The derived layer of a record from its readings and the grounds (copies, origins, stories): actors, dates, entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summitry.model import Copy, Correction, Dating, Document, Origin, Reading, Reconciled, Story
from summitry.reconcile.actors import join_actors
from summitry.reconcile.dates import Inferred, infer_dates, own_day
from summitry.reconcile.entries import build_entries
from summitry.reconcile.facts import resolution, resolve


@dataclass(frozen=True, slots=True)
class Grounds:
    """What reconciling stands on. ``by_document`` and ``by_claim`` lead from ids to ``(origin id, reason)``."""

    copies: tuple[Copy, ...]
    stories: tuple[Story, ...]
    origins: tuple[Origin, ...]
    by_document: Mapping[str, tuple[str, str]]
    by_claim: Mapping[str, tuple[str, str]]


def ordered(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings by document id, each document once, so that the order in which they came does not matter."""
    return tuple(r for _, r in sorted({r.document.id: r for r in readings}.items()))


def derive(readings: Sequence[Reading], grounds: Grounds, corrections: Sequence[Correction] = ()) -> Reconciled:
    """The derived layer for readings in the order of :func:`ordered`, with the user's corrections laid over the rules."""
    story_of = {d: s.id for s in grounds.stories for d in s.documents}
    actors = join_actors(readings, story_of, corrections)
    inferred = infer_dates(readings, story_of, actors, grounds.copies)
    anchors = {r.document.id: _anchor(r.document, inferred) for r in readings}
    facts = resolve(readings, actors, anchors, story_of, grounds.by_claim)
    because = {d: f"dated {i.published}: {i.why}" for d, i in inferred.items()}
    because |= {r.document.id: f"dated by the report, {r.document.published}" for r in readings if r.document.published}
    return Reconciled(
        actors=actors.actors,
        origins=grounds.origins,
        stories=grounds.stories,
        copies=grounds.copies,
        entries=build_entries(facts, actors, corrections),
        resolutions=tuple(
            sorted(
                (resolution(f, grounds.by_claim[f.claim.id][1], because.get(f.document.id, "")) for f in facts),
                key=lambda r: r.claim,
            )
        ),
        datings=tuple(_dating(r.document, inferred.get(r.document.id), grounds) for r in readings),
    )


def _anchor(document: Document, inferred: Mapping[str, Inferred]) -> str | None:
    if document.published:
        return own_day(document) or document.published[:10]
    found = inferred.get(document.id)
    return found.published if found else None


def _dating(document: Document, inferred: Inferred | None, grounds: Grounds) -> Dating:
    origin, why = grounds.by_document[document.id]
    return Dating(
        document=document.id,
        origin=origin,
        origin_why=why,
        published=inferred.published if inferred else None,
        published_why=inferred.why if inferred else "",
    )
