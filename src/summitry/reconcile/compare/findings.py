"""Findings: for each slot of an entry its values, how they stand to one another, and how well they are supported.

Standing counts independent origins, never outlets. A finding is contested only where two values cannot both hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from summitry import kinds, lexicon
from summitry.kinds import Compare, Join, SlotSchema, ValueType
from summitry.language.place import within as atlas
from summitry.model import Finding, Standing, Value
from summitry.reconcile.compare import amounts, conflicts, statements
from summitry.reconcile.resolved import Fact, counted, quantity
from summitry.reconcile.sources.independent import independent
from summitry.reconcile.text import content, scales
from summitry.reconcile.text.statement import length
from summitry.values import clock, duration, edtf, flag, numbers, place, words
from summitry.values import quantity as quantities
from summitry.values.quantity import Quantity
from summitry.values.relation import Compared, Relation

#: Relations to the first value that make a value the same one, so that what tells it backs the first.
SAME = frozenset({Relation.SAME, Relation.ROUNDING})
#: Share of the words of a piece of an utterance that a report must have to tell it.
TOLD = 0.7
#: Days up to this far apart can be the days of one meeting that lasts.
LASTING = 2
#: How far before an amount a word that makes it a bound can stand (characters).
_BEFORE = 25


@dataclass(frozen=True)
class Said:
    """One value of one role as one fact says it."""

    value: str
    text: str
    fact: Fact
    start: int | None = None


#: How two values of one role stand to each other.
Comparer = Callable[[Said, Said], Compared]


def find(facts: Sequence[Fact], companions: Sequence[Fact] = (), voice: conflicts.Voice = str) -> tuple[Finding, ...]:
    """The findings of an entry from its facts, in the order in which the roles first stand in the claims.

    Companions (claims of other kinds that say the same) count where words clash, not for the values of the roles.
    """
    found = of_roles(facts)
    return tuple(f for f in (*found, modality(facts), conflicts.polarity((*facts, *companions), voice)) if f)


def of_roles(facts: Sequence[Fact]) -> tuple[Finding, ...]:
    """The findings of the roles of an entry's claims alone."""
    by_role: dict[str, list[Said]] = defaultdict(list)
    for fact in sorted(facts, key=lambda f: f.order):
        for slot, value in zip(fact.claim.slots, fact.values, strict=True):
            if kinds.role(slot.role).finding:
                by_role[slot.role].append(Said(value, slot.text or slot.value, fact, slot.start))
        if kinds.schema(fact.kind).join is Join.FIGURES:
            by_role["amount"].append(_amount(fact))
    return tuple(finding(role, said) for role, said in by_role.items())


def finding(role: str, said: Sequence[Said]) -> Finding:
    """The finding of one role: equal values put together, best supported first, each with its relation to the first."""
    slot = kinds.role(role)
    order = _grouped(slot, said)
    compare = _COMPARERS[slot.compare] if slot.compare else None
    relations = _relations(order, compare) if compare else [Compared(Relation.SAME)] * len(order)
    support = _backing(slot, order, relations) if compare else _saying(order) if slot.kin else order[0]
    reasons = [r.why for r in relations if r.clashes]
    return Finding(
        role=role,
        standing=standing((s.fact for s in support), contested=bool(reasons)),
        values=tuple(_value(some, r.relation) for some, r in zip(order, relations, strict=True)),
        why="; ".join(dict.fromkeys(reasons)),
    )


def _relations(order: Sequence[Sequence[Said]], compare: Comparer) -> list[Compared]:
    """How each value stands to the first. Where one report gives two that exclude each other, they are of different things."""
    found = [compare(order[0][0], some[0]) if n else Compared(Relation.SAME) for n, some in enumerate(order)]
    if any(r.clashes for r in found) and _several(order, compare):
        return [Compared(Relation.SCOPE, "one report gives both") if r.clashes else r for r in found]
    return found


def _backing(slot: SlotSchema, order: Sequence[Sequence[Said]], relations: Sequence[Compared]) -> list[Said]:
    """All that tell the first value: those that give it, or one that lies within it (a day of the month, a town of the land)."""
    first = order[0][0].value
    return [
        one
        for some, r in zip(order, relations, strict=True)
        if r.relation in SAME or (r.relation is Relation.PART and _within(slot, some[0].value, first))
        for one in some
    ]


def _saying(order: Sequence[Sequence[Said]]) -> list[Said]:
    """All that say the first words: the same, or pieces of one utterance that together have nearly all of them."""
    first = order[0][0]
    mine = content.words(first.value)
    rest = [one for some in order[1:] for one in some]
    return [*order[0], *(one for one in rest if content.covered(mine, _utterance(one)) >= TOLD)]


def _utterance(one: Said) -> frozenset[str]:
    """The telling words of all pieces of an utterance."""
    return frozenset().union(*one.fact.points)


def _within(slot: SlotSchema, value: str, other: str) -> bool:
    """Whether who tells a value of a role tells another, wider one with it."""
    if slot.type is ValueType.EDTF:
        inner, outer = edtf.parse(value), edtf.parse(other)
        return bool(inner and outer and outer[0] <= inner[0] and inner[1] <= outer[1])
    return slot.type is ValueType.PLACE and place.lies_in(value, other, atlas)


def _several(order: Sequence[Sequence[Said]], compare: Comparer) -> bool:
    """Whether one report itself gives two values that exclude each other: then they are of different things or sessions."""
    every = [one for some in order for one in some]
    return any(
        a.fact.document.id == b.fact.document.id and compare(a, b).clashes
        for n, a in enumerate(every)
        for b in every[n + 1 :]
    )


def _grouped(slot: SlotSchema, said: Iterable[Said]) -> list[list[Said]]:
    """Equal values together: the most independent origins first, then the more telling value, then the earlier claim."""
    grouped: dict[str, list[Said]] = defaultdict(list)
    for one in said:
        grouped[one.value if slot.type is ValueType.ACTOR else content.plain(one.value)].append(one)
    if slot.role == "conduct":
        grouped = _conduct(grouped)
    if len(grouped) == 1:
        return list(grouped.values())
    named = slot.kin and slot.choices  # "summit" tells more than "talks", however many say "talks"
    return sorted(
        grouped.values(),
        key=lambda some: (
            -_telling(slot, some[0].value) if named else 0.0,
            -len(origins(s.fact for s in some)),
            -_telling(slot, some[0].value),
            -len(some),
            some[0].fact.order,
            some[0].value,
        ),
    )


def _conduct(grouped: dict[str, list[Said]]) -> dict[str, list[Said]]:
    """What one report says twice of how it went ("late", "late and kept them waiting") as one value, in the longest words."""
    found: dict[str, list[Said]] = {}
    for key in sorted(grouped, key=lambda k: (-len(k), k)):
        mine = {s.fact.document.id for s in grouped[key]}
        home = next(
            (k for k, some in found.items() if mine & {s.fact.document.id for s in some} and _one_side(key, k)), key
        )
        found.setdefault(home, []).extend(grouped[key])
    return found


def _one_side(a: str, b: str) -> bool:
    """Whether two texts take a place on one scale that does not exclude the other's, or one stands in the other."""
    return a in b or (bool(scales.lone_scales(a) & scales.lone_scales(b)) and not scales.opposite_grades(a, b))


def _value(some: Sequence[Said], relation: Relation) -> Value:
    return Value(
        value=some[0].value,
        text=some[0].text,
        claims=tuple(dict.fromkeys(s.fact.claim.id for s in some)),
        origins=origins(s.fact for s in some),
        relation=str(relation),
    )


def origins(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The ids of the independent origins of some facts."""
    return independent(f.told for f in facts)


def standing(facts: Iterable[Fact], *, contested: bool) -> Standing:
    """How well facts support what they say: by the number of their origins, unless they contradict each other."""
    if contested:
        return Standing.CONTESTED
    return Standing.CORROBORATED if len(origins(facts)) > 1 else Standing.SINGLE


def _telling(slot: SlotSchema, value: str) -> float:
    """Which of two equally supported values stands first: the narrower time, the more telling name of the same thing."""
    if slot.type is ValueType.EDTF:
        days = edtf.parse(value)
        return -float((days[1] - days[0]).days) if days else -1e9
    if slot.kin and slot.choices:
        return -float(slot.choices.index(value)) if value in slot.choices else -99.0
    return 0.0


def _places(a: Said, b: Said) -> Compared:
    return place.compare(a.value, b.value, atlas)


def _scope(a: Said, b: Said) -> Compared:
    return words.compare(a.value, b.value)


def _amounts(a: Said, b: Said) -> Compared:
    """Two figures; where they differ, the words around them tell whether one came later or counts something else."""
    relation = quantities.compare(quantity(a.fact), quantity(b.fact))
    if not relation.clashes:
        return relation
    if not amounts.rivals(a.fact, b.fact):
        return Compared(Relation.SCOPE, "counted in sentences that tell different things")
    return statements.moved(a.fact.telling, b.fact.telling, relation.why) or relation


def _durations(a: Said, b: Said) -> Compared:
    """Two lengths of one thing; "more than two hours" leaves room for three."""
    x, y = (_length(one) for one in (a, b))
    if x and y and None in (x.minimum, x.maximum, y.minimum, y.maximum):
        return quantities.compare(x, y)
    return duration.compare(a.value, b.value, approximate=_loose(a) or _loose(b))


def _clocks(a: Said, b: Said) -> Compared:
    """Two times of day at which one thing was."""
    return clock.compare(a.value, b.value, approximate=_loose(a) or _loose(b))


def _length(one: Said) -> Quantity | None:
    """A duration in seconds, open-ended where the words before it make it a bound."""
    place = one.start or 0
    near = one.fact.sentences.numbers(max(0, place - _BEFORE), place + len(one.text)) if one.start else ()
    return length(one.value, next((n for n in near if n.end > place), None), approximate=_loose(one))


def _times(a: Said, b: Said) -> Compared:
    """Times of one thing. Days next to each other are the days of one meeting that lasts; a moved date is an update."""
    relation = edtf.compare(a.value, b.value)
    if not relation.clashes:
        return relation
    if a.fact.kind == "encounter":
        return relation if _one_day(a, b) else Compared(Relation.PART, "days of one meeting")
    if not _once(a.fact, b.fact):
        return Compared(Relation.SCOPE, "said or done more than once")
    return Compared(Relation.UPDATE, "a later report gives another time") if _later(a, b) else relation


def _one_day(a: Said, b: Said) -> bool:
    """Whether two reports tell of one meeting in nearly the same words and give it days that are not next to each other."""
    x, y = edtf.parse(a.value), edtf.parse(b.value)
    apart = bool(x and y and not edtf.near(x, y, LASTING))
    return apart and a.fact.document.id != b.fact.document.id and amounts.alike(a.fact, b.fact)


def _once(a: Fact, b: Fact) -> bool:
    """Whether two claims tell one deed or plan in nearly the same words, by the same doers."""
    if not kinds.schema(a.kind).once or a.document.id == b.document.id:
        return False
    known = a.kind == "action" or (a.doers and b.doers)
    if known and not any(x.may_be(y) for x in a.doers for y in b.doers):
        return False
    return amounts.alike(a, b)


def _later(a: Said, b: Said) -> bool:
    x, y = a.fact.anchor, b.fact.anchor
    return bool(x and y and x != y)


def _counts(a: Said, b: Said) -> Compared:
    x, y = numbers.parse(a.value), numbers.parse(b.value)
    if x is None or y is None:
        return Compared(Relation.SCOPE, f"{a.value} and {b.value}")
    relation = quantities.compare(Quantity(x, x, None, _loose(a)), Quantity(y, y, None, _loose(b)))
    if relation.clashes and not amounts.alike(a.fact, b.fact):
        return Compared(Relation.SCOPE, "counted in sentences that tell different things")
    return relation


def _loose(one: Said) -> bool:
    """Whether the report itself calls its number approximate."""
    flat = f" {content.plain(one.fact.text)} "
    return flag.parse(one.fact.first("approximate")) or any(
        f" {word} " in flat for word in lexicon.load("numbers")["bounds"]["near"]
    )


def _amount(fact: Fact) -> Said:
    """The ``min`` and ``max`` of a figure as one value: ``59``, ``50/..`` or ``8000/30000``."""
    said = next((s.text for s, _ in fact.slots("min", "max") if s.text), fact.text)
    return Said(quantities.write(counted(fact)), said, fact)


#: How two values of a role that holds one value are compared.
_COMPARERS: Mapping[Compare, Comparer] = {
    Compare.TIMES: _times,
    Compare.LENGTHS: _durations,
    Compare.CLOCKS: _clocks,
    Compare.PLACES: _places,
    Compare.COUNTS: _counts,
    Compare.AMOUNTS: _amounts,
    Compare.SCOPE: _scope,
}


def modality(facts: Sequence[Fact]) -> Finding | None:
    """How far it has come about, where the reports do not all say the same; None where they do."""
    order = _grouped(kinds.role("modality"), [Said(str(f.claim.modality), f.text, f) for f in facts])
    if len(order) < 2:
        return None
    values = tuple(_value(some, Relation.UPDATE if n else Relation.SAME) for n, some in enumerate(order))
    return Finding(role="modality", standing=standing((s.fact for s in order[0]), contested=False), values=values)
