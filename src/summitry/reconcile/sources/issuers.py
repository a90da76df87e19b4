"""Who issues releases: ministries, offices, embassies. One is one origin, wherever it publishes and however it is called."""

from __future__ import annotations

import re
from functools import cache

from summitry.lexicon import states, words
from summitry.reconcile.sources import relays

_WORD = re.compile(r"[^\W\d_][\w’']*")


def issues(name: str) -> bool:
    """Whether a name is that of an authority that issues releases, and of no news agency."""
    said = set(name.lower().split())
    return relays.agency(name) is None and _state(name) != "" and bool(said & words("credits", "issuers"))


def key(name: str) -> str:
    """What an issuer is compared by: its state and the words of its office ("Estonian Ministry of Foreign Affairs")."""
    state = _state(name)
    plain = (word.lower() for word in _WORD.findall(name))
    kept = {word for word in plain if word not in words("credits", "forms") and word not in _state_words()}
    return " ".join((state, *sorted(kept)))


def _state(name: str) -> str:
    """The code of the state that a name holds, by its name or its adjective; empty where it holds none."""
    low = f" {' '.join(_WORD.findall(name.lower()))} "
    return next((code for said, code in _states() if f" {said} " in low), "")


@cache
def _states() -> tuple[tuple[str, str], ...]:
    """The names and adjectives of states with their codes, the longest first."""
    return tuple(sorted(states().items(), key=lambda pair: -len(pair[0])))


@cache
def _state_words() -> frozenset[str]:
    return frozenset(word for said, _ in _states() for word in said.split())
