"""What a careful reader checks: sums inside a report, counts of meetings against the ledger, and what became of outlooks.

Nothing here changes the record. Whether an outlook is overdue is asked *as of* a date: the latest date of the documents
unless the caller names another, never today's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from summitry.model import Actor, Claim, Document, Entry, Modality
from summitry.reason.ledger import TallyCheck, bounds, checks, ledger, values
from summitry.reconcile import content
from summitry.reconcile.sums import Misfit, misfits

FULFILLED, NOT_FULFILLED, OVERDUE, OPEN = "fulfilled", "not fulfilled", "overdue", "open"
#: Share of an outlook's telling words that a later claim must have to decide it.
_NEAR = 0.6
_TO_COME = frozenset({Modality.PLANNED, Modality.PROPOSED, Modality.EXPECTED, Modality.POSSIBLE})
#: Kinds whose claims can tell that something came about.
_DEEDS = frozenset({"encounter", "action", "measure", "quote"})


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What became of something foreseen. ``decided_by`` is the claim whose words decide, ``due`` the last day foreseen."""

    entry: Entry
    verdict: str
    due: date | None
    why: str
    decided_by: str | None = None


@dataclass(frozen=True, slots=True)
class Checks:
    """All checks of a record. ``as_of`` is the day that overdue is counted by, None where no document is dated."""

    sums: tuple[Misfit, ...]
    tallies: tuple[TallyCheck, ...]
    outlooks: tuple[FollowUp, ...]
    as_of: date | None


def check(documents: Sequence[Document], entries: Sequence[Entry], claims: Iterable[Claim], actors: Iterable[Actor],
          *, as_of: date | None = None) -> Checks:
    """Check a record; ``documents`` and ``claims`` resolved, as the store gives them."""
    dates = [last for d in documents if d.published and (last := bounds(d.published[:10])[1])]
    day = as_of or max(dates, default=None)
    known = {a.id: a for a in actors}
    return Checks(tuple(misfits(documents)), checks(entries, ledger(entries), known),
                  tuple(follow_ups(documents, entries, claims, known, as_of=day)), day)


def follow_ups(documents: Sequence[Document], entries: Sequence[Entry], claims: Iterable[Claim],
               actors: Mapping[str, Actor], *, as_of: date | None) -> list[FollowUp]:
    """What became of each outlook and of each encounter to come, in the order of the entries."""
    texts = {d.id: d for d in documents}
    by_id = {c.id: c for c in claims}
    by_story: dict[str | None, list[Claim]] = {}
    for entry in entries:
        for claim in (by_id[c] for c in entry.claims if c in by_id):
            if claim.kind in _DEEDS:
                by_story.setdefault(entry.story, []).append(claim)
    found = []
    for entry in entries:
        own = [by_id[c] for c in entry.claims if c in by_id]
        if not own or not (entry.kind == "outlook" or (entry.kind == "encounter" and any(c.modality in _TO_COME for c in own))):
            continue
        decided = _in_entry(own) if entry.kind == "encounter" else _decided(own, by_story.get(entry.story, []), texts, actors)
        found.append(_follow_up(entry, decided, as_of, texts))
    return found


def _in_entry(own: Sequence[Claim]) -> tuple[str, Claim] | None:
    """Whether a meeting foreseen by some claims of an entry was held or called off by others of it."""
    for verdict, modalities in ((FULFILLED, {Modality.HELD}), (NOT_FULFILLED, {Modality.CANCELLED, Modality.DENIED})):
        hits = [c for c in own if c.modality in modalities]
        if hits:
            return verdict, min(hits, key=lambda c: (c.document, c.start, c.id))
    return None


def _decided(own: Sequence[Claim], later: Sequence[Claim], texts: Mapping[str, Document],
             actors: Mapping[str, Actor]) -> tuple[str, Claim] | None:
    """The first claim of a later report of the story about the same doers with nearly the same words."""
    first = min(_published(texts, c) for c in own)
    hits = [(_published(texts, c), c.document, c.start, c) for c in later
            if _published(texts, c) > first and c.modality not in _TO_COME and _same_doers(own, c, actors)
            and max(_share(texts, o, c) for o in own) >= _NEAR]
    if not hits:
        return None
    claim = min(hits, key=lambda h: h[:3])[3]
    failed = claim.polarity == "-" or claim.modality in (Modality.CANCELLED, Modality.DENIED)
    return (NOT_FULFILLED if failed else FULFILLED), claim


def _published(texts: Mapping[str, Document], claim: Claim) -> str:
    document = texts.get(claim.document)
    return (document.published or "") if document else ""


def _same_doers(own: Sequence[Claim], other: Claim, actors: Mapping[str, Actor]) -> bool:
    """Whether the claims can be about one side: they share an actor or its country, or the outlook names nobody."""
    mine, theirs = ({_side(s.value, actors) for c in some for s in c.slots if s.value in actors} for some in (own, [other]))
    return not mine or bool(mine & theirs)


def _side(value: str, actors: Mapping[str, Actor]) -> str:
    return actors[value].country or value


def _share(texts: Mapping[str, Document], a: Claim, b: Claim) -> float:
    x, y = (content.words(texts[c.document].text[c.start : c.end]) for c in (a, b))
    return content.overlap(x, y)


def _follow_up(entry: Entry, decided: tuple[str, Claim] | None, as_of: date | None,
               texts: Mapping[str, Document]) -> FollowUp:
    times = [last for role in ("time", "deadline") for v in values(entry, role) if (last := bounds(v)[1])]
    due = max(times, default=None)
    if decided:
        verdict, claim = decided
        words = " ".join(texts[claim.document].text[claim.start : claim.end].split())
        return FollowUp(entry, verdict, due, f"“{words}”", claim.id)
    if due and as_of and due < as_of:
        return FollowUp(entry, OVERDUE, due, f"foreseen by {due.isoformat()}; no report up to {as_of.isoformat()} tells of it")
    return FollowUp(entry, OPEN, due, "no later report tells of it")
