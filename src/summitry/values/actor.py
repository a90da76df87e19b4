"""Values that name actors: an actor of the record, an appearance in one document, or words that no document makes an actor of."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

from summitry.model import ActorType
from summitry.values import words
from summitry.values.relation import Compared, Relation


class Reference(StrEnum):
    """What a value points at, by what its id begins with."""

    ACTOR = "a-"
    APPEARANCE = "p-"


class Known(Protocol):
    """What an actor is compared by."""

    @property
    def id(self) -> str:
        """The actor's id."""

    @property
    def country(self) -> str | None:
        """The country that the actor is of or speaks for, as an ISO 3166 code."""

    @property
    def actor_type(self) -> ActorType:
        """What sort of actor it is."""


def parse(value: str) -> Reference | None:
    """What a value points at; None for words."""
    return next((kind for kind in Reference if value.startswith(kind)), None)


def compare(a: Known, b: Known) -> Compared:
    """Two actors: the same; a state and a person who stands for it; two that can speak for one country; two others."""
    if a.id == b.id:
        return Compared(Relation.SAME)
    if not a.country or a.country != b.country:
        return Compared(Relation.CONTRADICTION, "two actors whom no country joins")
    types = {a.actor_type, b.actor_type}
    if types == {ActorType.PERSON}:
        return Compared(Relation.CONTRADICTION, f"two persons of {a.country}")
    if types == {ActorType.PERSON, ActorType.STATE}:
        return Compared(Relation.PART, f"a person who stands for {a.country}")
    return Compared(Relation.SCOPE, f"both of {a.country}")


def show(value: str, names: Mapping[str, str]) -> str:
    """The name behind a value on one line; what has none stands for itself."""
    return words.show(names.get(value, value))
