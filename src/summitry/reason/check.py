"""What a careful reader checks: sums inside a report, counts of meetings against the ledger, and what became of outlooks.

Nothing here changes the record. Whether an outlook is overdue is asked *as of* a date: the latest date of the documents
unless the caller names another, never today's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from summitry import kinds
from summitry.kinds import When
from summitry.model import Actor, Claim, Document, Entry, Modality
from summitry.reason.follow_up import FULFILLED, NOT_FULFILLED, TO_COME, Fate, Later
from summitry.reason.ledger import TallyCheck, checks, ledger, values
from summitry.reconcile.compare.sums import Misfit, misfits
from summitry.values import edtf

OVERDUE, OPEN = "overdue", "open"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What became of something foreseen. ``decided_by`` is the claim whose words decide, ``due`` the last day foreseen.

    ``place``: document, start and end of the deciding words, which may stand in no claim.
    """

    entry: Entry
    verdict: str
    due: date | None
    why: str
    decided_by: str | None = None
    place: tuple[str, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Checks:
    """All checks of a record. ``as_of`` is the day that overdue is counted by, None where no document is dated."""

    sums: tuple[Misfit, ...]
    tallies: tuple[TallyCheck, ...]
    outlooks: tuple[FollowUp, ...]
    as_of: date | None


def check(
    documents: Sequence[Document],
    entries: Sequence[Entry],
    claims: Iterable[Claim],
    actors: Iterable[Actor],
    *,
    as_of: date | None = None,
) -> Checks:
    """Check a record; ``documents`` and ``claims`` resolved, as the store gives them."""
    dates = [last for d in documents if d.published and (last := edtf.bounds(d.published[:10])[1])]
    day = as_of or max(dates, default=None)
    known = {a.id: a for a in actors}
    return Checks(
        tuple(misfits(documents)),
        checks(entries, ledger(entries), known),
        tuple(follow_ups(documents, entries, claims, known, as_of=day)),
        day,
    )


def follow_ups(
    documents: Sequence[Document],
    entries: Sequence[Entry],
    claims: Iterable[Claim],
    actors: Mapping[str, Actor],
    *,
    as_of: date | None,
) -> list[FollowUp]:
    """What became of each outlook and of each encounter to come, in the order of the entries."""
    texts = {d.id: d for d in documents}
    by_id = {c.id: c for c in claims}
    own_of = {e.id: [by_id[c] for c in e.claims if c in by_id] for e in entries}
    told = Later(texts, ((e.story, c) for e in entries for c in own_of[e.id]), actors)
    found = []
    for entry in entries:
        own = own_of[entry.id]
        if not own or not (
            entry.kind == "outlook"
            or (entry.kind == "encounter" and any(c.kind == "encounter" and c.modality in TO_COME for c in own))
        ):
            continue
        foreseen = [c for c in own if c.kind == "outlook"] or own
        decided = _in_entry(own, told) if entry.kind == "encounter" else told.fate(foreseen, entry.story)
        found.append(_follow_up(entry, decided, as_of, texts))
    return found


def _in_entry(own: Sequence[Claim], told: Later) -> Fate | None:
    """Whether a meeting foreseen by some claims of an entry was held or called off by others of it."""
    ahead = [c for c in own if c.kind == "encounter" and c.modality in TO_COME]
    for verdict, modalities in ((FULFILLED, {Modality.HELD}), (NOT_FULFILLED, {Modality.CANCELLED, Modality.DENIED})):
        hits = [c for c in own if c.modality in modalities and any(told.decides(c, one, verdict) for one in ahead)]
        if verdict == FULFILLED:
            hits = [c for c in hits if all(told.day_fits(c, one) for one in ahead)]
        if hits:
            hit = min(hits, key=lambda c: (c.document, c.start, c.id))
            return Fate(verdict, hit.document, hit.start, hit.end, hit.id)
    return None


def _follow_up(entry: Entry, decided: Fate | None, as_of: date | None, texts: Mapping[str, Document]) -> FollowUp:
    roles = kinds.times(entry.kind, When.HAPPENS, When.DUE)
    times = [last for role in roles for v in values(entry, role) if (last := edtf.bounds(v)[1])]
    due = max(times, default=None)
    if decided:
        words = " ".join(texts[decided.document].text[decided.start : decided.end].split())
        return FollowUp(
            entry, decided.verdict, due, f"“{words}”", decided.claim, (decided.document, decided.start, decided.end)
        )
    if due and as_of and due < as_of:
        return FollowUp(
            entry, OVERDUE, due, f"foreseen by {due.isoformat()}; no report up to {as_of.isoformat()} tells of it"
        )
    return FollowUp(entry, OPEN, due, "no later report tells of it")
