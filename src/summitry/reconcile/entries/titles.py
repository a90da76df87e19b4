"""What an entry is called, for people: "Summit of A and B, Vladivostok, 25 April 2019"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from summitry import kinds, lexicon
from summitry.kinds import ValueType, titles
from summitry.model import Actor, ActorType, Finding, Value
from summitry.reconcile.actors.cluster import ActorIndex
from summitry.reconcile.entries.group import Group
from summitry.values import edtf

#: Longest title in characters; longer ones are cut at a word.
_LENGTH = 140
#: Names that a title takes where its pattern does not say how many.
_MOST = 4
_TWO = 2


def title(group: Group, found: Sequence[Finding], actors: ActorIndex) -> str:
    """The title of an entry from its findings."""
    by_role = {f.role: f for f in found}
    if "party" in by_role:
        by_role["party"] = _firm(by_role["party"], group)
    kind = kinds.schema(group.kind)

    def told(role: str, most: int) -> str:
        return _told(by_role.get(role), kind.by_role[role].type, actors, most)

    made = " ".join(titles.fill(kind.title, told).split()) or " ".join(group.facts[0].text.split())
    made = made[:1].upper() + made[1:]
    return made if len(made) <= _LENGTH else made[:_LENGTH].rsplit(" ", 1)[0] + " …"


def _firm(parties: Finding, group: Group) -> Finding:
    """The parties without one that a single claim names, where three claims of two reports agree on two others."""
    pairs: dict[frozenset[str], set[tuple[str, str]]] = defaultdict(set)
    for fact in group.facts:
        pairs[frozenset(fact.all("party"))].add((fact.document.id, fact.claim.id))
    agreed = [
        pair
        for pair, told in pairs.items()
        if len(pair) == _TWO and len(told) > _TWO and len({d for d, _ in told}) >= _TWO
    ]
    if not agreed:
        return parties
    firm = frozenset().union(*agreed)
    return replace(parties, values=tuple(v for v in parties.values if v.value in firm or len(v.claims) > 1))


def _names(finding: Finding, actors: ActorIndex, most: int) -> str:
    """The names of a finding's actors as a list; a country that one of the persons already speaks for is left out."""
    known = [(v, actors.actor(v.value)) for v in finding.values]
    spoken_for = {a.country for _, a in known if a and a.actor_type is ActorType.PERSON}
    shown = dict.fromkeys(a.name if a else v.text or v.value for v, a in _named(known) if not _is_of(a, spoken_for))
    return _listed(list(shown), most)


def _named(known: Sequence[tuple[Value, Actor | None]]) -> Sequence[tuple[Value, Actor | None]]:
    """The parties that a title names: those known by name where there are two, else all that did not only listen."""
    firm = [(v, a) for v, a in known if a and a.actor_type not in (ActorType.UNNAMED, ActorType.GROUP)]
    return firm if len(firm) > 1 else [(v, a) for v, a in known if (v, a) in firm or not _listens(v)]


def _is_of(actor: Actor | None, countries: Collection[str | None]) -> bool:
    """Whether an actor is one of some countries."""
    return actor is not None and actor.actor_type is ActorType.STATE and actor.country in countries


def _listed(names: Sequence[str], most: int) -> str:
    """Names as a list in words, those above a number as "others"."""
    *first, last = [*names[:most], *(["others"] if len(names) > most else [])] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _listens(value: Value) -> bool:
    """Whether a party is the press that was told, or just the word of the event ("conference")."""
    rules = lexicon.load("meetings")
    events = {word for some in rules["families"].values() for form in some for word in form.split()}
    return value.value in rules["listeners"] or value.text.casefold() in events | set(rules["listeners"])


def _told(found: Finding | None, sort: ValueType, actors: ActorIndex, most: int) -> str:
    """What a title says of a finding: names, the time in words, words as they stand, other values as they are."""
    if found is None or not found.values:
        return ""
    first = found.values[0]
    if sort is ValueType.ACTOR:
        return _names(found, actors, most or _MOST)
    if sort is ValueType.EDTF:
        return edtf.show(first.value, opening="from") if edtf.parse(first.value) else ""
    return first.text if sort in (ValueType.VENUE, ValueType.QUANTITY) else first.value
