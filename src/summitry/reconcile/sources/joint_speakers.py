"""Whose a statement is: the one who is said to make it, or all the parties of a joint one.

"Korv and Odek said in a joint statement", "in a joint statement with Odek, Korv said" and "the two said …" are one statement of
the two, whomever a report names first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from summitry import lexicon
from summitry.model import ActorType, Appearance, Claim, Reading
from summitry.reconcile.sources import relays
from summitry.reconcile.text.sentences import Sentences

#: Characters between "with" or "and" and the name that it leads to: an office and its country.
_NEAR = 60
_WITH = re.compile(r"\s+(?:together )?(?:with|by)\s+")
_AND = re.compile(r"\band\b|&")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon.load('relays')['joint'])})\b", re.IGNORECASE)


class Parties:
    """Who makes the statements of one reading."""

    def __init__(self, reading: Reading, sentences: Sentences) -> None:
        self._sentences = sentences
        self._actors = {actor.id: actor for actor in reading.appearances}
        self._mentions = sorted((m.start, m.end, actor.id) for actor in reading.appearances for m in actor.mentions)
        self._together: dict[str, set[tuple[str, ...]]] = {}
        for claim in reading.claims:
            speakers = tuple(dict.fromkeys(slot.value for slot in claim.all("speaker")))
            for speaker in speakers if len(speakers) > 1 else ():
                self._together.setdefault(speaker, set()).add(speakers)

    def of(self, claim: Claim, stated: relays.Stated, at: int) -> tuple[str, ...]:
        """Who makes the statement that a claim rests on: appearance ids, or words; none where nobody is named.

        ``at`` is where the sentence of ``stated`` begins.
        """
        vouching = claim.holders or tuple(slot.value for slot in claim.all("speaker"))
        if not vouching:
            return ()
        if _joint().search(stated.words):
            parties = [one for one in vouching if not self._outlet(one)]
            return tuple(parties if len(parties) > 1 else dict.fromkeys([*parties, *self._others(parties, stated, at)]))
        known = self._together.get(vouching[0], ())
        return max((group for group in known if set(group) <= set(vouching)), key=len, default=vouching[:1])

    def _outlet(self, party: str) -> bool:
        actor = self._actors.get(party)
        return bool(actor and actor.actor_type is ActorType.OUTLET)

    def _others(self, parties: Iterable[str], stated: relays.Stated, at: int) -> list[str]:
        """Who else makes a joint statement of which one party is known: named behind "with", or before it beside that party."""
        own = next((actor for one in parties if (actor := self._actors.get(one))), None)
        if own is None:
            return []
        end = at + stated.end
        led = _WITH.match(self._sentences.blanked, end)
        if led:
            return [made for _, made in self._named(own, led.end(), led.end() + _NEAR)][:1]
        before = self._named(own, max(at, end - 5 * _NEAR), end, alone=False)
        mine = [start for start, made in before if made == own.id]
        return [
            made
            for start, made in before
            if made != own.id and any(self._beside(*sorted((start, place))) for place in mine)
        ]

    def _beside(self, left: int, right: int) -> bool:
        """Whether "and", and no more than an office, stands between two places."""
        between = self._sentences.blanked[left:right]
        return len(between) <= 2 * _NEAR and bool(_AND.search(between))

    def _named(self, own: Appearance, start: int, end: int, *, alone: bool = True) -> list[tuple[int, str]]:
        """Actors of one's own type that are mentioned in a stretch, quotations aside; without oneself where ``alone``."""
        first = bisect_left(self._mentions, (start,))
        last = bisect_left(self._mentions, (end,))
        return [
            (place, made)
            for place, _, made in self._mentions[first:last]
            if self._actors[made].actor_type is own.actor_type
            and not (alone and made == own.id)
            and self._sentences.blanked[place] != " "
        ]
