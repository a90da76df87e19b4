"""What a later report of its story knows more of than a sentence: what came of what it foresees, or a later count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from summitry.model import Claim, Document, Modality
from summitry.present.story import StoryDesk
from summitry.values import edtf

if TYPE_CHECKING:
    from summitry.present.pool import Candidate

#: How far what is foreseen has come about.
AHEAD = frozenset({Modality.PLANNED, Modality.EXPECTED, Modality.PROPOSED})


def overtaken(story: StoryDesk, document: Document, one: Candidate) -> bool:
    """Whether a later report of its story knows more than a sentence: what came of what it foresees, or a later count."""
    published, last = (document.published or "")[:10], story.last
    if published >= last:
        return False
    behind = one.has("pending") or story.counted_later(document, one.of("figure"))
    ahead = [c for kind in ("outlook", "encounter") for c in one.main(kind) if c.modality in AHEAD]
    times = [edtf.bounds(slot.value)[1] for c in ahead for slot in c.all("time")]
    come = any(end is not None and end.isoformat() <= last for end in times)
    later = (*_decided_on(story, ahead), *_dated_on(story, ahead))
    return behind or come or any(day > published for day in later)


def _decided_on(story: StoryDesk, ahead: Iterable[Claim]) -> Iterator[str]:
    """The days of the reports that tell what became of what some claims foresee."""
    for claim in ahead:
        for outcome in map(story.desk.outcome, story.entries.get(claim.id, ())):
            if outcome and outcome.decided_by:
                yield (story.desk.documents[outcome.decided_by.document].published or "")[:10]


def _dated_on(story: StoryDesk, ahead: Iterable[Claim]) -> Iterator[str]:
    """The days of the reports that give a day for what some claims foresee without one."""
    for claim in ahead:
        if not any(edtf.day(slot.value) for slot in claim.all("time")):
            times = [entry.finding("time") for entry in story.entries.get(claim.id, ())]
            values = [value for finding in times if finding for value in finding.values if edtf.day(value.value)]
            claims = (story.desk.claims.get(one) for value in values for one in value.claims)
            yield from ((story.desk.documents[one.document].published or "")[:10] for one in claims if one)
