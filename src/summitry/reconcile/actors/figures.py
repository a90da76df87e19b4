"""One actor for each public figure: spellings that the registry knows for one person are one, and two namesakes in it are two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from summitry.model import FIGURE, Appearance

#: Appearances of one person: what the actor is known by, the appearances, and why they are one.
Group = tuple[str, list[Appearance], str]


def is_figure(appearance: Appearance) -> bool:
    """Whether an appearance is one of a public figure of the registry."""
    return (appearance.known_as or "").startswith(FIGURE)


def by_figure(groups: Iterable[Group], story_of: Mapping[str, str]) -> list[Group]:
    """Groups joined by name, with those of one figure made one and those of several parted."""
    homes: dict[str, list[Group]] = defaultdict(list)
    rest: list[Group] = []
    for key, members, why in groups:
        parted = _parted(members, story_of)
        for figure, side in parted.items():
            homes[figure].append((key, side, why))
        if not parted:
            rest.append((key, members, why))
    return [*rest, *(_one(figure, homes[figure]) for figure in sorted(homes))]


def _one(figure: str, groups: Sequence[Group]) -> Group:
    members = [member for _, side, _ in groups for member in side]
    names = sorted({member.name for member in members})
    why = groups[0][2] if len(groups) == 1 else f"one public figure by the registry: {'; '.join(names)}"
    return f"known:{figure}", members, why


def _parted(members: Sequence[Appearance], story_of: Mapping[str, str]) -> dict[str, list[Appearance]]:
    """The members by the figure that each is; who is none goes with the one of the same story, else with the most usual."""
    figures = Counter(m.known_as for m in members if m.known_as is not None and is_figure(m))
    if not figures:
        return {}
    usual = min(figures, key=lambda one: (-figures[one], one))
    there: dict[str, set[str]] = defaultdict(set)
    for member in members:
        if member.known_as in figures:
            there[_story(member, story_of)].add(member.known_as or "")
    sides: dict[str, list[Appearance]] = defaultdict(list)
    for member in members:
        near = there[_story(member, story_of)]
        known = member.known_as if member.known_as in figures else next(iter(near)) if len(near) == 1 else usual
        sides[known or usual].append(member)
    return sides


def _story(member: Appearance, story_of: Mapping[str, str]) -> str:
    return story_of.get(member.document, member.document)
