"""What reconciling worked out before, kept with a digest of all that it rests on.

A result whose digest is still the same need not be worked out again, and is the same to the letter; so a record that is
renewed equals one that is made from nothing, whatever came in between.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

#: Stage and key of a result → its digest and the result itself.
Kept = Mapping[tuple[str, str], tuple[str, bytes]]

#: Made once: of many small digests, making it takes longer than using it.
_PLAIN = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def digest(*parts: object) -> str:
    """A digest of plain values (strings, numbers, None, and lists, tuples and mappings of them)."""
    return blake2b(_PLAIN.encode(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Memo:
    """The results of the last time, and those of this time as they come."""

    def __init__(self, before: Kept | None = None) -> None:
        self._before: Kept = before or {}
        self._now: dict[tuple[str, str], tuple[str, bytes]] = {}
        #: How many results were worked out anew, by stage.
        self.made: dict[str, int] = defaultdict(int)

    def known(self, stage: str, key: str, rests_on: str) -> bytes | None:
        """The result of a stage for a key, or None where it rests on something else now or was never there."""
        found = self._before.get((stage, key))
        if found is None or found[0] != rests_on:
            return None
        self._now[stage, key] = found
        return found[1]

    def keep(self, stage: str, key: str, rests_on: str, result: bytes = b"") -> None:
        """Keep a result that was worked out now."""
        self._now[stage, key] = (rests_on, result)
        self.made[stage] += 1

    def data(self, stage: str, key: str, rests_on: str) -> Any:
        """As :meth:`known`, for plain values."""
        found = self.known(stage, key, rests_on)
        return None if found is None else json.loads(found)

    def keep_data(self, stage: str, key: str, rests_on: str, value: object) -> None:
        """As :meth:`keep`, for plain values."""
        self.keep(stage, key, rests_on, json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"))

    @property
    def kept(self) -> Kept:
        """All results of this time."""
        return self._now

    def changes(self) -> tuple[Kept, list[tuple[str, str]]]:
        """What is new or other than before, and the keys of all that was there before and is no longer so."""
        fresh = {key: row for key, row in self._now.items() if self._before.get(key) is not row}
        return fresh, [key for key in self._before if key not in self._now or key in fresh]
