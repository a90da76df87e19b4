"""The degrees to which something is asserted, from a fact to what is only supposed, and what a claim carries of them."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from summitry.lexicon import classes, governs
from summitry.model import Modality


class Factuality(Enum):
    """How far something is asserted, the weakest last: of two that meet, the later one holds.

    ``modality`` and ``polarity`` are what a claim made of it carries; ``modality`` is None where nothing is asserted.
    """

    FACT = (Modality.HELD, "+")
    PLANNED = (Modality.PLANNED, "+")
    EXPECTED = (Modality.EXPECTED, "+")
    WANTED = (Modality.PROPOSED, "+")
    POSSIBLE = (Modality.POSSIBLE, "+")
    UNLIKELY = (Modality.POSSIBLE, "-")
    CANCELLED = (Modality.CANCELLED, "+")
    DENIED = (Modality.DENIED, "+")
    ASKED = (None, "+")
    SUPPOSED = (None, "-")

    @property
    def modality(self) -> Modality | None:
        """How far it has come about by the words, or None where it is only asked or supposed."""
        found: Modality | None = self.value[0]
        return found

    @property
    def polarity(self) -> str:
        """``-`` where the words hold it to be not so, without denying it."""
        return str(self.value[1])

    def under(self, outer: Factuality) -> Factuality:
        """What it comes to where it stands within something that is so far asserted."""
        return max(self, outer, key=_ORDER.index)


_ORDER = list(Factuality)
_NAMED = {kind.name.lower(): kind for kind in Factuality}
Stand = tuple[Factuality, bool]
"""How far something is asserted, and whether it is said not to be ("did not sign": a fact, negative)."""
#: Nobody asserts what is below these.
OPEN = (Factuality.ASKED, Factuality.SUPPOSED)


class Standing(NamedTuple):
    """What a claim carries of how far its predicate is asserted: modality and polarity."""

    modality: Modality
    polarity: str


def named(table: str, word: str) -> Factuality | None:
    """The degree of a word by a table of ``factuality.yaml``, or None where it is not listed."""
    return _NAMED.get(classes("factuality", table).get(word, ""))


def governed(form: str, word: str) -> Factuality | None:
    """The degree that a predicate gives what stands below it in a form (``infinitive``, ``that``), or None."""
    return _NAMED.get(governs(form).get(word, ""))


def when_denied(table: str, said: Factuality) -> Factuality | None:
    """What a denied governor makes of what is below it by such a table ("does not plan to"); None where it lists nothing."""
    return named(table, said.name.lower())
