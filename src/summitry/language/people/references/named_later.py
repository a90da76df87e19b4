"""Whom a report brings in by a calling and names right after: "A spokesman for the army said …", "Army spokesman X said"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from summitry.language.people.builder import Found
from summitry.language.people.offices.ranks import NO_OFFICE
from summitry.language.people.segments import Line
from summitry.model import ActorType

#: Sentences within which the name must come. By judgement: leads name their speaker in the next sentence or the one behind it.
_SOON = 3


def name_later(lines: Sequence[Line], others: Sequence[Found], people: Sequence[Found]) -> None:
    """Give the mentions of nameless persons to the one person who is named soon after with the same calling."""
    starts = [line.sentence.start for line in lines]
    for actor in others:
        if actor.actor_type is not ActorType.UNNAMED or not actor.mentions or actor.ranks <= NO_OFFICE:
            continue
        at = bisect_right(starts, actor.order) - 1
        until = starts[at + _SOON + 1] if at + _SOON + 1 < len(starts) else float("inf")
        named = [p for p in people if actor.order < p.order < until and _same(actor, p, starts, at)]
        if len(named) == 1 and not any(_told_within(o, actor, starts[at], until) for o in others):
            _give(actor, named[0])


def _told_within(other: Found, actor: Found, start: int, until: float) -> bool:
    """Whether another one of the same calling is mentioned within a stretch."""
    alike = other is not actor and other.offices == actor.offices
    return alike and any(start <= mention.start < until for mention in other.mentions.values())


def _same(actor: Found, person: Found, starts: Sequence[int], at: int) -> bool:
    """Whether a person is first named behind the sentence with the same calling, of the same organisation or state."""
    here, there = actor.roles, [r for r in person.roles if r.start is not None]
    later = bisect_right(starts, person.order) - 1 > at
    fits = later and bool(actor.offices & person.offices) and person.gender in (None, actor.gender or person.gender)
    if not fits or not here or (actor.home and person.home and actor.home != person.home):
        return False
    bodies = {_bare(r.organisation) for r in here if r.organisation}
    if bodies:
        return any(_bare(r.organisation) in bodies for r in there if r.organisation)
    state = actor.home
    return state is not None and any(r.country == state and not r.organisation for r in there)


def _bare(organisation: str | None) -> str:
    return (organisation or "").lower().removeprefix("the ")


def _give(actor: Found, person: Found) -> None:
    """Make a nameless person the one who is named."""
    for mention in actor.mentions.values():
        person.mention(
            mention.start, mention.end, mention.text, mention.how, f"{mention.why}; {person.name}, named right after"
        )
    if actor.home and not person.countries:
        person.countries[actor.home] += 1
    actor.mentions.clear()
