"""Where actors have been mentioned so far, kept so that a question costs the same however long the text behind it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from summitry.language.people.builder import Found
from summitry.model import ActorType

#: Mentions looked back at: more than six sentences of news have, where a text made to be costly has as many as it likes.
FAR = 60
#: Actors that may be meant by a description or a plural: far more than any report needs.
MANY = 100


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor mentioned at a token of a line."""

    line: int
    token: int
    actor: Found
    dep: str
    quoted: bool


class MentionIndex:
    """Mentions in the order in which they were resolved."""

    def __init__(self) -> None:
        self.row: list[Seen] = []
        self._at: dict[tuple[int, int], list[Seen]] = {}
        self._last: dict[Found, Seen] = {}
        self._counts: dict[Found, int] = defaultdict(int)
        self._leading: set[Found] = set()
        self._least = 1
        self._nameless: dict[str, dict[Found, None]] = defaultdict(dict)
        self.persons: set[Found] = set()

    def add(self, seen: Seen) -> None:
        """Remember a mention."""
        actor = seen.actor
        self.row.append(seen)
        self._at.setdefault((seen.line, seen.token), []).append(seen)
        self._last.pop(actor, None)
        self._last[actor] = seen
        self._counts[actor] += 1
        self._lead(actor)
        if actor.actor_type is ActorType.PERSON:
            self.persons.add(actor)
        elif actor.actor_type is ActorType.UNNAMED:
            for word in actor.offices:
                self._nameless[word].pop(actor, None)
                self._nameless[word][actor] = None

    def _lead(self, actor: Found) -> None:
        """Keep the actors mentioned most: exact, as counts only grow."""
        if actor in self._leading or len(self._leading) < MANY:
            self._leading.add(actor)
        elif self._counts[actor] > self._least:
            least = min(self._leading, key=lambda f: (self._counts[f], -f.order))
            self._least = self._counts[least]
            if self._counts[least] < self._counts[actor]:
                self._leading.discard(least)
                self._leading.add(actor)

    def recent(self) -> Sequence[Seen]:
        """The last mentions, the last first."""
        return self.row[: -FAR - 1 : -1]

    def at(self, line: int, token: int) -> Sequence[Seen]:
        """What is mentioned at a token of a line, the first first."""
        return self._at.get((line, token), ())

    def last(self, actor: Found) -> Seen | None:
        """The last mention of an actor, or None."""
        return self._last.get(actor)

    def latest(self) -> list[Found]:
        """The actors mentioned last, the last first."""
        return list(islice(reversed(self._last), MANY))

    def nameless(self, word: str) -> list[Found]:
        """The nameless persons that were brought in by a noun, the last mentioned first."""
        return list(islice(reversed(self._nameless.get(word, {})), MANY))

    def counted(self) -> dict[Found, int]:
        """The actors mentioned most, with how often."""
        return {actor: self._counts[actor] for actor in self._leading}
