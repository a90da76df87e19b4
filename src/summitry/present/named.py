"""Where a report speaks of whom: by a name, a part of it, or words that stand for a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from summitry.model import ActorType, Appearance, Mention
from summitry.present.units import Sentence

#: How somebody is spoken of by a part of the name.
_SHORT = frozenset({"family_name", "title"})
#: How somebody is spoken of by words that stand for a name.
_STANDING_IN = frozenset({"pronoun", "plural"})


@dataclass(frozen=True, slots=True)
class Named:
    """A place where a document speaks of an actor that has a name; ``actor`` is the appearance's id.

    ``pronoun``: words stand there that name nobody: a pronoun, or a plural ("they", "the two men") that stands for several.
    ``office``: what a person is, empty where no report says it, and None of actors who need no introduction.
    ``described``: words without a name stand there that say what a person is ("the prime minister"). ``minor``: somebody else
    of whom the story says more has a part of the name, too: only the whole name tells who it is.
    """

    start: int
    end: int
    actor: str
    name: str
    pronoun: bool
    person: bool = False
    family: bool = False
    office: str | None = None
    described: bool = False
    minor: bool = False


def mentions(
    appearances: Iterable[Appearance],
    name: Mapping[str, str],
    office: Mapping[str, str] | None = None,
    minor: AbstractSet[str] = frozenset(),
) -> tuple[Named, ...]:
    """Where a document speaks of actors, in order; ``name`` gives the names of those that have one, by appearance.

    ``office`` says what those are who need an introduction, ``minor`` has those who share a name with somebody told of more.
    """
    found = [
        Named(
            m.start,
            m.end,
            one.id,
            name[one.id],
            _names_nobody(m),
            one.actor_type is ActorType.PERSON,
            m.how in _SHORT,
            office.get(one.id) if office else None,
            one.actor_type is ActorType.PERSON and m.how == "description" and m.text.islower(),
            one.id in minor,
        )
        for one in appearances
        if name.get(one.id)
        for m in one.mentions
    ]
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def _names_nobody(mention: Mention) -> bool:
    """Whether it is a pronoun, or a plural without a name in it ("the two men", not "the two Koreas")."""
    return mention.how in _STANDING_IN and not any(letter.isupper() for letter in mention.text[1:])


def within(named: Sequence[Named], sentence: Sentence) -> Sequence[Named]:
    """The mentions of a document, which come in order, that stand in a sentence."""
    low, high = (bisect_left(named, at, key=lambda m: m.start) for at in (sentence.start, sentence.end))
    return named[low:high]
