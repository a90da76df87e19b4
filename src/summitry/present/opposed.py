"""What reports tell differently, on the first screen: of a contested finding two sentences that stand against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from summitry import kinds
from summitry.model import Entry, Finding, Standing, Value
from summitry.present.nearness import denies
from summitry.present.pool import Candidate, Pool
from summitry.reconcile.text import content
from summitry.values.relation import Relation

#: How a value stands to the first where both cannot hold, and where each side has its own word.
_AGAINST = frozenset({Relation.TWO_SIDED, Relation.CONTRADICTION})

#: The role of whether something is so.
_WHETHER = "polarity"
#: How much alike two sentences are of which one is a copy of the other.
_COPIED = 0.9


def opposed(kept: Pool, most: int, room: int) -> list[Candidate]:
    """Pairs of sentences of which one contradicts the other, in at most so many words; they are taken by that.

    What two sides each have their own word on comes first, then what weighs most.
    """
    made: list[Candidate] = []
    for pair in sorted(_pairs(kept), key=lambda pair: (not pair[0], -min(one.weight for one in pair[1]))):
        if len(made) + len(pair[1]) <= most:
            made += (taken := kept.pair(pair[1], room))
            room -= sum(len(one.text.split()) for one in taken)
    return [replace(one, support=replace(one.support, standing=Standing.CONTESTED), alike=()) for one in made]


def _pairs(kept: Pool) -> Iterator[tuple[bool, tuple[Candidate, ...]]]:
    """Of each contested finding, whether it is two-sided, and a sentence for each of two values, where both can be shown."""
    by_claim = {claim.id: one for one in kept.candidates for claim in one.claims}
    for entry in (e for rows in kept.story.desk.entries.values() for e in rows):
        for finding, *values in _clashes(entry):
            other = values[-1]
            sides = [
                (max(_shown(kept, value, by_claim), key=lambda c: c.weight, default=None), value) for value in values
            ]
            pair = tuple(replace(one, note=_what(kept, finding, value)) for one, value in sides if one)
            if len(pair) == len(sides) and (other.relation != Relation.TWO_SIDED or _two(pair)):
                yield other.relation == Relation.TWO_SIDED, pair


def _what(kept: Pool, finding: Finding, value: Value) -> str:
    """What it is on which two sentences stand against each other, and what one says; empty where it is the matter as a whole."""
    said = kept.story.desk.display(finding.role, value)
    return "" if finding.role == _WHETHER else f"{kinds.role(finding.role).name}: {said}"


def _two(pair: tuple[Candidate, ...]) -> bool:
    """Whether two sentences are each told of somebody, and not of one and the same."""
    one, other = pair
    return bool(one.doer and other.doer) and one.sides[:1] != other.sides[:1]


def _clashes(entry: Entry) -> Iterator[tuple[Finding, Value, Value]]:
    """The contested findings of an entry, each with its first value and the first one that cannot hold beside it."""
    for finding in entry.findings:
        if finding.standing is Standing.CONTESTED and is_sure(finding) and (other := _against(finding)):
            yield finding, finding.values[0], other


#: Words that a reason sets against each other.
_SET = re.compile(r"((?:not )?“[^”]+”) against ((?:not )?“[^”]+”)")
#: A reason that says which of two words is denied.
_DENIED = re.compile(r"one says “[^”]+”, the other denies it")


def is_sure(finding: Finding) -> bool:
    """Whether a contest shows in the words: of whether something is so at all, one report has to deny the words."""
    if finding.role != _WHETHER or any(value.relation == Relation.TWO_SIDED for value in finding.values):
        return True
    if _DENIED.search(finding.why):
        return True
    found = _SET.search(finding.why)
    denied = map(denies, found.groups() if found else ())
    return len(set(denied)) > 1


def _against(finding: Finding) -> Value | None:
    return next((value for value in finding.values[1:] if value.relation in _AGAINST), None)


def _shown(kept: Pool, value: Value, by_claim: Mapping[str, Candidate]) -> list[Candidate]:
    """The sentences that are about a value; where none that gives it can be shown, those of other reports in the same words."""
    desk = kept.story.desk
    claims = [desk.claims[claim] for claim in value.claims if claim in desk.claims]
    if own := [(by_claim[claim.id], claim) for claim in claims if claim.id in by_claim]:
        return [one for one, claim in own if one.opens_with(claim)]
    places = [(desk.sentences(c.document), c) for c in claims]
    told = [content.words(some.words(*some.around(c.start, c.end))) for some, c in places]
    return [one for one in kept.candidates if any(content.overlap(one.stems, words) >= _COPIED for words in told)]
