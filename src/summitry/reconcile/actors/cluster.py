"""Actors over documents: which appearances are one person, state, organisation or body, with the reason for each join.

Certain links (``known_as``) join without comparing names. Persons join by full name, with spelling variants and nicknames, public
figures by what the registry knows them as besides (``figures``); a family name alone joins only where its story knows exactly one
person of that name, or the whole record does and reports near in time keep the same company (``company``). Nameless people and
groups never join over documents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from summitry.model import Actor, ActorType, Appearance, Correction, Reading, Role, content_id
from summitry.reconcile.actors import names
from summitry.reconcile.actors.company import Company, bearers
from summitry.reconcile.actors.corrected import Mark, corrected
from summitry.reconcile.actors.figures import by_figure, is_figure

#: The parts of a full name, folded.
Key = tuple[str, ...]
_LOCAL = frozenset({ActorType.UNNAMED, ActorType.GROUP})


@dataclass(frozen=True)
class ActorIndex:
    """The actors of a record and the way from appearances (``p-…``) to them."""

    actors: tuple[Actor, ...] = ()
    by_appearance: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {actor.id: actor for actor in self.actors})

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of an id, or None where the value is mere words."""
        by_id: dict[str, Actor] = self._by_id  # type: ignore[attr-defined]
        return by_id.get(actor_id)

    def resolve(self, value: str) -> str:
        """The actor id of an appearance id; any other value as it is."""
        return self.by_appearance.get(value, value)

    def name(self, value: str) -> str:
        """What people call an actor; words stay as they are."""
        actor = self.actor(value)
        return actor.name if actor else value

    def country(self, value: str) -> str | None:
        """The country (alpha-3) that an actor belongs to or is."""
        actor = self.actor(value)
        return actor.country if actor else None


def join_actors(
    readings: Sequence[Reading], story_of: Mapping[str, str], corrections: Sequence[Correction] = ()
) -> ActorIndex:
    """The actors of all readings. ``story_of`` leads from documents to stories. The order of readings does not matter."""
    found = sorted((a for r in readings for a in r.appearances), key=lambda a: a.id)
    groups: dict[str, list[Appearance]] = defaultdict(list)
    why: dict[str, str] = {}
    persons: list[Appearance] = []
    for appearance in found:
        if appearance.known_as and not is_figure(appearance):
            key, reason = f"known:{appearance.known_as}", f"the registry knows it as {appearance.known_as}"
        elif appearance.actor_type in _LOCAL:
            key, reason = f"local:{appearance.id}", "nameless people and groups stay within their document"
        elif appearance.actor_type is ActorType.PERSON:
            persons.append(appearance)
            continue
        else:
            key, reason = _plain_key(appearance), "same name and type"
        groups[key].append(appearance)
        why[key] = reason
    for key, members, reason in by_figure(_join_persons(persons, story_of, Company.of(readings)), story_of):
        groups[key].extend(members)
        why[key] = reason
    ours, whys, marks = corrected(groups, why, corrections, story_of)
    made = [(_actor(key, members, whys[key], marks.get(key)), members) for key, members in sorted(ours.items())]
    return ActorIndex(
        tuple(sorted((a for a, _ in made), key=lambda a: a.id)), {m.id: a.id for a, members in made for m in members}
    )


def _plain_key(appearance: Appearance) -> str:
    if appearance.actor_type is ActorType.STATE and appearance.country:
        return f"known:state:{appearance.country}"
    return f"{appearance.actor_type}:{' '.join(names.parts(appearance.name))}"


def _actor(key: str, members: Sequence[Appearance], why: str, mark: Mark | None = None) -> Actor:
    """One actor from its appearances: the name used most, all names, the country most said, every role once.

    Where a user corrected it, what it is known by gives the type and the name, but nothing nameless does if a name is known.
    """
    if len(members) == 1 and mark is None:
        return _lone(key, members[0], why)
    first = min(members, key=lambda m: m.id)
    known_by = mark.known_by if mark else members
    named = next((some for some in map(_named, (known_by, members)) if some), members)
    kinds = Counter(m.actor_type for m in named)
    top = min(kinds, key=lambda kind: (-kinds[kind], kind))
    counted: Counter[str] = Counter()
    for member in named:
        counted[member.name] += 1
    longest = max(len(names.parts(name)) for name in counted)
    name = min(counted, key=lambda n: (len(names.parts(n)) < min(longest, 2), -counted[n], n))
    every = sorted({n for m in members for n in (m.name, *m.names)} - {name})
    reason = why if len(members) > 1 or first.actor_type in _LOCAL else "one document"
    return Actor(
        id=content_id("a", top, key),
        actor_type=top,
        name=name,
        names=tuple(every),
        country=_country(members),
        roles=_roles(members),
        appearances=tuple(m.id for m in members),
        why="; ".join(filter(None, (reason, mark.why if mark else ""))),
    )


def _lone(key: str, member: Appearance, why: str) -> Actor:
    """The actor of one appearance, as most are: what is said of it is said of the actor."""
    return Actor(
        id=content_id("a", member.actor_type, key),
        actor_type=member.actor_type,
        name=member.name,
        names=tuple(sorted({*member.names} - {member.name})),
        country=member.country or None,
        roles=_roles((member,)),
        appearances=(member.id,),
        why=why if member.actor_type in _LOCAL else "one document",
    )


def _named(members: Iterable[Appearance]) -> list[Appearance]:
    return [m for m in members if m.actor_type not in _LOCAL]


def _country(members: Iterable[Appearance]) -> str | None:
    """The country that most appearances give (the first by alphabet among equals), or None."""
    said = Counter(m.country for m in members if m.country)
    return min(said, key=lambda c: (-said[c], c)) if said else None


def _roles(members: Iterable[Appearance]) -> tuple[Role, ...]:
    """Every role once per document, in a fixed order."""
    rows = {
        (r.document or "", r.start or 0, r.office or "", r.organisation or "", r.country or "", r.text): r
        for m in members
        for r in m.roles
    }
    return tuple(rows[k] for k in sorted(rows))


def _join_persons(
    persons: Sequence[Appearance], story_of: Mapping[str, str], company: Company
) -> list[tuple[str, list[Appearance], str]]:
    """Groups of appearances of persons: ``(key, members, why)``."""
    by_name: dict[tuple[str, ...], list[Appearance]] = defaultdict(list)
    for person in persons:
        by_name[_full_key(person)].append(person)
    groups: list[tuple[str, list[Appearance], str]] = []
    for cluster in _name_clusters([key for key in by_name if len(key) > 1]):
        members = [p for key in cluster for p in by_name[key]]
        spellings = sorted({p.name for p in members})
        why = "same full name" if len(spellings) == 1 else f"one full name in several spellings: {'; '.join(spellings)}"
        base = min(cluster, key=lambda k: (len(k), sorted(k)))
        for country, side in _by_country(members, story_of):
            groups.append(("person:" + " ".join(sorted(base)) + (f":{country}" if country else ""), side, why))
    singles = [p for key, ps in by_name.items() if len(key) < 2 for p in ps]
    return _place_singles(singles, groups, story_of, company)


def _full_key(person: Appearance) -> tuple[str, ...]:
    """The key of the fullest name that a document gives a person."""
    return _fullest(person.name, tuple(person.names))


@lru_cache(maxsize=65_536)
def _fullest(name: str, others: tuple[str, ...]) -> tuple[str, ...]:
    own = names.key(name)
    return max(
        (names.key(n) for n in (name, *others)),
        key=lambda k: (min(len(k), 2), k == own, len(k), k),
    )


def _name_clusters(keys: Sequence[Key]) -> list[list[Key]]:
    """Full names that can be one person's. A short form that fits two names that do not fit each other stays alone."""
    partners = _partners(keys)
    lone = {key for key, fitting in partners.items() if _fits_apart(key, fitting, partners)}
    seen: set[Key] = set()
    clusters = []
    for key in sorted(keys):
        if key not in seen:
            cluster = _reached(key, partners, lone, seen)
            seen |= cluster
            clusters.append(sorted(cluster))
    return clusters


def _partners(keys: Iterable[Key]) -> dict[Key, set[Key]]:
    """For each name those that can be the same person's; only names with a part in common are compared."""
    blocks: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(keys):
        for part in {*key, "".join(key)}:
            blocks[part].append(key)
    partners: dict[Key, set[Key]] = defaultdict(set)
    for block in blocks.values():
        for a, b in combinations(block, 2):
            if names.compatible(a, b):
                partners[a].add(b)
                partners[b].add(a)
    return partners


def _fits_apart(key: Key, fitting: Iterable[Key], partners: Mapping[Key, set[Key]]) -> bool:
    """Whether a name fits two longer ones that do not fit each other."""
    longer = sorted(other for other in fitting if len(other) > len(key))
    return any(b not in partners[a] for a, b in combinations(longer, 2))


def _reached(key: Key, partners: Mapping[Key, set[Key]], lone: Collection[Key], seen: Collection[Key]) -> set[Key]:
    """A name with all that are reached from it over fitting names, but for those seen before."""
    todo, cluster = [key], set()
    while todo:
        at = todo.pop()
        if at in seen or at in cluster:
            continue
        cluster.add(at)
        if at not in lone:
            todo += [other for other in partners.get(at, ()) if other not in lone]
    return cluster


def _by_country(
    members: Sequence[Appearance], story_of: Mapping[str, str]
) -> list[tuple[str | None, list[Appearance]]]:
    """People of one name, apart where two countries are each said in stories of their own; within a story they are one."""
    stories: dict[str, list[Appearance]] = defaultdict(list)
    for member in members:
        stories[story_of.get(member.document, member.document)].append(member)
    said = {story: _country(ms) for story, ms in stories.items()}
    weight: Counter[str] = Counter()
    for story, ms in stories.items():
        for m in ms:
            if m.country and m.country == said[story]:
                weight[m.country] += 1
    real = {c for c, n in weight.items() if n >= 2}
    if len(real) < 2:
        return [(None, list(members))]
    top = min(real, key=lambda c: (-weight[c], c))
    sides: dict[str, list[Appearance]] = defaultdict(list)
    for story in sorted(stories):
        country = said[story]
        sides[country if country and country in real else top].extend(stories[story])
    return [(c if c != top else None, sides[c]) for c in sorted(sides)]


def _place_singles(
    singles: Sequence[Appearance],
    groups: list[tuple[str, list[Appearance], str]],
    story_of: Mapping[str, str],
    company: Company,
) -> list[tuple[str, list[Appearance], str]]:
    """Family names alone: to the one person of that name in the story or near it, else together within the story."""
    in_story: dict[tuple[str, str], set[int]] = defaultdict(set)
    for at, (_, members, _why) in enumerate(groups):
        for m in members:
            full = _full_key(m)
            for part in {full[0], full[-1]}:
                if names.is_family_name(part, full):
                    in_story[story_of.get(m.document, m.document), part].add(at)
    left: dict[tuple[str, str], list[Appearance]] = defaultdict(list)
    added: dict[int, list[Appearance]] = defaultdict(list)
    for single in singles:
        part = (names.key(single.name) or (single.name,))[0]
        where = (story_of.get(single.document, single.document), part)
        fitting = [at for at in sorted(in_story.get(where, ())) if _agrees(single, groups[at][1])]
        if len(fitting) == 1:
            added[fitting[0]].append(single)
        else:
            left[where].append(single)
    near = _place_near(left, groups, company)
    joined = [
        (
            key,
            [*members, *added[at], *near.get(at, ())],
            why
            + ("; the family name alone fits only this person in the story" if added[at] else "")
            + ("; the family name alone fits only this person in the record" if at in near else ""),
        )
        for at, (key, members, why) in enumerate(groups)
    ]
    for (_, part), alone in sorted(left.items()):
        first = min(m.document for m in alone)
        joined.append((f"person:{part}@{first}", alone, "same family name in one story, no full name known"))
    return joined


def _place_near(
    left: dict[tuple[str, str], list[Appearance]], groups: Sequence[tuple[str, list[Appearance], str]], company: Company
) -> dict[int, list[Appearance]]:
    """Take out of ``left`` those whom no full name in their story fits, and one person of the record who was near."""
    fitting = bearers(groups)
    placed: dict[int, list[Appearance]] = defaultdict(list)
    for where, alone in list(left.items()):
        found = fitting.get(where[1], ())
        if len(found) != 1:
            continue
        (at,) = found
        members = groups[at][1]
        meet = any(company.meet(a.document, m.document, where[1]) for a in alone for m in members)
        if meet and all(_agrees(a, members) for a in alone):
            placed[at] += left.pop(where)
    return dict(placed)


def _agrees(single: Appearance, members: Sequence[Appearance]) -> bool:
    country = _country(members)
    return not (single.country and country and single.country != country)
