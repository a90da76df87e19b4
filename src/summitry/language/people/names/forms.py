"""Names of persons: their parts, which part stands alone in which culture, and when two spellings are one name.

Orders of names follow INTERPOL's guide to naming practices (2006); the lists are in ``entities/names.yaml``. Here two
names are one only if a document could hardly mean two persons by them; joining over documents is left to ``reconcile/``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from summitry.lexicon import load, words

#: Letters from which on a name that stands alone may be spelt in another way than the full one ("Aragchi" of "Araghchi").
_SOUNDS_FROM = 6
_MARKS = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-", "–": "-"})


@cache
def fold(part: str) -> str:
    """A part of a name without case, accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", part.translate(_MARKS).lower())
    return "".join(c for c in plain if c.isalnum() or c == "-").strip("-")


@cache
def key(name: str) -> tuple[str, ...]:
    """The folded parts of a name, hyphens read as spaces, without initials, articles (al-) and suffixes (Jr.)."""
    dropped, suffixes = words("names", "dropped"), words("names", "suffixes")
    parts = [p for word in name.split() if word.lower() not in suffixes for p in fold(word).split("-") if p]
    kept = tuple(p for p in parts if not (len(p) == 1 or p in dropped))
    return kept or tuple(parts) or tuple(p for word in name.split() if (p := fold(word))) or (name.lower(),)


@cache
def initials(name: str) -> tuple[str, ...]:
    """The initials inside a name, folded ("George H.W. Berg" → h, w); none of a name that has a part spelt out there."""
    parts = name.split()[1:-1]
    return tuple(c for part in parts for c in fold(part)) if all(map(_is_initials, parts)) else ()


def _is_initials(part: str) -> bool:
    """Whether a part of a name is made of capitals with points ("H.W.", "J.") or is one capital."""
    return all(len(piece) == 1 and piece.isupper() for piece in part.removesuffix(".").split("."))


@cache
def culture(name: str) -> str | None:
    """The culture whose names have the family name first, if a full name follows its order; else None."""
    parts = name.split()
    if not 2 <= len(parts) <= 4:
        return None
    hyphened = "-" in parts[-1] and parts[-1].split("-")[-1][:1].islower()
    for label, order in _cultures():
        family = parts[0].capitalize() in order["names"]
        if family and (len(parts) > 2 or hyphened or _given_behind(parts, order)):
            return label
    return "Korean" if hyphened and len(parts) == 2 and len(parts[0]) <= 5 else None


def _given_behind(parts: Sequence[str], order: Mapping[str, Any]) -> bool:
    """Whether a name of two parts has its given name behind: in syllables of the culture, and none that is known elsewhere."""
    if given_gender(parts[0]) or not _syllables().fullmatch(fold(parts[1])):
        return False
    return bool(order.get("given_second")) or given_gender(parts[1]) is None


def family_first(name: str) -> bool:
    """Whether a name begins with a family name of a culture that writes it first, and goes on in syllables of given names."""
    parts = name.split()
    known = any(parts[0].capitalize() in order["names"] for _, order in _cultures())
    return known and len(parts) > 1 and all(_syllables().fullmatch(p) for p in fold(parts[-1]).split("-"))


@cache
def _syllables() -> re.Pattern[str]:
    return re.compile(load("names")["syllables"])


@cache
def _cultures() -> tuple[tuple[str, dict[str, Any]], ...]:
    return tuple(
        (label, {**order, "names": frozenset(order["names"])}) for label, order in load("names")["family_first"].items()
    )


@cache
def countries_of(name: str) -> frozenset[str]:
    """The countries in which a name of this order and with this family name is at home; empty where it tells nothing."""
    parts = name.split()
    found: set[str] = set()
    for _label, order in _cultures():
        if parts[0].capitalize() in order["names"] and culture(name):
            found.update(order["countries"])
    return frozenset(found)


@cache
def alone(name: str) -> tuple[tuple[str, ...], ...]:
    """The folded forms in which a full name stands alone, the usual one first."""
    parts = key(name)
    if len(parts) == 1:
        return (parts,)
    order = culture(name)
    how = next((o.get("alone", "first") for label, o in _cultures() if label == order), "last")
    if how == "first":
        return ((parts[0],),)
    if how == "whole":
        return (parts, (parts[-1],))
    particles = words("names", "particles")
    tails = [parts[n:] for n in range(len(parts) - 1, 0, -1)]
    usual = next((tail for tail in tails if tail[0] not in particles), tails[0])
    with_particles = next(
        (tails[n + 1] for n, tail in enumerate(tails[:-1]) if tail == usual and tails[n + 1][0] in particles), None
    )
    return tuple(dict.fromkeys([usual, *([with_particles] if with_particles else []), *tails]))


def stands_for(short: tuple[str, ...], name: str) -> int:
    """How well a short form fits a full name: 3 the usual form, 2 another tail of it, 1 another part, 0 not at all."""
    forms = alone(name)
    if short == forms[0]:
        return 3
    if sum(map(len, short)) >= _SOUNDS_FROM and sounds(short) == sounds(forms[0]):
        return 3
    if short in forms:
        return 2
    whole = key(name)
    size = len(short)
    inside = any(whole[n : n + size] == short for n in range(len(whole) - size + 1))
    if inside and (size > 1 or len(short[0]) > 2):
        return 1
    return 0


@cache
def same(one: str, other: str) -> bool:
    """Whether two full names in one document are two spellings or forms of one name."""
    a, b = key(one), key(other)
    if a == b or "".join(a) == "".join(b):
        return True
    if len(a) < 2 or len(b) < 2:
        return False
    short, long = sorted((a, b), key=len)
    if len(long) > len(short) and short[-1] == long[-1] and short[0] == long[0]:
        return True
    return len(a) == len(b) and all(_near(x, y) for x, y in zip(a, b, strict=True)) and (a[0] == b[0] or a[-1] == b[-1])


def spellings(parts: tuple[str, ...]) -> tuple[object, ...]:
    """What two keys must share, one of these at least, to be of the :func:`same` name."""
    short = load("romanisation")["nicknames"]
    return "".join(parts), (parts[0], parts[-1]), ("sound", *sounds(tuple(short.get(p, p) for p in parts)))


def sounds(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of a key by how they sound, short ones as they are: the same for spellings of one name."""
    return tuple(_sound(p) if len(p) > 3 else p for p in parts)


def pieces(parts: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The runs of parts of a key that are shorter than it; no piece of a name that stands alone has more than six parts."""
    sizes = range(1, min(len(parts), 7))
    return {parts[n : n + size] for size in sizes for n in range(len(parts) - size + 1)}


def _near(a: str, b: str) -> bool:
    """Whether two parts are spellings of one by the vocabulary of romanisations, or a given name and its short form."""
    short = load("romanisation")["nicknames"]
    return a == b or short.get(a, a) == short.get(b, b) or (min(len(a), len(b)) > 3 and _sound(a) == _sound(b))


@cache
def _sound(part: str) -> str:
    for old, new in load("romanisation")["fold"]:
        part = part.replace(old, new)
    kept = [c for n, c in enumerate(part) if n == 0 or c != part[n - 1]]
    return "".join(kept)


@cache
def given_gender(part: str) -> str | None:
    """``male``, ``female`` or ``any`` for a known given name, else None."""
    plain = part.split("-", maxsplit=1)[0] if part.split("-", maxsplit=1)[0] in _given() else part
    return _given().get(plain if plain in _given() else plain.capitalize() if plain.isupper() else plain)


@cache
def _given() -> dict[str, str]:
    lists = load("given_names")
    return {
        name: label for label, row in (("any", "both"), ("female", "female"), ("male", "male")) for name in lists[row]
    }


def gender(name: str) -> str | None:
    """The gender that the given name of a full name tells, or None."""
    parts = name.split()
    if len(parts) < 2 or culture(name):
        return None
    told = given_gender(parts[0])
    return told if told in ("male", "female") else None
