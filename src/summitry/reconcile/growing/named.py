"""Which of the names of those who meet count for the reports of a unit.

An actor is called something new by many a report, and the actors of a record that all name change with nearly every one.
Of all that a person is called only what stands in sentences that may tell of a meeting shows in entries
(:mod:`summitry.reconcile.entries.meeting_outcomes`); a unit rests on that alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summitry import kinds
from summitry.kinds import Join
from summitry.model import ActorType, Claim, Reading
from summitry.reconcile.actors.cluster import ActorIndex
from summitry.reconcile.resolved import Fact
from summitry.reconcile.text.sentences import Sentences


def meets(claim: Claim) -> bool:
    """Whether a claim tells who met."""
    return kinds.schema(claim.kind).join is Join.MEETINGS


def parties(facts: Iterable[Fact], actors: ActorIndex) -> list[str]:
    """The persons who meet, by id."""
    values = {value for fact in facts for value in fact.all(*kinds.doers(fact.kind))}
    return sorted(value for value in values if _is_person(value, actors))


def _is_person(value: str, actors: ActorIndex) -> bool:
    actor = actors.actor(value)
    return actor is not None and actor.actor_type is ActorType.PERSON


def witnessing(reading: Reading) -> str:
    """The sentences of a document that may tell of a meeting in claims of other kinds, in lower case, a line each."""
    sentences = Sentences(reading.document, reading.frames)
    claims = (claim for claim in reading.claims if kinds.schema(claim.kind).witness)
    places = sorted({sentences.around(claim.start, claim.end) for claim in claims})
    return "\n".join(" ".join(sentences.words(*place).split()).casefold() for place in places)


def named(some: Iterable[str], told: Sequence[str], actors: ActorIndex) -> list[tuple[str, str, str | None, list[str]]]:
    """What counts of persons who meet where these lines tell of it: each with the names by which the lines call them."""
    found = []
    for one in sorted(set(some)):
        actor = actors.actor(one)
        if actor is not None:
            names = sorted({name.casefold() for name in actor.names})
            used = [name for name in names if any(name in lines for lines in told)]
            found.append((one, actor.name, actor.country, used))
    return found
