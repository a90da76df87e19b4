"""Facts that speak of one thing, on their way to an entry, and a small union-find to make such groups."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from summitry.model import Finding
from summitry.reconcile.resolved import Fact


@dataclass(frozen=True)
class Group:
    """Facts of one thing. ``key`` is what its entry's id rests on; ``part_of`` the key of the group it is a part of.

    ``companions`` are claims of other kinds, from other documents, that say the same. ``disputed`` is what its claims differ in.
    """

    kind: str
    key: tuple[str, ...]
    facts: tuple[Fact, ...]
    why: str = ""
    part_of: tuple[str, ...] | None = None
    companions: tuple[Fact, ...] = ()
    disputed: tuple[Finding, ...] = ()

    @property
    def stories(self) -> tuple[str, ...]:
        """The stories that the facts stand in, the most frequent first."""
        counted: dict[str, int] = defaultdict(int)
        for fact in self.facts:
            counted[fact.story] += 1
        return tuple(sorted(counted, key=lambda s: (-counted[s], s)))


class Joined:
    """Union-find over the indexes of a list, with a reason for each join."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self.reasons: dict[int, str] = {}

    def root(self, at: int) -> int:
        """The representative of an index."""
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, a: int, b: int, why: str = "") -> None:
        """Put two indexes together; the smaller root stays."""
        x, y = sorted((self.root(a), self.root(b)))
        if x != y:
            self._parent[y] = x
            self.reasons.setdefault(x, why)

    def groups(self) -> list[list[int]]:
        """The groups of indexes, each in order, ordered by their first."""
        found: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self._parent)):
            found[self.root(at)].append(at)
        return [found[root] for root in sorted(found)]
