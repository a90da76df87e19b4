"""Claims of other kinds that tell of a meeting: what was agreed there, or not, in a sentence that names it and its parties.

"Brenn and Tallor parted without a deal after their talks" may be read as a gap only; its sentence names both parties and
the meeting all the same, so that the report is one of those that tell of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from summitry import kinds, lexicon
from summitry.kinds import Join
from summitry.model import ActorType
from summitry.reconcile.actors.cluster import ActorIndex
from summitry.reconcile.entries.comparable import family
from summitry.reconcile.entries.group import Group
from summitry.reconcile.resolved import Fact

#: Witnesses of one document.
_MOST = 3


def with_witnesses(groups: Sequence[Group], actors: ActorIndex) -> list[Group]:
    """The groups; the main meeting of each story with its witnesses.

    The main meeting is the one with the most claims among those held between persons: a sentence that names its parties and
    no day speaks of it rather than of another.
    """
    told: dict[str, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in (f for g in groups for f in g.facts if kinds.schema(f.kind).witness):
        told[fact.story][fact.document.id].append(fact)
    main: dict[str, tuple[int, int]] = {}
    for at, group in enumerate(groups):
        if kinds.schema(group.kind).join is Join.MEETINGS and len(_party_names(group, actors)) > 1 and _is_main(group):
            main[group.stories[0]] = max(main.get(group.stories[0], (0, 0)), (len(group.facts), -at))
    found = list(groups)
    for story, (_, at) in main.items():
        found[-at] = _witnessed(found[-at], told[story], actors)
    return found


def _is_main(group: Group) -> bool:
    rules = lexicon.load("meetings")
    return family(group.facts[0].first("format")) in rules["main"] and any(
        f.claim.modality == "held" for f in group.facts
    )


def _witnessed(group: Group, documents: dict[str, list[Fact]], actors: ActorIndex) -> Group:
    names = _party_names(group, actors)
    sort = family(group.facts[0].first("format"))
    places = {v.casefold() for f in group.facts for v in f.all("place")}
    found = [
        f
        for d in sorted(documents)
        for f in sorted(
            (f for f in documents[d] if _tells_of(f.sentence.casefold(), names, sort, places)),
            key=lambda f: (kinds.schema(f.kind).witness, f.order),
        )[:_MOST]
    ]
    known = {f.claim.id for f in (*group.facts, *group.companions)}
    return replace(group, companions=(*group.companions, *(f for f in found if f.claim.id not in known)))


def _party_names(group: Group, actors: ActorIndex) -> list[frozenset[str]]:
    """For each person that meets the words that it can be named by."""
    found = {}
    for value in (v for f in group.facts for v in f.all(*kinds.doers(f.kind))):
        actor = actors.actor(value)
        if actor and actor.actor_type is ActorType.PERSON:
            family_name = actor.name.split()[0 if actor.country in _family_first() else -1]
            found[value] = frozenset(n.casefold() for n in (actor.name, *actor.names, family_name))
    return [found[v] for v in sorted(found)]


@cache
def _family_first() -> frozenset[str]:
    return frozenset(lexicon.load("meetings")["family_first"])


def _tells_of(sentence: str, names: Sequence[frozenset[str]], sort: str, places: set[str]) -> bool:
    """Whether a sentence names two of the parties, and the meeting by its sort or its place."""
    named = sum(any(re.search(rf"\b{re.escape(n)}\b", sentence) for n in one) for one in names)
    if named < 2:
        return False
    return bool(_sort_pattern(sort).search(sentence)) or any(
        re.search(rf"\b{re.escape(p)}\b", sentence) for p in places
    )


@cache
def _sort_pattern(sort: str) -> re.Pattern[str]:
    words = [w for w in lexicon.load("meetings")["families"][sort] if w not in lexicon.load("meetings")["vague"]]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")
