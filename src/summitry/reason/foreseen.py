"""What one outlook foresees, in a form that later reports can be held against: whose deed, which deed, where, by when.

An outlook came about only where the same parties did the same kind of thing, at the same place, on a day that fits.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from summitry import kinds, lexicon
from summitry.kinds import When
from summitry.model import Actor, ActorType, Claim
from summitry.reconcile.text import content
from summitry.values import edtf

#: Share of an outlook's telling words, names of actors aside, that a later telling of it must have.
NEAR = 0.5
_NAMED = frozenset({ActorType.PERSON, ActorType.STATE, ActorType.BODY})
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]+")
_CAPITAL = re.compile(r"(?<![.!?“\"‘] )(?<!^)\b[A-Z][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an outlook foresees. ``words`` are telling stems without names of actors, ``deed`` those of the deed itself.

    ``sides`` are the countries (or names) of all that it names, ``proper`` other words with a capital (places, forums);
    ``due`` the days in which it falls, ``deadline`` whether it may come before them, ``told`` the day of its report.
    """

    text: str
    words: frozenset[str]
    deed: frozenset[str]
    sides: frozenset[str]
    proper: frozenset[str]
    due: tuple[date | None, date | None]
    deadline: bool
    told: date | None

    @property
    def goes(self) -> bool:
        """Whether the deed is to go somewhere, which whoever was there has done."""
        return bool(self.deed & _stems("going"))

    def same_deed(self, words: frozenset[str]) -> bool:
        """Whether what is told has the deed that was foreseen, or where it was to go somewhere, the place."""
        return bool(self.deed & words) or not self.deed or (self.goes and bool(self.proper & words))

    def same_place(self, words: frozenset[str]) -> bool:
        """Whether what is told names one of the places and other proper names that the outlook has, if it has any."""
        return not self.proper or bool(self.proper & words)

    def much_of(self, words: frozenset[str], share: float = NEAR) -> bool:
        """Whether what is told has enough of the words to be about it."""
        shared = len(self.words & words)
        return shared >= min(2, len(self.words)) and shared >= share * len(self.words)

    def day_fits(self, times: Iterable[str], published: date | None) -> bool:
        """Whether something that came about at some times (EDTF), told on a day, can be what was foreseen.

        It lies neither before the report that foresaw it nor outside the days foreseen, unless these only end its time.
        """
        spans = [span for value in times if (span := edtf.parse(value))]
        low, high = self.due
        first = self.told if self.deadline or low is None else max(filter(None, (self.told, low)))
        if not spans:
            return first is None or (published is not None and published >= first)
        return any((first is None or span[1] >= first) and (high is None or span[0] <= high) for span in spans)


def foreseen(claim: Claim, text: str, published: date | None, sides: Mapping[str, str]) -> Foreseen:
    """What a claim of something to come foresees. ``text``: its words; ``sides``: names of actors with their sides."""
    said = " ".join(slot.value for slot in claim.all("what")) or text
    named = _named(said, sides)
    names = content.words(" ".join(named))
    words = content.words(said) - names - content.words(" ".join(lexicon.load("joining")["to_come"]))
    times = [slot.value for slot in claim.slots if slot.role in kinds.times(claim.kind, When.HAPPENS, When.DUE)]
    spans = [edtf.bounds(value) for value in times if edtf.parse(value)]
    due = spans[0] if len(spans) == 1 else (None, None)
    return Foreseen(
        said,
        words,
        _deed(said, words),
        frozenset(sides[name] for name in named),
        _proper(said, names) & words,
        due,
        says("by_then", text),
        published,
    )


def sides_by_name(actors: Iterable[Actor]) -> dict[str, str]:
    """The names of persons, states and bodies as reports write them, each with its country, else its own identifier.

    A word of a person's name stands for the person as well, unless people of several sides have it.
    """
    known = [actor for actor in actors if actor.actor_type in _NAMED]
    found = {name: actor.country or actor.id for actor in known for name in (actor.name, *actor.names)}
    parts: dict[str, set[str]] = defaultdict(set)
    for actor in known:
        if actor.actor_type is ActorType.PERSON:
            for word in _CAPITALISED.findall(actor.name):
                parts[word].add(actor.country or actor.id)
    return {word: min(sides) for word, sides in parts.items() if len(sides) == 1} | found


def sides_in(text: str, sides: Mapping[str, str]) -> frozenset[str]:
    """The sides of all actors that a text names."""
    return frozenset(sides[name] for name in _named(text, sides))


def _named(text: str, sides: Mapping[str, str]) -> list[str]:
    """The names of actors that stand in a text, whole words only."""
    return [name for name in sides if name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]


def _deed(text: str, words: frozenset[str]) -> frozenset[str]:
    """The stem of the first telling word behind the words that bring a deed in; nothing where none does."""
    found = list(cue("brings_in").finditer(text))
    for match in found:
        for word in re.findall(r"[\w’'-]+", text[match.end() :])[:4]:
            if stems := content.words(word) & words:
                return stems
    return frozenset()


def _proper(text: str, names: frozenset[str]) -> frozenset[str]:
    """The stems of words with a capital letter inside a sentence that name neither actors nor days and months."""
    calendar = lexicon.load("calendar")
    written = (name for key in ("weekdays", "months") for names_of in calendar[key].values() for name in names_of)
    dates = content.words(" ".join(written))
    return content.words(" ".join(_CAPITAL.findall(text))) - names - dates


def says(group: str, text: str) -> bool:
    """Whether a text has a word or phrase of a list of ``discourse/joining.yaml``."""
    return bool(cue(group).search(text))


@cache
def cue(group: str) -> re.Pattern[str]:
    """The words of a list of ``discourse/joining.yaml`` as a pattern, the longer ones first."""
    words = sorted(lexicon.load("joining")[group], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)


@cache
def _stems(group: str) -> frozenset[str]:
    return content.words(" ".join(lexicon.load("joining")[group]))
