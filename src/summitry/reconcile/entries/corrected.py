"""Groups as the user corrects them: joined, kept apart, and without the companions that do not belong to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from summitry import kinds
from summitry.kinds import When
from summitry.model import Correction, CorrectionKind
from summitry.reconcile.corrections import Part, about_claims, amend, in_force, reasons
from summitry.reconcile.entries.group import Group
from summitry.reconcile.resolved import Fact
from summitry.reconcile.text import content


def groups(found: Sequence[Group], corrections: Iterable[Correction]) -> list[Group]:
    """The groups that the rules made, as the corrections want them; claims of two kinds are never joined."""
    ours = [c for c in in_force(corrections) if about_claims(c)]
    if not ours:
        return list(found)
    by_kind: dict[str, list[Group]] = defaultdict(list)
    made = [
        group for group in found if group.disputed
    ]  # a clause may stand in several of these, an entry is none of its own
    for group in (g for g in found if not g.disputed):
        by_kind[group.kind].append(group)
    moved: dict[tuple[str, ...], tuple[str, ...]] = {}
    for some in by_kind.values():
        made += _amended(some, ours, moved)
    whole = {group.key for group in made if group.part_of is None}
    parents = [moved.get(g.part_of, g.part_of) if g.part_of else None for g in made]
    return [replace(g, part_of=p if p in whole and p != g.key else None) for g, p in zip(made, parents, strict=True)]


def _amended(
    found: Sequence[Group], corrections: Sequence[Correction], moved: dict[tuple[str, ...], tuple[str, ...]]
) -> list[Group]:
    """The groups of one kind, corrected. ``moved`` takes the keys of groups that went into others."""
    known = {f.claim.id: f for g in found for f in g.facts}
    home = {f.claim.id: g for g in found for f in g.facts}

    def nearer(one: str, sides: Sequence[Sequence[str]]) -> int:
        scores = [(max(_likeness(known[one], known[other]) for other in side), len(side)) for side in sides]
        return max(range(len(sides)), key=lambda n: (*scores[n], -n))

    parts = amend([Part(g.key, tuple(f.claim.id for f in g.facts)) for g in found], corrections, nearer)
    there = {part.key for part in parts}
    made = []
    for part in parts:
        homes = list({home[i].key: home[i] for i in part.items}.values())
        for gone in (g.key for g in homes if g.key not in there):
            moved.setdefault(gone, part.key)
        made.append(_group(part, [known[i] for i in part.items], homes) if part.by else homes[0])
    return made


def _group(part: Part, facts: Sequence[Fact], homes: Sequence[Group]) -> Group:
    """A corrected part as a group. It is a part of a meeting only if all that it is made of are."""
    rules = "; ".join(dict.fromkeys(g.why for g in homes if g.why)) if len(facts) > 1 else ""
    parents = [g.part_of for g in homes]
    return Group(
        homes[0].kind,
        part.key,
        tuple(sorted(facts, key=lambda f: f.order)),
        "; ".join(filter(None, (rules, reasons(part.by)))),
        parents[0] if all(parents) else None,
    )


def _likeness(a: Fact, b: Fact) -> float:
    """How near two claims of one kind are: by the values that they share, of which a common time says most, and their words."""
    mine, theirs = (
        {(s.role, v) for s, v in zip(f.claim.slots, f.values, strict=True) if _telling(f.kind, s.role)} for f in (a, b)
    )
    shared = mine & theirs
    times = any(kinds.role(role).when is When.HAPPENS for role, _ in shared)
    return len(shared) / max(1, len(mine | theirs)) + times + content.overlap(a.words, b.words)


def _telling(kind: str, role: str) -> bool:
    """Whether the values of a role may be held against each other: not the words said, nor how a claim was made."""
    return kinds.slot(kind, role).finding and role != kinds.schema(kind).said


def companions(found: Sequence[Group], corrections: Iterable[Correction]) -> list[Group]:
    """The groups without the companions that a user keeps apart from a claim of theirs."""
    apart: dict[str, set[str]] = defaultdict(set)
    for one in (c for c in in_force(corrections) if about_claims(c) and c.kind == CorrectionKind.DIFFERENT):
        for side in one.sides:
            for target in side:
                apart[target].update(t for other in one.sides if other is not side for t in other)
    if not apart:
        return list(found)
    kept = []
    for group in found:
        banned = set().union(*(apart.get(f.claim.id, ()) for f in group.facts))
        kept.append(replace(group, companions=tuple(f for f in group.companions if f.claim.id not in banned)))
    return kept
