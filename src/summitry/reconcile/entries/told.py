"""Entries over all kinds and none: clauses of different reports that tell one thing, with the claims that rest on their words.

A fact that one origin alone tells is left out where no claim rests on it: it is what every report has by the dozen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, combinations, product

from summitry.language.clauses.factuality import Factuality
from summitry.model import Claim, Correction, CorrectionKind, Finding, Modality, Reading, Slot, Standing, Value
from summitry.reconcile.actors.cluster import ActorIndex
from summitry.reconcile.corrections import confirmed, in_force, set_aside
from summitry.reconcile.entries.group import Group
from summitry.reconcile.facts.aligned import Found, Told, aligned
from summitry.reconcile.facts.clashes import Clash
from summitry.reconcile.facts.clauses import Clause, by_sentence, sentences
from summitry.reconcile.resolved import Fact, resolve
from summitry.values.relation import Relation

#: The kind of the claims and entries that are made here.
KIND = "fact"
ByClaim = Mapping[str, tuple[str, str]]
#: How far what a clause tells has come about; what is not named is held for so.
_MODALITY = {
    Factuality.PLANNED: Modality.PLANNED,
    Factuality.EXPECTED: Modality.EXPECTED,
    Factuality.POSSIBLE: Modality.POSSIBLE,
    Factuality.UNLIKELY: Modality.POSSIBLE,
    Factuality.WANTED: Modality.PROPOSED,
    Factuality.CANCELLED: Modality.CANCELLED,
    Factuality.ASKED: Modality.POSSIBLE,
    Factuality.SUPPOSED: Modality.POSSIBLE,
}


@dataclass(frozen=True)
class Circumstances:
    """What is known of the reports: the actors, and of each its day, its story and its origin.

    ``origins`` gives the origins of the claims of a reading.
    """

    actors: ActorIndex
    anchors: Mapping[str, str | None]
    stories: Mapping[str, str]
    houses: ByClaim
    origins: Callable[[Reading], ByClaim]


@dataclass(frozen=True)
class Made:
    """The groups of clauses that tell one thing, all their claims, and the origins of these with the reasons."""

    groups: tuple[Group, ...]
    facts: tuple[Fact, ...]
    by_claim: ByClaim

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, by their ids."""
        return tuple(f.claim for f in self.facts)


def told(
    readings: Sequence[Reading], facts: Sequence[Fact], known: Circumstances, corrections: Iterable[Correction] = ()
) -> Made:
    """What the reports of each story tell alike. ``facts`` are the claims that were read from them."""
    said = tuple(corrections)
    stories = [_aligned(some, known) for some in _stories(readings, known)]
    found = [clauses for one in stories for clauses in one.facts]
    clashes = [clash for one in stories for clash in one.clashes]
    clauses = [*chain.from_iterable(found), *chain.from_iterable((c.mine, c.theirs) for c in clashes)]
    by_clause, given = _resolved(clauses, readings, facts, known, set_aside(said))
    grouping = _Grouping(by_clause, _typed(facts, said), _apart(said))
    every = chain(filter(None, map(grouping.fact, found)), filter(None, map(grouping.dispute, clashes)))
    groups = tuple({group.key: group for group in every}.values())  # clauses that clash twice are one dispute
    kept = {f.claim.id: f for group in groups for f in group.facts}
    return Made(groups, tuple(kept[made] for made in sorted(kept)), {made: given[made] for made in sorted(kept)})


def _resolved(
    clauses: Iterable[Clause],
    readings: Sequence[Reading],
    facts: Sequence[Fact],
    known: Circumstances,
    wrong: Container[str],
) -> tuple[dict[int, Fact], ByClaim]:
    """The fact of each clause (by ``id``) that no user set aside, and the origins of their claims."""
    claims = {id(c): _claim(c) for c in clauses}
    here = _telling(readings, (c for c in claims.values() if c.id not in wrong))
    given = _given(here, facts, known)
    houses = {made: origin for made, (origin, _) in known.houses.items()}
    resolved = {f.claim.id: f for f in resolve(here, known.actors, known.anchors, known.stories, given, houses)}
    return {key: resolved[c.id] for key, c in claims.items() if c.id in resolved}, given


def _typed(facts: Iterable[Fact], corrections: Sequence[Correction]) -> dict[str, Fact]:
    """The claims that were read and can rest on a fact: sure enough or confirmed, and not set aside."""
    wrong, right = set_aside(corrections), confirmed(corrections)
    return {f.claim.id: f for f in facts if f.claim.id in right or (f.claim.likely and f.claim.id not in wrong)}


@dataclass(frozen=True)
class _Grouping:
    """What groups are made of: the fact of each clause (by ``id``), the claims that were read, pairs that a user keeps apart."""

    facts: Mapping[int, Fact]
    typed: Mapping[str, Fact]
    apart: Sequence[frozenset[str]]

    def fact(self, clauses: Sequence[Clause]) -> Group | None:
        """The group of clauses that tell one thing; None where too little tells it, or a user keeps its claims apart."""
        mine = {made.claim.id: (c, made) for c in clauses if (made := self.facts.get(id(c)))}
        group = _group([made for _, made in mine.values()], self._resting(c for c, _ in mine.values()))
        if group is None or any(pair <= {f.claim.id for f in group.companions} for pair in self.apart):
            return None
        return group

    def dispute(self, clash: Clash) -> Group | None:
        """The group of two clauses that contradict each other; None where a user set one of them aside."""
        mine, theirs = (self.facts.get(id(c)) for c in (clash.mine, clash.theirs))
        return _disputed(clash, (mine, theirs), self._resting((clash.mine, clash.theirs))) if mine and theirs else None

    def _resting(self, clauses: Iterable[Clause]) -> list[Fact]:
        """The claims that rest on the words of some clauses."""
        return [self.typed[c.id] for c in _resting(clauses) if c.id in self.typed]


def _telling(readings: Sequence[Reading], claims: Iterable[Claim]) -> list[Reading]:
    """The readings that some claims are of, each with these, by their ids, in place of what was read."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted({c.id: c for c in claims}.values(), key=lambda c: c.id):
        by_document[claim.document].append(claim)
    return [replace(r, claims=tuple(by_document[r.document.id])) for r in readings if r.document.id in by_document]


def _apart(corrections: Iterable[Correction]) -> list[frozenset[str]]:
    """The pairs of claims that a user keeps apart."""
    found = []
    for one in in_force(corrections):
        sides = one.sides if one.kind == CorrectionKind.DIFFERENT else ()
        found += [frozenset(pair) for mine, theirs in combinations(sides, 2) for pair in product(mine, theirs)]
    return found


def _given(readings: Iterable[Reading], facts: Sequence[Fact], known: Circumstances) -> dict[str, tuple[str, str]]:
    """The origin of each claim, of those that the other claims of its report have; else that of the report."""
    there: dict[str, set[str]] = defaultdict(set)
    for fact in facts:
        there[fact.document.id].add(fact.origin)
    found = {}
    for reading in readings:
        house = known.houses[reading.document.id]
        origins = known.origins(reading)
        for claim in reading.claims:
            given = origins.get(claim.id, house)
            found[claim.id] = given if given[0] in there[reading.document.id] else house
    return found


def _stories(readings: Sequence[Reading], known: Circumstances) -> list[list[Reading]]:
    """The reports of each story that has several, by their days."""
    found: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        made = reading.document.id
        found[known.stories.get(made, made)].append(reading)
    ordered = (
        sorted(some, key=lambda r: (known.anchors.get(r.document.id) or "9999", r.document.id))
        for some in found.values()
    )
    return [some for some in ordered if len(some) > 1]


def _aligned(readings: Sequence[Reading], known: Circumstances) -> Found:
    every, frames = [], []
    for reading in readings:
        mine = sentences(reading, known.actors, known.anchors.get(reading.document.id))
        at = by_sentence(reading, mine)
        every += mine
        frames += [at[one.number] for one in mine]
    return aligned(Told(every, frames))


def _claim(clause: Clause) -> Claim:
    text = clause.sentence.reading.document.text[clause.start : clause.end]
    words = Slot("telling", clause.words, text, clause.start, clause.end)
    return Claim.of(
        KIND,
        clause.sentence.document,
        clause.start,
        clause.end,
        (words,),
        polarity="-" if clause.denied else "+",
        modality=_MODALITY.get(clause.stands, Modality.HELD),
        holders=clause.holders,
        part=clause.sentence.part,
    )


def _resting(some: Iterable[Clause]) -> list[Claim]:
    """The claims that share half of their words, or of the clause's, with it."""
    found = {}
    for clause in some:
        for claim in clause.sentence.claims:
            shared = min(claim.end, clause.end) - max(claim.start, clause.start)
            if 2 * shared >= min(claim.end - claim.start, clause.end - clause.start):
                found[claim.id] = claim
    return list(found.values())


def _disputed(clash: Clash, sides: tuple[Fact, Fact], typed: Sequence[Fact]) -> Group:
    """Two clauses that contradict each other, or of which one tells how it went on, with the claims that rest on their words."""
    versions = clash.compared.clashes and sides[0].holders and sides[1].holders and sides[0].holders != sides[1].holders
    relation = Relation.TWO_SIDED if versions else clash.compared.relation
    values = [
        Value(value=said, text=said, claims=(side.claim.id,), origins=(side.origin,), relation=str(r))
        for said, side, r in zip(clash.told, sides, (Relation.SAME, relation), strict=True)
    ]
    standing = Standing.CONTESTED if clash.compared.clashes else Standing.SINGLE
    finding = Finding(role=clash.role, standing=standing, values=tuple(values), why=clash.compared.why)
    some = tuple(sorted(sides, key=lambda f: f.order))
    resting = tuple(sorted({f.claim.id: f for f in typed}.values(), key=lambda f: f.order))
    key = (KIND, *(f.claim.id for f in some), clash.role)
    return Group(KIND, key, some, "clauses of one matter that differ", companions=resting, disputed=(finding,))


def _group(facts: Sequence[Fact], typed: Sequence[Fact]) -> Group | None:
    """A fact with the claims that rest on its words; None where too little tells it."""
    if len({f.document.id for f in facts}) < 2:
        return None
    origins = {f.origin for f in facts}
    if len(origins) < 2 and not typed:
        return None
    some = tuple(sorted(facts, key=lambda f: f.order))
    resting = tuple(sorted({f.claim.id: f for f in typed}.values(), key=lambda f: f.order))
    return Group(KIND, (KIND, some[0].claim.id), some, "clauses that tell one thing", companions=resting)
