"""The atlas: where places lie and how they lie to each other, by their canonical names.

This module is an :class:`~summitry.values.place.Atlas`.
"""

from __future__ import annotations

import re

from summitry.language.place import venues
from summitry.language.place.gazetteer import Gazetteer, Place


def contains(outer: str, inner: str) -> bool:
    """Whether one place lies in another, by canonical names ("Vietnam", "Hanoi"): in the gazetteer or as a known venue."""
    gazetteer = Gazetteer.shared()
    country = gazetteer.country(outer)
    for place in gazetteer.candidates(inner)[:1]:
        if outer in place.within or (country and place.country == country and not place.is_country):
            return True
    known = venues.known(inner)
    if known is None:
        return False
    return outer in (known.city, gazetteer.country_name(known.country)) or bool(country and known.country == country)


def same_place(a: str, b: str) -> bool:
    """Whether two names can be of one place: equal, other names of one, or one within the other."""
    first, second = _plain(a), _plain(b)
    if first == second:
        return True
    gazetteer = Gazetteer.shared()
    names = [{p.name for p in gazetteer.candidates(name)[:1]} for name in (a, b)]
    return bool(names[0] & names[1]) or contains(a, b) or contains(b, a)


def where(name: str) -> Place | None:
    """The place that a name ("Hanoi", "Hanoi, Vietnam") most likely means, or None where the gazetteer has none."""
    for piece in (name, name.split(",", maxsplit=1)[0].strip()):
        for place in Gazetteer.shared().candidates(piece)[:1]:
            return place
    known = venues.known(name)
    return where(known.city) if known and known.city else None


def _plain(name: str) -> str:
    return re.sub(r"^the |\W+", " ", name.lower()).strip()
