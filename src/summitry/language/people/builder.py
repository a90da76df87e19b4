"""The actors of one document while they are being collected: what is said of each, with its reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from summitry.language.people.officeholders.table import Figure
from summitry.language.people.offices.ranks import Rank
from summitry.model import ActorType, Appearance, Mention, Role


@dataclass(eq=False)
class Found:
    """One actor. ``countries`` and ``genders`` count the evidence for each value; ``order`` is where it first comes.

    ``figure`` is whom the registry of public figures knows it as, ``governs`` whether a government is called by its name.
    """

    actor_type: ActorType
    name: str
    order: int
    known_as: str | None = None
    country: str | None = None
    names: Counter[str] = field(default_factory=Counter)
    roles: list[Role] = field(default_factory=list)
    mentions: dict[tuple[int, int], Mention] = field(default_factory=dict)
    countries: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    offices: set[str] = field(default_factory=set)
    ranks: set[Rank] = field(default_factory=set)
    kin: bool = False
    governs: bool = False
    figure: Figure | None = None

    def mention(self, start: int, end: int, text: str, how: str, why: str) -> None:
        """Add a mention; the first reason for a place stands."""
        self.mentions.setdefault((start, end), Mention(start, end, text, how, why))

    @property
    def gender(self) -> str | None:
        """The gender with the most evidence, or None."""
        return max(self.genders, key=self.genders.__getitem__, default=None)

    @property
    def home(self) -> str | None:
        """The country with the most evidence; None where there is none or two have as much."""
        ranked = self.countries.most_common(2)
        if self.country or not ranked:
            return self.country
        return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None

    def appearance(self, document: str, taken: set[str]) -> Appearance:
        """The finished appearance. ``taken`` holds the ids given so far: a name that comes twice gets a number."""
        label, n = self.name, 1
        made = Appearance.of(document, self.actor_type, label)
        while made.id in taken:
            n += 1
            made = Appearance.of(document, self.actor_type, f"{label} ({n})")
        taken.add(made.id)
        names = tuple(dict.fromkeys((self.name, *self.names)))
        roles = tuple(dict.fromkeys(self.roles))
        mentions = tuple(self.mentions[at] for at in sorted(self.mentions))
        return Appearance(
            id=made.id,
            document=document,
            actor_type=self.actor_type,
            name=made.name,
            names=names,
            country=self.home,
            roles=roles,
            mentions=mentions,
            known_as=self.known_as,
        )
